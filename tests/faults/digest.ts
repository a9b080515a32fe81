/** Everything that stands in a database, as one short text: two are equal when no row differs. */

import { sql } from 'kysely'
import type { Db } from '../../server/storage/database.ts'

/** When somebody was last seen is written on reading as well. */
const LEFT_OUT = ['session', 'kysely_migration', 'kysely_migration_lock']

/**
 * What a request may leave behind although it was only read or refused: its entry in the logbook, which the
 * sealer links in its own time, the count of refused tries of the day, which is written down seconds later, and the
 * tiles of the map, which are made from the register when somebody looks.
 */
export const TRACES = ['logbook', 'logbook_link', 'refused_try', 'station_tile', 'tile_count'] as const

export async function digestOf(db: Db, besides: readonly string[] = []): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = 'public' and relkind in ('r', 'p') order by relname`.execute(db)
  const said: string[] = []
  for (const { name } of tables) {
    if (LEFT_OUT.includes(name) || besides.includes(name)) continue
    // Of which register the tiles are: it goes with them.
    const less = name === 'setting' && besides.includes('tile_count') ? sql`where name <> 'tiles'` : sql``
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ':' || coalesce(sum(hashtextextended(one::text, 0)), 0) as digest
      from ${sql.table(name)} as one ${less}`.execute(db)
    said.push(`${name} ${rows[0]?.digest}`)
  }
  return said.join('\n')
}
