/** Which recommendations are shown: by state, addressee and term, in the address of the page. */

import { html, type TemplateResult } from 'lit'
import { RECORD_STATES } from '../../schema/recommendations/record.ts'
import { REMEDY_TIMES } from '../../schema/recommendations/remedy.ts'
import { say } from '../words/say.ts'
import { type BodyOnWire, bodyName, type Row } from './record-facts.ts'

/** Empty where nothing is chosen. */
export interface RecordFilter {
  readonly state: string
  readonly addressee: string
  readonly when: string
}

const NAMES = ['state', 'addressee', 'when'] as const

export function readRecordFilter(search: string): RecordFilter {
  const query = new URLSearchParams(search)
  return {
    state: query.get('state') ?? '',
    addressee: query.get('addressee') ?? '',
    when: query.get('when') ?? '',
  }
}

export function pathOfRecords(path: string, filter: RecordFilter, area: string | undefined): string {
  const query = new URLSearchParams(area ? { area } : {})
  for (const name of NAMES) if (filter[name]) query.set(name, filter[name])
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

export const fits = ({ state, addressee, when }: Row, filter: RecordFilter): boolean =>
  (filter.state === '' || filter.state === state) &&
  (filter.addressee === '' || filter.addressee === addressee) &&
  (filter.when === '' || filter.when === when)

export function renderRecordFilters(
  filter: RecordFilter,
  bodies: readonly BodyOnWire[],
  change: (filter: RecordFilter) => void,
): TemplateResult {
  const select = (
    name: (typeof NAMES)[number],
    label: string,
    options: readonly (readonly [string, string])[],
  ) => html`
    <div class="field">
      <label for="record-${name}">${label}</label>
      <select
        autocomplete="off"
        id="record-${name}"
        @change=${(event: Event & { readonly currentTarget: HTMLSelectElement }) =>
          change({ ...filter, [name]: event.currentTarget.value })}
      >
        <option value="" ?selected=${filter[name] === ''}>${say('record-filter-all')}</option>
        ${options.map(
          ([value, text]) =>
            html`<option value=${value} ?selected=${filter[name] === value}>${text}</option>`,
        )}
      </select>
    </div>
  `
  return html`
    ${select(
      'state',
      say('record-state'),
      RECORD_STATES.map((state) => [state, say(`record-${state}`)] as const),
    )}
    ${select(
      'addressee',
      say('recommendations-to-whom'),
      bodies.map(({ id }) => [id, bodyName(bodies, id)] as const),
    )}
    ${select(
      'when',
      say('recommendation-when'),
      REMEDY_TIMES.map((when) => [when, say(`when-${when}`)] as const),
    )}
  `
}
