/** Which releases are shown to everybody, and under which address. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table public_release (
      campaign_id uuid not null,
      number integer not null,
      -- Part of the address, of all campaigns together: it stays when the release is hidden and shown again.
      address integer generated always as identity unique,
      is_public boolean not null,
      primary key (campaign_id, number),
      foreign key (campaign_id, number) references release (campaign_id, number)
    );
    comment on table public_release is 'Releases that were ever shown to everybody, the number in their address, and whether they are shown now'
  `.execute(db)
}
