/** CSV as RFC 4180 has it → rows by heading; for the files that ship with the product. */

import { SeedFault } from './fields.ts'

/** One row: its cells by heading, and the line it begins on. */
export interface CsvRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export function readCsv(text: string, place: string): readonly CsvRow[] {
  const [headings, ...rows] = splitRows(text.replace(/^\uFEFF/u, ''), place)
  if (!headings) throw new SeedFault(`${place}: the file is empty`)
  return rows.map(({ line, cells }) => {
    if (cells.length !== headings.cells.length)
      throw new SeedFault(
        `${place}: line ${line} has ${cells.length} cells, the headings ${headings.cells.length}`,
      )
    return {
      line,
      cells: Object.fromEntries(headings.cells.map((heading, index) => [heading, cells[index] ?? ''])),
    }
  })
}

interface RawRow {
  readonly line: number
  readonly cells: readonly string[]
}

function splitRows(text: string, place: string): readonly RawRow[] {
  const rows: RawRow[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let line = 1
  let begun = 1
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: begun, cells })
    cells = []
  }
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]
    if (letter === '\n') line++
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[index + 1] === '"') {
        cell += '"'
        index++
      } else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === ',') endCell()
    else if (letter === '\n') {
      endRow()
      begun = line
    } else if (letter !== '\r') cell += letter
  }
  if (isQuoted) throw new SeedFault(`${place}: a quotation mark opened on line ${begun} is never closed`)
  endRow()
  return rows
}
