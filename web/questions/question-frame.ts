/** What stands around every question: legend, hint, complaint, the ways to say "no answer", a note. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Question } from '../../schema/checklist/checklist.ts'
import type { DrawingName } from '../../schema/checklist/drawings.ts'
import { wordsIn } from '../../schema/language.ts'
import { NOT_MEASURED_BECAUSE, type NoAnswerReason } from '../../schema/visit/answer.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import '../drawings/drawing-help.ts'
import { icon } from '../parts/icon.ts'
import '../parts/read-aloud.ts'
import type { TextTyped } from '../parts/typed-text.ts'
import '../parts/typed-text.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { QuestionElement } from './question-element.ts'
import { reasonWordFor } from './reason-words.ts'
import { listSentences } from './spoken-question.ts'

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
  const { question } = element
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
      ${renderHelp(element)} ${body} ${renderAfterwards(element)}
    </fieldset>
  `
}

/** Heard or seen instead of read; each is there only where there is something to hear or see. */
function renderHelp({ question, isAlone }: QuestionElement): TemplateResult {
  return html`
    <div class="question-help">
      <read-aloud
        .sentences=${listSentences(question)}
        .of=${say('question-number', { number: question.number })}
      ></read-aloud>
      <drawing-help .names=${listDrawings(question)} .startsOpen=${isAlone && hasRoom()}></drawing-help>
    </div>
  `
}

/** On a small screen the answer must not lie below the drawing, out of sight. */
const hasRoom = (): boolean => window.matchMedia('(min-height: 60rem)').matches

/** Whoever measures with a tape is also shown how to hold one. */
function listDrawings(question: Question): readonly (DrawingName | 'tape')[] {
  if ((question.kind !== 'measure' && question.kind !== 'yes-no') || !question.drawing) return []
  return question.kind === 'measure' && question.instrument === 'tape'
    ? [question.drawing, 'tape']
    : [question.drawing]
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
              autocomplete="off"
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
                autocomplete="off"
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

/** A note, which may come before the answer, and taking the answer back. */
function renderAfterwards(element: QuestionElement): TemplateResult | typeof nothing {
  const { answer, takesNoteFirst } = element
  if (!answer && !takesNoteFirst) return nothing
  return html`
    <div class="question-afterwards">
      ${renderNote(element)}
      <button
        type="button"
        class="button-plain take-back"
        ?data-idle=${!answer}
        @click=${() => takeBack(element)}
      >
        ${say('take-back')}
      </button>
    </div>
  `
}

function renderNote(element: QuestionElement): TemplateResult {
  const { question, answer } = element
  const stands = !answer || answer.kind === 'none'
  return html`
    <details
      ?open=${element.isNoteOpen || answer?.note !== undefined}
      @toggle=${(event: Event) => noteOpening(element, event)}
    >
      <summary>${say('note-add')}</summary>
      ${
        stands && element.takesNoteFirst
          ? html`<p class="hint small" id=${element.idOf('note-first')}>
            ${say('note-first', { reason: say(`reason-${reasonWordFor(question, 'not-observed')}`) })}
          </p>`
          : nothing
      }
      <typed-text
        .fieldId=${element.idOf('note')}
        .label=${say('note')}
        .text=${answer?.note ?? ''}
        .longest=${2000}
        .describedBy=${stands && element.takesNoteFirst ? element.idOf('note-first') : nothing}
        @text-typed=${({ text }: TextTyped) => element.giveNote(text)}
      ></typed-text>
    </details>
  `
}

/** Folding is the reader's business; only what was opened is remembered, so that typing never folds it. */
function noteOpening(element: QuestionElement, { target }: Event) {
  if (target instanceof HTMLDetailsElement) element.isNoteOpen = target.open
}

function takeBack(element: QuestionElement) {
  element.giveAsIs(undefined)
  // The button goes away with the answer; focus must not be lost with it.
  element.querySelector<HTMLElement>('legend')?.focus()
}
