/** The levels of areas down to the one chosen, each with its areas; fetched once and kept while the page is open. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listAreas, readCountry } from '../../schema/wire/place-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { AreaLevelChoice } from '../parts/area-picker.ts'

type Areas = ReplyOf<typeof listAreas>
type Country = ReplyOf<typeof readCountry>

/** Below the commune there are too many to choose from. */
const LEVELS_SHOWN = 3

export class AreaLevels implements ReactiveController {
  levels: readonly AreaLevelChoice[] = []
  country: Country | undefined
  private readonly host: ReactiveControllerHost
  /** Each is asked for once, however many wait for it. */
  private readonly known = new Map<string, Promise<Areas>>()
  private asked: Promise<Country | undefined> | undefined
  private turn = 0

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {}

  /** Areas are a help for choosing: when they cannot be had, everything else on the page still works. */
  async open(client: Client, area: string | undefined): Promise<void> {
    this.turn += 1
    const turn = this.turn
    this.asked ??= client.call(readCountry).then((outcome) => {
      if ('reply' in outcome) return outcome.reply
      this.asked = undefined
      return undefined
    })
    this.country = await this.asked
    const above = (this.country?.areaLevels ?? []).slice(0, LEVELS_SHOWN)
    const levels: AreaLevelChoice[] = []
    let within: string | undefined
    for (const { id, name, codeLength } of above) {
      const areas = await this.list(client, within)
      const chosen = areas.find(({ code }) => code === area?.slice(0, codeLength))?.code
      levels.push({ id, name, areas, chosen })
      if (!chosen) break
      within = chosen
    }
    if (turn !== this.turn) return
    this.levels = levels
    this.host.requestUpdate()
  }

  private list(client: Client, within: string | undefined): Promise<Areas> {
    const key = within ?? ''
    const known = this.known.get(key)
    if (known) return known
    const asked = client.call(listAreas, { querystring: within ? { within } : {} }).then((outcome) => {
      // An area without a station would only lead to an empty list.
      if ('reply' in outcome) return outcome.reply.filter(({ stations }) => stations > 0)
      this.known.delete(key)
      return []
    })
    this.known.set(key, asked)
    return asked
  }
}
