/** Tablets that were lost: marking them, the card that replaces them, and what is missing because of them. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'

const enrolled = (db: Db, campaign: CampaignId, code: string) =>
  db
    .updateTable('enrolment')
    .where('campaign_id', '=', campaign)
    .where('code', '=', code)
    .where('state', '=', 'enrolled')
    .returning('id')

/** The enrolment that is lost now; nothing where no such tablet is enrolled. Said twice, the first time of saying counts. */
export async function markLost(
  db: Db,
  campaign: CampaignId,
  code: string,
  at: Date,
): Promise<string | undefined> {
  const marked = await enrolled(db, campaign, code)
    .set({ lost_at: at, marked_lost_at: sql`coalesce(marked_lost_at, now())` })
    .executeTakeFirst()
  return marked?.id
}

export async function markFound(db: Db, campaign: CampaignId, code: string): Promise<string | undefined> {
  const found = await enrolled(db, campaign, code)
    .set({ lost_at: null, marked_lost_at: null })
    .executeTakeFirst()
  return found?.id
}

/** Also of a tablet that was revoked since. */
export async function findLost(db: Db, campaign: CampaignId, code: string): Promise<string | undefined> {
  const lost = await db
    .selectFrom('enrolment')
    .select('id')
    .where('campaign_id', '=', campaign)
    .where('code', '=', code)
    .where('lost_at', 'is not', null)
    .executeTakeFirst()
  return lost?.id
}

/** The stations that the lost tablet has not visited go over to the new card; the visited ones stay with it. */
export async function moveAssignments(db: Db, from: string, to: string): Promise<void> {
  await sql`
    update assignment set enrolment_id = ${to}
    where enrolment_id = ${from} and not exists (
      select from visit
      where visit.station = assignment.station and visit.campaign_id = assignment.campaign_id
        and visit.enrolment_id = ${from}
    )`.execute(db)
}

/** Whoever goes on with another card may go where they might before. */
export async function copyAccreditation(db: Db, from: string, to: string): Promise<void> {
  await sql`
    update enrolment set is_mobile = lost.is_mobile, accredited_area = lost.accredited_area
    from enrolment as lost where enrolment.id = ${to} and lost.id = ${from}`.execute(db)
}

export interface Missing {
  readonly stations: readonly { readonly station: string; readonly room: string | null }[]
  readonly photos: readonly {
    readonly station: string
    readonly room: string | null
    readonly missing: number
  }[]
  readonly takenInAfter: number
  readonly setAside: number
}

/** Of the lost tablet and of whatever card stands for it by now. */
export async function listMissing(db: Db, campaign: CampaignId, lost: string): Promise<Missing> {
  const { rows: stations } = await sql<Missing['stations'][number]>`
    ${standingFor(lost)}
    select distinct assignment.station, station.room from assignment
    join own on own.id = assignment.enrolment_id
    left join station on station.code = assignment.station
    where assignment.campaign_id = ${campaign} and not exists (
      select from visit join own as visitor on visitor.id = visit.enrolment_id
      where visit.station = assignment.station and visit.campaign_id = assignment.campaign_id
    )
    order by assignment.station`.execute(db)
  const { rows: photos } = await sql<Missing['photos'][number]>`
    select visit.station, station.room, count(*)::int as missing
    from visit cross join unnest(visit.sealed_photos) as named (sha256)
    left join station on station.code = visit.station
    where visit.enrolment_id = ${lost} and not exists (
      select from sealed_photo
      where sealed_photo.envelope_id = visit.id and sealed_photo.sha256 = named.sha256
    )
    group by visit.id, visit.station, station.room order by visit.station`.execute(db)
  const { rows: counts } = await sql<Pick<Missing, 'takenInAfter' | 'setAside'>>`
    select
      (select count(*)::int from visit
        where enrolment_id = ${lost} and received_at >= lost_at and received_at < marked_lost_at) as "takenInAfter",
      (select count(*)::int from set_aside
        where enrolment_id = ${lost} and reason = 'lost-tablet') as "setAside"
    from enrolment where id = ${lost}`.execute(db)
  return { stations, photos, takenInAfter: 0, setAside: 0, ...counts[0] }
}

/** The lost one, the card that replaces it, the one that replaces that. */
const standingFor = (lost: string) => sql`
  with recursive own as (
    select ${lost}::uuid as id
    union
    select enrolment.id from enrolment join own on enrolment.replaces = own.id
  )`
