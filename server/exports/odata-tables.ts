/** The tables a release is told as to analysts' programs, and their description (OData 4.0). */

import type { Language } from '../../schema/language.ts'
import type { ReleaseContent } from '../../schema/release/release.ts'
import { type Column, findingColumns, stationColumns } from './columns.ts'
import type { Cell } from './csv.ts'
import type { ExportedStation } from './exported-station.ts'
import { findingRowsOf } from './findings.ts'
import type { ColumnKind, ColumnKinds } from './odata-query.ts'

export const ODATA_SETS = ['Stations', 'Findings', 'Indicators'] as const
export type ODataSet = (typeof ODATA_SETS)[number]

/** What is not known is null. */
export type ODataCell = string | number | null

/** A row that can be asked for the value of any column of its table. */
export type ODataRow = (column: string) => ODataCell

/** A table of stations: the rows that one station has in it. */
export interface StationTable {
  rowsOf(station: ExportedStation): readonly ODataRow[]
  /** How many `rowsOf` gives. */
  countOf(station: ExportedStation): number
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  ...{ registered_voters: 'whole', found: 'whole', n: 'whole', open: 'whole', not_applicable: 'whole' },
  ...{ derived_value: 'number', threshold_value: 'number', percent: 'number' },
}
const KEYS: Readonly<Record<ODataSet, readonly string[]>> = {
  Stations: ['station_code'],
  Findings: ['station_code', 'barrier'],
  Indicators: ['area_code', 'barrier'],
}
const OF_INDICATORS = ['area_code', 'barrier', 'found', 'n', 'percent', 'open', 'not_applicable']

/** A preliminary release tells no station apart. */
export const setsOf = ({ kind }: Pick<ReleaseContent, 'kind'>): readonly ODataSet[] =>
  kind === 'preliminary' ? ['Indicators'] : ODATA_SETS

/** In their order. */
export function columnsOf(content: ReleaseContent, set: ODataSet): ColumnKinds {
  const [language = 'en'] = content.languages
  const ids =
    set === 'Indicators'
      ? OF_INDICATORS
      : (set === 'Stations' ? ofStations(content, language) : ofFindings(content, language)).map(
          ({ id }) => id,
        )
  return new Map(ids.map((id) => [id, KINDS[id] ?? 'text']))
}

const ofStations = (content: ReleaseContent, language: Language) =>
  stationColumns(content.checklists[0], content, language)
const ofFindings = (content: ReleaseContent, language: Language) =>
  findingColumns(content.checklists[0], content, language)

export function stationTable(
  content: ReleaseContent,
  set: Exclude<ODataSet, 'Indicators'>,
  language: Language,
): StationTable {
  if (set === 'Stations') {
    const rowIn = rowsWith(ofStations(content, language))
    return { rowsOf: (station) => [rowIn(station)], countOf: () => 1 }
  }
  const rowIn = rowsWith(ofFindings(content, language))
  return {
    rowsOf: (station) => findingRowsOf(station).map(rowIn),
    countOf: (station) => findingRowsOf(station).length,
  }
}

function rowsWith<Of>(columns: readonly Column<Of>[]): (of: Of) => ODataRow {
  const cells = new Map(columns.map(({ id, cell }) => [id, cell]))
  return (of) => (id) => shown(id, cells.get(id)?.(of))
}

/** Of the whole country first, whose code is empty, then area by area: rows of each. */
export function indicatorRows({ figures: all, areas }: ReleaseContent): readonly (readonly ODataRow[])[] {
  return [{ code: '', figures: all }, ...areas].map(({ code, figures }) =>
    figures.map(({ barrier, found, n, percent, open, notApplicable }) => {
      const cells: Readonly<Record<string, Cell>> = {
        ...{ area_code: code, barrier, found, n, percent, open, not_applicable: notApplicable },
      }
      return (id: string) => shown(id, cells[id])
    }),
  )
}

/** A number that stands among texts is text. */
const shown = (id: string, cell: Cell): ODataCell =>
  cell === undefined ? null : KINDS[id] === undefined ? String(cell) : cell

/** `root`: the address of the service document, without a slash at its end. */
export const serviceDocument = (content: ReleaseContent, root: string): string =>
  JSON.stringify({
    '@odata.context': `${root}/$metadata`,
    value: setsOf(content).map((name) => ({ name, kind: 'EntitySet', url: name })),
  })

const TYPES: Readonly<Record<ColumnKind, string>> = { text: 'String', whole: 'Int32', number: 'Double' }

/** The description of the tables (CSDL). */
export function metadata(content: ReleaseContent): string {
  const types = setsOf(content).map((set) => {
    const keys = KEYS[set].map((key) => `<PropertyRef Name="${key}"/>`).join('')
    const properties = [...columnsOf(content, set)].map(
      ([id, kind]) =>
        `<Property Name="${id}" Type="Edm.${TYPES[kind]}" Nullable="${!KEYS[set].includes(id)}"/>`,
    )
    return `<EntityType Name="${set}Row"><Key>${keys}</Key>${properties.join('')}</EntityType>`
  })
  const sets = setsOf(content).map((set) => `<EntitySet Name="${set}" EntityType="WayIn.${set}Row"/>`)
  return `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="WayIn" xmlns="http://docs.oasis-open.org/odata/ns/edm">${types.join('')}<EntityContainer Name="Release">${sets.join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`
}
