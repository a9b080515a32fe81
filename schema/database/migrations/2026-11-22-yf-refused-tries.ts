/** How many tried in vain, by day and kind: without names, addresses or moments. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table refused_try (
      day text not null,
      what text not null,
      tries integer not null check (tries > 0),
      primary key (day, what)
    );
    comment on table refused_try is 'How many sign-ins, second proofs, cards and acts were refused on a day; by nobody and from nowhere'
  `.execute(db)
}
