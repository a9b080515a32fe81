/** Recommendations of a campaign: by addressee, the highest priority first, with how far each is. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  carryRecords,
  gatherRecords,
  listRecords,
  moveRecords,
} from '../../schema/wire/recommendation-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { AreaResultsPage } from './area-results-page.ts'
import type { Campaign } from './campaign-choice.ts'
import {
  bodyName,
  dueInWords,
  foundInWords,
  type Listed,
  type Row,
  renderCheck,
  renderFollowUp,
  renderPriority,
  renderStations,
  stateMark,
} from './record-facts.ts'
import {
  fits,
  pathOfRecords,
  type RecordFilter,
  readRecordFilter,
  renderRecordFilters,
} from './record-filters.ts'
import { renderCarriable, renderGathering } from './record-news.ts'
import { renderHandOver } from './record-step-form.ts'
import { SEVERITIES, severityMark } from './station-findings.ts'

const PATH = '/office/recommendations'

@customElement('recommendation-records-page')
export class RecommendationRecordsPage extends AreaResultsPage<Listed> {
  protected override readonly path = PATH
  private readonly changing = new Asking<ReplyOf<typeof gatherRecords>>(this)
  @state() private filter = readRecordFilter(location.search)

  override get heading() {
    return say('recommendations')
  }

  protected override fetchResults({ id }: Campaign, area: string | undefined) {
    return this.services.client.call(listRecords, {
      params: { campaign: id },
      querystring: area ? { area } : {},
    })
  }

  protected override summaryOf({ records }: Listed) {
    return say('records-shown', { records: records.filter((row) => fits(row, this.filter)).length })
  }

  protected override addressOf(area: string | undefined) {
    return pathOfRecords(PATH, this.filter, area)
  }

  private readonly chooseFilter = (filter: RecordFilter) => {
    this.filter = filter
    history.replaceState(null, '', pathOfRecords(PATH, filter, this.area))
    const { reply } = this.results
    if (reply) this.services.announce(this.summaryOf(reply))
  }

  /** Does it, reads the list anew whatever came of it, and moves to where it can be seen. */
  private async change(
    deed: () => Promise<Outcome<ReplyOf<typeof gatherRecords>>>,
    said: (records: number) => string,
  ) {
    if (this.changing.isUnderWay || !this.campaign) return
    const { campaign } = this
    const done = await this.changing.ask(deed)
    await this.results.ask(() => this.fetchResults(campaign, this.area))
    if (!done) return void this.focusOn('.changing-problem [role="alert"]')
    this.services.announce(said(done.records))
    await this.focusOn('#records-heading')
  }

  private readonly handOver = (rows: readonly Row[], receiver: string, day: string) =>
    this.change(
      () =>
        this.services.client.call(moveRecords, {
          params: { campaign: this.campaign?.id ?? '' },
          body: {
            ...{ records: rows.map(({ record, version }) => ({ record, version })), day, receiver },
            to: 'handed-over',
          },
        }),
      (records) => say('records-handed-over', { records }),
    )

  protected override renderCampaign(campaign: Campaign) {
    const params = { campaign: campaign.id }
    const { client } = this.services
    return html`
      <p>${say('records-what')} <a class="no-print" href="/office/recommendations/found">${say('recommendations-found-go')}</a></p>
      ${
        this.changing.problem
          ? html`<div class="changing-problem">${this.renderProblem(this.changing.problem)}</div>`
          : nothing
      }
      ${this.renderAsked(this.results, (listed) => {
        const news = {
          ...{ listed, mayKeep: this.mayDo('recommendations.keep'), isBusy: this.changing.isUnderWay },
          onGather: (seen: string) =>
            void this.change(
              () => client.call(gatherRecords, { params, body: { seen } }),
              (records) => say('records-gathered', { records }),
            ),
          onCarry: (records: readonly string[]) =>
            void (
              records.length > 0 &&
              this.change(
                () => client.call(carryRecords, { params, body: { records: [...records] } }),
                (carried) => say('records-carried', { records: carried }),
              )
            ),
        }
        return html`${renderCarriable(news)}${renderGathering(news)}${this.renderList(listed)}`
      })}
    `
  }

  private renderList(listed: Listed) {
    const shown = listed.records.filter((row) => fits(row, this.filter))
    const ids = new Set([...listed.bodies.map(({ id }) => id), ...shown.map(({ addressee }) => addressee)])
    const addressees = [...ids].flatMap((id) => {
      const rows = shown.filter(({ addressee }) => addressee === id)
      return rows.length > 0 ? [{ id, rows }] : []
    })
    return html`
      <section class="stack" aria-labelledby="records-heading">
        <h2 id="records-heading" tabindex="-1">${say('records-shown', { records: shown.length })}</h2>
        <div class="filters card no-print">
          ${this.renderAreaPicker()}
          ${renderRecordFilters(this.filter, listed.bodies, this.chooseFilter)}
          <p class="filter-none">
            <button type="button" class="button-quiet" @click=${() => window.print()}>${say('print')}</button>
          </p>
        </div>
        ${this.renderMethod(listed)}
        ${
          listed.records.length === 0
            ? html`<p class="notice">${say('records-none')}</p>`
            : shown.length === 0
              ? html`<p class="notice">${say('records-none-fit')}</p>`
              : nothing
        }
        ${addressees.map(({ id, rows }) => this.renderAddressee(id, rows, listed))}
      </section>
    `
  }

  private renderMethod({ weights }: Listed) {
    return html`
      <details class="priority-method">
        <summary>${say('priority-method')}</summary>
        <p>${say('priority-method-what')}</p>
        <dl class="facts">
          ${SEVERITIES.map(
            (severity) =>
              html`<dt>${say(`severity-${severity}`)}</dt><dd>× ${showNumber(weights[severity] ?? 0)}</dd>`,
          )}
        </dl>
      </details>
    `
  }

  private renderAddressee(id: string, rows: readonly Row[], listed: Listed) {
    const agreed = rows.filter(({ state, isCarriedOn }) => state === 'agreed' && !isCarriedOn)
    return html`
      <section class="stack record-addressee" aria-labelledby="to-${id}">
        <h3 id="to-${id}">${bodyName(listed.bodies, id)}</h3>
        ${
          agreed.length > 0 && this.mayDo('recommendations.keep')
            ? renderHandOver({
                id,
                rows: agreed,
                listed,
                isBusy: this.changing.isUnderWay,
                onDone: this.handOver,
              })
            : nothing
        }
        <ol class="plain-list stack">
          ${rows.map((row) => this.renderRow(row, listed))}
        </ol>
      </section>
    `
  }

  private renderRow(row: Row, { bodies }: Listed) {
    const severity = SEVERITIES.find((known) => known === row.severity)
    return html`
      <li class="card recommendation" data-record=${row.record}>
        <div class="stack stack-tight">
          <h4><a href="${PATH}/${row.record}">${wordsIn(row.text, language.value)}</a></h4>
          <p class="row">${stateMark(row.state)}${
            row.isCarried ? html`<span class="small soft">${say('record-carried')}</span>` : nothing
          }${row.isCarriedOn ? html`<span class="small soft">${say('record-carried-on')}</span>` : nothing}</p>
          <p class="row">${severity ? severityMark(severity) : nothing}<span>${wordsIn(row.barrierName, language.value)}</span></p>
          ${renderCheck(row, bodies)} ${renderFollowUp(row)}
          ${
            row.isRounded
              ? html`<p class="soft small">${say('recommendation-rounded')}</p>`
              : row.stations.length > 0
                ? html`<details>
                    <summary>
                      ${say('recommendation-stations', { stations: row.stations.length })}<span class="visually-hidden"
                        >: ${wordsIn(row.text, language.value)}</span
                      >
                    </summary>
                    ${renderStations(row.stations)}
                  </details>`
                : nothing
          }
        </div>
        <dl class="facts">
          <dt>${say('priority')}</dt>
          <dd>${renderPriority(row)}</dd>
          <dt>${say('recommendation-found')}</dt>
          <dd>${foundInWords(row)}</dd>
          <dt>${say('recommendation-when')}</dt>
          <dd>${dueInWords(row)}</dd>
          <dt>${say('recommendation-effort')}</dt>
          <dd>${say(`effort-${row.effort}`)}</dd>
          ${row.receiver ? html`<dt>${say('record-receiver')}</dt><dd>${bodyName(bodies, row.receiver)}</dd>` : nothing}
        </dl>
      </li>
    `
  }
}
