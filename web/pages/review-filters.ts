/** Which visits are reviewed: by state and area, as the address says it. */

import { html, nothing } from 'lit'
import { readStationCode } from '../../schema/codes.ts'
import { FLAG_KINDS, type FlagKind } from '../../schema/visit/flags.ts'
import { REVIEW_STATES, type ReviewState } from '../../schema/visit/review.ts'
import '../parts/area-picker.ts'
import type { AreaChosen, AreaLevelChoice } from '../parts/area-picker.ts'
import { say } from '../words/say.ts'

const PATH = '/office/review'

export interface ReviewView {
  readonly state: ReviewState | 'all'
  readonly area: string | undefined
  readonly flag: FlagKind | 'any' | undefined
  /** Only visits to this one. */
  readonly station: string | undefined
}

/** What nobody has looked at yet is what people come for. */
const USUAL = 'new'
const STATES = [...REVIEW_STATES, 'all'] as const
const FLAGS = ['any', ...FLAG_KINDS] as const

export function readReviewView(search: string): ReviewView {
  const query = new URLSearchParams(search)
  return {
    state: STATES.find((one) => one === query.get('state')) ?? USUAL,
    area: query.get('area')?.trim().slice(0, 40) || undefined,
    flag: FLAGS.find((one) => one === query.get('flag')),
    station: readStationCode(query.get('station') ?? ''),
  }
}

export function pathOfReview({ state, area, flag, station }: ReviewView): string {
  const query = new URLSearchParams()
  if (state !== USUAL) query.set('state', state)
  if (area) query.set('area', area)
  if (flag) query.set('flag', flag)
  if (station) query.set('station', station)
  const text = query.toString()
  return text ? `${PATH}?${text}` : PATH
}

export interface ReviewFilterForm {
  readonly view: ReviewView
  /** Visits of the area in each state. */
  readonly counts: Readonly<Record<string, number>>
  readonly levels: readonly AreaLevelChoice[]
  readonly onView: (view: ReviewView) => void
}

export function renderReviewFilters({ view, counts, levels, onView }: ReviewFilterForm) {
  const choose = (event: Event) => {
    // The listener stands on a select and nowhere else.
    const { value } = event.target as HTMLSelectElement
    onView({ ...view, state: STATES.find((one) => one === value) ?? USUAL })
  }
  const chooseFlag = (event: Event) => {
    // The listener stands on a select and nowhere else.
    const { value } = event.target as HTMLSelectElement
    onView({ ...view, flag: FLAGS.find((one) => one === value) })
  }
  const all = Object.values(counts).reduce((sum, visits) => sum + visits, 0)
  return html`
    ${view.station === undefined ? nothing : renderOnly(view.station, () => onView({ ...view, station: undefined }))}
    <form class="filters card no-print" role="search" aria-label=${say('reviewing-filter')} @submit=${(event: Event) => event.preventDefault()}>
      <div class="field">
        <label for="review-state">${say('reviewing-state')}</label>
        <select autocomplete="off" id="review-state" @change=${choose}>
          ${STATES.map(
            (one) => html`<option value=${one} ?selected=${one === view.state}>
              ${say('reviewing-state-count', { state: say(`reviewing-state-${one}`), visits: one === 'all' ? all : (counts[one] ?? 0) })}
            </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="review-flag">${say('flags')}</label>
        <select autocomplete="off" id="review-flag" @change=${chooseFlag}>
          <option value="" ?selected=${view.flag === undefined}>${say('flags-all')}</option>
          ${FLAGS.map((one) => html`<option value=${one} ?selected=${one === view.flag}>${say(`flag-name-${one}`)}</option>`)}
        </select>
      </div>
      <area-picker
        class="filter-areas"
        .levels=${levels}
        @area-chosen=${({ detail }: AreaChosen) => onView({ ...view, area: detail })}
      ></area-picker>
    </form>
  `
}

const renderOnly = (station: string, showAll: () => void) => html`
  <p class="notice row row-apart">
    <span>${say('reviewing-only-station', { station })}</span>
    <button type="button" class="button-quiet" @click=${showAll}>${say('reviewing-every-station')}</button>
  </p>
`
