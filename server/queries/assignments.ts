/** Who is to go where, and when something last came from them. */

import { sql } from 'kysely'
import type { MonitorHeard } from '../../schema/campaign/silence.ts'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'

/** Stations somebody is still to go to: cards and tablets that were revoked go nowhere. */
export async function listAssignedStations(db: Db, campaign: CampaignId): Promise<ReadonlySet<StationCode>> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('enrolment', 'enrolment.id', 'assignment.enrolment_id')
    .select('assignment.station')
    .distinct()
    .where('assignment.campaign_id', '=', campaign)
    .where('enrolment.state', '<>', 'revoked')
    .execute()
  return new Set(rows.map(({ station }) => station))
}

/**
 * Every monitor with stations to visit, in order of their codes. Anything counts that a tablet sent, also what was set
 * aside; a lost tablet is known to be silent and is left out. The minutes are whole and never leave as they are.
 */
export async function listMonitorsHeard(
  db: Db,
  campaign: CampaignId,
  at: Date,
): Promise<readonly MonitorHeard[]> {
  const { rows } = await sql<{ code: string; stations: number; minutes: number | null }>`
    select enrolment.code, count(distinct assignment.station) as stations, (
      select floor(extract(epoch from ${at}::timestamptz - max(heard.at)) / 60)::int
      from (
        select max(received_at) as at from visit where enrolment_id = enrolment.id
        union all select max(received_at) from correction where enrolment_id = enrolment.id
        union all select max(received_at) from incident where enrolment_id = enrolment.id
        union all select max(received_at) from set_aside where enrolment_id = enrolment.id
        union all select max(received_at) from sealed_photo where enrolment_id = enrolment.id
      ) as heard
    ) as minutes
    from assignment join enrolment on enrolment.id = assignment.enrolment_id
    where assignment.campaign_id = ${campaign} and enrolment.state <> 'revoked' and enrolment.lost_at is null
    group by enrolment.id
    order by enrolment.code`.execute(db)
  return rows.map(({ code, stations, minutes }) => ({ code, stations, minutesAgo: minutes ?? undefined }))
}
