/** Releases: what was known at a moment, in parts that are never changed, and which of them were withdrawn. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table release (
      campaign_id uuid not null references campaign (id),
      -- From 1 for each campaign, without gaps.
      number integer not null check (number > 0),
      id uuid not null unique,
      kind text not null check (kind in ('preliminary', 'final')),
      -- Where the country is; the hour of a preliminary release only.
      day text not null,
      hour integer check (hour between 0 and 23),
      stations integer not null check (stations >= 0),
      -- Of the whole text: the lines of all parts in their order.
      sha256 bytea not null,
      bytes bigint not null check (bytes > 0),
      made_by text not null,
      made_at timestamptz not null default now(),
      primary key (campaign_id, number)
    );
    -- Two preliminary releases would differ by what came between them.
    create unique index release_one_preliminary on release (campaign_id) where kind = 'preliminary';

    create table release_part (
      campaign_id uuid not null,
      number integer not null,
      -- 0 is the content, the stations follow.
      part integer not null check (part >= 0),
      -- Lines of JSON, deflated with a gzip header.
      body bytea not null,
      primary key (campaign_id, number, part),
      -- The parts come first: only with all of them is the hash known.
      foreign key (campaign_id, number) references release (campaign_id, number) deferrable initially deferred
    );
    alter table release_part alter column body set storage external;

    create table release_withdrawal (
      campaign_id uuid not null,
      number integer not null,
      reason text not null check (reason in ('held', 'mistake', 'early')),
      withdrawn_by text not null,
      withdrawn_at timestamptz not null default now(),
      primary key (campaign_id, number),
      foreign key (campaign_id, number) references release (campaign_id, number)
    );

    create view export.release with (security_barrier) as
      select campaign_id, number, kind, day, hour, stations, sha256, bytes from public.release;
    create view export.release_part with (security_barrier) as
      select campaign_id, number, part, body from public.release_part;
    create view export.release_withdrawal with (security_barrier) as
      select campaign_id, number, reason from public.release_withdrawal;

    comment on table release is 'Releases of a campaign: numbered, never changed, each with the hash of its text';
    comment on table release_part is 'The text of a release in parts: its content, then its stations in the order of their codes';
    comment on table release_withdrawal is 'Releases that are given out no more, and why; their number and hash stay';
    comment on view export.release is 'Releases without the moment they were made and whoever made them';
    comment on view export.release_part is 'The text of releases';
    comment on view export.release_withdrawal is 'Which releases are given out no more, and why'
  `.execute(db)
}
