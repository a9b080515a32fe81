/** What results are looked at: an area, a kind of building, a group of voters; all of it in the address. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { type StationFilter, withPart } from '../../schema/places/station-filter.ts'
import type { AreaChosen, AreaLevelChoice } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export type ResultsFilter = Pick<StationFilter, 'area' | 'kind' | 'group'>

interface Named {
  readonly id: string
  readonly name: Words
}

export interface ResultsFilters {
  readonly filters: ResultsFilter
  readonly checklist: Checklist | undefined
  readonly levels: readonly AreaLevelChoice[]
  readonly onFilter: (filters: ResultsFilter) => void
}

export function renderResultsFilters({
  filters,
  checklist,
  levels,
  onFilter,
}: ResultsFilters): TemplateResult {
  const select = (name: 'kind' | 'group', label: string, all: string, choices: readonly Named[]) => html`
    <div class="field">
      <label for="results-${name}">${label}</label>
      <select
        autocomplete="off"
        id="results-${name}"
        @change=${(event: Event) =>
          // The listener stands on a select and nowhere else.
          onFilter(withPart(filters, name, (event.target as HTMLSelectElement).value))}
      >
        <option value="" ?selected=${!filters[name]}>${all}</option>
        ${choices.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === filters[name]}>
              ${wordsIn(one.name, language.value)}
            </option>`,
        )}
      </select>
    </div>
  `
  return html`
    <div class="filters card no-print">
      <area-picker
        class="filter-areas"
        .levels=${levels}
        @area-chosen=${({ detail }: AreaChosen) => onFilter(withPart(filters, 'area', detail))}
      ></area-picker>
      ${
        checklist
          ? html`${select('kind', say('premises-kind'), say('filter-kind-all'), kindsOf(checklist))}
            ${select('group', say('filter-group'), say('filter-group-all'), checklist.groups)}`
          : nothing
      }
    </div>
  `
}

/** The choices of the checklist's own question. */
export function kindsOf(checklist: Checklist): readonly Named[] {
  const question = findQuestion(checklist, checklist.key.premisesKind)
  return question?.kind === 'choice' ? question.choices.map(({ id, text }) => ({ id, name: text })) : []
}

/** On paper, where the choices cannot be seen: what the numbers are of. */
export function renderChosen({
  filters: { kind, group, area },
  checklist,
  levels,
}: Omit<ResultsFilters, 'onFilter'>): TemplateResult | typeof nothing {
  const areas = levels.flatMap((level) => level.areas.filter(({ code }) => code === level.chosen))
  const chosen = [
    ...(area ? areas.map(({ name }) => name) : []),
    ...(checklist ? kindsOf(checklist).filter(({ id }) => id === kind) : []).map(({ name }) => name),
    ...(checklist?.groups ?? []).filter(({ id }) => id === group).map(({ name }) => name),
  ].map((name) => wordsIn(name, language.value))
  return chosen.length === 0
    ? nothing
    : html`<p class="only-print"><strong>${chosen.join(' · ')}</strong></p>`
}
