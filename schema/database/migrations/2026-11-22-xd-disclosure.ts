/** What may leave: stations on hold, and what was told about people, batch by batch. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table station_hold (
      id uuid primary key default gen_random_uuid(),
      campaign_id uuid not null references campaign (id),
      -- No reference: a hold must not hold a list of stations that is taken back.
      station text not null,
      reason text not null,
      held_by uuid references person (id),
      held_at timestamptz not null default now(),
      ended_by uuid references person (id),
      ended_at timestamptz
    );
    create unique index station_hold_open on station_hold (campaign_id, station) where ended_at is null;
    create index station_hold_campaign on station_hold (campaign_id);
    create index station_hold_held_by on station_hold (held_by);
    create index station_hold_ended_by on station_hold (ended_by);
    comment on table station_hold is 'Stations that leave no export and no public page, with the reason';

    create table told_batch (
      campaign_id uuid not null references campaign (id),
      number integer not null,
      tables jsonb not null,
      primary key (campaign_id, number)
    );
    comment on table told_batch is 'Tables about people as they were told, never worked out anew';

    create table told_station (
      campaign_id uuid not null,
      station text not null,
      batch integer not null,
      primary key (campaign_id, station),
      foreign key (campaign_id, batch) references told_batch (campaign_id, number)
    );
    create index told_station_batch on told_station (campaign_id, batch);
    comment on table told_station is 'Which batch of tables about people a station is counted in: one, and only once';
  `.execute(db)
}
