/** One number of a draft: to read with its sources, or open to be set anew. */

import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Threshold } from '../../schema/checklist/checklist.ts'
import type { EditFault, ThresholdEdit } from '../../schema/checklist/edit-checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { readNumber } from '../../schema/numerals.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { withUnit } from './answer-in-words.ts'
import type { Draft } from './checklist-desk.ts'
import { renderSources } from './station-findings.ts'

/** As it stands in the fields. */
export interface TypedThreshold {
  readonly value: string
  readonly standing: Threshold['standing']
  readonly sources: readonly string[]
  readonly reason: string
}

export interface ThresholdRow {
  readonly threshold: Threshold
  readonly draft: Draft
  readonly reason: string
  readonly isOpen: boolean
  readonly mayChange: boolean
  readonly isSaving: boolean
  readonly typed: TypedThreshold
  readonly isTyped: boolean
  readonly fault: EditFault | undefined
  readonly hasMovedOn: boolean
  readonly refused: unknown
  readonly onOpen: () => void
  readonly onType: (typed: TypedThreshold) => void
  readonly onSave: () => void
  readonly onLeave: () => void
}

const LONGEST_REASON = 1000
const STANDINGS = ['norm', 'proposed'] as const

/** A gradient is typed as people say it, "1:12"; everything else as a number. */
function readValue(text: string, unit: Threshold['unit']): number {
  const [rise = '', run = ''] = text.split(':')
  if (unit !== 'ratio' || !text.includes(':')) return readNumber(text) ?? Number.NaN
  const [up, along] = [readNumber(rise.trim()), readNumber(run.trim())]
  return up !== undefined && along !== undefined && along > 0 ? up / along : Number.NaN
}

function writeValue(value: number, unit: Threshold['unit']): string {
  if (!Number.isFinite(value)) return ''
  const run = 1 / value
  const isWhole = unit === 'ratio' && value > 0 && Math.abs(run - Math.round(run)) < 1e-9
  return showDigits(isWhole ? `1:${Math.round(run)}` : String(value))
}

export const typedFrom = (
  { value, standing, sources, reason }: ThresholdEdit,
  unit: Threshold['unit'],
): TypedThreshold => ({ value: writeValue(value, unit), standing, sources, reason })

/** The edit that the fields mean. A value nobody touched stays exactly what it was, however it is written. */
export function readTyped(
  now: ThresholdEdit,
  { value, standing, sources, reason }: TypedThreshold,
  unit: Threshold['unit'],
): ThresholdEdit {
  const isUntouched = value === writeValue(now.value, unit)
  return {
    ...now,
    value: isUntouched ? now.value : readValue(value.trim(), unit),
    standing,
    sources,
    reason: reason.trim(),
  }
}

export function renderThreshold(row: ThresholdRow) {
  const { threshold, draft, isOpen, mayChange, reason } = row
  const { id, text, value, unit, standing } = threshold
  const name = wordsIn(text, language.value)
  const before = draft.base.thresholds.find((one) => one.id === id)
  return html`
    <li class="card desk-text stack stack-tight" id="number-${id}" aria-label=${name}>
      <div class="row row-apart">
        <p><strong>${name}: ${withUnit(value, unit)}</strong></p>
        ${
          isOpen || !mayChange
            ? nothing
            : html`<button type="button" class="button-quiet" @click=${row.onOpen}>
                ${say('desk-number-open')}<span class="visually-hidden">: ${name}</span>
              </button>`
        }
      </div>
      ${
        before && before.value !== value
          ? html`<p class="mark small">${icon('pencil')}${say('desk-number-before', { value: withUnit(before.value, unit) })}</p>`
          : nothing
      }
      ${
        isOpen
          ? renderForm(row)
          : html`
              <p class="small">${say(`desk-standing-${standing}`)}</p>
              ${reason === '' ? nothing : html`<p class="small">${say('desk-number-reason-is', { reason })}</p>`}
              ${renderSources(threshold.sources, draft.checklist)}
            `
      }
    </li>
  `
}

function renderForm(row: ThresholdRow) {
  const { threshold, draft, typed, fault, isSaving, onType } = row
  const isAbout = (...faults: readonly EditFault[]) => fault !== undefined && faults.includes(fault)
  const submit = (event: Event) => {
    event.preventDefault()
    row.onSave()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) row.onLeave()
  }
  // The listeners stand on fields and nowhere else.
  const textIn = ({ currentTarget }: Event) => (currentTarget as HTMLInputElement | HTMLTextAreaElement).value
  return html`
    <form class="stack" novalidate aria-busy=${isSaving ? 'true' : nothing} @submit=${submit} @keydown=${press}>
      ${row.refused === nothing ? nothing : html`<div id="desk-refused" tabindex="-1">${row.refused}</div>`}
      ${row.hasMovedOn ? renderMovedOn(row) : nothing}
      <div class="field narrow-field">
        <label for="number-value">${say('desk-number-value', { unit: say(`desk-unit-${threshold.unit}`) })}</label>
        ${isAbout('no-number') ? renderComplaint('number-value', 'no-number') : nothing}
        <input
          id="number-value"
          type="text"
          inputmode=${threshold.unit === 'ratio' ? nothing : 'decimal'}
          autocomplete="off"
          maxlength="20"
          aria-invalid=${isAbout('no-number') ? 'true' : nothing}
          aria-describedby=${isAbout('no-number') ? 'number-value-complaint' : nothing}
          .value=${live(typed.value)}
          @input=${(event: Event) => onType({ ...typed, value: textIn(event) })}
        />
      </div>
      <fieldset class="stack stack-tight">
        <legend>${say('desk-standing')}</legend>
        ${STANDINGS.map(
          (standing) => html`<label class="choice">
            <input
              type="radio"
              name="standing"
              value=${standing}
              autocomplete="off"
              .checked=${live(standing === typed.standing)}
              @change=${() => onType({ ...typed, standing })}
            />
            <span>${say(`desk-standing-${standing}`)}</span>
          </label>`,
        )}
      </fieldset>
      ${renderSourceChoice(row, isAbout('source-needed', 'unknown-source'))}
      <div class="field">
        <label for="number-reason">${say('desk-number-reason')}</label>
        <p class="hint" id="number-reason-hint">${say('desk-number-reason-hint')}</p>
        ${isAbout('source-or-reason-needed') ? renderComplaint('number-reason', 'source-or-reason-needed') : nothing}
        <textarea
          id="number-reason"
          autocomplete="off"
          maxlength=${LONGEST_REASON}
          aria-invalid=${isAbout('source-or-reason-needed') ? 'true' : nothing}
          aria-describedby=${isAbout('source-or-reason-needed') ? 'number-reason-hint number-reason-complaint' : 'number-reason-hint'}
          .value=${live(typed.reason)}
          @input=${(event: Event) => onType({ ...typed, reason: textIn(event) })}
        ></textarea>
      </div>
      <div class="row">
        <button type="submit">${say('desk-number-save')}</button>
        <button type="button" class="button-plain" @click=${row.onLeave}>${say('desk-number-leave')}</button>
      </div>
    </form>
  `

  function renderMovedOn({ reason }: ThresholdRow) {
    const { value, unit, standing, sources } = threshold
    return html`
      <div id="desk-moved-on" class="notice notice-doubt stack stack-tight" role="alert" tabindex="-1">
        <p class="mark mark-doubt">${icon('warning')}${say('desk-number-moved-on', { value: withUnit(value, unit) })}</p>
        <p>${say(`desk-standing-${standing}`)}</p>
        ${reason === '' ? nothing : html`<p>${say('desk-number-reason-is', { reason })}</p>`}
        ${renderSources(sources, draft.checklist)}
        <p>${say('desk-number-moved-on-what')}</p>
      </div>
    `
  }
}

const renderComplaint = (
  field: string,
  fault: 'no-number' | 'source-needed' | 'source-or-reason-needed',
) => html`
  <p class="complaint" id="${field}-complaint" role="alert">
    ${icon('warning')}<span>${say(`desk-fault-${fault}`)}</span>
  </p>
`

/** Those chosen to be left out again, and all others to be added: the list of all of them is long. */
function renderSourceChoice({ draft, typed, onType }: ThresholdRow, isWrong: boolean) {
  const { sources } = draft.checklist
  const titleOf = (id: string) => {
    const source = sources.find((one) => one.id === id)
    return source ? wordsIn(source.title, language.value) : id
  }
  const add = ({ currentTarget }: Event) => {
    // The listener stands on the select and nowhere else.
    const select = currentTarget as HTMLSelectElement
    if (select.value !== '') onType({ ...typed, sources: [...typed.sources, select.value] })
    select.value = ''
  }
  return html`
    <div class="field">
      <label for="number-source">${say('desk-source-add')}</label>
      ${isWrong ? renderComplaint('number-source', 'source-needed') : nothing}
      <select
        id="number-source"
        autocomplete="off"
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${isWrong ? 'number-source-complaint' : nothing}
        @change=${add}
      >
        <option value="">${say('desk-source-choose')}</option>
        ${sources
          .filter(({ id }) => !typed.sources.includes(id))
          .map(({ id }) => html`<option value=${id}>${titleOf(id)}</option>`)}
      </select>
    </div>
    <fieldset class="stack stack-tight">
      <legend>${say('desk-sources-chosen', { sources: typed.sources.length })}</legend>
      ${typed.sources.map(
        (id) => html`<label class="choice">
          <input
            type="checkbox"
            autocomplete="off"
            .checked=${live(true)}
            @change=${() => onType({ ...typed, sources: typed.sources.filter((one) => one !== id) })}
          />
          <span>${titleOf(id)}</span>
        </label>`,
      )}
    </fieldset>
  `
}
