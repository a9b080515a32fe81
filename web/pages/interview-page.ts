/** One talk with a voter: consent first, and nothing else before it was given. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { listAskedInInterview } from '../../schema/checklist/asked.ts'
import type { AnswerGiven } from '../questions/answer-given.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { renderQuestions } from './asked-questions.ts'
import { DraftPage } from './draft-page.ts'

@customElement('interview-page')
export class InterviewPage extends DraftPage {
  private get interviewId(): string {
    return this.params.interview ?? ''
  }

  override get heading() {
    const at = this.draft?.visit.value.interviews.findIndex(({ id }) => id === this.interviewId) ?? -1
    return at < 0 ? say('interviews') : say('interview-number', { number: showNumber(at + 1) })
  }

  protected renderDraft(draft: VisitDraft) {
    const { checklist, settings } = draft
    const visit = draft.visit.value
    const interview = visit.interviews.find(({ id }) => id === this.interviewId)
    if (!interview) return html`<p class="notice">${say('interview-gone')}</p>${this.renderWayOn()}`
    const now = listAskedInInterview(checklist, visit, interview, settings)
    const asked = now.sections.flatMap((section) => section.asked)
    const consent = interview.answers.get(checklist.key.interviewConsent)
    const isAgreed = consent?.kind === 'yes-no' && consent.value === 'yes'
    const questions = isAgreed ? asked : asked.filter(({ id }) => id === checklist.key.interviewConsent)
    return html`
      <div @answer-given=${({ question, answer }: AnswerGiven) => draft.answer(question, answer, interview.id)}>
        ${renderQuestions({
          checklist,
          questions,
          answers: interview.answers,
          facts: now.facts,
          pictures: this.device.pictures(visit.id),
        })}
      </div>
      <p role="status">${consent && !isAgreed ? say('interview-refused-thanks') : ''}</p>
      ${this.renderKeeping(draft)}
      <p>
        <button type="button" class="button-bad" @click=${() => this.removeTalk(draft)}>${say('interview-remove')}</button>
      </p>
      ${this.renderWayOn()}
    `
  }

  private renderWayOn() {
    return html`<nav class="stack stack-tight" aria-label=${say('sections')}>
      <a class="button" href="${this.visitPath}/interviews">${say('interview-done')}</a>
    </nav>`
  }

  private removeTalk(draft: VisitDraft) {
    draft.removeInterview(this.interviewId)
    this.services.go(`${this.visitPath}/interviews`)
  }
}
