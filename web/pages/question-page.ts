/** One question, one screen: the way on within reach of a thumb. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { KnownAnswer } from '../../schema/visit/remembered-visit.ts'
import { icon } from '../parts/icon.ts'
import { QuestionElement } from '../questions/question-element.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { AskingPage } from './asking-page.ts'
import { renderKnownAnswer, renderStillSo } from './known-offer.ts'
import { findNextQuestion, findPreviousQuestion } from './question-steps.ts'
import { askedNow } from './section-steps.ts'

@customElement('question-page')
export class QuestionPage extends AskingPage {
  protected override get questionId(): string {
    return this.params.question ?? ''
  }

  override get heading() {
    return this.section ? wordsIn(this.section.title, language.value) : say('section')
  }

  /** The question is what one came for; how far one is has been said before it in the page. */
  override async takeFocus(isFirst: boolean): Promise<void> {
    await this.whenReady()
    const element = document.getElementById(`at-${this.questionId}`)?.firstElementChild
    if (!(element instanceof QuestionElement)) return super.takeFocus(isFirst)
    await element.updateComplete
    element.querySelector<HTMLElement>('legend')?.focus({ preventScroll: true })
    // The frame above is the same on every page; a small screen needs the room for the question.
    window.scrollTo(0, this.getBoundingClientRect().top + window.scrollY)
  }

  protected renderDraft(draft: VisitDraft) {
    const now = askedNow(draft)
    const asked = now.sections.find(({ section }) => section.id === this.sectionId)?.asked ?? []
    const at = asked.findIndex(({ id }) => id === this.questionId)
    const question = asked[at]
    if (!question)
      return html`
        <p class="notice">${say('section-not-asked-why')}</p>
        <p>${this.renderWayOn(this.overview, this.overview.words)}</p>
      `
    return html`
      <div class="stack stack-tight">
        <p class="small soft">${this.stationName}</p>
        <p id="question-progress">${say('question-of', { at: at + 1, all: asked.length })}</p>
        <progress aria-labelledby="question-progress" max=${asked.length} .value=${at + 1}></progress>
      </div>
      ${this.renderKnown(draft)} ${this.renderAsking(draft, { questions: [question], facts: now.facts, isAlone: true })}
      <div class="row row-apart">${this.renderKeeping(draft)} ${this.renderUndo(draft)}</div>
      ${this.renderHow('section', () => `sections/${this.sectionId}#${this.questionId}`)}
      <p>${this.renderWayOn(this.overview, this.overview.words, 'button-plain')}</p>
      <div class="question-bar">${this.renderHeldBack()} ${this.renderSteps(draft)}</div>
    `
  }

  /** What another room showed stands above the question; it is no answer until somebody says "still so". */
  private renderKnown(draft: VisitDraft) {
    const known = this.listKnown(draft).find(({ question }) => question.id === this.questionId)
    const { station } = draft.visit.value
    return known
      ? html`<div class="notice stack stack-tight">
          ${renderKnownAnswer(known, { station, zone: this.zone })}
          <p>${renderStillSo(known, () => void this.carry(draft, known))}</p>
        </div>`
      : nothing
  }

  private async carry(draft: VisitDraft, { question, answer }: KnownAnswer) {
    draft.carry(question.id, answer)
    this.services.announce(say('known-taken-over', { answers: 1 }))
    await this.updateComplete
    this.querySelector<HTMLElement>('.question-next')?.focus()
  }

  private renderSteps(draft: VisitDraft) {
    const next = findNextQuestion(draft, this.sectionId, this.questionId)
    const before = findPreviousQuestion(draft, this.sectionId, this.questionId)
    const isLast = next.path.split('/')[1] !== this.sectionId
    return html`
      <nav class="question-steps" aria-label=${say('questions')}>
        ${
          before
            ? this.renderWayOn(
                before,
                html`${icon('back')}<span>${say('question-back')}</span>`,
                'button-quiet',
              )
            : nothing
        }
        ${this.renderWayOn(
          next,
          html`<span>${isLast ? say('next-is', { place: next.words }) : say('question-next')}</span>${icon('next')}`,
          'question-next',
          () => findNextQuestion(draft, this.sectionId, this.questionId).path,
        )}
      </nav>
    `
  }
}
