/** How far the office has looked at each visit: steps that are only ever added to. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_step (
      visit_id uuid not null references visit (id),
      -- From 1 for each visit. Two people who decide at once both want the same number, and one of them gets it.
      number integer not null check (number > 0),
      campaign_id uuid not null,
      from_state text not null check (from_state in ('new', 'checked', 'query', 'final')),
      to_state text not null check (to_state in ('new', 'checked', 'query', 'final')),
      reason text not null,
      -- Whether somebody wrote something beside the reason: known also when the words have ended.
      is_written boolean not null,
      words bytea,
      -- Corrections of the visit that whoever took the step had seen.
      corrections integer not null check (corrections >= 0),
      person_id uuid not null references person (id),
      role text not null,
      made_at timestamptz not null default now(),
      primary key (visit_id, number)
    );
    create index review_step_campaign on review_step (campaign_id, visit_id, number);
    create index review_step_person on review_step (person_id);
    -- Which visit a correction is about is found from the visit outwards.
    create index correction_corrects on correction (corrects);
    comment on table review_step is 'How far the office has looked at a visit; the newest step counts, and nothing of it changes the visit';
  `.execute(db)
}
