/** What results are worked out from: the stations with their places, and the visits as they came. */

import { sql } from 'kysely'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

/** Changes whenever results could have: cheap enough to be asked for with every request. */
export interface Freshness {
  /** Of the register. */
  readonly places: string
  readonly visits: number
  readonly lastSequence: number
}

export async function readFreshness(db: Db, campaign: CampaignId): Promise<Freshness> {
  const { rows } = await sql<{ places: string; visits: number; last: number }>`
    select
      (select concat_ws(' ',
        count(*) filter (where state = 'confirmed'), count(*) filter (where state = 'undone'),
        extract(epoch from max(confirmed_at)), (select count(*) from station)
      ) from station_import) as places,
      count(*) as visits,
      coalesce(max(sequence), 0) as last
    from visit where campaign_id = ${campaign}`.execute(db)
  const [row] = rows
  return { places: row?.places ?? '', visits: row?.visits ?? 0, lastSequence: row?.last ?? 0 }
}

export interface VisitToJudge {
  readonly id: string
  readonly sequence: number
  readonly station: StationCode
  readonly checklist: ChecklistRef
  readonly body: string
}

const visitsOf = (db: Db, campaign: CampaignId) =>
  db
    .selectFrom('visit')
    .select(['id', 'sequence', 'station', 'checklist_id', 'checklist_version', 'body'])
    .where('campaign_id', '=', campaign)

type Row = Awaited<ReturnType<ReturnType<typeof visitsOf>['executeTakeFirstOrThrow']>>

const visitOf = (row: Row): VisitToJudge => ({
  id: row.id,
  sequence: row.sequence,
  station: row.station,
  checklist: { id: row.checklist_id, version: row.checklist_version },
  body: row.body,
})

/** Stations with visits that came after a sequence number, in order of their code. */
export async function listStationsVisitedSince(
  db: Db,
  campaign: CampaignId,
  after: number,
): Promise<readonly StationCode[]> {
  const rows = await db
    .selectFrom('visit')
    .select('station')
    .distinct()
    .where('campaign_id', '=', campaign)
    .where('sequence', '>', after)
    .orderBy('station')
    .execute()
  return rows.map(({ station }) => station)
}

/** All visits to some stations, in order of arrival. */
export async function listVisitsTo(
  db: Db,
  campaign: CampaignId,
  stations: readonly StationCode[],
): Promise<readonly VisitToJudge[]> {
  const rows = await visitsOf(db, campaign)
    .where(sql<boolean>`station = any (${stations})`)
    .orderBy('sequence')
    .execute()
  return rows.map(visitOf)
}
