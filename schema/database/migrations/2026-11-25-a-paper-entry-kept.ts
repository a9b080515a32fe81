/** When something was last kept of what is keyed from a form. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table paper_entry add column kept_at timestamptz not null default now()`.execute(db)
}
