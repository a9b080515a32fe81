/** The form a sample is drawn with: how, how many, from where, with which seed. */

import { html, nothing, type TemplateResult } from 'lit'
import { SAMPLE_KINDS, type SampleDesign } from '../../schema/campaign/sample.ts'
import type { AreaLevel } from '../../schema/country.ts'
import { wordsIn } from '../../schema/language.ts'
import { latinDigits } from '../../schema/numerals.ts'
import type { InputOf } from '../../schema/wire/endpoint.ts'
import type { putSample } from '../../schema/wire/sample-endpoints.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export type Kind = SampleDesign['kind']
type Wanted = InputOf<typeof putSample>['body']

export interface SampleForm {
  readonly kind: Kind
  /** From the largest to the smallest that can be drawn from. */
  readonly levels: readonly Pick<AreaLevel, 'id' | 'name' | 'codeLength'>[]
  readonly areaPicker: TemplateResult
  readonly isBusy: boolean
  readonly onKind: (kind: Kind) => void
  readonly onDraw: (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void
}

/** What was filled in; the browser has seen to it that nothing is missing. */
export function readSampleForm(kind: Kind, form: HTMLFormElement, area: string | undefined): Wanted {
  const fields = new FormData(form)
  const text = (name: string) => String(fields.get(name) ?? '').trim()
  const count = (name: string) => Number(text(name))
  const seed = text('seed')
  return {
    design: {
      simple: () => ({ kind: 'simple' as const, stations: count('stations') }),
      stratified: () => ({
        kind: 'stratified' as const,
        stations: count('stations'),
        codeLength: count('level'),
        shares: text('shares') === 'equal' ? ('equal' as const) : ('proportional' as const),
      }),
      clustered: () => ({
        kind: 'clustered' as const,
        premises: count('premises'),
        rooms: text('rooms') === '' ? ('all' as const) : count('rooms'),
      }),
      purposive: () => ({
        kind: 'purposive' as const,
        stations: [
          ...new Set(
            latinDigits(text('codes'))
              .split(/[\s,;]+/u)
              .filter(Boolean),
          ),
        ],
        reason: text('reason'),
      }),
    }[kind](),
    ...(area && kind !== 'purposive' ? { area } : {}),
    ...(seed && kind !== 'purposive' ? { seed } : {}),
  }
}

export function renderSampleForm(form: SampleForm): TemplateResult {
  const { kind, isBusy } = form
  return html`
    <form class="card stack" @submit=${form.onDraw}>
      <fieldset class="stack stack-tight">
        <legend>${say('sample-how')}</legend>
        <div class="choices">
          ${SAMPLE_KINDS.map(
            (one) => html`<label class="choice" ?data-chosen=${one === kind}>
              <input
                autocomplete="off"
                type="radio"
                name="kind"
                value=${one}
                .checked=${one === kind}
                @change=${() => form.onKind(one)}
              />
              <span>${say(`draw-${one}`)}<span class="small soft block">${say(`draw-${one}-what`)}</span></span>
            </label>`,
          )}
        </div>
      </fieldset>
      ${kind === 'purposive' ? renderByHand() : renderByLot(form)}
      <p>
        <button type="submit" aria-disabled=${isBusy ? 'true' : nothing}>
          ${say(kind === 'purposive' ? 'sample-keep' : 'sample-draw')}
        </button>
      </p>
    </form>
  `
}

const renderCount = (name: 'stations' | 'premises' | 'rooms', isNeeded: boolean) => html`
  <div class="field">
    <label for="sample-${name}">${say(`sample-how-many-${name}`)}</label>
    <input autocomplete="off" id="sample-${name}" name=${name} type="number" inputmode="numeric" min="1" max="50000" ?required=${isNeeded} />
  </div>
`

function renderByLot({ kind, levels, areaPicker }: SampleForm) {
  return html`
    <div class="filter-fields">
      ${kind === 'clustered' ? html`${renderCount('premises', true)}${renderCount('rooms', false)}` : renderCount('stations', true)}
      ${kind === 'stratified' ? renderStrata(levels) : nothing}
    </div>
    <fieldset class="stack stack-tight">
      <legend>${say('sample-from')}</legend>
      <div class="filter-fields">${areaPicker}</div>
    </fieldset>
    <div class="field">
      <label for="sample-seed">${say('sample-seed')}</label>
      <p class="hint" id="sample-seed-hint">${say('sample-seed-hint')}</p>
      <input id="sample-seed" name="seed" type="text" autocomplete="off" maxlength="100" aria-describedby="sample-seed-hint" />
    </div>
  `
}

function renderStrata(levels: SampleForm['levels']) {
  return html`
    <div class="field">
      <label for="sample-level">${say('sample-level')}</label>
      <select autocomplete="off" id="sample-level" name="level">
        ${levels.map(({ name, codeLength }) => html`<option value=${codeLength}>${wordsIn(name, language.value)}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="sample-shares">${say('sample-shares')}</label>
      <select autocomplete="off" id="sample-shares" name="shares">
        <option value="proportional">${say('sample-shares-proportional')}</option>
        <option value="equal">${say('sample-shares-equal')}</option>
      </select>
    </div>
  `
}

const renderByHand = () => html`
  <div class="field">
    <label for="sample-codes">${say('sample-codes')}</label>
    <p class="hint" id="sample-codes-hint">${say('sample-codes-hint')}</p>
    <textarea id="sample-codes" name="codes" rows="4" autocomplete="off" aria-describedby="sample-codes-hint" required></textarea>
  </div>
  <div class="field">
    <label for="sample-reason">${say('sample-reason')}</label>
    <p class="hint" id="sample-reason-hint">${say('sample-reason-hint')}</p>
    <textarea id="sample-reason" name="reason" rows="2" maxlength="1000" autocomplete="off" aria-describedby="sample-reason-hint" required></textarea>
  </div>
`
