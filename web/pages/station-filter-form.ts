/** The filters over map and list: choices act at once, the search when it is sent. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { STATES } from '../map/marker-look.ts'
import type { AreaChosen, AreaLevelChoice } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { isFiltered, type StationFilters } from './station-filters.ts'

export interface FilterForm {
  readonly filters: StationFilters
  /** Names of groups and barriers; the form works without them until they are there. */
  readonly checklist: Checklist | undefined
  readonly levels: readonly AreaLevelChoice[]
  readonly onFilter: (filters: StationFilters) => void
}

/** The filters with one of them changed, or taken away. */
const changed = (filters: StationFilters, name: keyof StationFilters, value: string | undefined) => {
  const { [name]: _, ...others } = filters
  // The values come from our own options.
  return (value ? { ...others, [name]: value } : others) as StationFilters
}

/** On a narrow page the list comes first and the choices wait behind one line. */
const isWide = matchMedia('(min-width: 48rem)').matches

export function renderFilters({ filters, checklist, levels, onFilter }: FilterForm) {
  const choose = (name: keyof StationFilters) => (event: Event) =>
    // The listener stands on selects and nowhere else.
    onFilter(changed(filters, name, (event.target as HTMLSelectElement).value))
  const search = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const wanted = String(new FormData(event.currentTarget).get('search') ?? '').trim()
    onFilter(changed(filters, 'search', wanted))
  }
  const options = (choices: readonly { readonly id: string; readonly text: string }[], chosen?: string) =>
    choices.map(({ id, text }) => html`<option value=${id} ?selected=${id === chosen}>${text}</option>`)
  return html`
    <form class="filters filters-split card no-print" role="search" aria-label=${say('filter-stations')} @submit=${search}>
      <div class="field filter-search">
        <label for="search">${say('filter-search')}</label>
        <div class="with-button">
          <input
            id="search"
            name="search"
            type="search"
            maxlength="100"
            autocomplete="off"
            .value=${filters.search ?? ''}
          />
          <button type="submit" class="button-quiet">${say('filter-search-go')}</button>
        </div>
      </div>
      <details class="filter-more" ?open=${isWide || isFiltered(filters)}>
        <summary>${say('filter-more')}</summary>
        <div class="filter-fields">
      <div class="field">
        <label for="filter-state">${say('filter-state')}</label>
        <select autocomplete="off" id="filter-state" @change=${choose('state')}>
          <option value="" ?selected=${!filters.state}>${say('filter-state-all')}</option>
          ${options(
            STATES.map((id) => ({ id, text: say(`state-${id}`) })),
            filters.state,
          )}
        </select>
      </div>
      <div class="field">
        <label for="filter-group">${say('filter-group')}</label>
        <select autocomplete="off" id="filter-group" @change=${choose('group')}>
          <option value="" ?selected=${!filters.group}>${say('filter-group-all')}</option>
          ${options(
            (checklist?.groups ?? []).map(({ id, name }) => ({ id, text: wordsIn(name, language.value) })),
            filters.group,
          )}
        </select>
      </div>
      <div class="field">
        <label for="filter-barrier">${say('filter-barrier')}</label>
        <select autocomplete="off" id="filter-barrier" @change=${choose('barrier')}>
          <option value="" ?selected=${!filters.barrier}>${say('filter-barrier-all')}</option>
          ${options(
            (checklist?.barriers ?? []).map(({ id, name }) => ({ id, text: wordsIn(name, language.value) })),
            filters.barrier,
          )}
        </select>
      </div>
      <area-picker
        class="filter-areas"
        .levels=${levels}
        @area-chosen=${({ detail }: AreaChosen) => onFilter(changed(filters, 'area', detail))}
      ></area-picker>
      ${
        isFiltered(filters)
          ? html`<p class="filter-none">
              <button type="button" class="button-plain" @click=${() => onFilter({})}>${say('filter-none')}</button>
            </p>`
          : nothing
      }
        </div>
      </details>
    </form>
  `
}
