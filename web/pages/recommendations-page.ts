/** What should be done, gathered by who can do it: what helps most and soonest first, with the stations it is about. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listRecommendations } from '../../schema/wire/result-endpoints.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { AreaResultsPage } from './area-results-page.ts'
import type { Campaign } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { pathOfView } from './station-filters.ts'
import { SEVERITIES, severityMark } from './station-findings.ts'

type Gathered = ReplyOf<typeof listRecommendations>
type Recommendation = Gathered[number]['recommendations'][number]

/** More would hide the next recommendation; the list of stations has them all. */
const MOST_LINKS = 20

@customElement('recommendations-page')
export class RecommendationsPage extends AreaResultsPage<Gathered> {
  protected override readonly path = '/office/recommendations/found'

  override get heading() {
    return say('recommendations-found')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [
      { path: '/office', text: say('office') },
      { path: '/office/recommendations', text: say('recommendations') },
    ]
  }

  protected override fetchResults({ id }: Campaign, area: string | undefined) {
    return this.services.client.call(listRecommendations, {
      params: { campaign: id },
      querystring: area ? { area } : {},
    })
  }

  protected override summaryOf({ length: addressees }: Gathered) {
    return say('recommendations-shown', { addressees })
  }

  protected override renderCampaign() {
    return html`
      <p>${say('recommendations-what')}</p>
      <div class="filters card no-print">
        ${this.renderAreaPicker()}
        <p class="filter-none">
          <button type="button" class="button-quiet" @click=${() => window.print()}>${say('print')}</button>
        </p>
      </div>
      ${this.renderAsked(this.results, (gathered) =>
        this.renderAsked(this.checklist, (checklist) => this.renderAll(gathered, checklist)),
      )}
    `
  }

  private renderAll(gathered: Gathered, checklist: Checklist) {
    const those = gathered.filter(({ recommendations }) => recommendations.length > 0)
    if (those.length === 0) return html`<p class="notice">${say('recommendations-none')}</p>`
    return html`
      <nav class="card no-print" aria-labelledby="to-whom">
        <h2 id="to-whom">${say('recommendations-to-whom')}</h2>
        <ul class="plain-list">
          ${those.map(
            ({ addressee, name, recommendations }) => html`<li>
              <a class="jump" href="#to-${addressee}"
                >${say('recommendations-for', {
                  name: wordsIn(name, language.value),
                  recommendations: recommendations.length,
                })}</a
              >
            </li>`,
          )}
        </ul>
      </nav>
      ${those.map((one) => this.renderAddressee(one, checklist))}
    `
  }

  private renderAddressee(
    { addressee, name, outlivesElection, recommendations }: Gathered[number],
    checklist: Checklist,
  ) {
    return html`
      <section class="stack record-addressee" aria-labelledby="to-${addressee}">
        <div class="stack stack-tight">
          <h2 id="to-${addressee}" tabindex="-1">${wordsIn(name, language.value)}</h2>
          <p class="soft small">${say(outlivesElection ? 'addressee-stays' : 'addressee-ends')}</p>
        </div>
        <ol class="plain-list stack">
          ${recommendations.map((one) => this.renderRecommendation(one, checklist))}
        </ol>
      </section>
    `
  }

  private renderRecommendation(one: Recommendation, checklist: Checklist) {
    const severity = SEVERITIES.find((known) => known === one.severity)
    const barrier = checklist.barriers.find(({ id }) => id === one.barrier)
    const groups = one.hinders
      .flatMap((id) => checklist.groups.filter((group) => group.id === id))
      .map(({ name }) => wordsIn(name, language.value))
    return html`
      <li class="card recommendation" ?data-long=${one.when === 'long-term'}>
        <div class="stack stack-tight">
        <h3>${wordsIn(one.text, language.value)}</h3>
        <p class="row">
          ${severity ? severityMark(severity) : nothing}<span
            >${barrier ? wordsIn(barrier.name, language.value) : one.barrier}</span
          >
        </p>
        ${one.isRounded ? html`<p class="soft small">${say('recommendation-rounded')}</p>` : this.renderWhere(one)}
        </div>
        <dl class="facts">
          <dt>${say('recommendation-found')}</dt>
          <dd>${say(one.isRounded ? 'recommendation-about' : 'count-of-stations', { count: one.found, n: one.n })}</dd>
          <dt>${say('recommendation-when')}</dt>
          <dd>${say(`when-${one.when}`)}</dd>
          <dt>${say('recommendation-effort')}</dt>
          <dd>${say(`effort-${one.effort}`)}</dd>
          <dt>${say('recommendation-hinders')}</dt>
          <dd>${groups.join(', ')}</dd>
        </dl>
      </li>
    `
  }

  private renderWhere(one: Recommendation) {
    return html`
        <details>
          <summary>
            ${say('recommendation-stations', { stations: one.stations.length })}<span class="visually-hidden"
              >: ${wordsIn(one.text, language.value)}</span
            >
          </summary>
          ${this.renderStations(one)}
        </details>
    `
  }

  private renderStations({ stations, barrier }: Recommendation) {
    const all = pathOfView('/office/stations', {
      filters: { ...(this.area ? { area: this.area } : {}), barrier },
      sort: 'code',
      page: 1,
    })
    return html`
      <ul class="plain-list code-list">
        ${stations
          .slice(0, MOST_LINKS)
          .map(
            (code) =>
              html`<li><a class="code jump" href="/office/stations/${encodeURIComponent(code)}">${code}</a></li>`,
          )}
      </ul>
      <p class="no-print"><a href=${all}>${say('recommendation-all-stations')}</a></p>
    `
  }
}
