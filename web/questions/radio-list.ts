/** One choice out of a list, with the reasons for no answer in the same group: all of them one step away. */

import { html, type TemplateResult } from 'lit'
import type { Answer } from '../../schema/visit/answer.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import { say } from '../words/say.ts'
import type { QuestionElement } from './question-element.ts'
import { reasonWordFor } from './reason-words.ts'

export interface RadioChoice {
  readonly id: string
  readonly text: string
  readonly answer: Answer
  readonly isChosen: boolean
}

export function radioList(
  element: QuestionElement,
  choices: readonly RadioChoice[],
  layout: 'one-below-another' | 'side-by-side',
): TemplateResult {
  const { answer } = element
  const reasons = listReasons(element.question).map(
    (reason): RadioChoice => ({
      id: reason,
      text: say(`reason-${reasonWordFor(element.question, reason)}`),
      answer: { kind: 'none', reason },
      isChosen: answer?.kind === 'none' && answer.reason === reason,
    }),
  )
  const render = (choice: RadioChoice, kind: string) => html`
    <label class="choice ${kind}" ?data-chosen=${choice.isChosen}>
      <input
        autocomplete="off"
        type="radio"
        name=${element.idOf('choice')}
        .checked=${choice.isChosen}
        @change=${() => element.give(choice.answer)}
      />
      <span>${choice.text}</span>
    </label>
  `
  return html`
    <div class="choices ${layout === 'side-by-side' ? 'choices-side-by-side' : ''}">
      ${choices.map((choice) => render(choice, ''))}
    </div>
    <div class="choices choices-side-by-side">${reasons.map((choice) => render(choice, 'choice-open'))}</div>
  `
}
