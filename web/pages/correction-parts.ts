/** What the page of a correction lists: what was said and is said now, what follows from it, what is wrong with it. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist, Question, QuestionId } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Answers } from '../../schema/visit/answer.ts'
import type { Complaint } from '../../schema/visit/complaint.ts'
import type { CheckedCorrection, Consequences } from '../../schema/visit/draft-correction.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords } from './answer-in-words.ts'
import { complaintInWords } from './complaint-words.ts'

/** Where a list stands: its checklist, and the path of the correction. */
interface Where {
  readonly checklist: Checklist
  readonly path: string
}

const inWords = ({ number, text }: Question): TemplateResult =>
  html`<span class="question-number">${showDigits(String(number))}.</span>${` ${wordsIn(text, language.value)}`}`

const renderLink = ({ checklist, path }: Where, question: Question): TemplateResult => {
  const section = indexOf(checklist).sectionOf.get(question.id)
  return html`<a href="${path}/sections/${section?.id ?? ''}#${question.id}">${inWords(question)}</a>`
}

/** The questions chosen, in the order of the checklist, whatever was ticked first. */
export function renderChosen(
  where: Where,
  { chosen = [], answers }: Visit,
  before: Answers,
): TemplateResult | typeof nothing {
  const questions = [...indexOf(where.checklist).questions.values()].filter(({ id }) => chosen.includes(id))
  if (questions.length === 0) return nothing
  return html`
    <ul class="plain-list stack stack-tight">
      ${questions.map((question) => {
        const was = before.get(question.id)
        const is = answers.get(question.id)
        return html`<li class="card stack stack-tight">
          <h3>${renderLink(where, question)}</h3>
          <dl class="facts">
            ${was ? html`<dt>${say('correction-was')}</dt><dd>${answerInWords(question, was)}</dd>` : nothing}
            <dt>${say('correction-is')}</dt>
            <dd>${is ? html`<strong>${answerInWords(question, is)}</strong>` : say('correction-not-yet')}</dd>
          </dl>
        </li>`
      })}
    </ul>
  `
}

/** The office works out what is asked from the answers as they then are; here one can say the rest as well. */
export const renderConsequences = (
  { broughtUp, closed }: Consequences,
  add: (questions: readonly QuestionId[]) => void,
): TemplateResult => html`
  ${
    broughtUp.length > 0
      ? html`<section class="notice stack stack-tight" aria-labelledby="brought-up">
          <h2 id="brought-up" tabindex="-1">${say('correction-brought-up', { questions: broughtUp.length })}</h2>
          <p>${say('correction-brought-up-what')}</p>
          ${
            broughtUp.length > 1
              ? html`<p>
                  <button type="button" class="button-quiet" @click=${() => add(broughtUp.map(({ id }) => id))}>
                    ${say('correction-add-all', { questions: broughtUp.length })}
                  </button>
                </p>`
              : nothing
          }
          <ul class="plain-list stack">
            ${broughtUp.map(
              (question) => html`<li class="stack stack-tight">
                <p id="brought-up-${question.id}">${inWords(question)}</p>
                <p>
                  <button
                    type="button"
                    class="button-quiet"
                    aria-describedby="brought-up-${question.id}"
                    @click=${() => add([question.id])}
                  >
                    ${say('correction-add')}
                  </button>
                </p>
              </li>`,
            )}
          </ul>
        </section>`
      : nothing
  }
  ${closed.length > 0 ? html`<p class="notice">${say('correction-closed', { questions: closed.length })}</p>` : nothing}
`

export function renderChecked(where: Where, { complaints, unanswered }: CheckedCorrection): TemplateResult {
  const must = complaints.filter(({ severity }) => severity === 'must')
  const doubts = complaints.filter(({ severity }) => severity === 'should')
  return html`
    ${renderGroup(where, must, 'must', 'notice-bad')} ${renderGroup(where, doubts, 'doubts', 'notice-doubt')}
    ${unanswered.length > 0 ? html`<p class="notice">${say('correction-unanswered', { questions: unanswered.length })}</p>` : nothing}
  `
}

function renderGroup(where: Where, complaints: readonly Complaint[], group: 'must' | 'doubts', look: string) {
  if (complaints.length === 0) return nothing
  const { questions } = indexOf(where.checklist)
  return html`
    <section class="notice ${look} stack stack-tight" aria-labelledby="review-${group}">
      <h2 id="review-${group}" tabindex="-1">${say(`review-${group}`, { complaints: complaints.length })}</h2>
      <p>${say(`review-${group}-what`)}</p>
      <ul class="review-list">
        ${complaints.map((complaint) => {
          const question = questions.get(complaint.question)
          return question
            ? html`<li>
                ${renderLink(where, question)}
                <p>${complaintInWords(complaint, where.checklist)}</p>
              </li>`
            : nothing
        })}
      </ul>
    </section>
  `
}
