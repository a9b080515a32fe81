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
  constructor(fault: UnfitDatabase['fault'], detail: string) {
    super(`${fault}: ${detail}`)
    this.fault = fault
    this.detail = detail
  }
}

const INT8 = 20

/** Counts arrive as numbers; one too large to be exact is a fault, not a rounding. */
function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large`)
  return value
}

export interface OpenDatabase {
  readonly db: Db
  close(): Promise<void>
}

export function connect(to: string | ConnectionSettings, poolSize = 10): OpenDatabase {
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
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  rememberPool(db, pool)
  return { db, close: () => db.destroy() }
}

/** One sentence's worth of reason, or all is well. */
export async function checkFitness(db: Db): Promise<void> {
  const settings = await readSettings(db)
  const version = Math.floor(Number(settings.get('server_version_num')) / 10_000)
  if (version < OLDEST_VERSION) throw new UnfitDatabase('too-old', String(settings.get('server_version')))
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    // With any of these off, a visit the server has acknowledged can be gone after a power cut.
    if (settings.get(name) === 'off') throw new UnfitDatabase('unsafe', name)
  }
  const encoding = settings.get('server_encoding')
  if (encoding !== 'UTF8') throw new UnfitDatabase('not-utf8', String(encoding))
}

async function readSettings(db: Db): Promise<ReadonlyMap<string, string>> {
  try {
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings
      where name in ('server_version', 'server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding')
    `.execute(db)
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
