/** The results: how many stations were reached, how people can vote there, and each barrier with its own n. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { indicator } from '../../schema/findings/indicators.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readIndicators } from '../../schema/wire/result-endpoints.ts'
import { STATES, type StationState } from '../map/marker-look.ts'
import type { Bar } from '../parts/bar-chart.ts'
import '../parts/bar-chart.ts'
import { stateMark } from '../parts/state-mark.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { AreaResultsPage } from './area-results-page.ts'
import type { Campaign } from './campaign-choice.ts'
import { renderOnTheDay } from './on-the-day.ts'
import { cellInWords, renderPeople } from './people-results.ts'
import { pathOfView } from './station-filters.ts'
import { severityMark } from './station-findings.ts'

type Indicators = ReplyOf<typeof readIndicators>

const ACCESS = ['entered', 'outside-only', 'refused', 'closed', 'not-found'] as const
/** As many bars as one can take in; the table has them all. */
const MOST_BARS = 12

@customElement('results-page')
export class ResultsPage extends AreaResultsPage<Indicators> {
  protected override readonly path = '/office/results'

  override get heading() {
    return say('results')
  }

  protected override fetchResults({ id }: Campaign, area: string | undefined) {
    return this.services.client.call(readIndicators, {
      params: { campaign: id },
      querystring: area ? { area } : {},
    })
  }

  protected override summaryOf({ visited, stations }: Indicators) {
    return say('results-visited', { visited, stations })
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <div class="filters card no-print">
        ${this.renderAreaPicker()}
      </div>
      ${this.renderAsked(this.results, (indicators) =>
        this.renderAsked(this.checklist, (checklist) => this.renderResults(campaign, indicators, checklist)),
      )}
    `
  }

  private renderResults(campaign: Campaign, indicators: Indicators, checklist: Checklist) {
    return html`
      ${this.renderHeadline(campaign, indicators)}
      ${
        indicators.visited === 0
          ? html`<p class="notice">${say('results-none-yet')}</p>`
          : html`${this.renderStates(indicators)} ${this.renderIndicators(campaign, indicators, checklist)}
            ${renderPeople(indicators.people, checklist)}
            ${renderOnTheDay(indicators.onTheDay, checklist)}`
      }
    `
  }

  private renderHeadline(
    { sampleType }: Campaign,
    { stations, visited, accessOutcomes, people }: Indicators,
  ) {
    const told = (outcome: (typeof ACCESS)[number]): string => {
      if (people === undefined || outcome === 'entered') return showNumber(accessOutcomes[outcome] ?? 0)
      const cell = people.access.find((one) => one.outcome === outcome)?.stations
      return cellInWords(cell ?? { why: 'with-others' })
    }
    return html`
      <section class="card stack headline" aria-labelledby="reached-heading">
        <h2 id="reached-heading">${say('results-reached')}</h2>
        <p class="headline-number">${say('results-visited', { visited, stations })}</p>
        <ul class="plain-list legend">
          ${ACCESS.map(
            (outcome) => html`<li>
              ${say(`access-outcome-${outcome}`)}
              <span class="legend-count">${told(outcome)}</span>
            </li>`,
          )}
        </ul>
        <p class="notice ${sampleType === 'probability' || sampleType === 'census' ? '' : 'notice-doubt'}">
          ${say(`sample-caution-${sampleType}`)}
        </p>
      </section>
    `
  }

  private renderStates({ states, visited }: Indicators) {
    const rated = STATES.filter((one) => one !== 'not-visited')
    return html`
      <section class="stack" aria-labelledby="states-heading">
        <h2 id="states-heading">${say('results-states')}</h2>
        <ul class="plain-list grid state-cards">
          ${rated.map((one) => this.renderStateCard(one, states[one] ?? 0, visited))}
        </ul>
      </section>
    `
  }

  private renderStateCard(one: StationState, count: number, visited: number) {
    const query = {
      filters: { ...(this.area ? { area: this.area } : {}), state: one },
      sort: 'code',
      page: 1,
    } as const
    return html`
      <li class="card stack stack-tight">
        <p>${stateMark(one)}</p>
        <p class="state-count">${say('count-of', { count, n: visited })}</p>
        <p class="soft small">${say(`state-${one}-means`)}</p>
        <p><a href=${pathOfView('/office/stations', query)}>${say('show-stations', { state: say(`state-${one}`) })}</a></p>
      </li>
    `
  }

  private renderIndicators(campaign: Campaign, { indicators }: Indicators, checklist: Checklist) {
    const rows = indicators
      .flatMap((one) => {
        const barrier = checklist.barriers.find(({ id }) => id === one.barrier)
        const counted = indicator({ ...one, absent: one.n - one.found })
        return barrier ? [{ ...counted, barrier }] : []
      })
      .sort((one, other) => other.found / (other.n || 1) - one.found / (one.n || 1) || other.n - one.n)
    const name = (words: Readonly<Record<string, string>>) => wordsIn(words, language.value)
    const bars: readonly Bar[] = rows
      .filter(({ found }) => found > 0)
      .slice(0, MOST_BARS)
      .map(({ barrier, found, n, percent, isSmall }) => ({
        label: name(barrier.name),
        value: shareInWords(found, n, percent),
        share: n === 0 ? 0 : found / n,
        isSmall,
      }))
    return html`
      <section class="stack" aria-labelledby="indicators-heading">
        <h2 id="indicators-heading">${say('indicators')}</h2>
        <p>${say(`indicators-what-${campaign.sampleType}`)}</p>
        ${
          bars.length > 0
            ? html`<figure class="card stack stack-tight">
                <figcaption><strong>${say('indicators-most', { bars: bars.length })}</strong></figcaption>
                <bar-chart .label=${say('indicators-chart')} .bars=${bars}></bar-chart>
              </figure>`
            : nothing
        }
        <div class="table-frame">
          <table class="blocks">
            <caption>
              ${say('indicators-caption')}
            </caption>
            <thead>
              <tr>
                <th scope="col">${say('barrier')}</th>
                <th scope="col">${say('severity')}</th>
                <th scope="col" class="number">${say('indicator-found')}</th>
                <th scope="col" class="number">${say('indicator-open')}</th>
                <th scope="col" class="number">${say('indicator-not-applicable')}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ barrier, found, n, percent, open, notApplicable }) => html`<tr>
                  <th scope="row">${name(barrier.name)}</th>
                  <td data-label=${say('severity')}>${severityMark(barrier.severity)}</td>
                  <td class="number" data-label=${say('indicator-found')}>${shareInWords(found, n, percent)}</td>
                  <td class="number" data-label=${say('indicator-open')}>${showNumber(open)}</td>
                  <td class="number" data-label=${say('indicator-not-applicable')}>${showNumber(notApplicable)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        <p class="soft small">${say('indicators-small')}</p>
      </section>
    `
  }
}

/** A share with its n; where n is small the count alone, which claims no more than is known. */
const shareInWords = (found: number, n: number, percent: number | undefined): string =>
  n === 0
    ? '–'
    : percent === undefined
      ? say('count-of', { count: found, n })
      : say('percent-of', { percent: Math.round(percent), count: found, n })
