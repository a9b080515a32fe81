/** The questions of one screen, each with its answer, what is wrong with it, and values worked out from it. */

import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Checklist, Derived, Question, QuestionId } from '../../schema/checklist/checklist.ts'
import type { Facts } from '../../schema/checklist/condition.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import type { Answer, Answers } from '../../schema/visit/answer.ts'
import { checkAnswer } from '../../schema/visit/check-answer.ts'
import type { Complaint } from '../../schema/visit/complaint.ts'
import type { PictureKeeper } from '../questions/answer-given.ts'
import { elementFor } from '../questions/element-for.ts'
import { QuestionElement } from '../questions/question-element.ts'
import '../questions/ramp-tilt.ts'
import type { Unreadable } from '../../schema/visit/unreadable.ts'
import type { When } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { answerInWords } from './answer-in-words.ts'
import { complaintInWords } from './complaint-words.ts'
import { renderDerived } from './derived-value.ts'

export interface Screen {
  readonly checklist: Checklist
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly facts: Facts
  /** What was typed where a number belongs and is none. */
  readonly unreadableOf: (question: QuestionId) => Unreadable
  readonly pictures: PictureKeeper
  /** What a correction would change, as far as the tablet knows it. */
  readonly before?: Answers | undefined
  /** One question has the screen to itself. */
  readonly isAlone?: boolean
}

/** Keyed by question, so that one that appears leaves the others, and the focus in them, where they are. */
export const renderQuestions = (screen: Screen): TemplateResult =>
  html`<div class="stack stack-loose">
    ${repeat(
      screen.questions,
      ({ id }) => id,
      (question) =>
        html`<div id="at-${question.id}" class=${screen.before?.has(question.id) ? 'stack stack-tight' : nothing}>
          ${renderQuestion(question, screen)}
        </div>`,
    )}
  </div>`

/** Tells one question its answer at once, to be drawn at once or later: whatever is tapped next goes on from it, also before that. */
export function showAnswer(
  question: QuestionId,
  { answers, unreadableOf }: Pick<Screen, 'answers' | 'unreadableOf'>,
  when?: When,
): void {
  const element = document.getElementById(`at-${question}`)?.firstElementChild
  if (!(element instanceof QuestionElement)) return
  if (when) element.drawWhen(when)
  element.answer = answers.get(question)
  element.unreadable = unreadableOf(question)
}

/** What is wrong with an answer. What is merely missing or incomplete while somebody fills it is no fault yet. */
export function listComplaints(question: Question, answers: Answers): readonly Complaint[] {
  const answer = answers.get(question.id)
  return (answer ? checkAnswer(question, answer) : []).filter(({ kind }) => kind !== 'incomplete')
}

function renderQuestion(question: Question, screen: Screen) {
  const { checklist, answers, pictures, isAlone = false } = screen
  const complaints = listComplaints(question, answers)
  const wordsOf = (severity: 'must' | 'should') =>
    complaints
      .filter((complaint) => complaint.severity === severity)
      .map((complaint) => complaintInWords(complaint, checklist))
      .join(' ')
  return html`
    ${elementFor({
      question,
      answer: answers.get(question.id),
      unreadable: screen.unreadableOf(question.id),
      complaint: wordsOf('must'),
      doubt: wordsOf('should'),
      pictures,
      isAlone,
    })}
    ${renderBefore(question, screen.before?.get(question.id))}
    ${checklist.derived
      .filter(({ rise, length }) => length === question.id || (isAlone && rise === question.id))
      .map((derived) => html`${renderDerived(derived, screen)} ${renderTilt(derived, screen)}`)}
  `
}

const renderBefore = (question: Question, before: Answer | undefined) =>
  before
    ? html`<p class="notice">${say('correction-so-far', { answer: answerInWords(question, before) })}</p>`
    : nothing

/** Where a rise and a length are asked, the tablet itself can stand in for the tape of the rise. */
function renderTilt({ rise, length }: Derived, { checklist, answers }: Screen) {
  const question = findQuestion(checklist, rise)
  const measured = answers.get(length)
  return html`
    <ramp-tilt
      .rise=${rise}
      .riseAnswer=${answers.get(rise)}
      .unit=${question?.kind === 'measure' ? question.unit : 'cm'}
      .length=${measured?.kind === 'measure' ? measured.value : undefined}
    ></ramp-tilt>
  `
}
