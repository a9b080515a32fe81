/** Stations on hold, and what was told about people, batch by batch. */

import { sql } from 'kysely'
import type { CampaignId, PersonId, StationCode } from '../../schema/codes.ts'
import type { ToldTables } from '../../schema/disclosure/conduct-tables.ts'
import type { Db } from '../storage/database.ts'

export interface Hold {
  readonly reason: string
  readonly heldAt: Date
}

const openHolds = (db: Db, campaign: CampaignId) =>
  db
    .selectFrom('station_hold')
    .select(['station', 'reason', 'held_at'])
    .where('campaign_id', '=', campaign)
    .where('ended_at', 'is', null)

export async function findHold(
  db: Db,
  campaign: CampaignId,
  station: StationCode,
): Promise<Hold | undefined> {
  const row = await openHolds(db, campaign).where('station', '=', station).executeTakeFirst()
  return row && { reason: row.reason, heldAt: row.held_at }
}

/** A station already on hold stays so, since when it was; the reason is the new one. */
export async function saveHold(
  db: Db,
  hold: {
    readonly campaign: CampaignId
    readonly station: StationCode
    readonly reason: string
    readonly by: PersonId
  },
): Promise<void> {
  await sql`
    insert into station_hold (campaign_id, station, reason, held_by)
    values (${hold.campaign}, ${hold.station}, ${hold.reason}, ${hold.by})
    on conflict (campaign_id, station) where ended_at is null do update set reason = excluded.reason`.execute(
    db,
  )
}

/** Whether there was a hold to end. */
export async function endHold(
  db: Db,
  hold: {
    readonly campaign: CampaignId
    readonly station: StationCode
    readonly by: PersonId
    readonly at: Date
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('station_hold')
    .set({ ended_at: hold.at, ended_by: hold.by })
    .where('campaign_id', '=', hold.campaign)
    .where('station', '=', hold.station)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One batch after the other, even when two people ask at once: the second finds what the first has told. */
export const inTurnToTell = <Done>(
  db: Db,
  campaign: CampaignId,
  tell: (db: Db) => Promise<Done>,
): Promise<Done> =>
  db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`told ${campaign}`}, 0))`.execute(transaction)
    return tell(transaction)
  })

export async function saveBatch(
  db: Db,
  campaign: CampaignId,
  { stations, tables }: { readonly stations: readonly string[]; readonly tables: ToldTables },
): Promise<void> {
  const { rows } = await sql<{ readonly number: number }>`
    insert into told_batch (campaign_id, number, tables)
    select ${campaign}, coalesce(max(number), 0) + 1, ${JSON.stringify(tables)}::jsonb
    from told_batch where campaign_id = ${campaign}
    returning number`.execute(db)
  const [made] = rows
  if (made === undefined) throw new Error('An insert gives its row back')
  await sql`
    insert into told_station (campaign_id, station, batch)
    select ${campaign}, code, ${made.number} from unnest(${stations}::text[]) as code`.execute(db)
}
