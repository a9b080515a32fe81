/** One canvas over the map that is drawn anew after each move, and stretched along while a zoom is animated. */

import type { LatLng, Layer, Map as LeafletMap, Point, ZoomAnimEvent } from 'leaflet'

type Leaflet = typeof import('leaflet')

/** How much is drawn beyond each edge, as a part of the view, so that a pan shows no empty border. */
const MARGIN = 0.35

/** What is drawn: a place in world pixels at zoom 0 times `scale`, less the corner, is its pixel on the canvas. */
export interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly zoom: number
}

export interface CanvasLayer {
  readonly layer: Layer
  readonly canvas: HTMLCanvasElement
  readonly redraw: () => void
  /** There is something else to draw, with the next move or when it is settled. */
  readonly outdate: () => void
  /** Draws what was outdated, unless a move has done so. */
  readonly settle: () => void
  /** Of the map it is on; 0 while it is on none. */
  readonly zoom: () => number
}

export function createCanvasLayer(
  L: Leaflet,
  className: string,
  paint: (brush: CanvasRenderingContext2D, view: View) => void,
): CanvasLayer {
  const canvas = document.createElement('canvas')
  canvas.className = `${className} leaflet-zoom-animated`
  let map: LeafletMap | undefined
  /** Where the canvas was drawn: zoom, centre, and the pixel of its corner. */
  let drawn:
    | { readonly zoom: number; readonly center: LatLng; readonly corner: Point; readonly size: Point }
    | undefined
  /** What is drawn is not what there is any more. */
  let isStale = true

  /** Leaflet tells of one move several times: what is drawn already is only put into its place. */
  function settle() {
    if (!map) return
    const size = map.getSize()
    const place = map.containerPointToLayerPoint(size.multiplyBy(MARGIN).round().multiplyBy(-1)).round()
    const corner = map.getPixelOrigin().add(place)
    const isSame = drawn?.zoom === map.getZoom() && drawn.corner.equals(corner) && drawn.size.equals(size)
    if (isStale || !isSame) draw()
    else L.DomUtil.setPosition(canvas, place)
  }

  function draw() {
    if (!map) return
    isStale = false
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
    drawn = { zoom, center: map.getCenter(), corner, size }
    const brush = canvas.getContext('2d')
    if (!brush) return
    brush.scale(density, density)
    paint(brush, { x: corner.x, y: corner.y, width: box.x, height: box.y, scale: 2 ** zoom, zoom })
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

  const events = { moveend: settle, viewreset: settle, resize: settle }
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
  const outdate = () => {
    isStale = true
  }
  return { layer, canvas, redraw: draw, outdate, settle, zoom: () => map?.getZoom() ?? 0 }
}

export type Colours = (token: string) => string

/** With forced colours people's own choice rules: shapes and patterns alone tell things apart. */
export function readColours(canvas: HTMLElement): Colours {
  if (matchMedia('(forced-colors: active)').matches)
    return (token) => (token === '--surface' || token.startsWith('--shade') ? 'Canvas' : 'CanvasText')
  const style = getComputedStyle(canvas)
  return (token) => style.getPropertyValue(token).trim()
}
