/** Recommendations of a campaign, and every step from proposed to done: only ever added to. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recommendation (
      id uuid primary key,
      campaign_id uuid not null references campaign (id),
      remedy text not null,
      barrier text not null,
      -- The one of an earlier campaign that goes on here; it goes on once, and stays as it was.
      carried_from uuid unique references recommendation (id),
      made_at timestamptz not null default now(),
      unique (campaign_id, remedy)
    );
    comment on table recommendation is 'What a campaign recommends, one for each remedy; what it says and how far it is follows from its steps';

    create table recommendation_step (
      recommendation_id uuid not null references recommendation (id),
      -- From 1 for each. Two people who change something at once both want the same number, and one of them gets it.
      number integer not null check (number > 0),
      body jsonb not null,
      person_id uuid not null references person (id),
      role text not null,
      made_at timestamptz not null default now(),
      primary key (recommendation_id, number)
    );
    create index recommendation_step_person on recommendation_step (person_id);
    comment on table recommendation_step is 'What happened to a recommendation, step by step: gathered, worded, agreed, handed over, answered, done, taken back';
  `.execute(db)
}
