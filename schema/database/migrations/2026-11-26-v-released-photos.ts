/** Photos on their way into a release, and those that are in one. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table offered_photo (
      id uuid primary key,
      campaign_id uuid not null references campaign (id),
      visit_id uuid not null references visit (id),
      -- The photo it was made from, as the tablet took it.
      photo text not null,
      station text not null,
      barrier text,
      text jsonb not null,
      -- Of the picture as it would leave.
      sha256 text not null,
      bytes integer not null check (bytes > 0),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      -- Sealed; null once photos of the campaign have ended.
      picture bytea,
      state text not null default 'offered' check (state in ('offered', 'agreed', 'refused')),
      offered_by uuid not null references person,
      offered_at timestamptz not null default now(),
      agreed_by uuid references person,
      refused_by uuid references person,
      decided_at timestamptz,
      constraint offered_photo_by_two check (agreed_by <> offered_by),
      constraint offered_photo_agreed check (state <> 'agreed' or agreed_by is not null),
      constraint offered_photo_refused check ((state = 'refused') = (refused_by is not null))
    );
    create index offered_photo_campaign on offered_photo (campaign_id, offered_at);
    create index offered_photo_visit on offered_photo (visit_id);
    create index offered_photo_offered_by on offered_photo (offered_by);
    create index offered_photo_agreed_by on offered_photo (agreed_by);
    create index offered_photo_refused_by on offered_photo (refused_by);
    alter table offered_photo alter column picture set storage external;

    create table release_photo (
      campaign_id uuid not null,
      number integer not null,
      sha256 text not null,
      -- A JPEG in the clear: whoever has the release has it.
      body bytea not null,
      primary key (campaign_id, number, sha256),
      foreign key (campaign_id, number) references release (campaign_id, number) deferrable initially deferred
    );
    alter table release_photo alter column body set storage external;
    create view export.release_photo with (security_barrier) as
      select campaign_id, number, sha256, body from public.release_photo;

    comment on table offered_photo is 'Photos made fit to leave by one person, and whether a second one agreed';
    comment on table release_photo is 'The photos of a release, under the hashes its content names';
    comment on view export.release_photo is 'The photos of releases';

    -- They are agreed to where they can be looked at from now on.
    update request_for_two set refused_at = now(), refused_by = asked_by
      where act = 'photo.release' and refused_at is null and done_at is null
  `.execute(db)
}
