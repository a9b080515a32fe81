/** Reads CSV: UTF-8 with or without a byte order mark; comma, semicolon or tab between cells. */

import { CsvError, parse } from 'csv-parse/sync'
import { MOST_COLUMNS, MOST_ROWS, type Table } from './table.ts'
import { UnreadableList } from './unreadable-list.ts'

const DELIMITERS = [',', ';', '\t'] as const

export function readCsv(bytes: Uint8Array): Table {
  const text = decode(bytes)
  const records = parseRecords(text, findDelimiter(text))
  const [first, ...rest] = records
  if (first === undefined) throw new UnreadableList('empty')
  if (first.cells.length < 2) throw new UnreadableList('not-one-table', first.line)
  return { headings: first.cells.map((heading) => heading.trim()), rows: rest }
}

/** Old Khmer fonts and code pages are refused whole: half-right names would be worse than none. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) throw new UnreadableList('not-utf-8')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableList('not-utf-8')
  }
  if (text.includes('\0')) throw new UnreadableList('not-a-list')
  if (text.trim() === '') throw new UnreadableList('empty')
  // One kind of line end, because csv-parse counts the other twice inside quotes.
  return text.replaceAll('\r\n', '\n')
}

/** The delimiter that splits the line of headings into most cells; quoted ones do not count. */
function findDelimiter(text: string): string {
  const end = text.search(/\r?\n|\r/u)
  const headings = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/gu, '')
  let best: string = DELIMITERS[0]
  let most = 0
  for (const delimiter of DELIMITERS) {
    const parts = headings.split(delimiter).length
    if (parts > most) {
      best = delimiter
      most = parts
    }
  }
  return best
}

/** What csv-parse gives for each record when asked for its line. */
interface WithLine {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function parseRecords(text: string, delimiter: string) {
  let parsed: readonly WithLine[]
  try {
    // The option `info` changes the reply's shape, which the library's types do not follow.
    parsed = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 100_000,
      to: MOST_ROWS + 2,
    }) as unknown as readonly WithLine[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableList('broken-quotes', typeof error.lines === 'number' ? error.lines : undefined)
  }
  if (parsed.length > MOST_ROWS + 1) throw new UnreadableList('too-many-rows')
  return parsed.map(({ record, info }) => {
    if (record.length > MOST_COLUMNS) throw new UnreadableList('too-many-columns', info.lines)
    // `lines` is where the record ends; breaks inside its quotes lie before.
    return { line: info.lines - countBreaks(record), cells: record }
  })
}

function countBreaks(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}
