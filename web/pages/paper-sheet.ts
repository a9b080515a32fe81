/** What stands on a printed form, block by block: its head, and each question with the boxes to tick. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist, Form, Question } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { khmerDigits } from '../../schema/numerals.ts'
import { groupFormNumber } from '../../schema/paper/form-number.ts'
import { letterOf, listBoxes, REASON_LETTERS } from '../../schema/paper/letters.ts'
import { layOutForm, type PaperQuestion, type PaperSection } from '../../schema/paper/paper-form.ts'
import { NOT_MEASURED_BECAUSE, type NotMeasuredBecause } from '../../schema/visit/answer.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readPaperBatch } from '../../schema/wire/paper-endpoints.ts'
import '../parts/qr-picture.ts'
import type { InterfaceLanguage, PlainWordId } from '../words/ids.ts'
import { say, sayIn } from '../words/say.ts'
import { skipsInWords } from './skip-in-words.ts'

export type Sheet = ReplyOf<typeof readPaperBatch>['sheets'][number]

export interface Print {
  readonly checklist: Checklist
  readonly form: Form
  readonly settings: Settings
  /** One or several; the first one is written larger. */
  readonly tongues: readonly InterfaceLanguage[]
}

const UNITS = { cm: 'paper-unit-cm', m: 'paper-unit-m', min: 'paper-unit-min' } as const
const REASONS = {
  crowd: 'paper-because-crowd',
  'no-permission': 'paper-because-no-permission',
  danger: 'paper-because-danger',
  'no-tool': 'paper-because-no-tool',
  'cannot-reach': 'paper-because-cannot-reach',
} as const satisfies Readonly<Record<NotMeasuredBecause, PlainWordId>>

/** In each language of the form, one below the other. */
const inEach = (print: Print, textIn: (tongue: InterfaceLanguage) => string): TemplateResult[] =>
  print.tongues.map((tongue, at) => {
    const text = textIn(tongue)
    return html`<span class=${at === 0 ? 'paper-words' : 'paper-words paper-second'} lang=${tongue}>${text}</span> `
  })
const told = (print: Print, id: PlainWordId) => inEach(print, (tongue) => sayIn(tongue, id))
const words = (print: Print, text: Words) => inEach(print, (tongue) => wordsIn(text, tongue))

/** A number in the digits of each language, once where they are the same. */
const numbered = ({ tongues }: Print, number: number): string =>
  tongues.map((tongue) => (tongue === 'km' ? khmerDigits(String(number)) : String(number))).join(' / ')

const box = html`<span class="paper-box" aria-hidden="true"></span>`

/** What a reader of the code learns: the station and the version, and nothing about anybody. */
const codeFor = ({ checklist: { id, version } }: Print, { station }: Sheet): string =>
  `WAY-IN ${station} ${id} ${version}`

export function renderHead(print: Print, sheet: Sheet): TemplateResult {
  const { station, room, premisesName, areas, number } = sheet
  return html`
    <header class="paper-block paper-head">
      <div class="paper-head-words">
        <p class="paper-title">${words(print, print.checklist.title)}</p>
        <h2 class="paper-station">
          ${inEach(print, (tongue) => [wordsIn(premisesName, tongue), room].filter(Boolean).join(' · '))}
        </h2>
        <p>${inEach(print, (tongue) => areas.map(({ name }) => wordsIn(name, tongue)).join(' › '))}</p>
        <p>
          ${told(print, 'paper-station-code')} <strong class="paper-code">${station}</strong>
        </p>
        <p>
          ${told(print, 'paper-number')} <strong class="paper-code">${groupFormNumber(number)}</strong>
        </p>
      </div>
      <qr-picture .text=${codeFor(print, sheet)} .label=${say('paper-qr', { station })}></qr-picture>
      <ul class="paper-when">
        <li>${told(print, 'paper-day')} <span class="paper-line paper-line-day"></span></li>
        <li>${told(print, 'paper-from')} <span class="paper-line"></span></li>
        <li>${told(print, 'paper-to')} <span class="paper-line"></span></li>
      </ul>
      <ul class="paper-how">
        <li>${told(print, 'paper-how-tick')}</li>
        <li>${told(print, 'paper-how-mistake')}</li>
        <li>
          ${told(print, 'paper-how-reasons')}
          ${(['not-observed', 'not-applicable', 'not-measured'] as const).map(
            (reason) =>
              html`<span class="paper-reason"><b>${REASON_LETTERS[reason]}</b> ${told(print, `answer-${reason}`)}</span> `,
          )}
        </li>
        <li>
          ${told(print, 'paper-how-because')}
          ${NOT_MEASURED_BECAUSE.map(
            (because, at) =>
              html`<span class="paper-reason"><b>${at + 1}</b> ${told(print, REASONS[because])}</span> `,
          )}
        </li>
        <li>${told(print, 'paper-how-nobody')}</li>
      </ul>
    </header>
  `
}

/** Every question, the first of a section with its heading: they stay on one page. */
export const renderQuestions = (print: Print): readonly TemplateResult[] =>
  layOutForm(print.checklist, print.form, print.settings).flatMap((section) =>
    section.questions.map(
      (one, at) => html`
        <div class="paper-block">
          ${at === 0 ? renderHeading(print, section) : nothing} ${renderQuestion(print, one)}
        </div>
      `,
    ),
  )

const renderHeading = (print: Print, { section, skips }: PaperSection): TemplateResult => html`
  <h3 class="paper-section">${section.letter} · ${words(print, section.title)}</h3>
  ${skips.length > 0 ? renderSkips(print, 'paper-leave-out-section', skips) : nothing}
`

const renderSkips = (
  print: Print,
  id: 'paper-leave-out' | 'paper-leave-out-section',
  skips: PaperQuestion['skips'],
): TemplateResult => html`
  <p class="paper-skip">
    ${inEach(print, (tongue) => `${sayIn(tongue, id)} ${skipsInWords(skips, print.checklist, tongue)}`)}
  </p>
`

function renderQuestion(print: Print, { question, skips }: PaperQuestion): TemplateResult {
  return html`
    <div class="paper-question">
      <h4><span class="paper-digits">${numbered(print, question.number)}</span> ${words(print, question.text)}</h4>
      ${skips.length > 0 ? renderSkips(print, 'paper-leave-out', skips) : nothing}
      <ul class="paper-boxes">
        ${renderBoxes(print, question)} ${renderReasons(question)}
      </ul>
    </div>
  `
}

function renderBoxes(print: Print, question: Question): unknown {
  switch (question.kind) {
    case 'yes-no':
      return (['yes', 'no'] as const).map((value) => ticked(question, value, told(print, `answer-${value}`)))
    case 'choice':
    case 'choices':
      return [
        question.kind === 'choices'
          ? html`<li class="paper-several">${told(print, 'paper-several')}</li>`
          : nothing,
        ...question.choices.map(({ id, text }) => ticked(question, id, words(print, text))),
      ]
    case 'measure':
      return [
        html`<li><span class="paper-line"></span> ${told(print, UNITS[question.unit])}</li>`,
        ...listBoxes(question).map((one) =>
          ticked(
            question,
            one,
            html`${told(print, one === 'fits' ? 'answer-band-fits' : 'answer-band-does-not-fit')}`,
          ),
        ),
      ]
    case 'count':
      return html`<li><span class="paper-line"></span></li>`
    case 'counts':
      return question.classes.map(
        ({ text }) =>
          html`<li class="paper-class">${words(print, text)} <span class="paper-line paper-line-short"></span></li>`,
      )
    case 'words':
      return html`<li class="paper-lines">${[1, 2, 3].map(() => html`<span class="paper-line"></span>`)}</li>`
    default:
      return nothing
  }
}

const ticked = (question: Question, of: string, text: unknown): TemplateResult =>
  html`<li>${box} <b>${letterOf(question, of)}</b> ${text}</li>`

/** On every question the same letters; behind the last one the number of the reason is written. */
const renderReasons = (question: Question): unknown =>
  listReasons(question).map(
    (reason) =>
      html`<li class="paper-none">${box} <b>${REASON_LETTERS[reason]}</b>${
        reason === 'not-measured' ? html` <span class="paper-line paper-line-short"></span>` : nothing
      }</li>`,
  )
