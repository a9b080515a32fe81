/** Drafts of checklists, with what readers think of their texts. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table checklist_draft (
      id uuid primary key,
      checklist_id text not null,
      based_on text not null,
      base jsonb not null,
      body jsonb not null,
      marks jsonb not null,
      reasons jsonb not null,
      undo jsonb not null,
      version integer not null default 1 check (version > 0),
      begun_at timestamptz not null default now(),
      published_as text
    );
    comment on table checklist_draft is 'Checklists somebody is working on: the version begun from, the draft, marks and reasons that are never published, and the edits that lead back'
  `.execute(db)
}
