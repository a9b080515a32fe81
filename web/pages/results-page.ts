/** The results: how many stations were reached, how people can vote there, and each barrier with its own n. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { readCampaignId } from '../../schema/codes.ts'
import type { Comparison } from '../../schema/figures/compare.ts'
import type { Figures } from '../../schema/figures/figures.ts'
import { readComparison } from '../../schema/wire/comparison-endpoints.ts'
import { readFigures } from '../../schema/wire/figure-endpoints.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { OpenForPrint } from '../state/open-for-print.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { renderOnTheDay } from './on-the-day.ts'
import { renderPeople } from './people-results.ts'
import { renderBarriers, renderSections } from './results-barriers.ts'
import { listBefore, renderComparison, renderComparisonChoice } from './results-comparison.ts'
import { type ResultsFilter, renderChosen, renderResultsFilters } from './results-filters.ts'
import { renderInterviews } from './results-interviews.ts'
import { pathOfResults, renderAreas, renderKinds } from './results-places.ts'
import { renderGroups, renderRatings, renderRemedyClasses } from './results-ratings.ts'
import { reachedInWords, renderReached } from './results-reached.ts'
import { readView } from './station-filters.ts'
import { TABLES_BEHIND } from './table-behind.ts'

@customElement('results-page')
export class ResultsPage extends CampaignPage {
  @state() private filters: ResultsFilter = readResultsFilter()
  /** The earlier campaign that is looked at beside this one. */
  @state() private earlier = readEarlier()
  private readonly comparison = new Asking<Comparison>(this)
  private readonly figures = new Asking<Figures>(this)
  private readonly checklist = new Asking<Checklist>(this)
  private readonly areas = new AreaLevels(this)

  constructor() {
    super()
    new OpenForPrint(this, TABLES_BEHIND)
  }

  override get heading() {
    return say('results')
  }

  protected override get crumbs(): readonly Crumb[] {
    return []
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.checklist.ask(() => fetchChecklist(this.services.client, campaign.checklist))
    void this.load(campaign)
  }

  private load({ id }: Campaign) {
    const { area, kind } = this.filters
    void this.areas.open(this.services.client, area)
    void this.compare(id)
    return this.figures.ask(() =>
      this.services.client.call(readFigures, {
        params: { campaign: id },
        querystring: { ...(area ? { area } : {}), ...(kind ? { kind } : {}) },
      }),
    )
  }

  private compare(campaign: string) {
    const { earlier } = this
    if (earlier === undefined) return undefined
    const { area } = this.filters
    return this.comparison.ask(() =>
      this.services.client.call(readComparison, {
        params: { campaign, earlier },
        querystring: area ? { area } : {},
      }),
    )
  }

  private readonly chooseEarlier = async (earlier: string | undefined) => {
    this.earlier = earlier
    history.replaceState(null, '', pathOfResults(this.filters, earlier))
    const compared = this.campaign && (await this.compare(this.campaign.id))
    if (compared) this.services.announce(say('compared-announced', { stations: compared.both }))
  }

  private readonly filter = async (filters: ResultsFilter) => {
    const { area, kind } = this.filters
    this.filters = filters
    history.replaceState(null, '', pathOfResults(filters, this.earlier))
    // Whom barriers hinder is known already; only other stations have to be asked for.
    if (filters.area === area && filters.kind === kind) return
    const figures = this.campaign && (await this.load(this.campaign))
    if (figures) this.services.announce(reachedInWords(figures.whole))
  }

  protected override renderCampaign(campaign: Campaign) {
    const { filters } = this
    const shown = { filters, checklist: this.checklist.reply, levels: this.areas.levels }
    return html`
      ${renderResultsFilters({ ...shown, onFilter: (chosen) => void this.filter(chosen) })} ${renderChosen(shown)}
      ${this.renderAsked(this.figures, (figures) =>
        this.renderAsked(this.checklist, (checklist) => this.renderFigures(campaign, figures, checklist)),
      )}
    `
  }

  private renderFigures(campaign: Campaign, figures: Figures, checklist: Checklist) {
    const { filters } = this
    const below = this.areas.levels.find(({ chosen }) => chosen === undefined)?.areas ?? []
    return html`
      ${renderReached(campaign, figures)}
      ${
        figures.whole.reached.visited === 0
          ? html`<p class="notice">${say('results-none-yet')}</p>`
          : html`${renderRatings(figures, filters)} ${renderGroups(figures, checklist)}
            ${renderRemedyClasses(figures)} ${renderBarriers(campaign, figures, checklist, filters.group)}
            ${renderSections(figures, checklist)} ${renderAreas(figures, below, filters)}
            ${renderKinds(figures, checklist, filters.group)} ${renderPeople(figures.whole.people, checklist)}
            ${renderInterviews(figures, checklist)} ${renderOnTheDay(figures.whole.onTheDay, checklist)} ${this.renderCompared(campaign, checklist)}`
      }
    `
  }

  private renderCompared(campaign: Campaign, checklist: Checklist) {
    const { earlier } = this
    return renderComparisonChoice(
      {
        before: listBefore(this.allCampaigns, campaign),
        chosen: earlier,
        onChoose: (chosen) => void this.chooseEarlier(chosen),
      },
      earlier === undefined
        ? nothing
        : this.renderAsked(this.comparison, (comparison) => renderComparison(comparison, checklist)),
    )
  }
}

/** An id or nothing: whatever else an address says is not asked for. */
function readEarlier(): string | undefined {
  const said = new URLSearchParams(location.search).get('with') ?? ''
  return readCampaignId(said)
}

function readResultsFilter(): ResultsFilter {
  const { area, kind, group } = readView(location.search).filters
  return { ...(area && { area }), ...(kind && { kind }), ...(group && { group }) }
}
