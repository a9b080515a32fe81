/** Boundaries of areas that the office has brought in. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table boundary (
      area text primary key,
      level text not null,
      rings jsonb not null
    );
    comment on table boundary is 'Outlines of areas for the map, in hundred-thousandths of a degree, each as the difference to the one before; joined to areas by code'
  `.execute(db)
}
