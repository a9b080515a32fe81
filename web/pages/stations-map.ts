/** The map beside the list of stations: what lies on it, below it, and what was pointed at. */

import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import { readBackground } from '../../schema/wire/background-endpoints.ts'
import type { Services } from '../app/services.ts'
import type { MapBackground } from '../map/background-layer.ts'
import type { PointedStation, StationsPointed, TilePointed, ViewShownAnew } from '../map/map-events.ts'
import type { Extent } from '../map/map-points.ts'
import type { MapTile } from '../map/map-tiles.ts'
import type { StationMap } from '../map/station-map.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import { MapDesk } from './map-desk.ts'
import { renderAskedProblem } from './office-page.ts'
import { keyOf } from './station-filters.ts'
import { renderPointed, renderPointedTile } from './stations-pointed.ts'

export interface MapWanted {
  readonly campaign: string
  readonly filters: StationFilter
  /** In the whole register. */
  readonly stations: number
}

@customElement('stations-map')
export class StationsMap extends LightElement {
  @property({ attribute: false }) services!: Pick<Services, 'client' | 'announce'>
  /** The country: what is shown while there is nothing narrower to show. */
  @property({ attribute: false }) home: Extent | undefined
  @property({ attribute: false }) filters: StationFilter = {}
  @state() private pointed: readonly PointedStation[] | undefined
  @state() private pointedTile: MapTile | undefined
  @state() private hasTrouble = false
  @state() private background: MapBackground | undefined
  @state() private hidesBackground = false
  private readonly desk = new MapDesk(this)
  private wanted: MapWanted | undefined
  @query('station-map') private drawn!: StationMap | null

  override connectedCallback(): void {
    super.connectedCallback()
    import('../map/station-map.ts').catch(() => {
      this.hasTrouble = true
    })
  }

  /** Asks for the stations; whatever is drawn stays until others are there. */
  async load(wanted: MapWanted): Promise<void> {
    this.wanted = wanted
    const { client } = this.services
    await this.desk.load({ client, ...wanted })
    if (this.background) return
    // A help for finding one's way: without it everything is there to see.
    const outcome = await client.call(readBackground)
    if ('reply' in outcome) this.background = outcome.reply.background
  }

  /** Other stations are meant now: nothing is pointed at any more, and those on their way come too late. */
  leave(): void {
    this.desk.leaveOut()
    this.pointed = undefined
    this.pointedTile = undefined
  }

  override render() {
    if (this.hasTrouble) return html`<p class="notice notice-doubt">${say('map-not-loaded')}</p>`
    if (!this.home) return nothing
    const { points, part, problem, all } = this.desk
    return html`
      <p class="soft small">${say('map-same-as-list')}</p>
      ${problem ? renderAskedProblem(problem, this.again) : nothing}
      <station-map
        .points=${points}
        .inView=${part}
        .home=${this.home}
        .background=${this.hidesBackground ? undefined : this.background}
        .filter=${keyOf(this.filters)}
        @stations-pointed=${this.showPointed}
        @tile-pointed=${this.showTile}
        @view-shown=${({ detail }: ViewShownAnew) => this.desk.show(detail)}
      ></station-map>
      ${this.background ? this.renderBackground(this.background) : nothing}
      <div class="map-pointed" role="region" tabindex="-1" aria-label=${say('map-pointed')}>
        ${this.pointed ? renderPointed(this.pointed, this.backToMap) : nothing}
        ${this.pointedTile ? renderPointedTile(this.pointedTile, this.nearer, this.backToMap) : nothing}
      </div>
      ${
        all.reply && all.reply.withoutPoint > 0
          ? html`<p class="soft small">
              ${say('map-without-point', { stations: all.reply.withoutPoint })}
            </p>`
          : nothing
      }
    `
  }

  /** By whom it is, and a way to be without it: marks are harder to tell apart above a busy one. */
  private renderBackground({ credit }: MapBackground) {
    const show = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.hidesBackground = !target.checked
    }
    return html`<div class="map-background stack stack-tight">
      <label class="choice" ?data-chosen=${!this.hidesBackground}>
        <input type="checkbox" autocomplete="off" .checked=${!this.hidesBackground} @change=${show} />
        <span>${say('map-background')}</span>
      </label>
      <p class="soft small">
        ${credit === '' ? say('map-background-by-nobody') : say('map-background-by', { who: credit })}
      </p>
    </div>`
  }

  private readonly again = () => {
    if (this.wanted) void this.load(this.wanted)
  }

  private readonly showPointed = ({ detail }: StationsPointed) => {
    this.pointed = detail
    this.pointedTile = undefined
    this.services.announce(say('map-pointed-count', { stations: detail.length }))
    if (detail.length > 0) void this.goToPointed()
  }

  private readonly showTile = ({ detail }: TilePointed) => {
    this.pointed = undefined
    this.pointedTile = detail
    this.services.announce(say('map-pointed-count', { stations: detail.stations }))
    void this.goToPointed()
  }

  private async goToPointed() {
    await this.updateComplete
    this.querySelector<HTMLElement>('.map-pointed')?.focus()
  }

  private readonly nearer = () => {
    if (this.pointedTile) this.drawn?.zoomTo(this.pointedTile)
    this.pointedTile = undefined
    this.backToMap()
  }

  private readonly backToMap = () => this.drawn?.querySelector<HTMLElement>('.map-view')?.focus()
}

declare global {
  interface HTMLElementTagNameMap {
    'stations-map': StationsMap
  }
}
