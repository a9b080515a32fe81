/** The first tables: places, people, campaigns, visits. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table area (
      code text primary key,
      level text not null,
      parent text references area (code),
      name jsonb not null,
      search_key text not null,
      import_id uuid
    );
    create index area_parent on area (parent);
    create index area_of_import on area (import_id);
    comment on table area is 'Provinces, districts, communes, villages: whatever levels the country has';

    create table premises (
      code text primary key,
      area text not null references area (code),
      name jsonb not null,
      search_key text not null,
      latitude double precision check (latitude between -90 and 90),
      longitude double precision check (longitude between -180 and 180),
      import_id uuid
    );
    create index premises_area on premises (area text_pattern_ops);
    create index premises_of_import on premises (import_id);
    comment on table premises is 'Compounds (school, pagoda) with gate, way and toilet, shared by their stations';

    create table station (
      code text primary key,
      premises text not null references premises (code),
      room text not null,
      registered_voters integer check (registered_voters >= 0),
      latitude double precision check (latitude between -90 and 90),
      longitude double precision check (longitude between -180 and 180),
      import_id uuid
    );
    create index station_premises on station (premises);
    create index station_of_import on station (import_id);
    comment on table station is 'Voting rooms, by the code the election commission prints';

    create table station_import (
      id uuid primary key,
      file_name text not null,
      state text not null check (state in ('tried', 'confirmed', 'undone')),
      file bytea,
      columns jsonb not null,
      rows integer not null,
      before jsonb,
      made_at timestamptz not null default now(),
      confirmed_at timestamptz
    );
    comment on table station_import is 'Station lists tried, confirmed, undone';
    alter table area add constraint area_import_id foreign key (import_id) references station_import (id);
    alter table premises add constraint premises_import_id foreign key (import_id) references station_import (id);
    alter table station add constraint station_import_id foreign key (import_id) references station_import (id);

    create table person (
      id uuid primary key,
      name text not null,
      name_key text not null constraint person_name_is_unique unique,
      roles text[] not null,
      passphrase_hash text not null,
      made_at timestamptz not null default now()
    );
    comment on table person is 'Staff accounts; monitors are not here';

    create table session (
      token_hash bytea primary key,
      person_id uuid not null references person (id) on delete cascade,
      made_at timestamptz not null default now(),
      seen_at timestamptz not null,
      ends_at timestamptz not null
    );
    create index session_person on session (person_id);
    comment on table session is 'Staff signed in, by hash of the cookie';

    create table setting (
      name text primary key,
      value text not null
    );
    comment on table setting is 'Small facts about this installation';

    create table checklist (
      id text not null,
      version text not null,
      body jsonb not null,
      published_at timestamptz not null default now(),
      primary key (id, version)
    );
    comment on table checklist is 'Published checklist versions; never changed';

    create table campaign (
      id uuid primary key,
      name jsonb not null,
      organisation jsonb not null,
      election_name jsonb not null,
      election_kind text not null check (election_kind in ('commune', 'national', 'other')),
      election_date text not null,
      checklist_id text not null,
      checklist_version text not null,
      sample_type text not null check (sample_type in ('census', 'probability', 'purposive', 'volunteer')),
      photos_allowed boolean not null,
      made_at timestamptz not null default now(),
      constraint campaign_checklist_is_published
        foreign key (checklist_id, checklist_version) references checklist (id, version)
    );
    create index campaign_checklist on campaign (checklist_id, checklist_version);
    comment on table campaign is 'One organised effort for one election';

    create table enrolment (
      id uuid primary key,
      campaign_id uuid not null references campaign (id),
      code text not null,
      words_hash bytea not null,
      token_hash bytea unique,
      state text not null check (state in ('card-open', 'enrolled', 'revoked')),
      made_at timestamptz not null default now(),
      unique (campaign_id, code)
    );
    create index enrolment_campaign on enrolment (campaign_id);
    create unique index enrolment_code on enrolment (code);
    comment on table enrolment is 'Cards and the tablets enrolled with them: a monitor is a code here';

    create table assignment (
      campaign_id uuid not null references campaign (id),
      enrolment_id uuid not null references enrolment (id),
      station text not null references station (code),
      primary key (campaign_id, enrolment_id, station)
    );
    create index assignment_enrolment on assignment (enrolment_id);
    create index assignment_station on assignment (station);
    comment on table assignment is 'Which tablet is to visit which station';

    -- No foreign keys to campaign, enrolment and checklist: every visit of an election day would lock the same
    -- three rows, which halves the intake. None of them is ever deleted, and intake knows them before it writes.
    create table visit (
      id uuid primary key,
      sequence bigint generated always as identity,
      campaign_id uuid not null,
      station text not null constraint visit_station_is_known references station (code),
      enrolment_id uuid not null,
      checklist_id text not null,
      checklist_version text not null,
      sha256 bytea not null,
      body text not null,
      photos_expected text[] not null,
      received_at timestamptz not null default now()
    );
    create index visit_station_campaign on visit (station, campaign_id, sequence);
    create index visit_campaign on visit (campaign_id, sequence);
    comment on table visit is 'Visits as received, byte for byte';

    create table visit_variant (
      visit_id uuid not null references visit (id),
      sha256 bytea not null,
      enrolment_id uuid not null references enrolment (id),
      body text not null,
      photos_expected text[] not null,
      received_at timestamptz not null default now(),
      primary key (visit_id, sha256)
    );
    create index visit_variant_enrolment on visit_variant (enrolment_id);
    comment on table visit_variant is 'Other contents that came under the id of a stored visit: kept, shown, never overwriting';

    create table photo (
      sha256 text primary key,
      media_type text not null check (media_type in ('image/jpeg', 'image/webp')),
      bytes bytea not null
    );
    comment on table photo is 'Photos under the hash of their bytes';

    create table visit_photo (
      visit_id uuid not null references visit (id),
      sha256 text not null references photo (sha256),
      primary key (visit_id, sha256)
    );
    create index visit_photo_photo on visit_photo (sha256);
    comment on table visit_photo is 'Which photos of a visit have arrived';
  `.execute(db)
}
