/** The list of stations as a real table: sorted by its headings, each row leading to its station. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RemedyClass } from '../../schema/findings/rating.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import type { StationState } from '../map/marker-look.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'
import { stateMark } from './state-mark.ts'

export interface StationRow {
  readonly code: string
  readonly room: string
  readonly premisesName: Words
  readonly areas: readonly { readonly code: string; readonly name: Words }[]
  readonly registeredVoters?: number
  readonly state: StationState
  readonly visits: number
  readonly barriersFound: number
  readonly remedyClass?: RemedyClass
}

type Sort = 'code' | 'state' | 'barriers' | 'voters'

/** Somebody wants the list in another order. */
export class SortWanted extends CustomEvent<Sort> {
  constructor(sort: Sort) {
    super('sort-wanted', { detail: sort, bubbles: true })
  }
}

/** A station is chosen, or no longer. */
export class StationTicked extends CustomEvent<string> {
  constructor(station: string) {
    super('station-ticked', { detail: station, bubbles: true })
  }
}

interface Column {
  readonly name: 'station' | 'station-state' | 'station-barriers' | 'station-registered'
  readonly sort?: Sort
  /** The way this order runs: worst, most and first stand on top. */
  readonly direction?: 'ascending' | 'descending'
  readonly isNumber?: boolean
}

/** What a list in this order is sorted by, as its heading says it. */
export const nameOfSort = (sort: Sort): string => {
  const column = columns.find((one) => one.sort === sort)
  return column ? say(column.name) : ''
}

const columns: readonly Column[] = [
  { name: 'station', sort: 'code', direction: 'ascending' },
  { name: 'station-state', sort: 'state', direction: 'descending' },
  { name: 'station-barriers', sort: 'barriers', direction: 'descending', isNumber: true },
  { name: 'station-registered', sort: 'voters', direction: 'descending', isNumber: true },
]

@customElement('station-table')
export class StationTable extends LightElement {
  @property({ attribute: false }) stations: readonly StationRow[] = []
  @property() sort: Sort = 'code'
  @property() caption = ''
  /** Those chosen; nothing where nobody may choose. */
  @property({ attribute: false }) chosen: ReadonlySet<string> | undefined
  /** On all pages together. */
  @property({ type: Number }) total = 0
  /** Of the first row among all of them, from 1. */
  @property({ type: Number }) from = 1
  @property({ attribute: false }) pathOf: (code: string) => string = () => ''

  override render() {
    return html`
      <table class="station-table blocks" aria-rowcount=${this.total + 1}>
        <caption tabindex="-1">
          ${this.caption}
        </caption>
        <thead>
          <tr aria-rowindex="1">
            ${this.chosen ? html`<th scope="col">${say('station-choose-column')}</th>` : nothing}
            ${columns.map((column) => this.renderHeading(column))}
          </tr>
        </thead>
        <tbody>
          ${this.stations.map((station, at) => this.renderRow(station, this.from + at + 1))}
        </tbody>
      </table>
    `
  }

  private renderHeading({ name, sort, direction, isNumber }: Column) {
    if (!sort) return html`<th scope="col">${say(name)}</th>`
    const isSorted = sort === this.sort
    return html`
      <th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${isSorted ? (direction ?? nothing) : nothing}>
        <button type="button" class="sort" @click=${() => this.dispatchEvent(new SortWanted(sort))}>
          ${say(name)}<span class="sort-mark" aria-hidden="true"
            >${isSorted ? (direction === 'ascending' ? '▲' : '▼') : '↕'}</span
          >
        </button>
      </th>
    `
  }

  private renderTick(station: string, isChosen: boolean) {
    return html`<td class="station-tick">
      <label class="review-tick">
        <input
          type="checkbox"
          autocomplete="off"
          .checked=${isChosen}
          @change=${() => this.dispatchEvent(new StationTicked(station))}
        />
        <span class="visually-hidden">${say('station-choose', { station })}</span>
      </label>
    </td>`
  }

  /** The headings are the first row of all. */
  private renderRow(station: StationRow, index: number) {
    const { code, room, premisesName, areas, state, barriersFound, registeredVoters, remedyClass } = station
    return html`
      <tr aria-rowindex=${index}>
        ${this.chosen ? this.renderTick(code, this.chosen.has(code)) : nothing}
        <th scope="row" data-label=${say('station')}>
          <a href=${this.pathOf(code)}>${wordsIn(premisesName, language.value)}</a>
          <span class="soft small block">
            <span class="code">${code}</span>${room ? html` · ${say('station-in-room', { room: showDigits(room) })}` : nothing}
          </span>
          <span class="soft small block">${areas.map(({ name }) => wordsIn(name, language.value)).join(' › ')}</span>
        </th>
        <td data-label=${say('station-state')}>
          ${stateMark(state)}
          ${
            remedyClass
              ? html`<span class="soft small block">${say(`can-be-gone-${remedyClass}`)}</span>`
              : nothing
          }
        </td>
        <td class="number" data-label=${say('station-barriers')}>
          ${state === 'not-visited' ? '–' : showNumber(barriersFound)}
        </td>
        <td class="number" data-label=${say('station-registered')}>
          ${registeredVoters === undefined ? '–' : showNumber(registeredVoters)}
        </td>
      </tr>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'station-table': StationTable
  }
  interface HTMLElementEventMap {
    'sort-wanted': SortWanted
    'station-ticked': StationTicked
  }
}
