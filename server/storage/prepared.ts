/** Statements that come again and again: prepared once on each connection, so that their text is read only there. */

import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import type { Db } from './database.ts'

/** The connections behind a database that was opened here; a transaction has none of its own. */
const pools = new WeakMap<object, pg.Pool>()

export const rememberPool = <Shape>(db: Kysely<Shape>, pool: pg.Pool): void => {
  pools.set(db, pool)
}

export interface Prepared {
  /** Always of the same text; nothing for a statement that is too rare to be kept by every connection. */
  readonly name: string | undefined
  readonly text: string
}

/** The rows, as any other query gives them. */
export async function runPrepared<Row extends object>(
  db: Db,
  { name, text }: Prepared,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const pool = pools.get(db)
  if (pool === undefined) return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
  const query = { ...(name === undefined ? {} : { name }), text, values: [...values] }
  return (await pool.query<Row>(query)).rows
}
