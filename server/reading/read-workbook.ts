/** Reads the sheets of an XLSForm as text; formulas are never computed, macros never run, other sheets passed over. */

import { EncryptedFileError, HucreError, readXlsx } from 'hucre'
import { OURS } from '../../schema/xlsform/form-names.ts'
import { KNOWN_SHEETS } from '../../schema/xlsform/read-form.ts'
import type { Sheet, SheetRow, Workbook } from '../../schema/xlsform/workbook.ts'
import { checkZip } from './check-zip.ts'
import { textOfCell } from './read-xlsx.ts'
import { MOST_COLUMNS } from './table.ts'
import { UnreadableList } from './unreadable-list.ts'

/** The largest national questionnaires have some thousand rows, and ten thousand choices (villages). */
const MOST_SHEET_ROWS = 20_000
const MOST_SHEETS = 30

export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  if (bytes.length === 0) throw new UnreadableList('empty')
  const isOldContainer = bytes[0] === 0xd0 && bytes[1] === 0xcf
  if (isOldContainer) throw new UnreadableList('locked-with-password')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableList('not-a-list')
  checkZip(bytes)
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ name }, index) => index < MOST_SHEETS && isRead(name),
      // One more than allowed, so that a longer sheet is refused and not cut.
      maxRows: MOST_SHEET_ROWS + 2,
    })
    return sheets.map(({ name, rows }) =>
      toSheet(
        name,
        rows.map((cells) => [...cells].map((cell) => textOfCell(cell ?? null))),
      ),
    )
  } catch (error) {
    if (error instanceof UnreadableList) throw error
    if (error instanceof EncryptedFileError) throw new UnreadableList('locked-with-password')
    if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError)
      throw new UnreadableList('damaged')
    throw error
  }
}

const isRead = (name: string): boolean => {
  const plain = name.trim().toLowerCase()
  return plain.startsWith(OURS) || KNOWN_SHEETS.includes(plain)
}

function toSheet(name: string, cells: readonly (readonly string[])[]): Sheet {
  const rows = cells
    .map((row, at): SheetRow => ({ line: at + 1, cells: row }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  if (rows.length > MOST_SHEET_ROWS) throw new UnreadableList('too-many-rows')
  if (rows.some((row) => row.cells.length > MOST_COLUMNS)) throw new UnreadableList('too-many-columns')
  const [first, ...rest] = rows
  return { name, headings: first?.cells ?? [], rows: rest }
}
