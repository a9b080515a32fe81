/** Restores a backup: whole and compared before anything changes, the earlier database kept, a new epoch begun. */

import { appendFileSync, existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type HeadLine, headFileIn, openHeadFile } from '../logbook/head-file.ts'
import { beginLife } from '../logbook/seal-logbook.ts'
import { startEmbeddedPostgres } from '../storage/embedded-postgres.ts'
import { FolderInUse, lockFolder } from '../storage/folder-lock.ts'
import { type Client, openClient, type Target } from '../storage/one-client.ts'
import { connect } from '../storage/open-database.ts'
import { clearLeftovers } from '../storage/postmaster.ts'
import { finishReplacing, replaceCluster } from '../storage/replace-cluster.ts'
import { BackupFault } from './backup-fault.ts'
import { clearFolder, refuseWrongHashes } from './check-backup.ts'
import type { Opener } from './chunk-file.ts'
import { listTables } from './list-tables.ts'
import { loadBackup, migrateTo } from './load-backup.ts'
import { type ReadBackup, readWhole } from './read-backup.ts'

export interface Restored extends ReadBackup {
  /** Folder with the database as it was before; nothing when there was none, or when it is on a server of its own. */
  readonly aside: string | undefined
}

/** Into the data folder of the embedded database. */
export async function restoreEmbedded(
  dataDir: string,
  file: string,
  opener: Opener,
  now: Date,
): Promise<Restored> {
  // First to its end, so that a file that is no good costs a minute and not an hour.
  await readWhole(file, opener)
  // As root the database's account must pass through on its way.
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const lock = lockUnused(dataDir)
  try {
    await clearLeftovers(join(dataDir, 'postgres'))
    await finishReplacing(dataDir)
    const { read, life } = await fillBeside(join(dataDir, NEW), file, opener)
    // Before the database changes places: a life that never began leaves a line that fits nothing, and no gap.
    openHeadFile(headFileIn(dataDir)).append(life)
    const wasThere = existsSync(join(dataDir, 'postgres'))
    const aside = `before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '')}`
    await replaceCluster(dataDir, { from: NEW, aside })
    if (!wasThere) await rm(join(dataDir, aside), { recursive: true, force: true })
    const kept = wasThere ? join(dataDir, aside) : undefined
    logRestore(dataDir, `${now.toISOString()} restored ${file} of ${read.head.made}, before: ${kept ?? '-'}`)
    return { ...read, aside: kept }
  } finally {
    lock.release()
  }
}

/** Below the data folder, until it takes the place of what is there. */
const NEW = 'restoring'

async function fillBeside(folder: string, file: string, opener: Opener): Promise<Filled> {
  await clearFolder(folder)
  try {
    const fresh = await startEmbeddedPostgres(folder)
    try {
      return await fill(fresh.connection, file, opener)
    } finally {
      await fresh.stop()
    }
  } catch (fault) {
    await rm(folder, { recursive: true, force: true })
    throw fault
  }
}

function lockUnused(dataDir: string) {
  try {
    return lockFolder(dataDir)
  } catch (fault) {
    throw fault instanceof FolderInUse ? new BackupFault('server-runs', { pid: String(fault.pid) }) : fault
  }
}

const logRestore = (dataDir: string, line: string): void =>
  appendFileSync(join(dataDir, 'restores.log'), `${line}\n`, { mode: 0o600 })

/** Into a database on a server of its own, which must not hold anybody's work. */
export async function restoreInto(
  target: string,
  file: string,
  opener: Opener,
  dataDir: string,
): Promise<Restored> {
  await readWhole(file, opener)
  const client = await openClient(target)
  try {
    await refuseInUse(client)
    await dropEmpty(client)
  } finally {
    await client.end()
  }
  const { read, life } = await fill(target, file, opener)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  openHeadFile(headFileIn(dataDir)).append(life)
  return { ...read, aside: undefined }
}

interface Filled {
  readonly read: ReadBackup
  /** The head with which the logbook goes on. */
  readonly life: HeadLine
}

async function fill(target: Target, file: string, opener: Opener): Promise<Filled> {
  const read = await loadBackup(target, file, opener)
  await migrateTo(target, undefined, file)
  const client = await openClient(target)
  try {
    await refuseWrongHashes(client)
    // Receipts of before may be for what is not here: tablets learn from the new epoch that they have to ask.
    await client.query(`
      update installation set epoch = gen_random_uuid(), backed_up_to = 0, backed_up_at = null`)
    const life = await beginLifeIn(target)
    await client.query('vacuum analyze')
    await client.query('checkpoint').catch(() => undefined)
    return { read, life }
  } finally {
    await client.end()
  }
}

async function beginLifeIn(target: Target): Promise<HeadLine> {
  const { db, close } = connect(target, 1)
  try {
    return await beginLife(db)
  } finally {
    await close()
  }
}

async function refuseInUse(client: Client): Promise<void> {
  const { rows: servers } = await client.query<{ pid: number }>(`
    select pid from pg_stat_activity where datname = current_database() and application_name = 'way-in'`)
  if (servers[0]) throw new BackupFault('server-runs', { pid: String(servers[0].pid) })
  const tables = await listTables(client)
  // Tables of something else: whatever it is, this is not the place.
  if (tables.length > 0 && !(await isThere(client, 'kysely_migration'))) throw new BackupFault('not-empty')
  for (const { name } of tables.filter(({ name }) => WORK.includes(name))) {
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount !== 0) throw new BackupFault('not-empty')
  }
}

/** Rows in any of these are somebody's work; what else there is was made by a first start. */
const WORK = ['visit', 'correction', 'incident', 'set_aside', 'enrolment', 'campaign', 'person', 'station']

async function isThere(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ name: string | null }>('select to_regclass($1)::text as name', [
    table,
  ])
  return rows[0]?.name !== null
}

/** What a first start made: the backup may be of an older shape. */
async function dropEmpty(client: Client): Promise<void> {
  const names = (await listTables(client)).map(({ name }) => name)
  if (names.length === 0) return
  await client.query(
    `drop table ${[...names, 'kysely_migration', 'kysely_migration_lock'].join(', ')} cascade`,
  )
  // The migration that makes it finds no other.
  await client.query('drop schema if exists register')
}
