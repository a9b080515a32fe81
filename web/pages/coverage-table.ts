/** Coverage as a table of areas, each a way to the areas below or to its stations. */

import { html, nothing, type TemplateResult } from 'lit'
import { type Coverage, progressOf, visitedBesides } from '../../schema/campaign/coverage.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readCoverage } from '../../schema/wire/live-endpoints.ts'
import type { Bar } from '../parts/bar-chart.ts'
import type { PlainWordId } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { pathOfView } from './station-filters.ts'

export type CampaignCoverage = ReplyOf<typeof readCoverage>

interface Column {
  readonly name: PlainWordId
  readonly show: (coverage: Coverage) => string
}

/** How visits ended, for those who may know it of each area. */
const ENDED = [
  ['entered', 'access-outcome-entered'],
  ['outsideOnly', 'access-outcome-outside-only'],
  ['refused', 'access-outcome-refused'],
  ['closed', 'access-outcome-closed'],
  ['notFound', 'access-outcome-not-found'],
  ['unsaid', 'coverage-unsaid'],
] as const satisfies readonly (readonly [keyof Coverage, PlainWordId])[]
const ENDED_OUTSIDE = [
  ['entered', 'access-outcome-entered'],
  ['unsaid', 'coverage-not-told'],
] as const satisfies readonly (readonly [keyof Coverage, PlainWordId])[]

const AGAINST_PLAN: readonly Column[] = [
  {
    name: 'coverage-of-assigned',
    show: ({ assigned, assignedVisited }) =>
      assigned === 0 ? '–' : say('count-of', { count: assignedVisited, n: assigned }),
  },
  { name: 'coverage-besides-short', show: (one) => showNumber(visitedBesides(one)) },
]
/** Where nothing was assigned anywhere. */
const VISITED: Column = {
  name: 'coverage-visited',
  show: ({ visited, stations }) => say('count-of', { count: visited, n: stations }),
}

/** What nobody left open needs no column. */
const endedIn = ({ isWhole, all }: Pick<CampaignCoverage, 'isWhole' | 'all'>) =>
  (isWhole ? ENDED : ENDED_OUTSIDE).filter(([field]) => field !== 'unsaid' || all.unsaid > 0)

const columnsFor = ({ isWhole, all }: CampaignCoverage): readonly Column[] => [
  { name: 'coverage-stations', show: ({ stations }) => showNumber(stations) },
  ...(all.assigned > 0 ? AGAINST_PLAN : [VISITED]),
  ...endedIn({ isWhole, all }).map(
    ([field, name]): Column => ({ name, show: (one) => showNumber(one[field]) }),
  ),
]

const nameOf = (name: Readonly<Record<string, string>>, code: string) => wordsIn(name, language.value) || code

const pathTo = (path: string, area: string, isOpen = false): string =>
  pathOfView(path, {
    filters: { area, ...(isOpen && { state: 'not-visited' }) },
    ...{ sort: 'code', page: 1 },
  })

/** `isSmallest`: there are no areas below, so each leads to its stations. */
export function renderCoverageTable(
  coverage: CampaignCoverage,
  { levelName, isSmallest }: { readonly levelName: string; readonly isSmallest: boolean },
): TemplateResult {
  const columns = columnsFor(coverage)
  return html`
    <div class="table-frame">
      <table class="blocks many-columns">
        <caption>
          ${say('coverage-caption', { level: levelName })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${levelName}</th>
            ${columns.map(({ name }) => html`<th scope="col" class="number">${say(name)}</th>`)}
            <th scope="col" class="number">${say('coverage-open')}</th>
          </tr>
        </thead>
        <tbody>
          ${coverage.areas.map(
            ({ code, name, coverage: its }) => html`<tr data-area=${code}>
              <th scope="row">
                <a href=${pathTo(isSmallest ? '/office/stations' : '/office/coverage', code)}>${nameOf(name, code)}</a>
              </th>
              ${columns.map(
                (column) => html`<td class="number" data-label=${say(column.name)}>${column.show(its)}</td>`,
              )}
              <td class="number" data-label=${say('coverage-open')}>
                ${
                  its.open === 0
                    ? showNumber(0)
                    : html`<a
                        href=${pathTo('/office/stations', code, true)}
                        aria-label=${say('coverage-open-in', { stations: its.open, area: nameOf(name, code) })}
                        >${showNumber(its.open)}</a
                      >`
                }
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `
}

/** As many bars as one can take in; the table has them all. */
const MOST_BARS = 30

/** One bar an area: of the stations assigned, or of all where none is. */
export const barsOf = ({ areas }: CampaignCoverage): readonly Bar[] =>
  areas.slice(0, MOST_BARS).map(({ code, name, coverage }) => {
    const { count, n } = progressOf(coverage)
    return {
      label: nameOf(name, code),
      value: say(coverage.assigned > 0 ? 'coverage-bar-assigned' : 'coverage-bar-all', { count, n }),
      share: n === 0 ? 0 : count / n,
      isSmall: coverage.assigned === 0,
    }
  })

/** The whole of it in a few lines. */
export function renderCoverageHead({ all, isWhole }: CampaignCoverage): TemplateResult {
  const ended = endedIn({ isWhole, all })
  return html`
    <p class="headline-number">
      ${
        all.assigned > 0
          ? say('coverage-assigned-visited', { visited: all.assignedVisited, assigned: all.assigned })
          : say('results-visited', { visited: all.visited, stations: all.stations })
      }
    </p>
    ${
      all.assigned > 0
        ? html`<p>${say('coverage-of-all', { visited: all.visited, stations: all.stations })}
            ${say('coverage-besides', { stations: visitedBesides(all) })}</p>`
        : html`<p>${say('coverage-none-assigned')}</p>`
    }
    <ul class="plain-list legend">
      ${ended.map(
        ([field, name]) =>
          html`<li>${say(name)} <span class="legend-count">${showNumber(all[field])}</span></li>`,
      )}
      <li>${say('coverage-open')} <span class="legend-count">${showNumber(all.open)}</span></li>
    </ul>
    ${isWhole ? nothing : html`<p class="soft small">${say('coverage-kept-inside')}</p>`}
  `
}
