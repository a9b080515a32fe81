/** What lies on the map of stations: all of them at once, or, where they are too many, the part that is shown. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import { TILES_ABOVE } from '../../schema/places/tile.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readMap, readTiles } from '../../schema/wire/result-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { ViewShown } from '../map/map-events.ts'
import { type MapPoints, readColumns } from '../map/map-points.ts'
import { type PartShown, readPart } from '../map/map-tiles.ts'
import { Asking } from '../state/asking.ts'

/** From here on a hundred metres are more than a pixel. */
const EXACT_FROM_ZOOM = 10
/** Where the office says nothing else. */
const WAIT_MS = 10_000

interface Wanted {
  readonly client: Client
  readonly campaign: string
  readonly filters: StationFilter
  /** In the whole register. */
  readonly stations: number
}

export class MapDesk implements ReactiveController {
  points: MapPoints | undefined
  part: PartShown | undefined
  readonly all: Asking<ReplyOf<typeof readMap>>
  readonly inPart: Asking<ReplyOf<typeof readTiles>>
  private view: ViewShown | undefined
  private wanted: Wanted | undefined
  /** Whether the points that were asked for last are within a hundred metres only. */
  private isRough = false
  private again: ReturnType<typeof setTimeout> | undefined
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    this.all = new Asking(host)
    this.inPart = new Asking(host)
    host.addController(this)
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.again)
  }

  get problem() {
    return this.all.problem ?? this.inPart.problem
  }

  /** Names are looked for among all stations, so what a search finds is sent whole. */
  private static isInParts = ({ stations, filters }: Wanted): boolean =>
    stations > TILES_ABOVE && filters.search === undefined

  /** What is on its way is of other filters than the list by now: it is not drawn. */
  leaveOut(): void {
    this.all.leaveOut()
    this.inPart.leaveOut()
  }

  async load(wanted: Wanted): Promise<void> {
    this.wanted = wanted
    if (MapDesk.isInParts(wanted)) {
      this.points = undefined
      this.all.forget()
      await this.loadPart()
      return
    }
    this.part = undefined
    this.inPart.forget()
    await this.loadAll(wanted)
  }

  /** Half the bytes where the country is seen: points are rough there, and asked for anew by whoever comes nearer. */
  private async loadAll({ client, campaign, filters }: Wanted) {
    const isRough = (this.view?.zoom ?? 0) < EXACT_FROM_ZOOM
    this.isRough = isRough
    const columns = await this.all.ask(() =>
      client.call(readMap, {
        params: { campaign },
        querystring: { ...filters, ...(isRough ? { points: 'rough' } : {}) },
      }),
    )
    if (!columns) return
    this.points = readColumns(columns)
    this.host.requestUpdate()
  }

  readonly show = (view: ViewShown): void => {
    this.view = view
    if (!this.wanted) return
    if (MapDesk.isInParts(this.wanted)) void this.loadPart()
    else if (this.isRough && view.zoom >= EXACT_FROM_ZOOM) void this.loadAll(this.wanted)
  }

  /** While the office makes the tiles of a new register it says how long it takes; nobody has to press anything. */
  private askAgainWhenReady() {
    const { problem } = this.inPart
    if (problem?.kind !== 'refused' || problem.slug !== 'server-busy') return
    clearTimeout(this.again)
    this.again = setTimeout(() => void this.loadPart(), problem.waitMs ?? WAIT_MS)
  }

  private async loadPart() {
    const { wanted, view } = this
    if (!wanted || !view) return
    const { search: _, ...filters } = wanted.filters
    const { extent, zoom } = view
    const degrees = (value: number, most: number) => Math.min(most, Math.max(-most, value)).toFixed(5)
    const reply = await this.inPart.ask(() =>
      wanted.client.call(readTiles, {
        params: { campaign: wanted.campaign },
        querystring: {
          ...filters,
          south: degrees(extent.south, 90),
          north: degrees(extent.north, 90),
          west: degrees(extent.west, 180),
          east: degrees(extent.east, 180),
          zoom: zoom.toFixed(1),
        },
      }),
    )
    if (!reply) {
      this.askAgainWhenReady()
      return
    }
    this.part = readPart(reply)
    this.host.requestUpdate()
  }
}
