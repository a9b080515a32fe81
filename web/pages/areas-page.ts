/** Areas compared: a shaded map, and the same areas as a table, with one address for both. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { FilterNames } from '../../schema/checklist/filter-names.ts'
import { findLevelBelow } from '../../schema/country.ts'
import { shadeOf } from '../../schema/findings/area-measure.ts'
import { wordsIn } from '../../schema/language.ts'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import { readAreaShapes, readAreaShares } from '../../schema/wire/area-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { type MapAreas, readRing } from '../map/map-areas.ts'
import type { AreaPointed } from '../map/map-events.ts'
import type { StationMap } from '../map/station-map.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { stationsPlace } from '../state/stations-place.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import {
  type AreaShares,
  linesOf,
  measureInWords,
  nameOfArea,
  renderAreasTable,
  renderShadeLegend,
  shareInWords,
} from './areas-table.ts'
import { type Campaign, CampaignPage, fetchFilterNames } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { renderFilters } from './station-filter-form.ts'
import { readView } from './station-filters.ts'
import { AREAS_PATH, pathIn, STATIONS_PATH } from './station-paths.ts'

type Shapes = ReplyOf<typeof readAreaShapes>

@customElement('areas-page')
export class AreasPage extends CampaignPage {
  @state() private filters: StationFilter = readView(location.search).filters
  /** What was pointed at: code of an area, or nothing outside all; undefined before anybody has pointed. */
  @state() private pointed: { readonly code: string | undefined } | undefined
  @state() private mapTrouble = false
  private readonly shares = new Asking<AreaShares>(this)
  private readonly shapes = new Asking<Shapes>(this)
  private readonly names = new Asking<FilterNames>(this)
  private readonly areas = new AreaLevels(this)
  /** What the map was last given, so that it is not drawn anew for nothing. */
  private drawnFrom:
    | { readonly shapes: Shapes; readonly shares: AreaShares; readonly areas: MapAreas }
    | undefined
  @query('station-map') private drawn!: StationMap | null

  override get heading() {
    return say('areas')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [{ path: stationsPlace.value, text: say('stations') }]
  }

  protected override openCampaign(campaign: Campaign): void {
    if (this.names.reply) this.loadNames()
    import('../map/station-map.ts').catch(() => {
      this.mapTrouble = true
    })
    void this.load(campaign)
    void this.loadShapes(campaign)
  }

  private load({ id }: Campaign) {
    void this.areas.open(this.services.client, this.filters.area)
    return this.shares.ask(() =>
      this.services.client.call(readAreaShares, {
        params: { campaign: id },
        querystring: { ...this.filters },
      }),
    )
  }

  private loadShapes({ id }: Campaign) {
    const { area } = this.filters
    return this.shapes.ask(() =>
      this.services.client.call(readAreaShapes, {
        params: { campaign: id },
        querystring: area ? { area } : {},
      }),
    )
  }

  private readonly filter = async (filters: StationFilter) => {
    const isElsewhere = filters.area !== this.filters.area
    this.filters = filters
    this.pointed = undefined
    history.replaceState(null, '', pathIn(AREAS_PATH, filters, filters.area))
    if (!this.campaign) return
    if (isElsewhere) void this.loadShapes(this.campaign)
    const reply = await this.load(this.campaign)
    if (reply) this.services.announce(say('areas-shown', { areas: reply.areas.length }))
  }

  private readonly loadNames = () => {
    const { campaign } = this
    if (campaign) void this.names.ask(() => fetchFilterNames(this.services.client, campaign.checklist))
  }

  protected override renderCampaign() {
    return html`
      <p><a href=${pathIn(STATIONS_PATH, this.filters, this.filters.area)}>${say('areas-to-stations')}</a></p>
      ${renderFilters({
        filters: this.filters,
        names: this.names.reply,
        levels: this.areas.levels,
        seesWhole: this.mayDo('results.whole'),
        mayReview: this.mayDo('visit.review'),
        onFilter: this.filter,
        onOpen: this.loadNames,
      })}
      ${this.renderPath()}
      ${this.renderAsked(this.shares, (shares) => this.renderShares(shares))}
    `
  }

  /** The way back up, area by area, with the same filters. */
  private renderPath() {
    const chosen = this.areas.levels.flatMap(
      ({ areas, chosen }) => areas.find(({ code }) => code === chosen) ?? [],
    )
    const { country } = this.areas
    if (chosen.length === 0 || !country) return nothing
    const above = chosen.slice(0, -1)
    return html`
      <nav class="no-print" aria-label=${say('areas-above')}>
        <ul class="plain-list area-path">
          <li><a href=${pathIn(AREAS_PATH, this.filters, undefined)}>${wordsIn(country.name, language.value)}</a></li>
          ${above.map(
            (area) =>
              html`<li><a href=${pathIn(AREAS_PATH, this.filters, area.code)}>${nameOfArea(area)}</a></li>`,
          )}
        </ul>
      </nav>
    `
  }

  private renderShares(shares: AreaShares) {
    const { country } = this.areas
    const level = country?.areaLevels.find(({ id }) => id === shares.level)
    const measure = measureInWords(this.filters, this.names.reply)
    if (shares.areas.length === 0)
      return html`<div class="notice stack stack-tight">
        <p>${say(shares.level ? 'stations-none-match' : 'areas-stations-next')}</p>
        <p><a class="button button-quiet" href=${pathIn(STATIONS_PATH, this.filters, this.filters.area)}>${say('areas-to-stations')}</a></p>
      </div>`
    return html`
      <section class="stack" aria-labelledby="measure-heading">
        <h2 id="measure-heading">${measure}</h2>
        <p>${say('areas-in-all')} ${shareInWords(shares.all)}</p>
        <div class="stations-both" data-map>
          <section class="stack" aria-labelledby="areas-table-heading">
            <h3 id="areas-table-heading">${say('areas-table')}</h3>
            ${renderAreasTable({
              shares,
              filters: this.filters,
              levelName: level ? wordsIn(level.name, language.value) : '',
              isSmallest: this.isSmallest(shares),
            })}
          </section>
          <section class="stack stations-map no-print" aria-labelledby="areas-map-heading">
            <h3 id="areas-map-heading">${say('areas-map')}</h3>
            ${this.renderMap(shares)}
          </section>
        </div>
      </section>
    `
  }

  private isSmallest({ level, areas }: AreaShares): boolean {
    const { country } = this.areas
    return country === undefined || level === undefined || !findLevelBelow(country, areas[0]?.code)
  }

  private renderMap(shares: AreaShares) {
    const { country } = this.areas
    if (this.mapTrouble) return html`<p class="notice notice-doubt">${say('map-not-loaded')}</p>`
    if (this.shapes.problem) return this.renderProblem(this.shapes.problem, () => void this.shapes.again())
    const shapes = this.shapes.reply
    if (!country || !shapes) return nothing
    const { without } = shapes
    return html`
      <p class="soft small">${say(shapes.isApproximate ? 'areas-approximate' : 'areas-boundaries')}</p>
      <station-map
        .areas=${this.areasOn(shapes, shares)}
        .extent=${this.filters.area ? shapes.extent : undefined}
        .home=${country.bounds}
        .filter=${this.filters.area ?? ''}
        @area-pointed=${this.showPointed}
      ></station-map>
      <div class="map-pointed" role="region" tabindex="-1" aria-label=${say('map-pointed')}>
        ${this.pointed ? this.renderPointed(shares, this.pointed.code) : nothing}
      </div>
      ${renderShadeLegend()}
      ${
        without.length > 0
          ? html`<p class="soft small">${say('areas-without-outline', { areas: without.length })}</p>`
          : nothing
      }
    `
  }

  private areasOn(shapes: Shapes, shares: AreaShares): MapAreas {
    if (this.drawnFrom?.shapes === shapes && this.drawnFrom.shares === shares) return this.drawnFrom.areas
    const told = new Map(shares.areas.map(({ code, share }) => [code, share]))
    const none = { found: 0, n: 0 }
    const areas = {
      isApproximate: shapes.isApproximate,
      areas: shapes.areas.map(({ code, rings, label }) => ({
        code,
        rings: rings.map(readRing),
        label,
        shade: shadeOf(told.get(code) ?? none),
        lines: linesOf(told.get(code) ?? none),
      })),
    }
    this.drawnFrom = { shapes, shares, areas }
    return areas
  }

  private renderPointed(shares: AreaShares, code: string | undefined) {
    const area = shares.areas.find((one) => one.code === code)
    if (!area) return html`<p class="soft">${say('areas-pointed-none')}</p>`
    return html`
      <div class="card stack stack-tight">
        <p><strong>${nameOfArea(area)}</strong></p>
        <p>${shareInWords(area.share)}</p>
        ${
          this.isSmallest(shares)
            ? nothing
            : html`<p><a class="button" href=${pathIn(AREAS_PATH, this.filters, area.code)}>${say('areas-open')}</a></p>`
        }
        <p>
          <a class="button button-quiet" href=${pathIn(STATIONS_PATH, this.filters, area.code)}>${say('areas-to-stations')}</a>
        </p>
        <p><button type="button" class="button-plain" @click=${this.backToMap}>${say('map-back')}</button></p>
      </div>
    `
  }

  private readonly showPointed = async ({ detail: code }: AreaPointed) => {
    this.pointed = { code }
    if (code) await this.focusOn('.map-pointed')
    else this.services.announce(say('areas-pointed-none'))
  }

  private readonly backToMap = () => this.drawn?.querySelector<HTMLElement>('.map-view')?.focus()
}
