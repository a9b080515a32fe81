/** Tablets that came back with their ticket after a restore are marked, so that somebody looks at them. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table enrolment add column came_back_at timestamptz`.execute(db)
}
