/** What can be done with several stations of the list at once: given to a monitor, their visits looked at again, put on hold. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { listNextStates } from '../../schema/visit/review.ts'
import { holdStation, LONGEST_HOLD_REASON } from '../../schema/wire/hold-endpoints.ts'
import { changeMonitorPlan, readMonitorPlan } from '../../schema/wire/plan-endpoints.ts'
import { listReviews, MOST_STEPS_AT_ONCE, takeReviewSteps } from '../../schema/wire/review-endpoints.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import type { Services } from '../app/services.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { say } from '../words/say.ts'
import type { BulkRights } from './bulk-rights.ts'

/** Nothing is chosen any more. */
export class ChoiceDropped extends CustomEvent<undefined> {
  constructor() {
    super('choice-dropped', { bubbles: true })
  }
}

/** Thrown within this file only, to leave several calls at the first problem. */
class Stopped extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super('stopped')
    this.problem = problem
  }
}

function replyOf<Reply>(outcome: Outcome<Reply>): Reply {
  if ('problem' in outcome) throw new Stopped(outcome.problem)
  return outcome.reply
}

@customElement('stations-chosen')
export class StationsChosen extends LightElement {
  @property({ attribute: false }) client: Services['client'] | undefined
  @property() campaign = ''
  @property({ attribute: false }) codes: readonly string[] = []
  @property({ attribute: false }) rights: BulkRights = { plan: false, review: false, hold: false }
  @state() private isUnderWay = false
  @state() private problem: Problem | undefined
  /** What was done last, in words. */
  @state() private done = ''
  @state() private lacks: 'code' | 'reason' | undefined
  private code = ''
  private reason = ''

  /** One deed at a time; where something stops it, what was done before stays done and can be said again. */
  private async work(deed: (client: Services['client']) => Promise<string>) {
    const { client } = this
    if (!client || this.isUnderWay) return
    this.isUnderWay = true
    this.problem = undefined
    this.done = ''
    this.lacks = undefined
    try {
      this.done = await deed(client)
    } catch (fault) {
      if (!(fault instanceof Stopped)) throw fault
      this.problem = fault.problem
    } finally {
      this.isUnderWay = false
    }
  }

  private readonly give = () => {
    const code = this.code.trim()
    if (code === '') return this.askFor('code')
    return this.work(async ({ call }) => {
      const params = { campaign: this.campaign, code }
      const { version, stations } = replyOf(await call(readMonitorPlan, { params }))
      const has = new Set(stations.map((one) => one.code))
      const add = this.codes.filter((one) => !has.has(one))
      if (add.length > 0)
        replyOf(await call(changeMonitorPlan, { params, body: { version, add, remove: [] } }))
      return say('chosen-given', { stations: add.length, code })
    })
  }

  private readonly lookAgain = () =>
    this.work(async ({ call }) => {
      const params = { campaign: this.campaign }
      const rows = []
      for (const station of this.codes)
        rows.push(...replyOf(await call(listReviews, { params, querystring: { station } })).visits)
      const visits = rows
        .filter(({ state: from }) => listNextStates(from).includes('new'))
        .map(({ visit, seen }) => ({ visit, seen }))
      for (let from = 0; from < visits.length; from += MOST_STEPS_AT_ONCE)
        replyOf(
          await call(takeReviewSteps, {
            params,
            body: {
              ...{ visits: visits.slice(from, from + MOST_STEPS_AT_ONCE) },
              ...{ to: 'new', reason: 'look-again' },
            },
          }),
        )
      const final = rows.filter((one) => one.state === 'final').length
      return say('chosen-look-again-done', { visits: visits.length, final })
    })

  private readonly hold = () => {
    const reason = this.reason.trim()
    if (reason === '') return this.askFor('reason')
    return this.work(async ({ call }) => {
      for (const station of this.codes)
        replyOf(await call(holdStation, { params: { campaign: this.campaign, station }, body: { reason } }))
      return say('chosen-held', { stations: this.codes.length })
    })
  }

  private async askFor(lacks: 'code' | 'reason') {
    this.lacks = lacks
    this.done = ''
    await this.updateComplete
    this.querySelector<HTMLElement>(lacks === 'code' ? '#chosen-code' : '#chosen-reason')?.focus()
  }

  override render() {
    const stations = this.codes.length
    return html`
      <section class="card stack chosen-stations no-print" aria-labelledby="chosen-heading">
        <div class="row row-apart">
          <h3 id="chosen-heading">${say('chosen-stations', { stations })}</h3>
          <button type="button" class="button-plain" @click=${() => this.dispatchEvent(new ChoiceDropped())}>
            ${say('chosen-none')}
          </button>
        </div>
        <div role="status">${this.done === '' ? nothing : html`<p class="notice">${this.done}</p>`}</div>
        <problem-note .problem=${this.problem}></problem-note>
        ${this.rights.plan ? this.renderGive() : nothing} ${this.rights.review ? this.renderLookAgain() : nothing}
        ${this.rights.hold ? this.renderHold() : nothing}
      </section>
    `
  }

  private renderDo(words: string, act: () => unknown) {
    return html`<p>
      <button type="button" class="button-quiet" aria-disabled=${this.isUnderWay ? 'true' : nothing} @click=${act}>
        ${words}
      </button>
    </p>`
  }

  private renderLack(lacks: 'code' | 'reason') {
    return this.lacks === lacks
      ? html`<p class="complaint" id="chosen-lacks" role="alert">${say(`chosen-lacks-${lacks}`)}</p>`
      : nothing
  }

  private renderGive() {
    return html`<details>
      <summary>${say('chosen-give')}</summary>
      <div class="stack stack-tight">
        <div class="field">
          <label for="chosen-code">${say('chosen-give-code')}</label>
          ${this.renderLack('code')}
          <input
            id="chosen-code"
            autocomplete="off"
            spellcheck="false"
            maxlength="40"
            aria-describedby=${this.lacks === 'code' ? 'chosen-lacks' : nothing}
            .value=${this.code}
            @input=${(event: InputEvent) => {
              // The listener stands on a field and nowhere else.
              this.code = (event.target as HTMLInputElement).value
            }}
          />
        </div>
        ${this.renderDo(say('chosen-give-go'), this.give)}
      </div>
    </details>`
  }

  private renderLookAgain() {
    return html`<details>
      <summary>${say('chosen-look-again')}</summary>
      <div class="stack stack-tight">
        <p>${say('chosen-look-again-what')}</p>
        ${this.renderDo(say('chosen-look-again-go'), this.lookAgain)}
      </div>
    </details>`
  }

  private renderHold() {
    return html`<details>
      <summary>${say('chosen-hold')}</summary>
      <div class="stack stack-tight">
        <div class="field">
          <label for="chosen-reason">${say('chosen-hold-reason')}</label>
          ${this.renderLack('reason')}
          <textarea
            id="chosen-reason"
            rows="2"
            autocomplete="off"
            maxlength=${LONGEST_HOLD_REASON}
            aria-describedby=${this.lacks === 'reason' ? 'chosen-lacks' : nothing}
            .value=${this.reason}
            @input=${(event: InputEvent) => {
              // The listener stands on a textarea and nowhere else.
              this.reason = (event.target as HTMLTextAreaElement).value
            }}
          ></textarea>
        </div>
        ${this.renderDo(say('chosen-hold-go'), this.hold)}
      </div>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stations-chosen': StationsChosen
  }
  interface HTMLElementEventMap {
    'choice-dropped': ChoiceDropped
  }
}
