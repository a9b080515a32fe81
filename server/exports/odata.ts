/** A release as tables for analysts' programs: service document, description, and rows page by page (OData 4.0, JSON). */

import type { Language } from '../../schema/language.ts'
import type { Release, ReleaseContent } from '../../schema/release/release.ts'
import { findingColumns, stationColumns } from './columns.ts'
import type { Cell } from './csv.ts'
import { findingRowsOf } from './findings.ts'
import { frozenStations } from './frozen-station.ts'
import { fits, type ODataQuery } from './odata-query.ts'

export const ODATA_SETS = ['Stations', 'Findings', 'Indicators'] as const
export type ODataSet = (typeof ODATA_SETS)[number]

/** Rows of one answer at the most; the next ones are where the answer says. */
export const ODATA_PAGE = 1000

type Row = Readonly<Record<string, Cell>>

/** What is a number in every row; all else is text. */
const WHOLE = new Set(['registered_voters', 'found', 'n', 'open', 'not_applicable'])
const NUMBERS = new Set(['derived_value', 'threshold_value', 'percent'])
const KEYS: Readonly<Record<ODataSet, readonly string[]>> = {
  Stations: ['station_code'],
  Findings: ['station_code', 'barrier'],
  Indicators: ['area_code', 'barrier'],
}
const OF_INDICATORS = ['area_code', 'barrier', 'found', 'n', 'percent', 'open', 'not_applicable']

export function columnsOf(content: ReleaseContent, set: ODataSet): readonly string[] {
  const [checklist] = content.checklists
  const [language = 'en'] = content.languages
  if (set === 'Indicators') return OF_INDICATORS
  const columns =
    set === 'Stations'
      ? stationColumns(checklist, content, language)
      : findingColumns(checklist, content, language)
  return columns.map(({ id }) => id)
}

async function* rowsOf(release: Release, set: ODataSet, language: Language): AsyncGenerator<Row> {
  const { content } = release
  const [checklist] = content.checklists
  if (set === 'Indicators') {
    const all = [{ code: '', figures: content.figures }, ...content.areas]
    for (const { code, figures } of all)
      for (const { barrier, found, n, percent, open, notApplicable } of figures)
        yield { area_code: code, barrier, found, n, percent, open, not_applicable: notApplicable }
    return
  }
  const ofStation = stationColumns(checklist, content, language)
  const ofFinding = findingColumns(checklist, content, language)
  for await (const station of frozenStations(release)) {
    if (set === 'Stations') yield Object.fromEntries(ofStation.map(({ id, cell }) => [id, cell(station)]))
    else
      for (const row of findingRowsOf(station))
        yield Object.fromEntries(ofFinding.map(({ id, cell }) => [id, cell(row)]))
  }
}

/** `root`: the address of the service document. */
export async function writeRows(
  release: Release,
  set: ODataSet,
  query: ODataQuery,
  { root, language }: { readonly root: string; readonly language: Language },
): Promise<string> {
  const wanted = Math.min(query.top ?? ODATA_PAGE, ODATA_PAGE)
  const value: Row[] = []
  let fitting = 0
  for await (const row of rowsOf(release, set, language)) {
    if (!fits(row, query)) continue
    fitting += 1
    if (fitting > query.skip && value.length < wanted) value.push(shown(row, set, query))
    // One more than the page says that there is a next one.
    if (!query.isCounted && fitting > query.skip + wanted) break
  }
  const left = query.top === undefined ? undefined : query.top - value.length
  const hasMore = fitting > query.skip + wanted && left !== 0
  return JSON.stringify({
    '@odata.context': `${root}/$metadata#${set}${query.select ? `(${query.select.join(',')})` : ''}`,
    ...(query.isCounted && { '@odata.count': fitting }),
    value,
    ...(hasMore && {
      '@odata.nextLink': nextLink(root, set, query, { left, language, taken: value.length }),
    }),
  })
}

function nextLink(
  root: string,
  set: ODataSet,
  { skip, select, equals }: ODataQuery,
  next: { readonly left: number | undefined; readonly taken: number; readonly language: Language },
): string {
  const quoted = (value: string | number) =>
    typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
  const filter = equals.map(({ column, value }) => `${column} eq ${quoted(value)}`).join(' and ')
  const parts = [
    `$skip=${skip + next.taken}`,
    ...(next.left === undefined ? [] : [`$top=${next.left}`]),
    ...(select ? [`$select=${select.join(',')}`] : []),
    ...(filter === '' ? [] : [`$filter=${encodeURIComponent(filter)}`]),
    `language=${next.language}`,
  ]
  return `${root}/${set}?${parts.join('&')}`
}

/** What is not known is null; a number that stands among texts is text. */
function shown(row: Row, _set: ODataSet, { select }: ODataQuery): Row {
  const columns = select ?? Object.keys(row)
  return Object.fromEntries(
    columns.map((id) => {
      const cell = row[id]
      const isNumber = WHOLE.has(id) || NUMBERS.has(id)
      return [id, cell === undefined ? null : isNumber ? cell : String(cell)]
    }),
  ) as Row
}

export const serviceDocument = (root: string): string =>
  JSON.stringify({
    '@odata.context': `${root}/$metadata`,
    value: ODATA_SETS.map((name) => ({ name, kind: 'EntitySet', url: name })),
  })

/** The description of the tables (CSDL). */
export function metadata(content: ReleaseContent): string {
  const types = ODATA_SETS.map((set) => {
    const keys = KEYS[set].map((key) => `<PropertyRef Name="${key}"/>`).join('')
    const properties = columnsOf(content, set).map((id) => {
      const type = WHOLE.has(id) ? 'Int32' : NUMBERS.has(id) ? 'Double' : 'String'
      return `<Property Name="${id}" Type="Edm.${type}" Nullable="${!KEYS[set].includes(id)}"/>`
    })
    return `<EntityType Name="${set}Row"><Key>${keys}</Key>${properties.join('')}</EntityType>`
  })
  const sets = ODATA_SETS.map((set) => `<EntitySet Name="${set}" EntityType="WayIn.${set}Row"/>`)
  return `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="WayIn" xmlns="http://docs.oasis-open.org/odata/ns/edm">${types.join('')}<EntityContainer Name="Release">${sets.join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`
}
