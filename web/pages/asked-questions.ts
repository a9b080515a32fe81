/** The questions of one screen, each with its answer, what is wrong with it, and values worked out from it. */

import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Checklist, Derived, Question } from '../../schema/checklist/checklist.ts'
import type { Facts } from '../../schema/checklist/condition.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Answers } from '../../schema/visit/answer.ts'
import { checkAnswer } from '../../schema/visit/check-answer.ts'
import type { PictureKeeper } from '../questions/answer-given.ts'
import { elementFor } from '../questions/element-for.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { withUnit } from './answer-in-words.ts'
import { complaintInWords } from './complaint-words.ts'

export interface Screen {
  readonly checklist: Checklist
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly facts: Facts
  readonly pictures: PictureKeeper
}

/** Keyed by question, so that one that appears leaves the others, and the focus in them, where they are. */
export const renderQuestions = (screen: Screen): TemplateResult =>
  html`<div class="stack stack-loose">
    ${repeat(
      screen.questions,
      ({ id }) => id,
      (question) => html`<div id="at-${question.id}">${renderQuestion(question, screen)}</div>`,
    )}
  </div>`

function renderQuestion(question: Question, { checklist, answers, facts, pictures }: Screen) {
  const answer = answers.get(question.id)
  // What is merely missing or incomplete while somebody is filling it is no fault yet.
  const complaints = (answer ? checkAnswer(question, answer) : []).filter(({ kind }) => kind !== 'incomplete')
  const wordsOf = (severity: 'must' | 'should') =>
    complaints
      .filter((complaint) => complaint.severity === severity)
      .map((complaint) => complaintInWords(complaint, checklist))
      .join(' ')
  const derived = checklist.derived.find(({ length }) => length === question.id)
  return html`
    ${elementFor({ question, answer, complaint: wordsOf('must'), doubt: wordsOf('should'), pictures })}
    ${derived ? renderDerived(derived, facts) : nothing}
  `
}

/** Said as soon as it can be worked out; the region is there before, or readers would not hear it. */
function renderDerived({ id, name }: Derived, { derived }: Facts) {
  const { value, impossible } = derived.get(id) ?? {}
  return html`<p class="derived" role="status">
    ${
      impossible
        ? say('complaint-rise-not-below-length')
        : value === undefined
          ? nothing
          : say('derived', { name: wordsIn(name, language.value), value: withUnit(value, 'ratio') })
    }
  </p>`
}
