/** Makes a backup: one snapshot, written beside its place, flushed, read again and compared, and only then named. */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../storage/one-client.ts'
import { BackupFault, codeOf, faultOfWriting } from './backup-fault.ts'
import type { BackupOpenKey } from './backup-keys.ts'
import type { BackupHead, TableEnd } from './backup-shape.ts'
import { CHUNK_BYTES, type ChunkWriter, type Opener, writeChunks } from './chunk-file.ts'
import { copyOut } from './copy-rows.ts'
import { listTables, rowsOf, type TableToCopy } from './list-tables.ts'
import { type ReadBackup, readWhole } from './read-backup.ts'

export const SUFFIX = '.backup'
const UNFINISHED = '.unfinished'

export interface BackupWishes {
  /** Made when it is not there. */
  readonly folder: string
  readonly now: Date
  readonly program: string
  /** To whom it is sealed; readable by everybody when nothing is given. */
  readonly to?: BackupOpenKey | undefined
  /** Stands in the name. */
  readonly mark?: string
}

export interface MadeBackup extends ReadBackup {
  readonly path: string
  readonly bytes: number
  /** Opens it again without a secret key, as long as this process lives. */
  readonly opener: Opener
}

/** The client is used for nothing else meanwhile; nothing is left behind when it fails. */
export async function makeBackup(client: Client, wishes: BackupWishes): Promise<MadeBackup> {
  const { folder } = wishes
  const draft = join(folder, `way-in-${process.pid}${UNFINISHED}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(draft, 'w', 0o600)
    let opener: Opener
    try {
      opener = { key: await writeSnapshot(client, file, wishes) }
      await file.sync()
    } finally {
      await file.close()
    }
    const read = await readBack(draft, opener)
    const { size } = await stat(draft)
    const path = freePath(folder, wishes)
    await rename(draft, path)
    await flushFolder(folder)
    // Once more where it will be looked for: a stick that was pulled out in between has nothing there.
    if ((await stat(path)).size !== size) throw new BackupFault('reads-differently', { folder })
    return { ...read, path, bytes: size, opener }
  } catch (fault) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw faultOfWriting(faultOfDatabase(fault), folder)
  }
}

async function readBack(draft: string, opener: Opener): Promise<ReadBackup> {
  try {
    return await readWhole(draft, opener)
  } catch (fault) {
    // What was written a moment ago is not what is there: the stick, not the person, is at fault.
    if (fault instanceof BackupFault && fault.kind !== 'no-file')
      throw new BackupFault('reads-differently', { folder: draft })
    throw fault instanceof BackupFault ? new BackupFault('gone', { folder: draft }) : fault
  }
}

function freePath(folder: string, { now, mark = '' }: BackupWishes): string {
  const [day = '', time = ''] = now.toISOString().split('T')
  const name = join(folder, `way-in-${day}-${time.slice(0, 8).replaceAll(':', '')}${mark}`)
  for (let more = ''; ; more = String(Number(more || 1) + 1)) {
    const path = `${name}${more && `-${more}`}${SUFFIX}`
    if (!existsSync(path)) return path
  }
}

/** Without it the name can be gone after a power cut, though the bytes are not. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (fault) {
    // Some sticks' file systems cannot flush a folder by itself.
    if (!['EINVAL', 'ENOTSUP'].includes(codeOf(fault))) throw fault
  } finally {
    await handle.close()
  }
}

async function writeSnapshot(
  client: Client,
  file: FileHandle,
  { now, program, to }: BackupWishes,
): Promise<Buffer | undefined> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const chunks = await writeChunks(file, to)
    const head = await readHead(client, now, program)
    await chunks.write('head', asBytes(head))
    const tables = await listTables(client)
    for (const table of tables) await writeTable(client, chunks, table)
    await chunks.write('end', asBytes({ tables: tables.length }))
    await client.query('commit')
    return chunks.key
  } catch (fault) {
    await client.query('rollback').catch(() => undefined)
    throw fault
  }
}

const asBytes = (document: object): Buffer => Buffer.from(JSON.stringify(document))

/** Of a database that an older program left, and the newer one has not been started on yet. */
export const BEFORE_EPOCHS = '00000000-0000-0000-0000-000000000000'

async function readHead(client: Client, now: Date, program: string): Promise<BackupHead> {
  const { rows } = await client.query<{ horizon: string; migrations: string[]; knows_epochs: boolean }>(`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select array_agg(name::text order by name) from kysely_migration) as migrations,
      to_regclass('public.installation') is not null as knows_epochs`)
  const [row] = rows
  if (!row) throw new Error('one row was asked for')
  const { horizon, migrations, knows_epochs } = row
  const epoch = knows_epochs
    ? (await client.query<{ epoch: string }>('select epoch from installation')).rows[0]?.epoch
    : undefined
  return { made: now.toISOString(), program, horizon, migrations, epoch: epoch ?? BEFORE_EPOCHS }
}

async function writeTable(client: Client, chunks: ChunkWriter, table: TableToCopy): Promise<void> {
  const { name, columns } = table
  await chunks.write('table', asBytes({ name, columns }))
  const hash = createHash('sha256')
  const rows = await inChunks(copyOut(client, rowsOf(table)), async (bytes) => {
    hash.update(bytes)
    await chunks.write('rows', bytes)
  })
  const end: TableEnd = { name, rows, sha256: hash.digest('hex') }
  await chunks.write('end-of-table', asBytes(end))
}

/** Passes the bytes on in pieces of one size, and gives back what the source returns. */
async function inChunks<Result>(
  source: AsyncGenerator<Buffer, Result>,
  pass: (bytes: Buffer) => Promise<void>,
): Promise<Result> {
  let parts: Buffer[] = []
  let there = 0
  try {
    for (;;) {
      const { done, value } = await source.next()
      if (done) {
        if (there > 0) await pass(Buffer.concat(parts))
        return value
      }
      parts.push(value)
      there += value.length
      while (there >= CHUNK_BYTES) {
        const all = Buffer.concat(parts)
        await pass(all.subarray(0, CHUNK_BYTES))
        parts = [all.subarray(CHUNK_BYTES)]
        there -= CHUNK_BYTES
      }
    }
  } finally {
    await source.return(undefined as never)
  }
}

/** PostgreSQL's words for a page that is not as it was written. */
function faultOfDatabase(fault: unknown): unknown {
  const code = codeOf(fault)
  return code === 'XX001' || code === 'XX002' ? new BackupFault('database-damaged') : fault
}
