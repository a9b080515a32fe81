/** What a monitor is asked about, beside the step that asks. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Ids of the checklist of the visit; empty where it is the visit as a whole, or where nobody is asked.
    alter table review_step add column questions text[] not null default '{}';
    -- Each tablet asks, with every kit, whether something is asked of it.
    create index review_step_asking on review_step (campaign_id) where to_state = 'query'
  `.execute(db)
}
