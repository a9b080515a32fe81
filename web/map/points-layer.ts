/** Draws all stations on one canvas: small dots for those nobody has been to, shapes by rating above them. */

import type { LatLng, Layer } from 'leaflet'
import { type Colours, createCanvasLayer, readColours, type View } from './canvas-layer.ts'
import { findNear, type MapPoints, stateOf } from './map-points.ts'
import { lookOf, type StationState } from './marker-look.ts'

type Leaflet = typeof import('leaflet')

/** A finger covers this many pixels to each side. */
const REACH_PX = 22
/** Stations closer than this are one spot: the rooms of one school. */
const SPOT_PX = 5
/** Marks that begin beyond the edge still reach into the picture. */
const EDGE = 20

const HEIGHTS: Readonly<Record<StationState, number>> = {
  'not-visited': 0,
  unknown: 1,
  full: 2,
  assisted: 3,
  none: 4,
}

export interface PointsLayer {
  readonly layer: Layer
  /** `settle` follows, after the map has been moved to them. */
  readonly take: (points: MapPoints) => void
  readonly settle: () => void
  /** Reads the colours again: the theme has changed. */
  readonly repaint: () => void
  readonly findAt: (place: LatLng) => readonly number[]
}

/** Leaflet is handed in: only `station-map.ts` imports it. */
export function createPointsLayer(L: Leaflet): PointsLayer {
  let points: MapPoints | undefined
  /** World pixels at zoom 0; at zoom z they are 2^z times as far apart. */
  let xs = new Float64Array()
  let ys = new Float64Array()
  let inDrawingOrder: readonly number[] = []
  const { layer, canvas, redraw, outdate, settle, zoom } = createCanvasLayer(L, 'map-points', drawPoints)

  function drawPoints(brush: CanvasRenderingContext2D, view: View) {
    const colours = readColours(canvas)
    const stamps = makeStamps(markerSize(view.zoom), colours)
    const dot = dotSize(view.zoom)
    // So small that round and square look alike; squares are drawn much faster.
    const isSpeck = dot < 4
    const round = isSpeck ? undefined : drawStamp('not-visited', dot * 3.2, colours)
    brush.fillStyle = colours('--edge')
    // Those nobody has been to lie below; what hinders most lies on top, so that it is never hidden.
    for (const at of inDrawingOrder) {
      const x = (xs[at] ?? 0) * view.scale - view.x
      const y = (ys[at] ?? 0) * view.scale - view.y
      if (x < -EDGE || y < -EDGE || x > view.width + EDGE || y > view.height + EDGE) continue
      const state = points ? stateOf(points, at) : 'not-visited'
      if (state !== 'not-visited') stampAt(brush, stamps(state), x, y)
      else if (round) stampAt(brush, { image: round, size: dot * 3.2 + 4 }, x, y)
      else brush.fillRect(x - dot / 2, y - dot / 2, dot, dot)
    }
  }

  return {
    layer,
    settle,
    take(next) {
      points = next
      xs = new Float64Array(next.codes.length)
      ys = new Float64Array(next.codes.length)
      for (let at = 0; at < next.codes.length; at += 1) {
        const place = L.CRS.EPSG3857.latLngToPoint(
          L.latLng(next.latitudes[at] ?? 0, next.longitudes[at] ?? 0),
          0,
        )
        xs[at] = place.x
        ys[at] = place.y
      }
      inDrawingOrder = [...next.codes.keys()].sort(
        (one, other) => HEIGHTS[stateOf(next, one)] - HEIGHTS[stateOf(next, other)],
      )
      outdate()
    },
    repaint: redraw,
    findAt(place) {
      const at = L.CRS.EPSG3857.latLngToPoint(place, 0)
      const scale = 2 ** zoom()
      return findNear(xs, ys, at.x, at.y, REACH_PX / scale, SPOT_PX / scale)
    },
  }
}

const dotSize = (zoom: number): number => (zoom < 8 ? 1.5 : zoom < 10 ? 2.5 : zoom < 12 ? 4 : 6)
const markerSize = (zoom: number): number => (zoom < 7 ? 11 : zoom < 9 ? 14 : zoom < 12 ? 18 : 22)

interface Stamp {
  readonly image: HTMLCanvasElement
  readonly size: number
}

const stampAt = (brush: CanvasRenderingContext2D, { image, size }: Stamp, x: number, y: number) =>
  brush.drawImage(image, x - size / 2, y - size / 2, size, size)

/** Each shape is drawn once and stamped as often as needed. */
export function makeStamps(size: number, colours: Colours): (state: StationState) => Stamp {
  const made = new Map<StationState, Stamp>()
  return (state) => {
    const known = made.get(state)
    if (known) return known
    const stamp = { image: drawStamp(state, size, colours), size: size + 4 }
    made.set(state, stamp)
    return stamp
  }
}

function drawStamp(state: StationState, size: number, colours: Colours): HTMLCanvasElement {
  const density = window.devicePixelRatio || 1
  const image = document.createElement('canvas')
  image.width = (size + 4) * density
  image.height = (size + 4) * density
  const brush = image.getContext('2d')
  if (!brush) return image
  const look = lookOf(state)
  const outline = new Path2D(look.outline)
  brush.scale(density, density)
  brush.translate(2, 2)
  brush.scale(size / 16, size / 16)
  brush.lineJoin = 'round'
  brush.lineCap = 'round'
  // A rim in the colour of the paper keeps neighbours apart.
  brush.strokeStyle = colours('--surface')
  brush.lineWidth = look.isHollow ? 5 : 2.5
  brush.stroke(outline)
  brush.fillStyle = look.isHollow ? colours('--surface') : colours(look.token)
  brush.fill(outline)
  if (look.isHollow) {
    brush.strokeStyle = colours(look.token)
    brush.lineWidth = 2.2
    brush.stroke(outline)
  }
  if (look.sign) {
    brush.strokeStyle = colours('--surface')
    brush.lineWidth = 2
    brush.stroke(new Path2D(look.sign))
  }
  return image
}
