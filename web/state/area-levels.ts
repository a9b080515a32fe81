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
  private readonly known = new Map<string, Areas>()
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
    if (!this.country) {
      const country = await client.call(readCountry)
      if ('reply' in country) this.country = country.reply
    }
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

  private async list(client: Client, within: string | undefined): Promise<Areas> {
    const key = within ?? ''
    const known = this.known.get(key)
    if (known) return known
    const outcome = await client.call(listAreas, { querystring: within ? { within } : {} })
    if (!('reply' in outcome)) return []
    // An area without a station would only lead to an empty list.
    const areas = outcome.reply.filter(({ stations }) => stations > 0)
    this.known.set(key, areas)
    return areas
  }
}
