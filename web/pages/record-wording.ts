/** Wording a recommendation: Khmer beside English, whom it is asked of, by when. */

import { html, nothing, type TemplateResult } from 'lit'
import { EFFORTS, REMEDY_TIMES } from '../../schema/recommendations/remedy.ts'
import type { InputOf } from '../../schema/wire/endpoint.ts'
import type { wordRecord } from '../../schema/wire/recommendation-endpoints.ts'
import { say } from '../words/say.ts'
import { type BodyOnWire, bodyName, TONGUES } from './record-facts.ts'

export type Wording = InputOf<typeof wordRecord>['body']['wording']

export interface WordingForm {
  /** As it stands, or as somebody has typed it so far. */
  readonly wording: Wording
  readonly bodies: readonly BodyOnWire[]
  readonly isBusy: boolean
  /** Typed, and kept by the page while somebody else changes the same. */
  readonly onTyped: (wording: Wording) => void
  readonly onDone: (wording: Wording) => void
  readonly onLeave: () => void
}

export function renderWordingForm({ wording, bodies, isBusy, ...form }: WordingForm): TemplateResult {
  const typed = ({ currentTarget }: Event & { readonly currentTarget: HTMLFormElement }) =>
    form.onTyped(readWording(currentTarget, wording))
  const save = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    form.onDone(readWording(event.currentTarget, wording))
  }
  return html`
    <form class="card stack" @input=${typed} @submit=${save}>
      <div class="grid">
        ${TONGUES.map(
          (tongue) => html`<div class="field">
            <label for="text-${tongue}">${say(`language-${tongue}`)}</label>
            <textarea id="text-${tongue}" name="text-${tongue}" lang=${tongue} rows="5" maxlength="2000" autocomplete="off" .value=${wording.text[tongue] ?? ''}></textarea>
          </div>`,
        )}
      </div>
      <div class="grid">
        ${renderSelect(
          ['addressee', say('recommendations-to-whom')],
          bodies.map(({ id }) => [id, bodyName(bodies, id)]),
          wording.addressee,
        )}
        ${renderSelect(
          ['when', say('recommendation-when')],
          REMEDY_TIMES.map((when) => [when, say(`when-${when}`)]),
          wording.when,
        )}
        ${renderSelect(
          ['effort', say('recommendation-effort')],
          EFFORTS.map((effort) => [effort, say(`effort-${effort}`)]),
          wording.effort,
        )}
        <div class="field">
          <label for="due">${say('record-due')}</label>
          <input autocomplete="off" id="due" name="due" type="date" aria-describedby="due-hint" .value=${wording.due ?? ''} />
          <p class="hint small" id="due-hint">${say('record-due-hint')}</p>
        </div>
      </div>
      <p class="row">
        <button type="submit" aria-disabled=${isBusy ? 'true' : nothing}>${say('record-save')}</button>
        <button type="button" class="button-plain" @click=${form.onLeave}>${say('record-leave')}</button>
      </p>
    </form>
  `
}

const renderSelect = (
  [name, label]: readonly [string, string],
  options: readonly (readonly [string, string])[],
  chosen: string,
) => html`
  <div class="field">
    <label for="wording-${name}">${label}</label>
    <select autocomplete="off" id="wording-${name}" name=${name}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>
`

function readWording(form: HTMLFormElement, before: Wording): Wording {
  const fields = new FormData(form)
  const text = (name: string) => String(fields.get(name) ?? '')
  return {
    text: Object.fromEntries(
      TONGUES.map((tongue) => [tongue, text(`text-${tongue}`)]).filter(([, said]) => said?.trim()),
    ),
    addressee: text('addressee'),
    when: REMEDY_TIMES.find((when) => when === text('when')) ?? before.when,
    effort: EFFORTS.find((effort) => effort === text('effort')) ?? before.effort,
    due: text('due') || null,
  }
}
