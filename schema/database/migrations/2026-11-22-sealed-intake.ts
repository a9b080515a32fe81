/** Sealed intake: talks with voters apart from visits, incidents, and what was set aside. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What came before envelopes was received as its body: the two hashes are one.
    alter table visit add column envelope_sha256 bytea;
    update visit set envelope_sha256 = sha256;
    alter table visit alter column envelope_sha256 set not null;
    alter table visit add column sealed_photos text[] not null default '{}';

    create table interview (
      visit_id uuid primary key references visit (id),
      body text not null
    );
    comment on table interview is 'The talks with voters of one visit, as they came: apart from its answers';

    create table incident (
      id uuid primary key,
      sequence bigint generated always as identity,
      campaign_id uuid not null,
      enrolment_id uuid not null references enrolment (id),
      envelope_sha256 bytea not null,
      sealed_photos text[] not null,
      body text not null,
      state text not null default 'new' check (state in ('new', 'confirmed', 'released', 'withheld')),
      received_at timestamptz not null default now()
    );
    create index incident_campaign on incident (campaign_id, sequence);
    create index incident_enrolment on incident (enrolment_id);
    comment on table incident is 'Something serious, told apart from any visit; never part of results or exports';

    create table set_aside (
      id uuid not null,
      envelope_sha256 bytea not null,
      kind text not null check (kind in ('visit', 'unfinished', 'incident')),
      reason text not null,
      campaign_id uuid not null,
      enrolment_id uuid not null references enrolment (id),
      station text,
      sealed_photos text[] not null,
      envelope text,
      opened text,
      received_at timestamptz not null default now(),
      primary key (id, envelope_sha256)
    );
    create index set_aside_campaign on set_aside (campaign_id, received_at);
    create index set_aside_enrolment on set_aside (enrolment_id);
    comment on table set_aside is 'What was sent and could not be used as it is: kept whole, shown to a coordinator';

    insert into set_aside
      (id, envelope_sha256, kind, reason, campaign_id, enrolment_id, station, sealed_photos, opened, received_at)
    select variant.visit_id, variant.sha256, 'visit', 'other-content', enrolment.campaign_id, enrolment.id,
      variant.body::jsonb ->> 'station', '{}', variant.body, variant.received_at
    from visit_variant as variant join enrolment on enrolment.id = variant.enrolment_id;
    drop table visit_variant;

    create table sealed_photo (
      envelope_id uuid not null,
      sha256 text not null,
      enrolment_id uuid not null references enrolment (id),
      photo text references photo (sha256),
      reason text,
      bytes bytea,
      received_at timestamptz not null default now(),
      primary key (envelope_id, sha256),
      -- Either it was opened and lies among the photos, or it is kept here as it came, and why.
      check ((photo is null) = (bytes is not null) and (photo is null) = (reason is not null))
    );
    create index sealed_photo_photo on sealed_photo (photo);
    create index sealed_photo_enrolment on sealed_photo (enrolment_id);
    comment on table sealed_photo is 'Sealed photos that have arrived: opened, or set aside whole';
  `.execute(db)
}
