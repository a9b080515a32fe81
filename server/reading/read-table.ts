/** A file of unknown kind → a table: what it is, is read from its first bytes, never from its name. */

import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Table } from './table.ts'
import { UnreadableList } from './unreadable-list.ts'

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte)

export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableList('empty')
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes)
  // The old container: XLS, or an XLSX locked with a password. PDF and GZIP are common mistakes as well.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableList('locked-with-password')
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46) || startsWith(bytes, 0x1f, 0x8b))
    throw new UnreadableList('not-a-list')
  return readCsv(bytes)
}
