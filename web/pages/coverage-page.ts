/** Coverage on election day: who has been where against what was assigned, as it changes; silent monitors; the clock. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import { listSilentMonitors, readCoverage } from '../../schema/wire/live-endpoints.ts'
import '../parts/bar-chart.ts'
import { Asking } from '../state/asking.ts'
import { LiveFeed } from '../state/live-feed.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { AreaResultsPage } from './area-results-page.ts'
import type { Campaign } from './campaign-choice.ts'
import { barsOf, type CampaignCoverage, renderCoverageHead, renderCoverageTable } from './coverage-table.ts'
import { type ClockTold, pollingInWords, renderLiveLine } from './live-line.ts'
import { renderSilence, type Silence } from './silent-monitors.ts'
import { pathOfView } from './station-filters.ts'

/** The smallest level whose areas stand in the table. */
const SMALLEST = 'commune'
const CLOCK_EVERY_MS = 20_000

@customElement('coverage-page')
export class CoveragePage extends AreaResultsPage<CampaignCoverage> {
  protected override readonly path = '/office/coverage'
  private readonly silence = new Asking<Silence>(this)
  private readonly live = new LiveFeed(this, ({ coverage }) => {
    if (!coverage) return
    const hasMoved =
      this.results.reply !== undefined && this.results.reply.all.visited !== coverage.all.visited
    this.take(coverage)
    this.results.take(coverage)
    if (hasMoved)
      this.live.saySparingly(() => this.services.announce(this.summaryOf(this.results.reply ?? coverage)))
  })
  @state() private clock: ClockTold | undefined
  private ticking: ReturnType<typeof setInterval> | undefined

  override get heading() {
    return say('coverage')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.ticking = setInterval(() => {
      if (this.live.state !== 'paused') this.requestUpdate()
    }, CLOCK_EVERY_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.ticking)
  }

  protected override openCampaign(campaign: Campaign): void {
    super.openCampaign(campaign)
    if (this.mayDo('monitors.enrol')) void this.askSilence(campaign)
  }

  private askSilence({ id }: Campaign) {
    return this.silence.ask(() => this.services.client.call(listSilentMonitors, { params: { campaign: id } }))
  }

  protected override async fetchResults({ id }: Campaign, area: string | undefined) {
    const outcome = await this.services.client.call(readCoverage, {
      params: { campaign: id },
      querystring: area ? { area } : {},
    })
    if ('reply' in outcome && this.isConnected && area === this.area) {
      this.take(outcome.reply)
      this.live.follow({ campaign: id, area, withCoverage: true })
    }
    return outcome
  }

  private take({ clock }: CampaignCoverage) {
    this.clock = clock && { clock, at: performance.now() }
  }

  protected override summaryOf({ all }: CampaignCoverage) {
    return all.assigned > 0
      ? say('coverage-assigned-visited', { visited: all.assignedVisited, assigned: all.assigned })
      : say('results-visited', { visited: all.visited, stations: all.stations })
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p class="lede">${say('coverage-what')}</p>
      ${this.clock ? html`<p class="notice polling-clock">${pollingInWords(this.clock)}</p>` : nothing}
      ${renderLiveLine(this.live)}
      <div class="filters card no-print">${this.renderAreaPicker()}</div>
      ${this.renderAsked(this.results, (coverage) => this.renderCoverage(coverage))}
      ${this.mayDo('monitors.enrol') ? this.renderSilent(campaign) : nothing}
    `
  }

  private renderCoverage(coverage: CampaignCoverage) {
    return html`
      <section class="card stack headline" aria-labelledby="coverage-heading">
        <h2 id="coverage-heading">${say('results-reached')}</h2>
        ${renderCoverageHead(coverage)}
        <p>
          <a href=${pathOfView('/office/stations', { filters: this.area ? { area: this.area } : {}, sort: 'code', page: 1 })}
            >${say('step-results-go')}</a
          >
        </p>
      </section>
      ${coverage.level && coverage.areas.length > 0 ? this.renderAreas(coverage, coverage.level) : nothing}
    `
  }

  private renderAreas(coverage: CampaignCoverage, level: string) {
    const known = this.areaLevels.find(({ id }) => id === level)
    const bars = barsOf(coverage)
    return html`
      <section class="stack" aria-labelledby="areas-heading">
        <h2 id="areas-heading">${say('coverage-by-area')}</h2>
        ${renderCoverageTable(coverage, {
          levelName: known ? wordsIn(known.name, language.value) : say('coverage-area'),
          isSmallest: level === SMALLEST,
        })}
        <figure class="card stack stack-tight">
          <figcaption><strong>${say('coverage-bars', { areas: bars.length })}</strong></figcaption>
          <bar-chart .label=${say('coverage-chart')} .bars=${bars}></bar-chart>
        </figure>
      </section>
    `
  }

  private renderSilent(campaign: Campaign) {
    const again = async () => {
      await this.askSilence(campaign)
      await this.focusOn('.silence-said')
    }
    return html`
      <section class="card stack" aria-labelledby="silent-heading">
        <h2 id="silent-heading">${say('silent-monitors')}</h2>
        ${this.renderAsked(this.silence, renderSilence)}
        <p class="no-print"><button type="button" class="button-quiet" @click=${again}>${say('silent-again')}</button></p>
      </section>
    `
  }
}
