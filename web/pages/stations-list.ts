/** The stations as a list, a page at a time, and how many there are in each state. */

import { html, nothing } from 'lit'
import { isFiltered } from '../../schema/places/station-filter.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listStations } from '../../schema/wire/result-endpoints.ts'
import { STATES } from '../map/marker-look.ts'
import '../parts/page-links.ts'
import type { PageWanted } from '../parts/page-links.ts'
import { stateMark } from '../parts/state-mark.ts'
import '../parts/station-table.ts'
import type { SortWanted, StationTicked } from '../parts/station-table.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { pathOfView, type StationView } from './station-filters.ts'

export interface StationList {
  readonly path: string
  readonly view: StationView
  readonly mayImport: boolean
  readonly onView: (view: StationView) => void
  readonly onPage: (event: PageWanted) => void
  /** Those chosen, on whatever page; nothing where nobody may do anything with them. */
  readonly chosen: ReadonlySet<string> | undefined
  readonly onChosen: (chosen: ReadonlySet<string>) => void
  /** Takes all filters away. */
  readonly onFilter: () => void
}

export function renderStationList(reply: ReplyOf<typeof listStations>, list: StationList) {
  const { total, pageSize, stations } = reply
  const { path, view, onView, onPage } = list
  if (total === 0) return renderNone(list)
  const from = (view.page - 1) * pageSize + 1
  const caption = say('stations-caption', { from, to: Math.min(from + stations.length - 1, total), total })
  return html`
    ${list.chosen ? renderChooseAll(stations, list.chosen, list.onChosen) : nothing}
    <div class="table-frame">
      <station-table
        .stations=${stations}
        .sort=${view.sort}
        .caption=${caption}
        .chosen=${list.chosen}
        @station-ticked=${({ detail }: StationTicked) => list.onChosen(ticked(list.chosen, detail))}
        .total=${total}
        .from=${from}
        .pathOf=${(code: string) => `${path}/${encodeURIComponent(code)}`}
        @sort-wanted=${({ detail: sort }: SortWanted) => onView({ ...view, sort, page: 1 })}
      ></station-table>
    </div>
    <page-links
      .page=${view.page}
      .pages=${Math.ceil(total / pageSize)}
      .label=${say('stations-pages')}
      .pathOf=${(page: number) => pathOfView(path, { ...view, page })}
      @page-wanted=${onPage}
    ></page-links>
  `
}

function ticked(chosen: ReadonlySet<string> | undefined, station: string): ReadonlySet<string> {
  const now = new Set(chosen)
  if (!now.delete(station)) now.add(station)
  return now
}

/** All rows that are seen, and no others: nobody chooses what they have not had before them. */
function renderChooseAll(
  stations: readonly { readonly code: string }[],
  chosen: ReadonlySet<string>,
  onChosen: StationList['onChosen'],
) {
  const isAll = stations.every(({ code }) => chosen.has(code))
  const others = [...chosen].filter((code) => !stations.some((one) => one.code === code))
  return html`<p class="no-print">
    <button
      type="button"
      class="button-quiet"
      @click=${() => onChosen(new Set(isAll ? others : [...others, ...stations.map(({ code }) => code)]))}
    >
      ${say(isAll ? 'chosen-none-here' : 'chosen-all-here', { stations: stations.length })}
    </button>
  </p>`
}

function renderNone({ view, mayImport, onFilter }: StationList) {
  if (isFiltered(view.filters))
    return html`<div class="notice stack stack-tight">
      <p>${say('stations-none-match')}</p>
      <p><button type="button" class="button-quiet" @click=${onFilter}>${say('filter-none')}</button></p>
    </div>`
  return html`<div class="notice stack stack-tight">
    <p>${say('stations-none-yet')}</p>
    ${mayImport ? html`<p><a class="button" href="/office/import">${say('step-stations-go')}</a></p>` : nothing}
  </div>`
}

export const renderLegend = (counts: Readonly<Record<string, number>>) => html`
  <ul class="plain-list legend" aria-label=${say('stations-legend')}>
    ${STATES.map(
      (one) =>
        html`<li>${stateMark(one)} <span class="legend-count">${showNumber(counts[one] ?? 0)}</span></li>`,
    )}
  </ul>
`
