/** The map of stations; the only file that loads Leaflet. The list beside it always holds the same stations. */

// First: Leaflet writes markup while it is loaded.
import '../trusted-strings.ts'
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import './station-map.css'
import { html, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import { type AreasLayer, createAreasLayer } from './areas-layer.ts'
import { createBackground, type MapBackground } from './background-layer.ts'
import { createBaseLayer, readCountryRings } from './base-layer.ts'
import type { MapAreas } from './map-areas.ts'
import { AreaPointed, StationsPointed, TilePointed, ViewShownAnew } from './map-events.ts'
import { type Extent, extentOf, type MapPoints, stateOf } from './map-points.ts'
import type { PartShown } from './map-tiles.ts'
import { createPointsLayer, type PointsLayer } from './points-layer.ts'
import { createTilesLayer, type TilesLayer } from './tiles-layer.ts'

const boundsOf = ({ south, west, north, east }: Extent): L.LatLngBounds =>
  L.latLngBounds([south, west], [north, east])

const NO_POINTS: MapPoints = {
  codes: [],
  latitudes: new Float64Array(),
  longitudes: new Float64Array(),
  states: [],
  stateAt: new Uint8Array(),
}

const sign = (path: string) => html`
  <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true" focusable="false">
    <path d=${path} fill="none" stroke="currentColor" stroke-width="2" />
  </svg>
`

@customElement('station-map')
export class StationMap extends LightElement {
  @property({ attribute: false }) points: MapPoints | undefined
  /** Shaded instead of stations; a map shows the one or the other as long as it is there. */
  @property({ attribute: false }) areas: MapAreas | undefined
  /** The part that is shown, where stations are too many to be known all at once. */
  @property({ attribute: false }) inView: PartShown | undefined
  /** The part of the country in question, where that is known otherwise than by the stations. */
  @property({ attribute: false }) extent: Extent | undefined
  /** The country: what is shown while there is nothing narrower to show. */
  @property({ attribute: false }) home!: Extent
  /** Changes when the stations were filtered: then the map moves to what is left. */
  @property() filter = ''
  /** Below everything, where the office has one. */
  @property({ attribute: false }) background: MapBackground | undefined
  @state() private isReady = false
  private map: L.Map | undefined
  private isZooming = false
  private layer: PointsLayer | undefined
  private areasLayer: AreasLayer | undefined
  private tilesLayer: TilesLayer | undefined
  private readonly lowest = createBackground(L)
  private framed: string | undefined
  private readonly resized = new ResizeObserver(() => this.map?.invalidateSize({ animate: false }))
  private readonly themes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  private readonly repaint = () => {
    this.layer?.repaint()
    this.areasLayer?.repaint()
    this.tilesLayer?.repaint()
  }

  override render() {
    return html`
      <div class="map-frame">
        <p class="visually-hidden" id="map-how">${say(this.areas ? 'map-areas-how' : 'map-how')}</p>
        <div
          class="map-view"
          role="application"
          aria-roledescription=${say('map-role')}
          aria-label=${say(this.areas ? 'map-areas-name' : 'map-name')}
          aria-describedby="map-how"
          @keydown=${this.pointByKey}
        ></div>
        <div class="map-buttons" role="group" aria-label=${say('map-buttons')}>
          <button type="button" class="button-quiet" @click=${() => this.map?.zoomIn()}>
            ${sign('M8 2v12M2 8h12')}<span class="visually-hidden">${say('map-zoom-in')}</span>
          </button>
          <button type="button" class="button-quiet" @click=${() => this.map?.zoomOut()}>
            ${sign('M2 8h12')}<span class="visually-hidden">${say('map-zoom-out')}</span>
          </button>
          <button type="button" class="button-quiet" @click=${() => this.frame(this.home)}>
            ${sign('M1.5 5.5v-4h4M10.5 1.5h4v4M14.5 10.5v4h-4M5.5 14.5h-4v-4')}
            <span class="visually-hidden">${say('map-whole-country')}</span>
          </button>
        </div>
      </div>
      <p class="soft small map-origin">${say('map-origin')}</p>
    `
  }

  protected override firstUpdated(): void {
    const view = this.querySelector<HTMLElement>('.map-view')
    if (!view) return
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const map = L.map(view, {
      zoomControl: false,
      attributionControl: false,
      boxZoom: false,
      zoomSnap: 0.5,
      zoomDelta: 1,
      minZoom: 5,
      maxZoom: 17,
      maxBounds: boundsOf(this.home).pad(0.6),
      zoomAnimation: !isCalm,
      fadeAnimation: !isCalm,
      inertia: !isCalm,
    })
    this.map = map
    this.frame(this.home, false)
    const layer = createPointsLayer(L)
    this.layer = layer
    // The outline is below the stations, whichever of the two is there first.
    const land = map.createPane('land')
    land.classList.add('map-land-pane')
    createBaseLayer(L, 'land')
      .then((base) => base.addTo(map))
      // Without the outline the stations alone still draw the shape of the country.
      .catch(() => undefined)
    if (this.areas) this.addAreas(map)
    else layer.layer.addTo(map)
    map.on('zoomstart', () => {
      this.isZooming = true
    })
    map.on('moveend', () => {
      this.isZooming = false
      this.tellView()
    })
    this.tellView()
    map.on('click', ({ latlng }) => this.point(latlng))
    this.resized.observe(view)
    for (const theme of this.themes) theme.addEventListener('change', this.repaint)
    this.isReady = true
  }

  /** A third more to each side, so that a pan shows no empty border. */
  private tellView() {
    if (!this.map || this.areas) return
    const bounds = this.map.getBounds().pad(0.35)
    const extent = {
      south: bounds.getSouth(),
      west: bounds.getWest(),
      north: bounds.getNorth(),
      east: bounds.getEast(),
    }
    this.dispatchEvent(new ViewShownAnew({ extent, zoom: this.map.getZoom() }))
  }

  private showPart(part: PartShown) {
    if (!this.map) return
    if (!this.tilesLayer) {
      this.tilesLayer = createTilesLayer(L)
      this.tilesLayer.layer.addTo(this.map)
    }
    this.tilesLayer.show('tiles' in part ? part.tiles : [])
    this.layer?.take('points' in part ? part.points : NO_POINTS)
    this.layer?.settle()
  }

  /** Nearer, with a place in the middle. */
  zoomTo({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): void {
    if (this.map) this.map.setView([latitude, longitude], this.map.getZoom() + 2)
  }

  private addAreas(map: L.Map) {
    const layer = createAreasLayer(L)
    this.areasLayer = layer
    layer.layer.addTo(map)
    // Without the outline areas are drawn as far as they reach.
    readCountryRings()
      .then(layer.cutAt)
      .catch(() => undefined)
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.map) this.lowest.show(this.map, this.background)
    if (this.isReady && this.areas && (changed.has('areas') || changed.size === 0)) this.showAreas(this.areas)
    if (this.isReady && this.inView && changed.has('inView')) this.showPart(this.inView)
    if (!this.isReady || !this.points || !(changed.has('points') || changed.size === 0)) return
    this.layer?.take(this.points)
    if (this.framed !== this.filter) {
      // At once: on the way there thousands of marks would be drawn twice more.
      this.frame((this.filter === '' ? undefined : extentOf(this.points)) ?? this.home, false)
      this.framed = this.filter
    }
    this.layer?.settle()
  }

  private showAreas(areas: MapAreas) {
    this.areasLayer?.show(areas)
    if (this.framed === this.filter) return
    this.frame(this.extent ?? this.home)
    this.framed = this.filter
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.resized.disconnect()
    for (const theme of this.themes) theme.removeEventListener('change', this.repaint)
    const { map } = this
    this.map = undefined
    // Leaflet ends a zoom that it animates on its own clock, and stumbles when the map is gone by then.
    if (this.isZooming) map?.once('moveend', () => map.remove())
    else map?.remove()
  }

  private frame(extent: Extent, animate = !matchMedia('(prefers-reduced-motion: reduce)').matches) {
    this.map?.fitBounds(boundsOf(extent), { padding: [24, 24], maxZoom: 14, animate })
  }

  /** Enter points at the middle, which the ring marks while the map has the focus. */
  private pointByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !this.map) return
    event.preventDefault()
    this.point(this.map.getCenter())
  }

  private point(place: L.LatLng) {
    if (this.areas) {
      this.dispatchEvent(new AreaPointed(this.areasLayer?.findAt(place)))
      return
    }
    const tile = this.inView && 'tiles' in this.inView ? this.tilesLayer?.findAt(place) : undefined
    if (tile) {
      this.dispatchEvent(new TilePointed(tile))
      return
    }
    const points = this.inView && 'points' in this.inView ? this.inView.points : this.points
    if (!points) return
    const near = this.layer?.findAt(place) ?? []
    this.dispatchEvent(
      new StationsPointed(near.map((at) => ({ code: points.codes[at] ?? '', state: stateOf(points, at) }))),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'station-map': StationMap
  }
}
