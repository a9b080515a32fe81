/** The areas as a table and as a legend: the same numbers as on the map, in words. */

import { html, nothing, svg, type TemplateResult } from 'lit'
import type { FilterNames } from '../../schema/checklist/filter-names.ts'
import { type AreaShare, measureOf, type Shade, shadeOf } from '../../schema/findings/area-measure.ts'
import { wordsIn } from '../../schema/language.ts'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import type { readAreaShares } from '../../schema/wire/area-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { SHADE_STEPS, shadeLook, TILE } from '../map/shade-look.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { AREAS_PATH, pathIn, STATIONS_PATH } from './station-paths.ts'

export type AreaShares = ReplyOf<typeof readAreaShares>

export const nameOfArea = ({
  name,
  code,
}: {
  readonly name: Readonly<Record<string, string>>
  readonly code: string
}) => wordsIn(name, language.value) || code

/** A share with its n; of few the counts alone, which claim no more than is known. */
export function shareInWords({ found, n }: Pick<AreaShare, 'found' | 'n'>): string {
  const shade = shadeOf({ found, n })
  if (shade === 'none-told') return say('areas-none-told')
  if (shade === 'few') return say('areas-few', { count: found, n })
  return say('percent-of', { percent: Math.round((100 * found) / n), count: found, n })
}

/** What is written on the map: short, and never a percentage of few. */
export function linesOf({ found, n }: Pick<AreaShare, 'found' | 'n'>): readonly string[] {
  const shade = shadeOf({ found, n })
  if (shade === 'none-told') return []
  if (shade === 'few') return [say('count-of', { count: found, n })]
  return [say('areas-percent', { percent: Math.round((100 * found) / n) }), say('areas-n', { n })]
}

/** What is counted, as a sentence. */
export function measureInWords(filters: StationFilter, names: FilterNames | undefined): string {
  const measure = measureOf(filters)
  if (measure.by === 'barrier') {
    const barrier = names?.barriers.find(({ id }) => id === measure.barrier)
    return say('areas-by-barrier', {
      barrier: barrier ? wordsIn(barrier.name, language.value) : measure.barrier,
    })
  }
  const state = say(`state-${measure.state}`)
  const group = names?.groups.find(({ id }) => id === filters.group)
  if (measure.state === 'not-visited') return say('areas-by-not-visited')
  return group
    ? say('areas-by-state-for-group', { state, group: wordsIn(group.name, language.value) })
    : say('areas-by-state', { state })
}

interface Table {
  readonly shares: AreaShares
  readonly filters: StationFilter
  readonly levelName: string
  /** There are no areas below these: each leads to its stations. */
  readonly isSmallest: boolean
}

export function renderAreasTable({ shares, filters, levelName, isSmallest }: Table): TemplateResult {
  return html`
    <div class="table-frame">
      <table class="blocks many-columns">
        <caption tabindex="-1">
          ${say('areas-caption', { level: levelName, areas: shares.areas.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${levelName}</th>
            <th scope="col">${say('areas-share')}</th>
            <th scope="col" class="number">${say('areas-stations')}</th>
          </tr>
        </thead>
        <tbody>
          ${shares.areas.map(
            ({ code, name, share }) => html`<tr data-area=${code}>
              <th scope="row">
                <a href=${pathIn(isSmallest ? STATIONS_PATH : AREAS_PATH, filters, code)}>${nameOfArea({ name, code })}</a>
              </th>
              <td data-label=${say('areas-share')}>
                <span class="row">${swatch(shadeOf(share))} ${shareInWords(share)}</span>
              </td>
              <td class="number" data-label=${say('areas-stations')}>
                <a
                  href=${pathIn(STATIONS_PATH, filters, code)}
                  aria-label=${say('areas-stations-in', { stations: share.stations, area: nameOfArea({ name, code }) })}
                  >${showNumber(share.stations)}</a
                >
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `
}

export const renderShadeLegend = (): TemplateResult => html`
  <ul class="plain-list legend" aria-label=${say('areas-legend')}>
    ${SHADE_STEPS.map((shade) => html`<li>${swatch(shade)} ${say(`areas-shade-${shade}`)}</li>`)}
  </ul>
`

const COLUMNS = [0, 1, 2, 3]
const ROWS = [0, 1]

/** Four by two of the squares the map repeats. */
function swatch(shade: Shade): TemplateResult {
  const { dot, isHatched } = shadeLook(shade)
  return html`<svg class="shade-swatch" data-shade=${shade} viewBox="0 0 40 20" aria-hidden="true" focusable="false">
    ${
      dot === undefined
        ? nothing
        : COLUMNS.flatMap((column) =>
            ROWS.map(
              (row) =>
                svg`<circle cx=${(column + 0.5) * TILE} cy=${(row + 0.5) * TILE} r=${dot} fill="currentColor" />`,
            ),
          )
    }
    ${isHatched ? svg`<path d="M-10 20L10 0M0 20L20 0M10 20L30 0M20 20L40 0M30 20L50 0" stroke="currentColor" />` : nothing}
  </svg>`
}
