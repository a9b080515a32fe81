/** The map below the stations, where the office has one: squares from its own server. */

import type { Layer, Map as LeafletMap } from 'leaflet'

type Leaflet = typeof import('leaflet')

export interface MapBackground {
  /** By whom it is; empty where nobody is named. */
  readonly credit: string
  readonly minZoom: number
  readonly maxZoom: number
  /** Degrees; outside there are no squares. */
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

export interface Background {
  /** Puts it on the map once, or takes it away again where there is none to show. */
  readonly show: (map: LeafletMap, background: MapBackground | undefined) => void
}

export function createBackground(L: Leaflet): Background {
  let shown: Layer | undefined
  return {
    show(map, background) {
      if (background) shown ??= layerOf(L, background).addTo(map)
      else {
        shown?.remove()
        shown = undefined
      }
    },
  }
}

/** Beyond its nearest zoom step the last squares are drawn larger; below its farthest there is the outline alone. */
const layerOf = (L: Leaflet, { minZoom, maxZoom, south, west, north, east }: MapBackground): Layer =>
  L.tileLayer('/api/map-background/{z}/{x}/{y}', {
    bounds: L.latLngBounds([south, west], [north, east]),
    minZoom,
    maxNativeZoom: maxZoom,
    noWrap: true,
    // While somebody is still moving, squares that are passed by need not be asked for.
    updateWhenIdle: true,
    keepBuffer: 1,
  })
