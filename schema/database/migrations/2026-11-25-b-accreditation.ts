/** Where a monitor may go by their accreditation. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table enrolment
      add column is_mobile boolean not null default false,
      add column accredited_area text,
      add constraint enrolment_mobile_or_area check (not is_mobile or accredited_area is null);
    comment on column enrolment.is_mobile is 'Accredited for everywhere';
    comment on column enrolment.accredited_area is 'Accredited for this area and no other; null where nothing was said'
  `.execute(db)
}
