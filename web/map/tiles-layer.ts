/** Draws squares with their number of stations, and the worst state found in each by its shape. */

import type { LatLng, Layer } from 'leaflet'
import { showNumber } from '../words/numerals.ts'
import { createCanvasLayer, readColours, type View } from './canvas-layer.ts'
import { type MapTile, worstOf } from './map-tiles.ts'
import { makeStamps } from './points-layer.ts'

type Leaflet = typeof import('leaflet')

const FONT = '700 13px "Noto Sans Khmer", sans-serif'
const SMALL_FONT = '600 12px "Noto Sans Khmer", sans-serif'
const HEIGHT = 24
const MARK = 13
/** A finger covers this many pixels to each side. */
const REACH_PX = 32

export interface TilesLayer {
  readonly layer: Layer
  readonly show: (tiles: readonly MapTile[]) => void
  readonly repaint: () => void
  readonly findAt: (place: LatLng) => MapTile | undefined
}

/** Leaflet is handed in: only `station-map.ts` imports it. */
export function createTilesLayer(L: Leaflet): TilesLayer {
  let shown: readonly { readonly tile: MapTile; readonly x: number; readonly y: number }[] = []
  const { layer, canvas, redraw, zoom } = createCanvasLayer(L, 'map-tiles', paint)

  function paint(brush: CanvasRenderingContext2D, view: View) {
    const colours = readColours(canvas)
    const stamps = makeStamps(MARK, colours)
    brush.textBaseline = 'middle'
    brush.textAlign = 'center'
    for (const { tile, x: east, y: south } of shown) {
      const x = east * view.scale - view.x
      const y = south * view.scale - view.y
      if (x < -60 || y < -60 || x > view.width + 60 || y > view.height + 60) continue
      const worst = worstOf(tile)
      const height = worst ? 2 * HEIGHT - 4 : HEIGHT
      const text = showNumber(tile.stations)
      brush.font = FONT
      const width = Math.max(brush.measureText(text).width + 12, worst ? 44 : 0)
      brush.beginPath()
      brush.roundRect(x - width / 2, y - height / 2, width, height, 6)
      brush.fillStyle = colours('--surface')
      brush.fill()
      brush.lineWidth = 1.25
      brush.strokeStyle = colours('--edge')
      brush.stroke()
      brush.fillStyle = colours('--ink')
      brush.fillText(text, x, worst ? y - 10 : y)
      if (!worst) continue
      const stamp = stamps(worst.state)
      brush.drawImage(stamp.image, x - width / 2 + 3, y + 2, stamp.size, stamp.size)
      brush.font = SMALL_FONT
      brush.fillText(showNumber(worst.stations), x + stamp.size / 2, y + 11)
    }
  }

  return {
    layer,
    show(tiles) {
      shown = tiles.map((tile) => {
        const { x, y } = L.CRS.EPSG3857.latLngToPoint(L.latLng(tile.latitude, tile.longitude), 0)
        return { tile, x, y }
      })
      redraw()
    },
    repaint: redraw,
    findAt(place) {
      const at = L.CRS.EPSG3857.latLngToPoint(place, 0)
      const reach = REACH_PX / 2 ** zoom()
      return shown.find(({ x, y }) => Math.abs(x - at.x) <= reach && Math.abs(y - at.y) <= reach)?.tile
    },
  }
}
