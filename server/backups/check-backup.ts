/** Checks a backup by restoring it into a database of its own, which is thrown away: only then does it count. */

import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SEAL_BYTES, SEAL_MARK } from '../keys/class-keys.ts'
import { startEmbeddedPostgres } from '../storage/embedded-postgres.ts'
import { lockFolder } from '../storage/folder-lock.ts'
import { type Client, openClient } from '../storage/one-client.ts'
import { clearLeftovers } from '../storage/postmaster.ts'
import { BackupFault } from './backup-fault.ts'
import type { BackupHead } from './backup-shape.ts'
import type { Opener } from './chunk-file.ts'
import { loadBackup, migrateTo } from './load-backup.ts'
import { BEFORE_EPOCHS } from './make-backup.ts'
import type { ReadBackup } from './read-backup.ts'

/** How a program ends that was told to stop. */
export const STOPPED = 143

/** Nothing in it has to outlive the check. */
const THROWN_AWAY = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

/** Throws a `BackupFault` when what was restored is not what was saved. Needs as much space as the database itself. */
export async function checkBackup(dataDir: string, file: string, opener: Opener): Promise<ReadBackup> {
  const folder = join(dataDir, 'backup-check')
  await clearFolder(folder)
  const scratch = await startEmbeddedPostgres(folder, THROWN_AWAY)
  const onSignal = () => void scratch.stop().finally(() => process.exit(STOPPED))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal)
  try {
    const read = await loadBackup(scratch.connection, file, opener)
    await migrateTo(scratch.connection, undefined, file)
    const client = await openClient(scratch.connection)
    try {
      await refuseWrongHashes(client)
    } finally {
      await client.end()
    }
    return read
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal)
    await scratch.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What an earlier one left that was killed; another one at work is refused by its lock. */
export async function clearFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    // As root the database's account must pass through on its way.
    await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
    return
  }
  const lock = lockFolder(folder)
  try {
    await clearLeftovers(join(folder, 'postgres'))
    await rm(join(folder, 'postgres'), { recursive: true, force: true })
  } finally {
    lock.release()
  }
}

/** What lies sealed under keys of classes ends with a hash of its own, so that it is checked without any key. */
const SEALED = [
  ['visit', 'free_text'],
  ['correction', 'free_text'],
  ['incident', 'free_text'],
  ['review_step', 'words'],
  ['paper_entry', 'body'],
  ['interview', 'body'],
  ['set_aside', 'envelope'],
  ['set_aside', 'opened'],
  ['photo', 'bytes'],
  ['sealed_photo', 'bytes'],
  ['photo_part', 'bytes'],
  ['register.entry', 'sealed'],
] as const

/** Visits and what is sealed carry the hash of what they are: whatever the disk did to them long ago is found as well. */
export async function refuseWrongHashes(client: Client): Promise<void> {
  const sealed = SEALED.map(([table, column]) => `select ${column} as bytes from ${table}`).join(
    ' union all ',
  )
  const { rows } = await client.query<{ wrong: number }>(`
    select (select count(*) from visit where sha256 <> sha256(convert_to(body, 'UTF8')))::int
      + (
        select count(*) from (${sealed}) as kept
        where octet_length(bytes) >= ${SEAL_BYTES} and get_byte(bytes, 0) = ${SEAL_MARK}
          and sha256(substring(bytes for octet_length(bytes) - 32)) <> substring(bytes from octet_length(bytes) - 31)
      )::int as wrong`)
  if (rows[0]?.wrong !== 0) throw new BackupFault('database-damaged')
}

/** Tablets may let go of what arrived before the backup; one of an earlier life of the database moves nothing. */
export async function moveReach(client: Client, { made, epoch, horizon }: BackupHead): Promise<void> {
  if (epoch === BEFORE_EPOCHS) return
  await client.query(
    `update installation set backed_up_to = $1, backed_up_at = $2 where epoch = $3 and backed_up_to < $1`,
    [horizon, made, epoch],
  )
}
