/** The same figures place by place: areas one level down, and kinds of buildings. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Figures } from '../../schema/figures/figures.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { kindsOf, type ResultsFilter } from './results-filters.ts'
import { ratingsFor, renderRatingsOf } from './results-ratings.ts'
import { pathOfView } from './station-filters.ts'

export const RESULTS_PATH = '/office/results'

/** `earlier`: id of the campaign that is looked at beside it. */
export function pathOfResults(filters: ResultsFilter, earlier?: string): string {
  const path = pathOfView(RESULTS_PATH, { filters, sort: 'code', page: 1 })
  return earlier === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}with=${earlier}`
}

interface Named {
  readonly code: string
  readonly name: Words
}

/** `names`: of the areas one level down, as far as they are known. */
export function renderAreas(
  { areas }: Figures,
  names: readonly Named[],
  filters: ResultsFilter,
): TemplateResult | typeof nothing {
  if (areas.length === 0) return nothing
  const rows = areas.map((part) => {
    const name = names.find(({ code }) => code === part.area)?.name
    const label = name ? wordsIn(name, language.value) : part.area
    const path = pathOfResults({ ...filters, area: part.area })
    return { label, name: html`<a href=${path}>${label}</a>`, ratings: ratingsFor(part, filters.group) }
  })
  return html`
    <section class="stack" aria-labelledby="areas-heading">
      <h2 id="areas-heading">${say('results-areas')}</h2>
      <p>${say('results-areas-what')}</p>
      ${renderRatingsOf(
        {
          label: say('results-areas-chart'),
          caption: say('results-areas-caption'),
          head: say('results-area'),
        },
        rows,
      )}
      <p class="no-print">
        <a href=${pathOfView('/office/areas', { filters, sort: 'code', page: 1 })}>${say('areas-compare')}</a>
      </p>
    </section>
  `
}

export function renderKinds(
  { kinds }: Figures,
  checklist: Checklist,
  group: string | undefined,
): TemplateResult | typeof nothing {
  if (kinds.length === 0) return nothing
  const rows = kinds.map((part) => {
    const name = kindsOf(checklist).find(({ id }) => id === part.kind)?.name
    const label = name ? wordsIn(name, language.value) : part.kind
    return { label, name: label, ratings: ratingsFor(part, group) }
  })
  return html`
    <section class="stack" aria-labelledby="kinds-heading">
      <h2 id="kinds-heading">${say('results-kinds')}</h2>
      ${renderRatingsOf(
        {
          label: say('results-kinds-chart'),
          caption: say('results-kinds-caption'),
          head: say('premises-kind'),
        },
        rows,
      )}
    </section>
  `
}
