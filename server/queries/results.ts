/** What results are worked out from: places and visits as the views for exports show them, without anybody in them. */

import { sql } from 'kysely'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { ToldTables } from '../../schema/disclosure/conduct-tables.ts'
import type { ExportDb } from '../storage/database.ts'
import type { StoredCorrection } from './corrections.ts'
import { type Register, registerOf } from './places.ts'
import type { VisitToJudge } from './visits.ts'

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

export async function readFreshness(db: ExportDb, campaign: CampaignId): Promise<Freshness> {
  const { rows } = await sql<Freshness>`
    select
      (select version from export.register_version) as places,
      visited.count as visits, visited.last as "lastSequence",
      corrected.count as corrections, corrected.last as "lastCorrection"
    from
      (
        select count(*) as count, coalesce(max(sequence), 0) as last
        from export.visit where campaign_id = ${campaign}
      ) as visited,
      (
        select
          count(*) filter (
            where exists (
              select from export.visit
              where visit.station = correction.station and visit.campaign_id = ${campaign}
            )
          ) as count,
          coalesce(max(sequence), 0) as last
        from export.correction where campaign_id = ${campaign}
      ) as corrected`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('counts have a row')
  return row
}

/** The whole register; a national one is some ten megabytes. */
export async function readRegisterTold(db: ExportDb): Promise<Register> {
  const [areas, premises, stations] = await Promise.all([
    db.selectFrom('export.area').selectAll().orderBy('code').execute(),
    db.selectFrom('export.premises').selectAll().orderBy('code').execute(),
    db.selectFrom('export.station').selectAll().orderBy('code').execute(),
  ])
  return registerOf({ areas, premises, stations })
}

/** Stations with visits or corrections that came after a sequence number of each, in order of their code. */
export async function listStationsHeardFrom(
  db: ExportDb,
  campaign: CampaignId,
  after: { readonly visit: number; readonly correction: number },
): Promise<readonly StationCode[]> {
  const { rows } = await sql<{ readonly station: StationCode }>`
    select station from export.visit where campaign_id = ${campaign} and sequence > ${after.visit}
    union
    select station from export.correction where campaign_id = ${campaign} and sequence > ${after.correction}
    order by station`.execute(db)
  return rows.map(({ station }) => station)
}

/** All visits to some stations, bare, in order of arrival. */
export async function listBareVisitsTo(
  db: ExportDb,
  campaign: CampaignId,
  stations: readonly StationCode[],
): Promise<readonly VisitToJudge[]> {
  const rows = await db
    .selectFrom('export.visit')
    .select(['id', 'sequence', 'station', 'sender', 'checklist_id', 'checklist_version', 'body'])
    .where('campaign_id', '=', campaign)
    .where(sql<boolean>`station = any (${stations})`)
    .orderBy('sequence')
    .execute()
  return rows.map(({ id, sequence, station, sender, checklist_id, checklist_version, body }) => ({
    id,
    sequence,
    station,
    sender,
    checklist: { id: checklist_id, version: checklist_version },
    body,
  }))
}

/** The corrections that name some stations, bare, in order of arrival. */
export const listBareCorrectionsOf = (
  db: ExportDb,
  campaign: CampaignId,
  stations: readonly StationCode[],
): Promise<readonly StoredCorrection[]> =>
  db
    .selectFrom('export.correction')
    .select(['id', 'sequence', 'station', 'sender as enrolment', 'body'])
    .where('campaign_id', '=', campaign)
    .where(sql<boolean>`station = any (${stations})`)
    .orderBy('sequence')
    .execute()

/** In the order of their codes. */
export const listHeldStations = async (
  db: ExportDb,
  campaign: CampaignId,
): Promise<readonly StationCode[]> => {
  const rows = await db
    .selectFrom('export.held_station')
    .select('station')
    .where('campaign_id', '=', campaign)
    .orderBy('station')
    .execute()
  return rows.map(({ station }) => station)
}

/** In the order in which they were told. */
export async function listToldBatches(db: ExportDb, campaign: CampaignId): Promise<readonly ToldTables[]> {
  const rows = await db
    .selectFrom('export.told_batch')
    .select('tables')
    .where('campaign_id', '=', campaign)
    .orderBy('number')
    .execute()
  return rows.map(({ tables }) => tables)
}

export async function listToldStations(db: ExportDb, campaign: CampaignId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('export.told_station')
    .select('station')
    .where('campaign_id', '=', campaign)
    .execute()
  return new Set(rows.map(({ station }) => station))
}

/** Which stations somebody visited, by numbers that lead to nobody: compared with one another, and told to nobody. */
export async function listWhoVisited(
  db: ExportDb,
  campaign: CampaignId,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('export.visit')
    .select(['station', 'sender'])
    .distinct()
    .where('campaign_id', '=', campaign)
    .execute()
  const monitors = new Map<string, string[]>()
  for (const { station, sender } of rows) monitors.set(station, [...(monitors.get(station) ?? []), sender])
  return monitors
}
