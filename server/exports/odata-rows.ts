/** Rows of a release, a page at a time: a page begins where the one before ended, and never at the beginning again. */

import type { Language } from '../../schema/language.ts'
import type { ReleaseContent, ReleasedStation } from '../../schema/release/release.ts'
import { frozenStation } from './frozen-station.ts'
import type { ODataQuery, RowPlace } from './odata-query.ts'
import { indicatorRows, type ODataCell, type ODataRow, type ODataSet, stationTable } from './odata-tables.ts'

/** Rows of one answer at the most; the next ones are where the answer says. */
export const ODATA_PAGE = 1000

/** Where little fits, an answer ends after so many parts of 250 stations, with the rows it has by then. */
const MOST_PARTS = 40

export interface FeedTable {
  readonly content: ReleaseContent
  readonly set: ODataSet
  readonly language: Language
  /** The stations of a release as lines of its text, part by part: from one on, the first being 1. */
  partsFrom(part: number): AsyncIterable<Iterable<string>>
}

/** A station, or an area of the indicators. */
interface Line {
  rows(): readonly ODataRow[]
  /** Of its rows, whether they fit or not. */
  count(): number
}

interface Piece {
  readonly part: number
  readonly lines: Iterable<Line>
}

async function* piecesOf(
  { content, set, language, partsFrom }: FeedTable,
  equals: ODataQuery['equals'],
  from: number,
): AsyncGenerator<Piece> {
  if (set === 'Indicators') {
    if (from <= 1)
      yield {
        part: 1,
        lines: indicatorRows(content).map((rows) => ({ rows: () => rows, count: () => rows.length })),
      }
    return
  }
  const table = stationTable(content, set, language)
  const mayFit = quickLook(equals)
  let part = Math.max(1, from)
  for await (const lines of partsFrom(part)) {
    yield { part, lines: stationLines(lines) }
    part += 1
  }

  function* stationLines(lines: Iterable<string>): Generator<Line> {
    for (const line of lines) {
      // Written by this program into rows that nobody can change.
      const station = () => frozenStation(content, JSON.parse(line) as ReleasedStation)
      yield {
        rows: () => (mayFit(line) ? table.rowsOf(station()) : []),
        count: () => (set === 'Stations' ? 1 : table.countOf(station())),
      }
    }
  }
}

/** The code of a place stands in the line of its station, which is far quicker to see than to read. */
function quickLook(equals: ODataQuery['equals']): (line: string) => boolean {
  const codes = equals.flatMap(({ column, value }) =>
    column.endsWith('_code') && typeof value === 'string' ? [JSON.stringify(value)] : [],
  )
  return (line) => codes.every((code) => line.includes(code))
}

const fits = (row: ODataRow, { equals }: Pick<ODataQuery, 'equals'>): boolean =>
  equals.every(({ column, value }) => row(column) === value)

/** How many rows fit in each part, from the first on. */
export async function countByPart(
  table: FeedTable,
  query: Pick<ODataQuery, 'equals'>,
): Promise<readonly number[]> {
  const counts: number[] = []
  for await (const { lines } of piecesOf(table, query.equals, 0)) {
    let count = 0
    for (const line of lines)
      count += query.equals.length === 0 ? line.count() : line.rows().filter((row) => fits(row, query)).length
    counts.push(count)
  }
  return counts
}

/** Where the row stands that comes after so many others that fit: at the beginning of its part, and how many before it. */
export function placeAfter(counts: readonly number[], skip: number): Pick<ODataQuery, 'from' | 'skip'> {
  let left = skip
  for (const [at, count] of counts.entries()) {
    if (left < count) return { from: { part: at + 1, line: 0, row: 0 }, skip: left }
    left -= count
  }
  return { from: { part: counts.length + 1, line: 0, row: 0 }, skip: 0 }
}

export interface RowPage {
  readonly rows: readonly Readonly<Record<string, ODataCell>>[]
  /** Nothing where this was all. */
  readonly next: { readonly from: RowPlace; readonly skip: number } | undefined
}

/** `columns`: what is told of each row. */
export async function readRows(
  table: FeedTable,
  query: ODataQuery,
  columns: readonly string[],
): Promise<RowPage> {
  const from = query.from ?? { part: 1, line: 0, row: 0 }
  const wanted = Math.min(query.top ?? ODATA_PAGE, ODATA_PAGE)
  const rows: Readonly<Record<string, ODataCell>>[] = []
  if (query.top === 0) return { rows, next: undefined }
  let { skip } = query
  let parts = 0
  for await (const { part, lines } of piecesOf(table, query.equals, from.part)) {
    if (parts === MOST_PARTS) return { rows, next: { from: { part, line: 0, row: 0 }, skip } }
    parts += 1
    let line = -1
    for (const one of lines) {
      line += 1
      if (part === from.part && line < from.line) continue
      const first = part === from.part && line === from.line ? from.row : 0
      for (const [row, its] of one.rows().entries()) {
        if (row < first || !fits(its, query)) continue
        if (skip > 0) skip -= 1
        else if (rows.length === wanted) return { rows, next: { from: { part, line, row }, skip: 0 } }
        else rows.push(Object.fromEntries(columns.map((id) => [id, its(id)])))
      }
      if (rows.length === query.top) return { rows, next: undefined }
    }
  }
  return { rows, next: undefined }
}
