/** Rows → CSV text: RFC 4180 with a byte order mark for Excel; codes stay text, formulas are defused. */

import { stringify } from 'csv-stringify/sync'

/** A number is written as a number; text is text, whatever it looks like. */
export type Cell = string | number | undefined

const BYTE_ORDER_MARK = '\uFEFF'
/** A hundred questions wide, so many take some ten milliseconds: others get their turn in between. */
const ROWS_AT_ONCE = 50

/**
 * What a spreadsheet takes for the beginning of a formula, also in full width, also behind blanks and marks
 * that cannot be seen. The apostrophe in front is what OWASP's rules for CSV injection ask for.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B]|^[\t\r\n]/u

export const defuse = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The file in pieces, so that a long one is never whole in memory. */
export async function* writeCsv(
  headings: readonly string[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + textOf([headings])
  let waiting: (readonly Cell[])[] = []
  for await (const row of rows) {
    waiting.push(row)
    if (waiting.length < ROWS_AT_ONCE) continue
    yield textOf(waiting)
    waiting = []
  }
  if (waiting.length > 0) yield textOf(waiting)
}

const textOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(printed)),
    { record_delimiter: 'windows', quoted_match: /[\r\n;\t]/u },
  )

function printed(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  return defuse(cell.replaceAll('\0', ''))
}
