/** The register of people apart from everything else, sealed, and until when each class of data is kept. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create schema register;
    comment on schema register is 'Who the monitors are: apart from everything else, and sealed';
    create table register.entry (
      enrolment_id uuid primary key references enrolment (id),
      campaign_id uuid not null references campaign (id),
      sealed bytea not null,
      changed_at timestamptz not null default now()
    );
    create index entry_campaign on register.entry (campaign_id);
    comment on table register.entry is 'Name, telephone, sex and disability of one monitor, under the register key of the campaign';

    create table retention (
      campaign_id uuid not null references campaign (id),
      class text not null check (class in ('register', 'photos', 'free-text', 'interviews')),
      -- The day on which it ends, in the time zone of the country.
      ends_on text not null,
      -- Set by a person: a new day of the election does not move it.
      was_chosen boolean not null default false,
      -- Which key it lies under, as far as there has been one.
      key_id text,
      ended_on text,
      primary key (campaign_id, class)
    );
    comment on table retention is 'Until when each class of a campaign is kept, under which key, and since when it is gone';

    create table legal_hold (
      id uuid primary key default gen_random_uuid(),
      campaign_id uuid not null references campaign (id),
      class text not null check (class in ('register', 'photos', 'free-text', 'interviews')),
      reason text not null,
      set_by uuid references person (id),
      set_at timestamptz not null default now(),
      lifted_by uuid references person (id),
      lifted_at timestamptz
    );
    create unique index legal_hold_open on legal_hold (campaign_id, class) where lifted_at is null;
    create index legal_hold_campaign on legal_hold (campaign_id);
    create index legal_hold_set_by on legal_hold (set_by);
    create index legal_hold_lifted_by on legal_hold (lifted_by);
    comment on table legal_hold is 'Classes of a campaign that may not end, with the reason, set and lifted by two people';
  `.execute(db)
}
