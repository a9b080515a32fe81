/** What the map says: what was pointed at, and which part of it is shown. */

import type { Extent } from './map-points.ts'
import type { MapTile } from './map-tiles.ts'
import type { StationState } from './marker-look.ts'

/** A station somebody pointed to on the map. */
export interface PointedStation {
  readonly code: string
  readonly state: StationState
}

/** People pointed at the map; `stations` share one spot and may be none. */
export class StationsPointed extends CustomEvent<readonly PointedStation[]> {
  constructor(stations: readonly PointedStation[]) {
    super('stations-pointed', { detail: stations, bubbles: true })
  }
}

/** People pointed at the map while it shows areas: code of one, or nothing outside all of them. */
export class AreaPointed extends CustomEvent<string | undefined> {
  constructor(area: string | undefined) {
    super('area-pointed', { detail: area, bubbles: true })
  }
}

export interface ViewShown {
  readonly extent: Extent
  readonly zoom: number
}

/** Another part of the map is shown, with what is drawn around it. */
export class ViewShownAnew extends CustomEvent<ViewShown> {
  constructor(view: ViewShown) {
    super('view-shown', { detail: view, bubbles: true })
  }
}

/** People pointed at a square with many stations. */
export class TilePointed extends CustomEvent<MapTile> {
  constructor(tile: MapTile) {
    super('tile-pointed', { detail: tile, bubbles: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'stations-pointed': StationsPointed
    'area-pointed': AreaPointed
    'view-shown': ViewShownAnew
    'tile-pointed': TilePointed
  }
}
