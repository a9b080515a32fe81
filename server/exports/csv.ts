/** Rows → CSV text: RFC 4180 with a byte order mark for Excel; codes stay text, formulas are defused. */

/** A number is written as a number; text is text, whatever it looks like. */
export type Cell = string | number | undefined

const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'
/** Others get their turn in between. */
const ROWS_AT_ONCE = 50
/** Beside what RFC 4180 asks for, what spreadsheets of other countries take for the end of a cell. */
const TO_BE_QUOTED = /[",;\t\r\n]/

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
  yield headingLine(headings)
  let waiting: string[] = []
  for await (const row of rows) {
    waiting.push(endOfRow(row))
    if (waiting.length < ROWS_AT_ONCE) continue
    yield waiting.join('')
    waiting = []
  }
  if (waiting.length > 0) yield waiting.join('')
}

/**
 * The same of rows that have to be worked out first: of a country that can take half a second, and the headings, which
 * are as they are, go at once. What goes wrong afterwards breaks the file off.
 */
export const writeCsvAtOnce = (
  headings: readonly string[],
  workOut: () => Promise<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> => writeCsv(headings, workedOut(workOut))

async function* workedOut(workOut: () => Promise<readonly (readonly Cell[])[]>) {
  // The headings are on their way before the processor is taken.
  await new Promise((done) => setImmediate(done))
  yield* await workOut()
}

/** The beginning of a file. */
export const headingLine = (headings: readonly string[]): string => BYTE_ORDER_MARK + endOfRow(headings)

/** The last cells of a row, with its end. */
export const endOfRow = (cells: readonly Cell[]): string => textOfCells(cells) + LINE_END

/** The first cells of a row, whose others follow. */
export const startOfRow = (cells: readonly Cell[]): string => `${textOfCells(cells)},`

const textOfCells = (cells: readonly Cell[]): string => cells.map(textOfCell).join(',')

function textOfCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = defuse(cell.replaceAll('\0', ''))
  return TO_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
