/** Reads a backup from beginning to end and compares each table with what the backup says of it. */

import { createHash, type Hash } from 'node:crypto'
import { BackupFault } from './backup-fault.ts'
import {
  type BackedUpTable,
  type BackupHead,
  EndShape,
  HeadShape,
  readDocument,
  type TableEnd,
  TableEndShape,
  TableShape,
} from './backup-shape.ts'
import { type Opener, readChunks } from './chunk-file.ts'

export interface ReadBackup {
  readonly head: BackupHead
  readonly tables: readonly TableEnd[]
}

/** What is done with the rows while they are read. */
export interface RowTaker {
  /** Before the first table. */
  begin(head: BackupHead): Promise<void>
  /** To be awaited while the rows arrive. */
  take(table: BackedUpTable, rows: AsyncIterable<Buffer>): Promise<void>
}

/** Throws a `BackupFault` when anything is not as it was written; then part of it may have been taken. */
export async function readWhole(file: string, opener: Opener = {}, taker?: RowTaker): Promise<ReadBackup> {
  const chunks = readChunks(file, opener)
  const next = async (): Promise<{ readonly kind: string; readonly bytes: Buffer }> => {
    const { done, value } = await chunks.next()
    if (done) throw new BackupFault('cut-off', { file })
    return value
  }
  try {
    const first = await next()
    if (first.kind !== 'head') throw new BackupFault('damaged', { file })
    const head = readDocument(HeadShape, first.bytes, file)
    await taker?.begin(head)
    const tables: TableEnd[] = []
    for (;;) {
      const { kind, bytes } = await next()
      if (kind === 'end') {
        const { tables: count } = readDocument(EndShape, bytes, file)
        if (count !== tables.length) throw new BackupFault('damaged', { file })
        // Whatever stands behind the end is noticed by the reader of the chunks.
        if (!(await chunks.next()).done) throw new BackupFault('damaged', { file })
        return { head, tables }
      }
      if (kind !== 'table') throw new BackupFault('damaged', { file })
      tables.push(await readTable(readDocument(TableShape, bytes, file), next, file, taker))
    }
  } finally {
    await chunks.return(undefined)
  }
}

async function readTable(
  table: BackedUpTable,
  next: () => Promise<{ readonly kind: string; readonly bytes: Buffer }>,
  file: string,
  taker: RowTaker | undefined,
): Promise<TableEnd> {
  const hash = createHash('sha256')
  const ends: TableEnd[] = []
  const rows = rowsUntilEnd(next, hash, file, (end) => ends.push(end))
  if (taker) await taker.take(table, rows)
  else for await (const _ of rows);
  const [end] = ends
  if (!end || end.name !== table.name || end.sha256 !== hash.digest('hex'))
    throw new BackupFault('damaged', { file })
  return end
}

async function* rowsUntilEnd(
  next: () => Promise<{ readonly kind: string; readonly bytes: Buffer }>,
  hash: Hash,
  file: string,
  onEnd: (end: TableEnd) => void,
): AsyncGenerator<Buffer> {
  for (;;) {
    const { kind, bytes } = await next()
    if (kind === 'end-of-table') return onEnd(readDocument(TableEndShape, bytes, file))
    if (kind !== 'rows') throw new BackupFault('damaged', { file })
    hash.update(bytes)
    yield bytes
  }
}

/** What a person asks first: how many visits, how many photos. */
export function countsOf({ tables }: ReadBackup): { readonly visits: string; readonly photos: string } {
  const rowsOf = (table: string) => String(tables.find(({ name }) => name === table)?.rows ?? 0)
  return { visits: rowsOf('visit'), photos: rowsOf('sealed_photo') }
}
