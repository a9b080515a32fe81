/** Noting what became of a recommendation, or handing over many at once. */

import { html, nothing, type TemplateResult } from 'lit'
import { isAnswer, type RecordState } from '../../schema/recommendations/record.ts'
import type { InputOf } from '../../schema/wire/endpoint.ts'
import type { moveRecords } from '../../schema/wire/recommendation-endpoints.ts'
import { say } from '../words/say.ts'
import { type BodyOnWire, bodyName, type Listed, type Row, TONGUES } from './record-facts.ts'

/** Whom it goes to unless somebody chooses another: the addressee, or whoever stands in for it today. */
const usualReceiver = ({ addressee, check: { is, standIn } }: Row): string =>
  is === 'there' ? addressee : (standIn ?? addressee)

function renderReceiver(id: string, bodies: readonly BodyOnWire[], usual: string): TemplateResult {
  return html`
    <div class="field">
      <label for=${id}>${say('record-hand-to')}</label>
      <select autocomplete="off" id=${id} name="receiver">
        ${bodies.map(
          (body) => html`<option value=${body.id} ?selected=${body.id === usual}>
            ${body.isThere ? bodyName(bodies, body.id) : say('record-not-in-office', { body: bodyName(bodies, body.id) })}
          </option>`,
        )}
      </select>
    </div>
  `
}

const renderDay = (id: string, today: string) => html`
  <div class="field">
    <label for=${id}>${say('record-day')}</label>
    <input autocomplete="off" class="field-short" id=${id} name="day" type="date" required max=${today} value=${today} />
  </div>
`

export interface HandOver {
  /** The addressee of all of them. */
  readonly id: string
  readonly rows: readonly Row[]
  readonly listed: Listed
  readonly isBusy: boolean
  readonly onDone: (rows: readonly Row[], receiver: string, day: string) => void
}

export function renderHandOver({ id, rows, listed, isBusy, onDone }: HandOver): TemplateResult {
  const [first] = rows
  const handOver = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onDone(rows, String(form.get('receiver')), String(form.get('day')))
  }
  return html`
    <form class="card stack no-print hand-over" @submit=${handOver}>
      <p>${say('records-hand-over-what', { records: rows.length })}</p>
      <div class="grid">
        ${renderReceiver(`receiver-${id}`, listed.bodies, first ? usualReceiver(first) : id)}
        ${renderDay(`day-${id}`, listed.today)}
      </div>
      <p>
        <button type="submit" class="button-quiet" aria-disabled=${isBusy ? 'true' : nothing}>
          ${say('records-hand-over', { records: rows.length })}
        </button>
      </p>
    </form>
  `
}

export type Move = Pick<InputOf<typeof moveRecords>['body'], 'to' | 'day' | 'receiver' | 'words'>

export interface StepForm {
  readonly row: Row
  readonly next: readonly RecordState[]
  /** What is chosen so far. */
  readonly to: RecordState
  readonly bodies: readonly BodyOnWire[]
  readonly today: string
  readonly isBusy: boolean
  readonly onChoose: (to: RecordState) => void
  readonly onDone: (move: Move) => void
}

export function renderStepForm({ row, next, to, bodies, today, ...form }: StepForm): TemplateResult {
  const isHandedOver = to === 'handed-over'
  const take = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name) ?? '').trim()
    const words = Object.fromEntries(
      TONGUES.map((tongue) => [tongue, text(`words-${tongue}`)]).filter(([, said]) => said),
    )
    form.onDone({ to, day: text('day'), words, ...(isHandedOver && { receiver: text('receiver') }) })
  }
  return html`
    <form class="stack" @submit=${take}>
      <fieldset class="stack stack-tight">
        <legend>${say('record-next')}</legend>
        <div class="choices">
          ${next.map(
            (state) => html`<label class="choice" ?data-chosen=${state === to}>
              <input
                autocomplete="off"
                type="radio"
                name="to"
                value=${state}
                .checked=${state === to}
                @change=${() => form.onChoose(state)}
              />
              <span>${say(`record-to-${state}`)}</span>
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="grid">
        ${isHandedOver ? renderReceiver('receiver', bodies, usualReceiver(row)) : nothing}
        ${renderDay('day', today)}
      </div>
      <fieldset class="stack stack-tight">
        <legend>${say(to === 'overruled' ? 'record-reason' : isAnswer(to) ? 'record-answer' : 'record-note')}</legend>
        <p class="hint" id="words-hint">${say('record-words-hint')}</p>
        <div class="grid">
          ${TONGUES.map(
            (tongue) => html`<div class="field">
              <label for="words-${tongue}">${say(`language-${tongue}`)}</label>
              <textarea id="words-${tongue}" name="words-${tongue}" lang=${tongue} rows="3" maxlength="2000" autocomplete="off" aria-describedby="words-hint"></textarea>
            </div>`,
          )}
        </div>
      </fieldset>
      <p>
        <button type="submit" aria-disabled=${form.isBusy ? 'true' : nothing}>${say('record-note-down')}</button>
      </p>
    </form>
  `
}
