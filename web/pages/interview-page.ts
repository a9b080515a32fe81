/** One talk with a voter: consent first, nothing else before it was given, and nothing kept when it is withdrawn. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import { listAskedInInterview } from '../../schema/checklist/asked.ts'
import type { Question, QuestionId } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import type { Interview } from '../../schema/visit/visit.ts'
import { readWayOfAsking, type WayOfAsking } from '../offline/way-of-asking.ts'
import { icon } from '../parts/icon.ts'
import { speakTyped } from '../parts/typed-text.ts'
import type { AnswerGiven } from '../questions/answer-given.ts'
import { QuestionElement } from '../questions/question-element.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { renderQuestions, showAnswer } from './asked-questions.ts'
import { renderConsent } from './consent-script.ts'
import { DraftPage } from './draft-page.ts'
import { consentOf } from './talk-counts.ts'
import { findTalkQuestion, renderTalkProgress, renderTalkSteps } from './talk-steps.ts'

@customElement('interview-page')
export class InterviewPage extends DraftPage {
  private way: WayOfAsking = 'section'
  /** Where one is, when questions are asked one by one. */
  private chosen: QuestionId | undefined
  /** One goes on to another question; only then is the talk left. */
  protected isMoreAsked = false

  protected override async prepare(): Promise<void> {
    await super.prepare()
    this.way = await readWayOfAsking(this.device.memory)
  }

  protected get interviewId(): string {
    return this.params.interview ?? ''
  }

  override get heading() {
    const at = this.draft?.visit.value.interviews.findIndex(({ id }) => id === this.interviewId) ?? -1
    return at < 0 ? say('interviews') : say('interview-number', { number: showNumber(at + 1) })
  }

  protected renderDraft(draft: VisitDraft): TemplateResult {
    const interview = draft.visit.value.interviews.find(({ id }) => id === this.interviewId)
    if (!interview) return html`<p class="notice">${say('interview-gone')}</p>${this.renderWayOn('')}`
    const consent = consentOf(draft.checklist, interview)
    if (consent === undefined) return this.renderBegin(draft)
    return consent === 'agreed' ? this.renderTalk(draft, interview) : this.renderEnded(draft)
  }

  private renderBegin(draft: VisitDraft) {
    const question = findQuestion(draft.checklist, draft.checklist.key.interviewConsent)
    return html`
      <p class="notice">${say('interview-private')}</p>
      ${question ? renderConsent(question, (isAgreed) => void this.decide(draft, isAgreed)) : ''}
      ${this.renderKeeping(draft)}
      <p>
        <button type="button" class="button-plain" @click=${() => this.removeTalk(draft)}>${say('interview-remove')}</button>
      </p>
      ${this.renderWayOn('button-quiet')}
    `
  }

  private renderTalk(draft: VisitDraft, interview: Interview) {
    return html`
      <p class="mark mark-good" id="consent-given" tabindex="-1">${icon('check')}${say('consent-given')}</p>
      <p class="row">
        <a class="button button-quiet" href="${this.visitPath}/interviews/${this.interviewId}/alone">${say('alone-hand-over')}</a>
      </p>
      <p class="hint">${say('alone-hand-over-what')}</p>
      ${this.renderAsked(draft, interview)} ${this.renderKeeping(draft)} ${this.renderStop(draft)}
      ${this.renderWayOn(this.isMoreAsked ? 'button-quiet' : '')}
    `
  }

  /** Everything but the consent, which has been given. Hints tell the monitor how to ask; a voter needs none of them. */
  protected renderAsked(
    draft: VisitDraft,
    interview: Interview,
    whom: 'monitor' | 'voter' = 'monitor',
  ): TemplateResult {
    const { checklist, settings } = draft
    const visit = draft.visit.value
    const now = listAskedInInterview(checklist, visit, interview, settings)
    const asked = now.sections
      .flatMap((section) => section.asked)
      .filter(({ id }) => id !== checklist.key.interviewConsent)
    const alone =
      this.way === 'question' ? findTalkQuestion(asked, interview.answers, this.chosen) : undefined
    // It stays where it is when it is answered: only a person goes on.
    this.chosen = alone?.id
    this.isMoreAsked = alone !== undefined && alone !== asked.at(-1)
    const unreadableOf = (question: QuestionId) => draft.unreadableOf(question, interview.id)
    return html`
      ${alone ? renderTalkProgress(asked, alone) : nothing}
      <div
        @answer-given=${({ question, answer, unreadable }: AnswerGiven) => {
          draft.answer(question, answer, interview.id, unreadable)
          const answers = draft.visit.value.interviews.find(({ id }) => id === interview.id)?.answers
          if (answers) showAnswer(question, { answers, unreadableOf })
        }}
      >
        ${renderQuestions({
          checklist,
          questions: (alone ? [alone] : asked).map((question) =>
            whom === 'voter' ? withoutHint(question) : question,
          ),
          answers: interview.answers,
          facts: now.facts,
          unreadableOf,
          pictures: this.device.pictures(visit.id),
          isAlone: alone !== undefined,
        })}
      </div>
      ${alone ? renderTalkSteps(asked, alone, (question) => void this.showQuestion(question)) : nothing}
    `
  }

  /** What was typed is said before its field goes; the question one comes to gets the focus. */
  private async showQuestion(question: QuestionId): Promise<void> {
    speakTyped()
    this.chosen = question
    this.requestUpdate()
    await this.updateComplete
    const element = document.getElementById(`at-${question}`)?.firstElementChild
    if (!(element instanceof QuestionElement)) return
    await element.updateComplete
    element.focusLegend()
  }

  private renderStop(draft: VisitDraft) {
    return html`
      <section class="card stack stack-tight" aria-labelledby="stop-heading">
        <h2 id="stop-heading">${say('interview-stop-heading')}</h2>
        <p id="stop-what">${say('interview-stop-what')}</p>
        <p>
          <button type="button" class="button-bad" aria-describedby="stop-what" @click=${() => this.decide(draft, false)}>
            ${say('interview-stop')}
          </button>
        </p>
      </section>
    `
  }

  private renderEnded(draft: VisitDraft) {
    return html`
      <p class="notice" id="talk-ended" tabindex="-1">${say('interview-refused-thanks')}</p>
      ${this.renderKeeping(draft)}
      <p class="row">
        <button type="button" class="button-plain" @click=${() => this.removeTalk(draft)}>${say('interview-remove')}</button>
      </p>
      ${this.renderWayOn('')}
    `
  }

  private renderWayOn(look: string) {
    return html`<nav class="stack stack-tight" aria-label=${say('sections')}>
      <a class="button ${look}" href="${this.visitPath}/interviews">${say('interview-done')}</a>
    </nav>`
  }

  /** The buttons go away with the decision; the focus goes to what came of it. */
  protected async decide(draft: VisitDraft, isAgreed: boolean): Promise<void> {
    speakTyped()
    const value = isAgreed ? 'yes' : 'no'
    draft.answer(draft.checklist.key.interviewConsent, { kind: 'yes-no', value }, this.interviewId)
    await this.updateComplete
    this.querySelector<HTMLElement>(isAgreed ? '#consent-given' : '#talk-ended')?.focus()
  }

  private removeTalk(draft: VisitDraft) {
    draft.removeInterview(this.interviewId)
    this.services.go(`${this.visitPath}/interviews`)
  }
}

const silent = new WeakMap<Question, Question>()

/** One value for each question, so that its element is not told of a new one at every change. */
function withoutHint(question: Question): Question {
  const known = silent.get(question)
  if (known) return known
  const { hint: _, ...bare } = question
  silent.set(question, bare)
  return bare
}
