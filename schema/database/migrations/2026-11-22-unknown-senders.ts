/** Packets that came in a file from somebody the office does not know: set aside, of no tablet. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table set_aside alter column enrolment_id drop not null;
    alter table sealed_photo alter column enrolment_id drop not null;
  `.execute(db)
}
