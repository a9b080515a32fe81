/** What stands around every question: legend, hint, complaint, the ways to say "no answer", a note. */

import { html, nothing, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import { NOT_MEASURED_BECAUSE, type NoAnswerReason } from '../../schema/visit/answer.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { QuestionElement } from './question-element.ts'
import { reasonWordFor } from './reason-words.ts'

/** The ids that describe a question, in the order they are read: hint first, then complaint, then doubt. */
export function describedBy(element: QuestionElement, ownComplaint = ''): string | typeof nothing {
  const { question } = element
  const ids = [
    question.hint && element.idOf('hint'),
    (element.complaint || ownComplaint) && element.idOf('complaint'),
    element.doubt && element.idOf('doubt'),
  ].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : nothing
}

export function questionFrame(
  element: QuestionElement,
  body: TemplateResult,
  ownComplaint = '',
): TemplateResult {
  const { question, answer } = element
  const complaint = ownComplaint || element.complaint
  return html`
    <fieldset class="card question" aria-describedby=${describedBy(element, ownComplaint)}>
      <legend tabindex="-1">
        <span class="question-number">${showDigits(String(question.number))}.</span>${` ${wordsIn(question.text, language.value)}`}
      </legend>
      ${
        question.hint
          ? html`<p class="hint" id=${element.idOf('hint')}>${wordsIn(question.hint, language.value)}</p>`
          : nothing
      }
      ${
        complaint
          ? html`<p class="complaint" id=${element.idOf('complaint')}>
            ${icon('warning')}<span><span class="visually-hidden">${say('complaint')}: </span>${complaint}</span>
          </p>`
          : nothing
      }
      ${
        element.doubt
          ? html`<p class="doubt" id=${element.idOf('doubt')}>${icon('question')}<span>${element.doubt}</span></p>`
          : nothing
      }
      ${body} ${answer ? renderAfterwards(element) : nothing}
    </fieldset>
  `
}

/** For kinds without radios: the reasons as boxes to tick, each as large as an answer. */
export function renderReasons(element: QuestionElement): TemplateResult {
  const { question, answer } = element
  const given = answer?.kind === 'none' ? answer.reason : undefined
  return html`
    <div class="choices choices-side-by-side">
      ${listReasons(question).map(
        (reason) => html`
          <label class="choice choice-open" ?data-chosen=${given === reason}>
            <input
              type="checkbox"
              .checked=${given === reason}
              @change=${(event: Event) => tickReason(element, reason, event)}
            />
            <span>${say(`reason-${reasonWordFor(question, reason)}`)}</span>
          </label>
        `,
      )}
    </div>
    ${given === 'not-measured' ? renderBecause(element) : nothing}
  `
}

function tickReason(element: QuestionElement, reason: NoAnswerReason, event: Event) {
  const isTicked = event.target instanceof HTMLInputElement && event.target.checked
  element.give(isTicked ? { kind: 'none', reason } : undefined)
}

/** Why it could not be measured; asked in place, right below the box that was ticked. */
function renderBecause(element: QuestionElement): TemplateResult {
  const { answer } = element
  const given = answer?.kind === 'none' ? answer.because : undefined
  return html`
    <fieldset class="stack stack-tight because">
      <legend class="because-legend">${say('because')}</legend>
      <div class="choices choices-side-by-side">
        ${NOT_MEASURED_BECAUSE.map(
          (because) => html`
            <label class="choice" ?data-chosen=${given === because}>
              <input
                type="radio"
                name=${element.idOf('because')}
                .checked=${given === because}
                @change=${() => element.give({ kind: 'none', reason: 'not-measured', because })}
              />
              <span>${say(`because-${because}`)}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `
}

/** Once there is an answer: a note to it, and taking it back. */
function renderAfterwards(element: QuestionElement): TemplateResult {
  const { answer } = element
  return html`
    <div class="question-afterwards">
      <details ?open=${answer?.note !== undefined}>
        <summary>${say('note-add')}</summary>
        <div class="field">
          <label for=${element.idOf('note')}>${say('note')}</label>
          <textarea
            id=${element.idOf('note')}
            maxlength="2000"
            .value=${answer?.note ?? ''}
            @change=${(event: Event) => giveNote(element, event)}
          ></textarea>
        </div>
      </details>
      <button type="button" class="button-plain" @click=${() => takeBack(element)}>${say('take-back')}</button>
    </div>
  `
}

function takeBack(element: QuestionElement) {
  element.give(undefined)
  // The button goes away with the answer; focus must not be lost with it.
  element.querySelector<HTMLElement>('legend')?.focus()
}

function giveNote(element: QuestionElement, event: Event) {
  const { answer } = element
  if (!answer || !(event.target instanceof HTMLTextAreaElement)) return
  const { note: _, ...bare } = answer
  const text = event.target.value.trim()
  element.giveAsIs(text === '' ? bare : { ...bare, note: text })
}
