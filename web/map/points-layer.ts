/** Draws all stations on one canvas: small dots for those nobody has been to, shapes by rating above them. */

import type { LatLng, Layer, Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet'
import { findNear, type MapPoints, stateOf } from './map-points.ts'
import { lookOf, type StationState } from './marker-look.ts'

type Leaflet = typeof import('leaflet')

/** How much is drawn beyond each edge, as a part of the view, so that a pan shows no empty border. */
const MARGIN = 0.35
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
  readonly show: (points: MapPoints) => void
  /** Reads the colours again: the theme has changed. */
  readonly repaint: () => void
  readonly findAt: (place: LatLng) => readonly number[]
}

/** Leaflet is handed in: only `station-map.ts` imports it. */
export function createPointsLayer(L: Leaflet): PointsLayer {
  const canvas = document.createElement('canvas')
  canvas.className = 'map-points leaflet-zoom-animated'
  let map: LeafletMap | undefined
  let points: MapPoints | undefined
  /** World pixels at zoom 0; at zoom z they are 2^z times as far apart. */
  let xs = new Float64Array()
  let ys = new Float64Array()
  let inDrawingOrder: readonly number[] = []
  /** Where the canvas was drawn: zoom, centre, and the pixel of its corner. */
  let drawn: { readonly zoom: number; readonly center: LatLng; readonly corner: Point } | undefined

  function draw() {
    if (!map) return
    const size = map.getSize()
    const margin = size.multiplyBy(MARGIN).round()
    const box = size.add(margin.multiplyBy(2))
    const density = window.devicePixelRatio || 1
    const place = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round()
    L.DomUtil.setPosition(canvas, place)
    canvas.width = box.x * density
    canvas.height = box.y * density
    canvas.style.width = `${box.x}px`
    canvas.style.height = `${box.y}px`
    const zoom = map.getZoom()
    const corner = map.getPixelOrigin().add(place)
    drawn = { zoom, center: map.getCenter(), corner }
    const brush = canvas.getContext('2d')
    if (!brush || !points) return
    brush.scale(density, density)
    drawPoints(brush, { x: corner.x, y: corner.y, width: box.x, height: box.y, scale: 2 ** zoom, zoom })
  }

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

  /** While Leaflet animates a zoom, what is drawn is stretched along with the land below it. */
  function stretch({ center, zoom }: ZoomAnimEvent) {
    if (!map || !drawn) return
    const scale = map.getZoomScale(zoom, drawn.zoom)
    const pane = map.getPane('mapPane')
    const panned = pane ? L.DomUtil.getPosition(pane) : L.point(0, 0)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(panned).round()
    L.DomUtil.setTransform(canvas, drawn.corner.multiplyBy(scale).subtract(origin), scale)
  }

  const events = { moveend: draw, viewreset: draw, resize: draw }
  const layer = new (class extends L.Layer {
    override onAdd(on: LeafletMap) {
      map = on
      on.getPanes().overlayPane.append(canvas)
      if (on.options.zoomAnimation) on.on('zoomanim', stretch)
      draw()
      return this
    }
    override onRemove(from: LeafletMap) {
      from.off('zoomanim', stretch)
      canvas.remove()
      map = undefined
      return this
    }
    override getEvents() {
      return events
    }
  })()

  return {
    layer,
    show(next) {
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
      draw()
    },
    repaint: draw,
    findAt(place) {
      if (!map) return []
      const at = L.CRS.EPSG3857.latLngToPoint(place, 0)
      const scale = 2 ** map.getZoom()
      return findNear(xs, ys, at.x, at.y, REACH_PX / scale, SPOT_PX / scale)
    },
  }
}

interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly zoom: number
}

const dotSize = (zoom: number): number => (zoom < 8 ? 1.5 : zoom < 10 ? 2.5 : zoom < 12 ? 4 : 6)
const markerSize = (zoom: number): number => (zoom < 7 ? 11 : zoom < 9 ? 14 : zoom < 12 ? 18 : 22)

type Colours = (token: string) => string

/** With forced colours people's own choice rules: shapes alone tell the states apart. */
function readColours(canvas: HTMLElement): Colours {
  if (matchMedia('(forced-colors: active)').matches)
    return (token) => (token === '--surface' ? 'Canvas' : 'CanvasText')
  const style = getComputedStyle(canvas)
  return (token) => style.getPropertyValue(token).trim()
}

interface Stamp {
  readonly image: HTMLCanvasElement
  readonly size: number
}

const stampAt = (brush: CanvasRenderingContext2D, { image, size }: Stamp, x: number, y: number) =>
  brush.drawImage(image, x - size / 2, y - size / 2, size, size)

/** Each shape is drawn once and stamped as often as needed. */
function makeStamps(size: number, colours: Colours): (state: StationState) => Stamp {
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
