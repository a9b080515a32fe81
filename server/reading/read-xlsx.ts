/** Reads the first sheet of an XLSX workbook as text; formulas are never computed, only their stored values read. */

import { type CellValue, EncryptedFileError, HucreError, streamXlsxRows } from 'hucre'
import { onlyWholeCharacters } from '../../schema/hidden-signs.ts'
import { checkZip } from './check-zip.ts'
import { MOST_COLUMNS, MOST_ROWS, type Row, type Table } from './table.ts'
import { UnreadableList } from './unreadable-list.ts'

/** Programs write a format over whole columns: thousands of empty rows may follow the list. */
const MOST_EMPTY_ROWS = 10_000

export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  checkZip(bytes)
  const rows: Row[] = []
  let empty = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      const cells = values.map(textOfCell)
      if (cells.every((cell) => cell === '')) {
        empty += 1
        if (empty > MOST_EMPTY_ROWS) break
        continue
      }
      if (cells.length > MOST_COLUMNS) throw new UnreadableList('too-many-columns', index + 1)
      if (rows.length > MOST_ROWS) throw new UnreadableList('too-many-rows')
      rows.push({ line: index + 1, cells })
    }
  } catch (error) {
    if (error instanceof UnreadableList) throw error
    if (error instanceof EncryptedFileError) throw new UnreadableList('locked-with-password')
    if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError)
      throw new UnreadableList('damaged')
    throw error
  }
  const [first, ...rest] = rows
  if (first === undefined) throw new UnreadableList('empty')
  return { headings: first.cells.map((heading) => heading.trim()), rows: rest }
}

/** What a cell shows, without its format. */
export function textOfCell(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  // A cell may name any number as its character, also half of one.
  return onlyWholeCharacters(String(value))
}
