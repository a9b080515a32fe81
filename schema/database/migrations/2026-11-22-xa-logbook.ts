/** The logbook and its chain, acts for two people, and tablets that were lost and replaced. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table logbook (
      seq bigint primary key generated always as identity,
      at timestamptz(3) not null default clock_timestamp(),
      actor_role text not null,
      actor_id uuid,
      act text not null,
      object_id text not null,
      detail_hash bytea,
      arrived bigint not null default (pg_current_xact_id()::text::bigint)
    );
    create index logbook_arrived on logbook (arrived, seq);
    comment on table logbook is 'Who did what, when, to what: ids and hashes only; only ever added to';

    create table logbook_link (
      position bigint primary key,
      seq bigint not null unique,
      head bytea not null,
      arrived bigint not null
    );
    comment on table logbook_link is 'The chain over the logbook: the head after each entry, in the order of sealing';

    create or replace function refuse_rewriting() returns trigger language plpgsql as $$
    begin
      raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger only_added_to before update or delete on logbook
      for each row execute function refuse_rewriting();
    create trigger never_emptied before truncate on logbook
      for each statement execute function refuse_rewriting();
    create trigger only_added_to before update or delete on logbook_link
      for each row execute function refuse_rewriting();
    create trigger never_emptied before truncate on logbook_link
      for each statement execute function refuse_rewriting();

    create table request_for_two (
      id uuid primary key,
      act text not null,
      object text not null,
      reason text not null,
      asked_by uuid not null references person,
      asked_at timestamptz not null default now(),
      approved_by uuid references person,
      approved_at timestamptz,
      refused_by uuid references person,
      refused_at timestamptz,
      done_at timestamptz,
      constraint request_for_two_by_two check (approved_by <> asked_by),
      constraint request_for_two_agreed check (done_at is null or approved_by is not null)
    );
    create index request_for_two_asked_by on request_for_two (asked_by);
    create index request_for_two_approved_by on request_for_two (approved_by);
    create index request_for_two_refused_by on request_for_two (refused_by);
    comment on table request_for_two is 'Acts that wait for a second person, were agreed to, refused or done';

    -- From then on everything its token sends is set aside; what came before stays.
    alter table enrolment add column lost_at timestamptz;
    alter table enrolment add column marked_lost_at timestamptz;
    alter table enrolment add column replaces uuid references enrolment;
    create index enrolment_replaces on enrolment (replaces);
  `.execute(db)
}
