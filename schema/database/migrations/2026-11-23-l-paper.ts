/** Printed forms and what is keyed from them, twice by two people. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table paper_batch (
      id uuid primary key,
      campaign_id uuid not null references campaign (id),
      checklist_id text not null,
      checklist_version text not null,
      form text not null check (form in ('full', 'short')),
      made_at timestamptz not null default now(),
      foreign key (checklist_id, checklist_version) references checklist (id, version)
    );
    create index paper_batch_campaign on paper_batch (campaign_id);
    create index paper_batch_checklist on paper_batch (checklist_id, checklist_version);
    comment on table paper_batch is 'Forms that were made for printing at once';
    create table paper_form (
      number text primary key check (number ~ '^[0-9]{10}$'),
      batch_id uuid not null references paper_batch (id),
      campaign_id uuid not null,
      station text not null,
      enrolment_id uuid not null references enrolment (id),
      visit_id uuid not null unique,
      taken_in_at timestamptz
    );
    create index paper_form_batch on paper_form (batch_id);
    create index paper_form_campaign on paper_form (campaign_id);
    create index paper_form_enrolment on paper_form (enrolment_id);
    comment on table paper_form is 'One printed form for one station: the number on it, whose station it was, and the visit it becomes';
    create table paper_entry (
      number text not null references paper_form (number),
      turn smallint not null check (turn in (1, 2)),
      campaign_id uuid not null,
      person_id uuid not null references person (id),
      version integer not null check (version > 0),
      is_finished boolean not null,
      body bytea,
      primary key (number, turn),
      -- Twice by two people: nobody checks their own work.
      unique (number, person_id)
    );
    create index paper_entry_person on paper_entry (person_id);
    create index paper_entry_campaign on paper_entry (campaign_id);
    comment on table paper_entry is 'What was keyed from a form, sealed like other words, until both entries have become one visit';
  `.execute(db)
}
