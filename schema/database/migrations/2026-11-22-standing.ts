/** Which installation this is, what its checked backups hold, and when each thing arrived. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table installation (
      one boolean primary key default true check (one),
      epoch uuid not null default gen_random_uuid(),
      backed_up_to bigint not null default 0,
      backed_up_at timestamptz
    );
    insert into installation default values;
    comment on table installation is 'One row: the epoch, new after every restore, and how far checked backups reach';

    -- The transaction's own number. A backup holds whatever is older than the oldest transaction that was open when
    -- its snapshot was taken: with a number from a sequence there would be gaps, since commits overtake each other.
    alter table visit add column arrived bigint not null default (pg_current_xact_id()::text::bigint);
    alter table incident add column arrived bigint not null default (pg_current_xact_id()::text::bigint);
    alter table set_aside add column arrived bigint not null default (pg_current_xact_id()::text::bigint);
    alter table sealed_photo add column arrived bigint not null default (pg_current_xact_id()::text::bigint);
  `.execute(db)
}
