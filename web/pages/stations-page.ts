/** The stations: the map, and the same stations as a list, with one address for both. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { FilterNames } from '../../schema/checklist/filter-names.ts'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import type { PageWanted } from '../parts/page-links.ts'
import { nameOfSort, type StationTable } from '../parts/station-table.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { LiveFeed } from '../state/live-feed.ts'
import { stationsPlace } from '../state/stations-place.ts'
import { say } from '../words/say.ts'
import { type BulkRights, mayChoose } from './bulk-rights.ts'
import { CampaignPage, fetchFilterNames } from './campaign-choice.ts'
import { renderLiveNews } from './live-line.ts'
import type { Crumb } from './office-page.ts'
import { renderFilters } from './station-filter-form.ts'
import { keyOf, pathOfView, readView, type StationView } from './station-filters.ts'
import { AREAS_PATH, pathIn, STATIONS_PATH } from './station-paths.ts'
import { renderLegend, renderStationList } from './stations-list.ts'
import './stations-map.ts'
import type { StationsMap } from './stations-map.ts'

@customElement('stations-page')
export class StationsPage extends CampaignPage {
  @state() private view: StationView = readView(location.search)
  /** On a narrow page the map waits behind a button, so that the list comes first. */
  @state() private isMapWanted = matchMedia('(min-width: 64rem)').matches
  @state() private chosen: ReadonlySet<string> = new Set()
  /** What can be done with them could not be loaded. */
  @state() private cannotDo = false
  private readonly list = new Asking<ReplyOf<typeof listStations>>(this)
  private readonly names = new Asking<FilterNames>(this)
  private readonly areas = new AreaLevels(this)
  /** Something was changed since the list was read, though no visit came. */
  @state() private hasChanged = false
  private readonly live = new LiveFeed(this, ({ stations }) => {
    if (stations.length === 0) return
    this.hasChanged = true
    this.live.saySparingly(() => {
      const visits = this.countNew()
      this.services.announce(visits > 0 ? say('live-new-visits', { visits }) : say('live-other-changes'))
    })
  })
  @query('stations-map') private map!: StationsMap | null

  override get heading() {
    return say('stations')
  }

  protected override get crumbs(): readonly Crumb[] {
    return []
  }

  protected override openCampaign(): void {
    // Of another campaign, whose checklist may have other names.
    if (this.names.reply) this.loadNames()
    void this.areas.open(this.services.client, this.view.filters.area)
    stationsPlace.set(pathOfView(STATIONS_PATH, this.view))
    void this.loadList()
    if (this.isMapWanted) void this.loadMap()
  }

  private async loadList() {
    const { campaign, view } = this
    if (!campaign) return undefined
    this.hasChanged = false
    const reply = await this.list.ask(() =>
      this.services.client.call(listStations, {
        params: { campaign: campaign.id },
        querystring: { ...view.filters, sort: view.sort, page: String(view.page) },
      }),
    )
    // What may not be seen now is not followed either.
    const { area } = view.filters
    if (reply && this.isConnected) this.live.follow({ campaign: campaign.id, area, withCoverage: false })
    return reply
  }

  /** Visits that arrived since the list was read. */
  private countNew(): number {
    const { latest } = this.live
    return latest && this.list.reply ? Math.max(0, latest.visits - this.list.reply.visits) : 0
  }

  /** On demand, so that no row moves away under somebody who reads it. */
  private readonly showNews = async () => {
    if (this.isMapWanted) void this.loadMap()
    const reply = await this.loadList()
    if (!reply) return
    await this.focusOn('.live-said')
    this.services.announce(say('stations-shown', { stations: reply.total }))
  }

  private async loadMap() {
    const { campaign, view } = this
    if (!campaign) return
    await this.areas.open(this.services.client, view.filters.area)
    const stations = (this.areas.levels[0]?.areas ?? []).reduce((sum, area) => sum + area.stations, 0)
    await this.updateComplete
    await this.map?.load({ campaign: campaign.id, filters: view.filters, stations })
  }

  /** Another view of the same page: the address follows, so that it can be sent to a colleague. */
  private async show(view: StationView) {
    const isOtherFilter = keyOf(view.filters) !== keyOf(this.view.filters)
    const isElsewhere = view.filters.area !== this.view.filters.area
    const isOtherOrder = view.sort !== this.view.sort
    this.view = view
    history.replaceState(null, '', pathOfView(STATIONS_PATH, view))
    stationsPlace.set(pathOfView(STATIONS_PATH, view))
    if (isOtherFilter) {
      this.map?.leave()
      // What is no longer on the list is not meant any more.
      this.chosen = new Set()
      if (isElsewhere) void this.areas.open(this.services.client, view.filters.area)
    }
    const reply = await this.loadList()
    // The list is the equal view and comes first; the map is a hundred times as much for server and page.
    if (isOtherFilter && this.isMapWanted) void this.loadMapAfterRows(view)
    if (!reply) return
    const { total: stations } = reply
    this.services.announce(
      isOtherOrder
        ? say('stations-sorted', { column: nameOfSort(view.sort), stations })
        : say('stations-shown', { stations }),
    )
  }

  private async loadMapAfterRows(view: StationView) {
    await this.updateComplete
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)))
    if (this.isConnected && this.view === view) await this.loadMap()
  }

  private readonly filter = (filters: StationFilter) => void this.show({ ...this.view, filters, page: 1 })

  /** What was pressed is gone with the filters; whoever pressed it goes on at the list. */
  private readonly takeAllAway = async () => {
    await this.show({ ...this.view, filters: {}, page: 1 })
    await this.updateComplete
    await this.querySelector<StationTable>('station-table')?.updateComplete
    await this.focusOn('station-table caption')
  }

  private readonly turnTo = async ({ detail: page }: PageWanted) => {
    await this.show({ ...this.view, page })
    await this.updateComplete
    await this.querySelector<StationTable>('station-table')?.updateComplete
    await this.focusOn('station-table caption')
  }

  private readonly loadNames = () => {
    const { campaign } = this
    if (campaign) void this.names.ask(() => fetchFilterNames(this.services.client, campaign.checklist))
  }

  protected override renderCampaign() {
    return html`
      ${renderFilters({
        filters: this.view.filters,
        names: this.names.reply,
        levels: this.areas.levels,
        seesWhole: this.mayDo('results.whole'),
        mayReview: this.mayDo('visit.review'),
        onFilter: this.filter,
        onOpen: this.loadNames,
      })}
      <p class="no-print"><a href=${pathIn(AREAS_PATH, this.view.filters, this.view.filters.area)}>${say('areas-compare')}</a></p>
      ${renderLiveNews(this.live, { visits: this.countNew(), hasChanged: this.hasChanged, show: this.showNews })}
      ${this.list.reply ? renderLegend(this.list.reply.counts) : nothing}
      <div class="stations-both" ?data-map=${this.isMapWanted}>
        <section class="stack" aria-labelledby="list-heading">
          <h2 id="list-heading">${say('stations-list')}</h2>
          ${this.chosen.size > 0 ? this.renderChosen(this.chosen) : nothing}
          ${this.renderAsked(this.list, (reply) =>
            renderStationList(reply, {
              path: STATIONS_PATH,
              view: this.view,
              mayImport: this.mayDo('stations.import'),
              onView: (view) => void this.show(view),
              onPage: this.turnTo,
              onFilter: this.takeAllAway,
              chosen: mayChoose(this.rights) ? this.chosen : undefined,
              onChosen: this.tick,
            }),
          )}
        </section>
        <section class="stack stations-map no-print" aria-labelledby="map-heading">
          <h2 id="map-heading">${say('stations-map')}</h2>
          ${this.isMapWanted ? this.renderMap() : this.renderMapButton()}
        </section>
      </div>
    `
  }

  /** What can be done with those chosen is loaded with the first of them: most people look and choose nothing. */
  private readonly tick = (chosen: ReadonlySet<string>) => {
    this.chosen = chosen
    import('./stations-chosen.ts').then(
      () => {
        this.cannotDo = false
      },
      () => {
        this.cannotDo = true
      },
    )
  }

  /** What somebody may do with several stations at once. */
  private get rights(): BulkRights {
    return {
      plan: this.mayDo('plan.keep'),
      review: this.mayDo('visit.review'),
      hold: this.mayDo('stations.hold'),
    }
  }

  private renderChosen(chosen: ReadonlySet<string>) {
    if (this.cannotDo) return this.renderProblem({ kind: 'unreachable' }, () => this.tick(chosen))
    const drop = async () => {
      this.chosen = new Set()
      await this.focusOn('station-table caption')
    }
    return html`<stations-chosen
      class="block"
      .client=${this.services.client}
      .campaign=${this.campaign?.id ?? ''}
      .codes=${[...chosen]}
      .rights=${this.rights}
      @choice-dropped=${drop}
    ></stations-chosen>`
  }

  private renderMapButton() {
    const open = async () => {
      this.isMapWanted = true
      await this.loadMap()
    }
    return html`<p><button type="button" class="button-quiet" @click=${open}>${say('map-open')}</button></p>`
  }

  private renderMap() {
    return html`<stations-map
      class="stack"
      .services=${this.services}
      .home=${this.areas.country?.bounds}
      .filters=${this.view.filters}
    ></stations-map>`
  }
}
