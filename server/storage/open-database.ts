/** Opens the database, on a given server or on the embedded one, and refuses what could lose a visit. */

import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { migratorFor } from '../../schema/database/migrator.ts'
import type { Tables } from '../../schema/database/tables.ts'
import type { Db } from './database.ts'
import type { ConnectionSettings } from './embedded-postgres.ts'
import { rememberPool } from './prepared.ts'

export const OLDEST_VERSION = 15

/** What a database must not be like; said to the person who starts the server. */
export class UnfitDatabase extends Error {
  readonly fault: 'too-old' | 'unsafe' | 'not-utf8' | 'unreachable'
  readonly detail: string
  /** What to set instead, as far as there is something. */
  readonly needed: string
  constructor(fault: UnfitDatabase['fault'], detail: string, needed = '') {
    super(`${fault}: ${detail}`)
    this.fault = fault
    this.detail = detail
    this.needed = needed
  }
}

const INT8 = 20

/** Counts arrive as numbers; one too large to be exact is a fault, not a rounding. */
function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large`)
  return value
}

export interface OpenDatabase<Shape = Tables> {
  readonly db: Kysely<Shape>
  close(): Promise<void>
}

export const connect = (to: string | ConnectionSettings, poolSize = 10): OpenDatabase =>
  connectToSome<Tables>(to, poolSize)

/** `Shape`: the tables and views that whoever connects can see. */
export function connectToSome<Shape>(to: string | ConnectionSettings, poolSize: number): OpenDatabase<Shape> {
  const pool = new pg.Pool({
    ...(typeof to === 'string' ? { connectionString: to } : to),
    max: poolSize,
    application_name: 'way-in',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? readInt8 : pg.types.getTypeParser(oid, format)),
    },
  })
  // An idle connection that breaks is replaced at next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  // Nor may one that breaks in the middle of a transaction: whoever waits for its answer learns it there.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Shape>({ dialect: new PostgresDialect({ pool }) })
  rememberPool(db, pool)
  return { db, close: () => db.destroy() }
}

/** With any of these otherwise, a visit the server has acknowledged can be gone after a power cut, or changed unseen. */
const SAFE_SETTINGS: Readonly<Record<string, (value: string) => boolean>> = {
  fsync: (value) => value === 'on',
  full_page_writes: (value) => value === 'on',
  synchronous_commit: (value) => value !== 'off',
  // After a flush that failed, the system may have forgotten what was not written.
  data_sync_retry: (value) => value === 'off',
  zero_damaged_pages: (value) => value === 'off',
  ignore_checksum_failure: (value) => value === 'off',
  // Keys between tables hold only so.
  session_replication_role: (value) => value === 'origin',
  default_transaction_read_only: (value) => value === 'off',
}
const NEEDED: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  data_sync_retry: 'off',
  zero_damaged_pages: 'off',
  ignore_checksum_failure: 'off',
  session_replication_role: 'origin',
  default_transaction_read_only: 'off',
}

/** What is not good and yet no reason to stand still. */
export type Doubt = 'no-checksums'

/** All that is unsafe at once, or all is well. */
export async function checkFitness(db: Db): Promise<readonly Doubt[]> {
  const settings = await readSettings(db)
  const version = Math.floor(Number(settings.get('server_version_num')) / 10_000)
  if (version < OLDEST_VERSION) throw new UnfitDatabase('too-old', String(settings.get('server_version')))
  const unsafe = Object.entries(SAFE_SETTINGS).filter(([name, isSafe]) => {
    const value = settings.get(name)
    return value !== undefined && !isSafe(value)
  })
  if (unsafe.length > 0) {
    const list = (of: (name: string) => string | undefined) =>
      unsafe.map(([name]) => `${name} = ${of(name)}`).join(', ')
    throw new UnfitDatabase(
      'unsafe',
      list((name) => settings.get(name)),
      list((name) => NEEDED[name]),
    )
  }
  const encoding = settings.get('server_encoding')
  if (encoding !== 'UTF8') throw new UnfitDatabase('not-utf8', String(encoding))
  return settings.get('data_checksums') === 'on' ? [] : ['no-checksums']
}

async function readSettings(db: Db): Promise<ReadonlyMap<string, string>> {
  const names = [
    'server_version',
    'server_version_num',
    'server_encoding',
    'data_checksums',
    ...Object.keys(SAFE_SETTINGS),
  ]
  try {
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name = any (${names})`.execute(db)
    return new Map(rows.map(({ name, setting }) => [name, setting]))
  } catch (fault) {
    throw new UnfitDatabase('unreachable', fault instanceof Error ? fault.message : '')
  }
}

/** Any number that only this product uses. */
const MIGRATION_LOCK = 7_246_194

/** Of several servers that start on one database, one migrates and the others wait. */
export async function migrate(db: Db): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection)
    try {
      const { error } = await migratorFor(connection).migrateToLatest()
      if (error) throw error
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection)
    }
  })
}
