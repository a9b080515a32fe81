/** Draws areas on one canvas: shaded in steps, hatched where stations are few, each with its share and its n. */

import type { LatLng, Layer } from 'leaflet'
import { isInside, type Ring } from '../../schema/places/area-shapes.ts'
import { type Colours, createCanvasLayer, readColours, type View } from './canvas-layer.ts'
import type { MapArea, MapAreas } from './map-areas.ts'
import { SHADE_INK, shadeLook, TILE } from './shade-look.ts'

type Leaflet = typeof import('leaflet')

const LINE_PX = 17
const FONT = '700 13px "Noto Sans Khmer", sans-serif'

export interface AreasLayer {
  readonly layer: Layer
  readonly show: (areas: MapAreas) => void
  /** The land outside of which nothing approximate is drawn. */
  readonly cutAt: (country: readonly Ring[]) => void
  readonly repaint: () => void
  /** Code of the area at a place. */
  readonly findAt: (place: LatLng) => string | undefined
}

/** Rings in world pixels at zoom 0. */
type Drawn = readonly Float64Array[]

/** Leaflet is handed in: only `station-map.ts` imports it. */
export function createAreasLayer(L: Leaflet): AreasLayer {
  let shown: MapAreas | undefined
  let country: readonly Ring[] = []
  let land: Drawn = []
  let outlines: readonly Drawn[] = []
  const { layer, canvas, redraw } = createCanvasLayer(L, 'map-areas', paint)

  const toWorld = (rings: readonly Ring[]): Drawn =>
    rings.map((ring) => {
      const world = new Float64Array(ring.length)
      for (let at = 0; at < ring.length; at += 2) {
        const { x, y } = L.CRS.EPSG3857.latLngToPoint(L.latLng(ring[at + 1] ?? 0, ring[at] ?? 0), 0)
        world[at] = x
        world[at + 1] = y
      }
      return world
    })

  function paint(brush: CanvasRenderingContext2D, view: View) {
    if (!shown) return
    const colours = readColours(canvas)
    brush.save()
    if (shown.isApproximate && land.length > 0) brush.clip(pathOf(land, view), 'evenodd')
    const fills = makeFills(colours)
    const paths = outlines.map((rings) => pathOf(rings, view))
    for (const [at, { shade }] of shown.areas.entries()) {
      const path = paths[at]
      if (!path) continue
      for (const fill of fills(shade)) {
        brush.fillStyle = fill
        brush.fill(path, 'evenodd')
      }
    }
    brush.lineJoin = 'round'
    for (const [width, token] of [
      [3, '--surface'],
      [1.25, '--ink-soft'],
    ] as const) {
      brush.lineWidth = width
      brush.strokeStyle = colours(token)
      for (const path of paths) brush.stroke(path)
    }
    brush.restore()
    writeLabels(brush, view, shown.areas, colours)
  }

  function writeLabels(
    brush: CanvasRenderingContext2D,
    view: View,
    areas: readonly MapArea[],
    colours: Colours,
  ) {
    brush.font = FONT
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    const taken: { x: number; y: number; width: number; height: number }[] = []
    for (const { label, lines } of areas) {
      if (lines.length === 0) continue
      const at = L.CRS.EPSG3857.latLngToPoint(L.latLng(label.latitude, label.longitude), 0)
      const x = at.x * view.scale - view.x
      const y = at.y * view.scale - view.y
      const width = Math.max(...lines.map((line) => brush.measureText(line).width)) + 8
      const height = lines.length * LINE_PX
      // What would lie upon another number is left out; zooming in makes room, and the table has them all.
      const isTaken = taken.some(
        (other) =>
          Math.abs(other.x - x) < (other.width + width) / 2 &&
          Math.abs(other.y - y) < (other.height + height) / 2,
      )
      if (isTaken) continue
      taken.push({ x, y, width, height })
      brush.beginPath()
      brush.roundRect(x - width / 2, y - height / 2 - 2, width, height + 4, 4)
      brush.fillStyle = colours('--surface')
      brush.fill()
      brush.fillStyle = colours('--ink')
      for (const [line, text] of lines.entries())
        brush.fillText(text, x, y + (line - (lines.length - 1) / 2) * LINE_PX)
    }
  }

  return {
    layer,
    show(next) {
      shown = next
      outlines = next.areas.map(({ rings }) => toWorld(rings))
      redraw()
    },
    cutAt(rings) {
      country = rings
      land = toWorld(rings)
      redraw()
    },
    repaint: redraw,
    findAt({ lat, lng }) {
      if (!shown) return undefined
      if (shown.isApproximate && country.length > 0 && !isInside(country, lng, lat)) return undefined
      return shown.areas.find(({ rings }) => isInside(rings, lng, lat))?.code
    },
  }
}

function pathOf(rings: Drawn, view: View): Path2D {
  const path = new Path2D()
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const x = (ring[at] ?? 0) * view.scale - view.x
      const y = (ring[at + 1] ?? 0) * view.scale - view.y
      if (at === 0) path.moveTo(x, y)
      else path.lineTo(x, y)
    }
    path.closePath()
  }
  return path
}

/** What an area is filled with, one upon the other: its colour, then its dots or lines. */
function makeFills(colours: Colours): (shade: MapArea['shade']) => readonly (string | CanvasPattern)[] {
  const made = new Map<MapArea['shade'], readonly (string | CanvasPattern)[]>()
  return (shade) => {
    const known = made.get(shade)
    if (known) return known
    const pattern = drawPattern(shade, colours)
    const fills = [colours(shadeLook(shade).fill), ...(pattern ? [pattern] : [])]
    made.set(shade, fills)
    return fills
  }
}

function drawPattern(shade: MapArea['shade'], colours: Colours): CanvasPattern | undefined {
  const { dot, isHatched } = shadeLook(shade)
  if (dot === undefined && !isHatched) return undefined
  const density = window.devicePixelRatio || 1
  const tile = document.createElement('canvas')
  tile.width = TILE * density
  tile.height = TILE * density
  const brush = tile.getContext('2d')
  if (!brush) return undefined
  brush.scale(density, density)
  brush.fillStyle = colours(SHADE_INK)
  brush.strokeStyle = colours(SHADE_INK)
  if (dot !== undefined) {
    brush.arc(TILE / 2, TILE / 2, dot, 0, 2 * Math.PI)
    brush.fill()
  } else {
    // Three lines, so that they meet at the corners of the square.
    for (const from of [-TILE, 0, TILE]) {
      brush.moveTo(from, TILE)
      brush.lineTo(from + TILE, 0)
    }
    brush.stroke()
  }
  const pattern = brush.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(1 / density))
  return pattern ?? undefined
}
