/** What flags and agreement are worked out from: facts of visits and corrections, photos named twice, stations seen twice. */

import { sql } from 'kysely'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'
import type { StoredCorrection } from './corrections.ts'
import type { VisitToJudge } from './visits.ts'

interface Facts {
  readonly visits: readonly VisitToJudge[]
  readonly corrections: readonly StoredCorrection[]
}

/** What came from each of some stations, looked up together, in order of arrival and without a word anybody wrote. */
export async function listFactsFrom(
  db: Db,
  campaign: CampaignId,
  stations: readonly StationCode[],
): Promise<(station: StationCode) => Facts> {
  const visits = await db
    .selectFrom('visit')
    .select([
      'id',
      'sequence',
      'station',
      'enrolment_id as sender',
      'checklist_id',
      'checklist_version',
      'body',
    ])
    .where('campaign_id', '=', campaign)
    .where(sql<boolean>`station = any (${[...stations]})`)
    .orderBy('sequence')
    .execute()
  const corrections = await db
    .selectFrom('correction')
    .select(['id', 'sequence', 'station', 'enrolment_id as enrolment', 'body'])
    .where('campaign_id', '=', campaign)
    .where(sql<boolean>`station = any (${[...stations]})`)
    .orderBy('sequence')
    .execute()
  const from = new Map(
    stations.map((station) => [
      station,
      { visits: empty<VisitToJudge>(), corrections: empty<StoredCorrection>() },
    ]),
  )
  for (const { checklist_id, checklist_version, ...visit } of visits)
    from
      .get(visit.station)
      ?.visits.push({ ...visit, checklist: { id: checklist_id, version: checklist_version } })
  for (const correction of corrections) from.get(correction.station)?.corrections.push(correction)
  return (station) => from.get(station) ?? { visits: [], corrections: [] }
}

const empty = <One>(): One[] => []

interface Heard {
  /** Sequences of visits and corrections: other ones whenever something came, or was taken out. */
  readonly marks: readonly (readonly [string, readonly unknown[]])[]
  /** SHA-256 of the photos that its visits name. */
  readonly photos: readonly string[]
}

/** What has come from each of some stations, told by numbers: without a document, so that it costs next to nothing. */
export async function listFlagMarks(
  db: Db,
  campaign: CampaignId,
  stations: readonly StationCode[],
): Promise<(station: StationCode) => Heard> {
  const { rows } = await sql<{
    readonly station: StationCode
    readonly kind: string
    readonly sequences: readonly unknown[]
    readonly photos: readonly (readonly string[])[]
  }>`
    select station, 'visits' as kind, array_agg(sequence order by sequence) as sequences,
      json_agg(photos_expected order by sequence) as photos
    from visit where campaign_id = ${campaign} and station = any (${[...stations]}) group by station
    union all
    select station, 'corrections', array_agg(sequence order by sequence), '[]'
    from correction where campaign_id = ${campaign} and station = any (${[...stations]}) group by station
    order by kind`.execute(db)
  const from = new Map<StationCode, { marks: [string, readonly unknown[]][]; photos: string[] }>()
  for (const { station, kind, sequences, photos } of rows) {
    const one = from.get(station) ?? { marks: [], photos: [] }
    from.set(station, one)
    one.marks.push([kind, sequences])
    one.photos.push(...photos.flat())
  }
  return (station) => from.get(station) ?? { marks: [], photos: [] }
}

/** SHA-256 of every photo that more than one visit of a campaign names. */
export async function listPhotosTwice(db: Db, campaign: CampaignId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly sha256: string }>`
    select named as sha256 from visit, unnest(photos_expected) as named where campaign_id = ${campaign}
    group by named having count(*) > 1`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Stations that at least two tablets were at, in order of their codes. */
export async function listStationsSeenByTwo(db: Db, campaign: CampaignId): Promise<readonly StationCode[]> {
  const rows = await db
    .selectFrom('visit')
    .select('station')
    .where('campaign_id', '=', campaign)
    .groupBy('station')
    .having(sql<boolean>`count(distinct enrolment_id) > 1`)
    .orderBy('station')
    .execute()
  return rows.map(({ station }) => station)
}
