/** Who goes where: monitors with their numbers of stations, what a person should look at, and the stations nobody has. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readPlan } from '../../schema/wire/plan-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { AreaResultsPage } from './area-results-page.ts'
import type { Campaign } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { renderMonitors, renderStation, renderTooMany } from './planned-station.ts'
import { pathOfView } from './station-filters.ts'

type Plan = ReplyOf<typeof readPlan>

const conflictInWords = (kind: Plan['conflicts'][number]['kind'], stations: number, most: number): string => {
  if (kind === 'tablet-lost') return say('plan-tablet-lost', { stations })
  return kind === 'too-many-stations'
    ? say('plan-too-many', { stations, most })
    : say('plan-outside', { stations })
}

const PATH = '/office/plan'
const marks = { 'card-open': 'wait', enrolled: 'full', lost: 'warning' } as const

@customElement('plan-page')
export class PlanPage extends AreaResultsPage<Plan> {
  protected override readonly path = PATH

  override get heading() {
    return say('plan')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [{ path: '/office', text: say('office') }]
  }

  protected override fetchResults({ id }: Campaign, area: string | undefined) {
    return this.services.client.call(readPlan, {
      params: { campaign: id },
      querystring: area ? { area } : {},
    })
  }

  protected override summaryOf({ open, stations }: Plan) {
    return say('plan-open-of', { open, stations })
  }

  /** The area goes along: whoever looked for stations there goes on looking there. */
  private readonly pathOf = (code: string): string =>
    pathOfView(`${PATH}/${encodeURIComponent(code)}`, this.view(this.area))

  private view(area: string | undefined) {
    return { filters: area ? { area } : {}, sort: 'code' as const, page: 1 }
  }

  protected override renderCampaign() {
    return html`
      <p class="lede">${say('plan-what')}</p>
      <p class="row no-print"><a class="button button-quiet" href="/office/plan-list">${say('plan-list')}</a> <a class="button button-quiet" href="/office/samples">${say('samples')}</a> <a class="button button-quiet" href="/office/paper">${say('paper')}</a></p>
      ${this.renderAsked(
        this.results,
        (plan) => html`
        ${this.renderConflicts(plan)} ${this.renderOpen(plan)} ${this.renderEverybody(plan)} ${this.renderShared(plan)}
      `,
      )}
    `
  }

  private renderConflicts({ conflicts, mostStationsADay: most, mobile, mostMobile }: Plan) {
    const isManyMobile = mostMobile !== undefined && mobile > mostMobile
    if (conflicts.length === 0 && !isManyMobile) return nothing
    return html`
      <section class="notice notice-doubt stack stack-tight" aria-labelledby="conflicts-heading">
        <h2 class="mark" id="conflicts-heading">${icon('warning')}${say('plan-conflicts', { conflicts: conflicts.length + (isManyMobile ? 1 : 0) })}</h2>
        <ul class="stack stack-tight">
          ${isManyMobile ? html`<li data-conflict="mobile">${say('plan-many-mobile', { mobile, most: mostMobile })}</li>` : nothing}
          ${conflicts.map(
            ({ kind, monitor, stations }) => html`<li>
              <a class="jump code" href=${this.pathOf(monitor)}>${monitor}</a>
              ${conflictInWords(kind, stations, most)}
            </li>`,
          )}
        </ul>
      </section>
    `
  }

  private renderOpen(plan: Plan) {
    const level = this.areaLevels.find(({ id }) => id === plan.level)
    return html`
      <section class="stack" aria-labelledby="open-heading">
        <h2 id="open-heading">${say('plan-open')}</h2>
        <div class="filters card no-print">${this.renderAreaPicker()}</div>
        <p class="headline-number">${say('plan-open-of', { open: plan.open, stations: plan.stations })}</p>
        ${plan.areas.length > 0 ? this.renderAreas(plan, level ? wordsIn(level.name, language.value) : say('coverage-area')) : nothing}
        ${plan.openStations.length > 0 ? this.renderOpenStations(plan) : nothing}
      </section>
    `
  }

  private renderAreas({ areas }: Plan, levelName: string) {
    return html`
      <div class="table-frame">
        <table class="blocks many-columns">
          <caption>${say('plan-areas-caption', { level: levelName })}</caption>
          <thead>
            <tr>
              <th scope="col">${levelName}</th>
              <th scope="col" class="number">${say('coverage-stations')}</th>
              <th scope="col" class="number">${say('plan-nobody')}</th>
            </tr>
          </thead>
          <tbody>
            ${areas.map(
              ({ code, name, stations, open }) => html`<tr data-area=${code}>
                <th scope="row">
                  <a href=${pathOfView(PATH, this.view(code))}>${wordsIn(name, language.value) || code}</a>
                </th>
                <td class="number" data-label=${say('coverage-stations')}>${showNumber(stations)}</td>
                <td class="number" data-label=${say('plan-nobody')}>${showNumber(open)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }

  private renderOpenStations({ openStations }: Plan) {
    return html`
      <p>${say('plan-open-choose')}</p>
      <ul class="plain-list stack stack-tight">
        ${openStations.map((station) => html`<li data-station=${station.code}>${renderStation(station)}</li>`)}
      </ul>
    `
  }

  private renderEverybody({ monitors, mostStationsADay: most }: Plan) {
    if (monitors.length === 0)
      return html`
        <div class="notice stack stack-tight">
          <p>${say('monitors-none')}</p>
          <p><a class="button" href="/office/monitors">${say('step-monitors-go')}</a></p>
        </div>
      `
    return html`
      <section class="stack" aria-labelledby="monitors-heading">
        <h2 id="monitors-heading">${say('monitors')}</h2>
        <div class="table-frame">
          <table class="blocks many-columns">
            <caption>${say('monitors-caption', { monitors: monitors.length })}</caption>
            <thead>
              <tr>
                <th scope="col">${say('monitor-code')}</th>
                <th scope="col">${say('monitor-state')}</th>
                <th scope="col" class="number">${say('coverage-stations')}</th>
              </tr>
            </thead>
            <tbody>
              ${monitors.map(
                ({ code, state, stations }) => html`<tr data-monitor=${code}>
                  <th scope="row" class="code"><a href=${this.pathOf(code)}>${code}</a></th>
                  <td data-label=${say('monitor-state')}>
                    <span class="mark">${icon(marks[state])}${say(`monitor-${state}`)}</span>
                  </td>
                  <td class="number" data-label=${say('coverage-stations')}>
                    ${showNumber(stations)} ${renderTooMany(stations, most)}
                  </td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
    `
  }

  private renderShared({ shared, sharedStations }: Plan) {
    if (shared === 0) return nothing
    return html`
      <details class="card">
        <summary>${say('plan-shared', { stations: shared })}</summary>
        <ul class="plain-list stack stack-tight">
          ${sharedStations.map(
            (station) => html`<li data-station=${station.code}>
              ${renderStation(station)}
              <span class="block small">${say('plan-monitors')}: ${renderMonitors(station, '')}</span>
            </li>`,
          )}
        </ul>
      </details>
    `
  }
}
