/** A talk with a voter one question a screen: where one is in it, and the steps back and on. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Question, QuestionId } from '../../schema/checklist/checklist.ts'
import type { Answers } from '../../schema/visit/answer.ts'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'

/** The question shown: the one chosen while it is still asked, else the first without an answer. */
export const findTalkQuestion = (
  asked: readonly Question[],
  answers: Answers,
  chosen: QuestionId | undefined,
): Question | undefined =>
  asked.find(({ id }) => id === chosen) ?? asked.find(({ id }) => !answers.has(id)) ?? asked.at(-1)

export function renderTalkProgress(asked: readonly Question[], shown: Question): TemplateResult {
  const at = asked.indexOf(shown) + 1
  return html`
    <div class="stack stack-tight">
      <p id="question-progress">${say('talk-question-of', { at, all: asked.length })}</p>
      <progress aria-labelledby="question-progress" max=${asked.length} .value=${at}></progress>
    </div>
  `
}

export function renderTalkSteps(
  asked: readonly Question[],
  shown: Question,
  go: (question: QuestionId) => void,
): TemplateResult {
  const at = asked.indexOf(shown)
  const [before, after] = [asked[at - 1], asked[at + 1]]
  return html`
    <nav class="question-steps" aria-label=${say('questions')}>
      ${
        before
          ? html`<button type="button" class="button-quiet" @click=${() => go(before.id)}>
              ${icon('back')}<span>${say('question-back')}</span>
            </button>`
          : nothing
      }
      ${
        after
          ? html`<button type="button" class="question-next" @click=${() => go(after.id)}>
              <span>${say('question-next')}</span>${icon('next')}
            </button>`
          : nothing
      }
    </nav>
  `
}
