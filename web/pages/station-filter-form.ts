/** The filters over map and list: choices act at once, the search when it is sent. */

import { html, nothing } from 'lit'
import type { FilterNames, NamedChoice } from '../../schema/checklist/filter-names.ts'
import { REMEDY_CLASSES } from '../../schema/findings/rating.ts'
import { wordsIn } from '../../schema/language.ts'
import {
  isFiltered,
  REACHED,
  REACHED_TOLD,
  type Reached,
  type StationFilter,
  withPart,
} from '../../schema/places/station-filter.ts'
import { REVIEW_STATES } from '../../schema/visit/review.ts'
import { STATES } from '../map/marker-look.ts'
import type { AreaChosen, AreaLevelChoice } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export interface FilterForm {
  readonly filters: StationFilter
  /** Of groups, barriers and kinds of places; the form works without them until they are there. */
  readonly names: FilterNames | undefined
  readonly levels: readonly AreaLevelChoice[]
  /** Whether each station may be picked by what people did there. */
  readonly seesWhole: boolean
  /** Whether they may be picked by how far their visits were reviewed. */
  readonly mayReview: boolean
  readonly onFilter: (filters: StationFilter) => void
  /** The choices are in view, also because they were from the beginning: now their names are needed. */
  readonly onOpen: () => void
}

interface Choice {
  readonly id: string
  readonly text: string
}

/** On a narrow page the list comes first and the choices wait behind one line. */
const isWide = matchMedia('(min-width: 48rem)').matches

export function renderFilters(form: FilterForm) {
  const { filters, names, levels, seesWhole, mayReview, onFilter, onOpen } = form
  const opened = (event: Event & { readonly currentTarget: HTMLDetailsElement }) => {
    if (event.currentTarget.open) onOpen()
  }
  const choose = (name: keyof StationFilter) => (event: Event) =>
    // The listener stands on selects and on the field for a day, and nowhere else.
    onFilter(withPart(filters, name, (event.target as HTMLSelectElement | HTMLInputElement).value))
  const search = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const wanted = String(new FormData(event.currentTarget).get('search') ?? '').trim()
    onFilter(withPart(filters, 'search', wanted))
  }
  const select = (
    name: keyof StationFilter,
    {
      label,
      all,
      choices,
    }: { readonly label: string; readonly all: string; readonly choices: readonly Choice[] },
  ) => html`
    <div class="field">
      <label for="filter-${name}">${label}</label>
      <select autocomplete="off" id="filter-${name}" @change=${choose(name)}>
        <option value="" ?selected=${!filters[name]}>${all}</option>
        ${choices.map(
          ({ id, text }) => html`<option value=${id} ?selected=${id === filters[name]}>${text}</option>`,
        )}
      </select>
    </div>
  `
  return html`
    <form class="filters filters-stations card no-print" role="search" aria-label=${say('filter-stations')} @submit=${search}>
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
      <details class="filter-more" ?open=${isWide || isFiltered(filters)} @toggle=${opened}>
        <summary>${say('filter-more')}</summary>
        <div class="filter-fields">
          ${select('state', {
            label: say('filter-state'),
            all: say('filter-state-all'),
            choices: STATES.map((id) => ({ id, text: say(`state-${id}`) })),
          })}
          ${select('group', {
            label: say('filter-group'),
            all: say('filter-group-all'),
            choices: named(names?.groups),
          })}
          ${select('barrier', {
            label: say('filter-barrier'),
            all: say('filter-barrier-all'),
            choices: named(names?.barriers),
          })}
          ${select('remedy', {
            label: say('filter-remedy'),
            all: say('filter-remedy-all'),
            choices: REMEDY_CLASSES.map((id) => ({ id, text: say(`can-be-gone-${id}`) })),
          })}
          ${select('kind', {
            label: say('premises-kind'),
            all: say('filter-kind-all'),
            choices: named(names?.premisesKinds),
          })}
          ${select('reached', {
            label: say('filter-reached'),
            all: say('filter-reached-all'),
            choices: (seesWhole ? REACHED : REACHED_TOLD).map((id) => ({ id, text: reachedInWords(id) })),
          })}
          ${
            mayReview
              ? select('review', {
                  label: say('filter-review'),
                  all: say('filter-review-all'),
                  choices: REVIEW_STATES.map((id) => ({ id, text: say(`reviewing-state-${id}`) })),
                })
              : nothing
          }
          ${
            mayReview
              ? html`<div class="field">
                  <label for="filter-day">${say('filter-day')}</label>
                  <input
                    autocomplete="off"
                    id="filter-day"
                    type="date"
                    .value=${filters.day ?? ''}
                    @change=${choose('day')}
                  />
                </div>`
              : nothing
          }
      <area-picker
        class="filter-areas"
        .levels=${levels}
        @area-chosen=${({ detail }: AreaChosen) => onFilter(withPart(filters, 'area', detail))}
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

const named = (those: readonly NamedChoice[] = []): readonly Choice[] =>
  those.map(({ id, name }) => ({ id, text: wordsIn(name, language.value) }))

const reachedInWords = (reached: Reached): string =>
  reached === 'visited'
    ? say('filter-visited')
    : reached === 'not-visited'
      ? say('state-not-visited')
      : say(`access-outcome-${reached}`)
