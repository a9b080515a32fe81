/** Before finishing: what must be put right, what looks odd, what is missing; then "finish this visit". */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { findQuestion, indexOf } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import { checkVisit, mustBeMended } from '../../schema/visit/check-visit.ts'
import type { Complaint } from '../../schema/visit/complaint.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import { openDayMemory } from '../offline/day-memory.ts'
import { icon } from '../parts/icon.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { complaintInWords } from './complaint-words.ts'
import { DraftPage } from './draft-page.ts'
import { countForChair } from './way-on.ts'

@customElement('review-page')
export class ReviewPage extends DraftPage {
  @state() private isFinishing = false
  @state() private isNotKept = false

  override get heading() {
    return say('review')
  }

  protected renderDraft(draft: VisitDraft) {
    const complaints = checkVisit(draft.checklist, draft.visit.value, draft.settings)
    const must = complaints.filter(({ severity }) => severity === 'must')
    const doubts = complaints.filter(({ severity, kind }) => severity === 'should' && kind !== 'missing')
    const missing = complaints.filter(({ kind }) => kind === 'missing')
    const isHeld = mustBeMended(complaints)
    return html`
      <p class="soft">${this.stationName}</p>
      ${complaints.length === 0 ? html`<p class="notice notice-good mark mark-good">${icon('check')}${say('review-all-well')}</p>` : nothing}
      ${this.renderGroup(draft, must, 'must', 'notice-bad')} ${this.renderGroup(draft, doubts, 'doubts', 'notice-doubt')}
      ${this.renderGroup(draft, missing, 'missing', '')}
      ${this.isNotKept ? html`<p class="notice notice-bad" role="alert">${say('keeping-not-kept')}</p>` : nothing}
      <nav class="stack stack-tight" aria-label=${say('visit-so-far')}>
        <a class="choice section-link" href="${this.visitPath}/findings">${say('findings-see')}</a>
        <a class="choice section-link" href="${this.visitPath}/today">
          <span>${say('today')}</span><span class="mark small">${say('today-counts', { ...countForChair(draft) })}</span>
        </a>
      </nav>
      <section class="card stack" aria-labelledby="finish-heading">
        <h2 id="finish-heading">${say('finish')}</h2>
        <p id="finish-what">${say(isHeld ? 'finish-held' : missing.length > 0 ? 'finish-with-gaps' : 'finish-what')}</p>
        <button
          type="button"
          aria-describedby="finish-what"
          aria-disabled=${isHeld || this.isFinishing ? 'true' : nothing}
          @click=${() => this.finish(draft, isHeld)}
        >
          ${say('finish-go')}
        </button>
      </section>
      ${this.renderBack(this.visitPath, say('sections-all'))}
    `
  }

  private renderGroup(
    draft: VisitDraft,
    complaints: readonly Complaint[],
    group: 'must' | 'doubts' | 'missing',
    look: string,
  ) {
    if (complaints.length === 0) return nothing
    return html`
      <section class="notice ${look} stack stack-tight" aria-labelledby="review-${group}">
        <h2 id="review-${group}" tabindex="-1">${say(`review-${group}`, { complaints: complaints.length })}</h2>
        <p>${say(`review-${group}-what`)}</p>
        ${group === 'missing' ? this.renderBySection(draft, complaints) : this.renderList(draft, complaints)}
      </section>
    `
  }

  private renderList(draft: VisitDraft, complaints: readonly Complaint[]) {
    return html`<ul class="review-list">
      ${complaints.map((complaint) => this.renderComplaint(draft, complaint))}
    </ul>`
  }

  /** Many questions may be open; by section one sees where, and opens only what one can still do. */
  private renderBySection(draft: VisitDraft, complaints: readonly Complaint[]) {
    const { sectionOf } = indexOf(draft.checklist)
    return draft.checklist.sections.map((section) => {
      const here = complaints.filter(({ question }) => sectionOf.get(question) === section)
      const title = wordsIn(section.title, language.value)
      return here.length === 0
        ? nothing
        : html`<details>
            <summary>${say('review-missing-in', { section: title, questions: here.length })}</summary>
            ${this.renderList(draft, here)}
          </details>`
    })
  }

  private renderComplaint({ checklist }: VisitDraft, complaint: Complaint) {
    const question = findQuestion(checklist, complaint.question)
    const section = indexOf(checklist).sectionOf.get(complaint.question)
    if (!question || !section) return nothing
    const path =
      complaint.interview === undefined
        ? `${this.visitPath}/sections/${section.id}#${question.id}`
        : `${this.visitPath}/interviews/${complaint.interview}`
    return html`
      <li>
        <a href=${path}>${showDigits(String(question.number))}. ${wordsIn(question.text, language.value)}</a>
        ${complaint.kind === 'missing' ? nothing : html`<p>${complaintInWords(complaint, checklist)}</p>`}
      </li>
    `
  }

  private async finish(draft: VisitDraft, isHeld: boolean) {
    if (isHeld) {
      this.querySelector<HTMLElement>('#review-must')?.focus()
      return
    }
    if (this.isFinishing) return
    this.isFinishing = true
    this.isNotKept = false
    try {
      const visit = draft.visit.value
      await this.device.finish(draft)
      await this.remember(draft, visit)
      this.services.go(`${this.visitPath}/sealed`)
    } catch {
      this.isNotKept = true
    } finally {
      this.isFinishing = false
    }
  }

  /** The visit is safe already; a mark that cannot be kept is not worth a word of alarm. */
  private async remember({ checklist }: VisitDraft, visit: Visit) {
    const { memory, now } = this.device
    const place = { premises: this.place?.premises.code, room: this.place?.station.room ?? '' }
    await openDayMemory(memory, now)
      .remember(checklist, visit, place)
      .catch(() => undefined)
  }
}
