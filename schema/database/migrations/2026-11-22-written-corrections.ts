/** Corrections of finished visits, apart from the visits: none of them is ever counted as one. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table correction (
      id uuid primary key,
      sequence bigint generated always as identity,
      campaign_id uuid not null,
      -- No reference: a correction says nothing by itself, and must not hold a list of stations that is taken back.
      station text not null,
      enrolment_id uuid not null references enrolment (id),
      -- What it corrects may come later, or never.
      corrects uuid not null,
      checklist_id text not null,
      checklist_version text not null,
      sha256 bytea not null,
      body text not null,
      envelope_sha256 bytea not null,
      sealed_photos text[] not null,
      received_at timestamptz not null default now(),
      arrived bigint not null default (pg_current_xact_id()::text::bigint)
    );
    create index correction_station on correction (campaign_id, station, sequence);
    create index correction_sequence on correction (campaign_id, sequence);
    create index correction_enrolment on correction (enrolment_id);
    comment on table correction is 'Later changes to finished visits, each as it was sealed; applied when results are read';
  `.execute(db)
}
