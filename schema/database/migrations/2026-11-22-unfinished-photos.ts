/** Photos in parts: what has come of a sealed photo that is not whole yet. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table photo_part (
      enrolment_id uuid not null references enrolment (id),
      envelope_id uuid not null,
      sha256 text not null,
      from_byte integer not null check (from_byte >= 0 and from_byte % 65536 = 0),
      -- The last part is never here: with it the photo is whole.
      bytes bytea not null check (octet_length(bytes) = 65536),
      received_at timestamptz not null default now(),
      primary key (enrolment_id, envelope_id, sha256, from_byte)
    );
    comment on table photo_part is 'The parts that have come of sealed photos which are not whole yet';

    -- What is sealed or a picture does not become smaller: no time is spent on trying.
    alter table photo_part alter column bytes set storage external;
    alter table sealed_photo alter column bytes set storage external;
    alter table photo alter column bytes set storage external;
  `.execute(db)
}
