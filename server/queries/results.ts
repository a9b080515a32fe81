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
  /** Only those that name a station somebody visited. */
  readonly corrections: number
  readonly lastCorrection: number
}

export async function readFreshness(db: Db, campaign: CampaignId): Promise<Freshness> {
  const { rows } = await sql<Freshness>`
    select
      (select concat_ws(' ',
        count(*) filter (where state = 'confirmed'), count(*) filter (where state = 'undone'),
        extract(epoch from max(confirmed_at)), (select count(*) from station)
      ) from station_import) as places,
      visited.count as visits, visited.last as "lastSequence",
      corrected.count as corrections, corrected.last as "lastCorrection"
    from
      (
        select count(*) as count, coalesce(max(sequence), 0) as last from visit where campaign_id = ${campaign}
      ) as visited,
      (
        select
          count(*) filter (
            where exists (
              select from visit where visit.station = correction.station and visit.campaign_id = ${campaign}
            )
          ) as count,
          coalesce(max(sequence), 0) as last
        from correction where campaign_id = ${campaign}
      ) as corrected`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('counts have a row')
  return row
}

export interface VisitToJudge {
  readonly id: string
  readonly sequence: number
  readonly station: StationCode
  /** The tablet it came from: compared with that of a correction, and told to nobody. */
  readonly sender: string
  readonly checklist: ChecklistRef
  readonly body: string
}

const visitsOf = (db: Db, campaign: CampaignId) =>
  db
    .selectFrom('visit')
    .select(['id', 'sequence', 'station', 'enrolment_id', 'checklist_id', 'checklist_version', 'body'])
    .where('campaign_id', '=', campaign)

type Row = Awaited<ReturnType<ReturnType<typeof visitsOf>['executeTakeFirstOrThrow']>>

const visitOf = (row: Row): VisitToJudge => ({
  id: row.id,
  sequence: row.sequence,
  station: row.station,
  sender: row.enrolment_id,
  checklist: { id: row.checklist_id, version: row.checklist_version },
  body: row.body,
})

/** Stations with visits or corrections that came after a sequence number of each, in order of their code. */
export async function listStationsHeardFrom(
  db: Db,
  campaign: CampaignId,
  after: { readonly visit: number; readonly correction: number },
): Promise<readonly StationCode[]> {
  const { rows } = await sql<{ readonly station: StationCode }>`
    select station from visit where campaign_id = ${campaign} and sequence > ${after.visit}
    union
    select station from correction where campaign_id = ${campaign} and sequence > ${after.correction}
    order by station`.execute(db)
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
