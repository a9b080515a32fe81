/** Samples of stations, with what is needed to draw them again. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sample (
      id uuid primary key,
      campaign_id uuid not null references campaign (id),
      drawn_at timestamptz not null default now(),
      drawn_by text not null,
      seed text not null,
      area text,
      design jsonb not null,
      list_sha256 bytea not null,
      listed integer not null check (listed >= 0),
      stations text[] not null
    );
    create index sample_campaign on sample (campaign_id);
    comment on table sample is 'Stations drawn by lot or chosen by hand, with seed, design and the hash of the list: drawn again, they are the same'
  `.execute(db)
}
