/** One correction: what was said and is said now, what follows from it, why, and sealing it. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { QuestionId } from '../../schema/checklist/checklist.ts'
import type { Answers } from '../../schema/visit/answer.ts'
import {
  type CheckedCorrection,
  checkCorrection,
  completeCorrection,
  findConsequences,
  type Lack,
} from '../../schema/visit/draft-correction.ts'
import { openDayMemory } from '../offline/day-memory.ts'
import { markAnswered } from '../offline/queries.ts'
import { icon } from '../parts/icon.ts'
import { speakTyped } from '../parts/typed-text.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { say } from '../words/say.ts'
import { AskingPage } from './asking-page.ts'
import { timeOfDay } from './clock-words.ts'
import { renderChecked, renderChosen, renderConsequences } from './correction-parts.ts'
import { type Reason, readReason, renderReason, writeReason } from './correction-reason.ts'
import { findFirstStep } from './section-steps.ts'

@customElement('correction-page')
export class CorrectionPage extends AskingPage {
  @state() private isFinishing = false
  @state() private isNotKept = false
  /** Said once somebody wanted to finish without it. */
  @state() private asksFor: Lack | 'mended' | undefined
  /** "Another reason" without words yet: nothing that could be kept. */
  @state() private isOther = false
  /** What is corrected has not come to the office yet. */
  private isAhead = false

  protected override get isAbout() {
    return 'corrections' as const
  }

  override get heading() {
    return say(this.sort === 'confirms' ? 'confirming' : 'correction')
  }

  private get sort() {
    return this.draft?.visit.value.corrects?.confirms ? 'confirms' : 'changes'
  }

  protected override async prepare() {
    await super.prepare()
    const corrected = this.draft?.visit.value.corrects?.visit
    const sending = corrected && (await this.device.outbox.read(corrected))
    this.isAhead = sending !== undefined && sending.state === 'waiting'
  }

  protected renderDraft(draft: VisitDraft) {
    const checked = checkCorrection(draft.checklist, draft.visit.value, draft.settings)
    const corrected = this.findCorrected(draft)
    return html`
      <div class="stack stack-tight">
        <p class="soft">
          ${this.stationName}${corrected ? html` · ${say('correction-of', { time: timeOfDay(corrected.at, this.zone) })}` : nothing}
        </p>
        <p class="lede">${say(this.sort === 'confirms' ? 'confirming-what' : 'correction-what')}</p>
      </div>
      ${this.isAhead ? html`<p class="notice">${say('correction-ahead')}</p>` : nothing}
      ${this.sort === 'confirms' ? nothing : this.renderChanges(draft)}
      <section class="card stack">
        ${renderReason(this.sort, this.reasonOf(draft), this.asksFor === 'reason', (part) => this.giveReason(draft, part))}
      </section>
      ${renderChecked(this.where(draft), checked)}
      <div class="row row-apart">${this.renderKeeping(draft)} ${this.renderUndo(draft)}</div>
      ${this.renderFinish(draft, checked)}
      <details class="card">
        <summary>${say('correction-discard')}</summary>
        <div class="stack">
          <p>${say('correction-discard-what')}</p>
          <p>
            <button type="button" class="button-bad" @click=${() => this.discard(draft)}>${say('correction-discard-go')}</button>
          </p>
        </div>
      </details>
      ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  private renderChanges(draft: VisitDraft) {
    return html`${this.renderChosen(draft)}
    ${renderConsequences(
      findConsequences(draft.checklist, draft.visit.value, draft.settings, this.known(draft)),
      (questions) => void this.add(draft, questions),
    )}`
  }

  private where({ checklist }: VisitDraft) {
    return { checklist, path: this.visitPath }
  }

  private known(draft: VisitDraft): Answers {
    return this.findCorrected(draft)?.answers ?? new Map()
  }

  private renderChosen(draft: VisitDraft) {
    const { chosen = [] } = draft.visit.value
    const first = findFirstStep(draft)
    const lack = this.asksFor === 'question' || this.asksFor === 'answer' ? this.asksFor : undefined
    return html`
      <section class="stack" aria-labelledby="chosen-heading" aria-describedby=${lack ? 'chosen-complaint' : nothing}>
        <h2 id="chosen-heading" tabindex="-1">${say('correction-questions-chosen', { questions: chosen.length })}</h2>
        ${
          lack
            ? html`<p class="complaint" id="chosen-complaint" role="alert">${icon('warning')}<span>${say(`correction-lacks-${lack}`)}</span></p>`
            : nothing
        }
        ${renderChosen(this.where(draft), draft.visit.value, this.known(draft))}
        <div class="row">
          ${first ? this.renderWayOn({ path: `sections/${first.section.id}`, words: '' }, say('choose-answer')) : nothing}
          ${this.renderWayOn({ path: 'choose', words: '' }, say(chosen.length > 0 ? 'choose-more' : 'choose-questions'), chosen.length > 0 ? 'button-quiet' : '')}
        </div>
      </section>
    `
  }

  private async add(draft: VisitDraft, questions: readonly QuestionId[]) {
    for (const question of questions) draft.choose(question, true)
    this.services.announce(say('correction-added'))
    // Drawn when it is kept; what could not be kept is said on the page.
    await draft.settle().catch(() => undefined)
    await this.updateComplete
    this.querySelector<HTMLElement>('#brought-up, #chosen-heading')?.focus()
  }

  private reasonOf({ visit }: VisitDraft): Reason {
    const reason = readReason(visit.value.corrects?.reason ?? '')
    return reason.cause === undefined && this.isOther ? { ...reason, cause: 'other' } : reason
  }

  private giveReason(draft: VisitDraft, part: Partial<Reason>) {
    const reason = { ...this.reasonOf(draft), ...part }
    this.isOther = reason.cause === 'other'
    if (this.asksFor === 'reason') this.asksFor = undefined
    draft.giveReason(writeReason(reason))
  }

  private renderFinish(draft: VisitDraft, { lacks, complaints }: CheckedCorrection) {
    const isHeld = lacks.length > 0 || complaints.some(({ severity }) => severity === 'must')
    return html`
      ${this.isNotKept ? html`<p class="notice notice-bad" role="alert">${say('keeping-not-kept')}</p>` : nothing}
      <section class="card stack" aria-labelledby="finish-heading">
        <h2 id="finish-heading">${say(this.sort === 'confirms' ? 'confirming-finish' : 'correction-finish')}</h2>
        <p id="finish-what">${say('correction-finish-what')}</p>
        <button
          type="button"
          aria-describedby="finish-what"
          aria-disabled=${isHeld || this.isFinishing ? 'true' : nothing}
          @click=${() => this.finish(draft)}
        >
          ${say(this.sort === 'confirms' ? 'confirming-finish-go' : 'correction-finish-go')}
        </button>
      </section>
    `
  }

  private async finish(draft: VisitDraft) {
    speakTyped()
    const { checklist, settings, visit } = draft
    const correction = completeCorrection(checklist, visit.value, settings)
    if (!correction) return this.askFor(checkCorrection(checklist, visit.value, settings))
    if (this.isFinishing) return
    this.isFinishing = true
    this.isNotKept = false
    try {
      await this.device.finish(draft)
      const { memory, now } = this.device
      // It is safe already; without this the next correction would only stand beside it.
      await markAnswered(this.device, correction).catch(() => undefined)
      await openDayMemory(memory, now)
        .rememberCorrection(checklist, correction)
        .catch(() => undefined)
      this.services.go(`${this.visitPath}/sealed`)
    } catch {
      this.isNotKept = true
    } finally {
      this.isFinishing = false
    }
  }

  /** Leads to what is missing, the first thing first. */
  private async askFor({ lacks: [lack] }: CheckedCorrection) {
    this.asksFor = lack ?? 'mended'
    await this.updateComplete
    const places = {
      question: '#chosen-heading',
      answer: '#chosen-heading',
      reason: '#reason-legend',
      'shorter-reason': '#reason-words',
      mended: '#review-must',
    } as const satisfies Record<Lack | 'mended', string>
    this.querySelector<HTMLElement>(places[this.asksFor])?.focus()
  }

  private async discard(draft: VisitDraft) {
    await this.device.discard(draft.visit.value.id)
    this.services.go('/monitor')
  }
}
