/** Visits as received: stored once under their id, other contents under the same id are told apart. */

import { sql } from 'kysely'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { Tables } from '../../schema/database/tables.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { openBody } from '../keys/open-body.ts'
import type { Db } from '../storage/database.ts'
import { type Prepared, runPrepared } from '../storage/prepared.ts'
import { hashOf } from '../storage/secrets.ts'

export interface ReceivedVisit {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly enrolment: string
  readonly checklist: ChecklistRef
  /** The facts of the document. */
  readonly body: string
  /** The document as it came, sealed; nothing where nobody wrote a word in it. */
  readonly freeText: Uint8Array | undefined
  /** Nothing when nobody was talked to. */
  readonly talks: SealedTalks | undefined
  readonly photosExpected: readonly string[]
  /** Of the envelope it came in: what makes two arrivals the same. */
  readonly envelopeSha256: Uint8Array
  readonly sealedPhotos: readonly string[]
}

export interface SealedTalks {
  readonly count: number
  /** Null: talks of this campaign have ended. */
  readonly sealed: Uint8Array | null
}

/** Where a visit stands: stored, now or before, with the number of its arrival; or why it is not. */
export type Saved =
  | { readonly is: 'stored' | 'same-again'; readonly arrived: number }
  | { readonly is: 'other-content' | 'unknown-station' }

/** One durable statement for a new visit; the other ways are rare and take two more. */
export async function saveVisit(db: Db, visit: ReceivedVisit): Promise<Saved> {
  try {
    const stored = await insertVisits(db, [visit])
    const arrived = stored.get(visit.id)
    return arrived === undefined ? await settleKnownVisit(db, visit) : { is: 'stored', arrived }
  } catch (fault) {
    if (fault instanceof Error && 'constraint' in fault && fault.constraint === 'visit_station_is_known')
      return { is: 'unknown-station' }
    throw fault
  }
}

const COLUMNS = [
  'id',
  'campaign_id',
  'station',
  'enrolment_id',
  'checklist_id',
  'checklist_version',
  'sha256',
  'body',
  'free_text',
  'photos_expected',
  'envelope_sha256',
  'sealed_photos',
] as const satisfies readonly (keyof Tables['visit'])[]

const valuesOf = (visit: ReceivedVisit): readonly unknown[] => [
  visit.id,
  visit.campaign,
  visit.station,
  visit.enrolment,
  visit.checklist.id,
  visit.checklist.version,
  hashOf(visit.body),
  visit.body,
  visit.freeText ?? null,
  visit.photosExpected,
  visit.envelopeSha256,
  visit.sealedPhotos,
]

/** Statements by number of visits and talks: written once, since writing them costs as much as storing a visit. */
const statements = new Map<string, Prepared>()

function statementFor(visits: number, talks: number): Prepared {
  const key = `store ${visits} visits with ${talks} talks`
  const known = statements.get(key)
  if (known) return known
  // Most visits have no talks; with all the others there would be a thousand statements for each connection to keep.
  const made = { name: talks === 0 ? key : undefined, text: writeStatement(visits, talks) }
  statements.set(key, made)
  return made
}

function writeStatement(visits: number, talks: number): string {
  const rows = Array.from({ length: visits }, (_, row) => placesFor(row * COLUMNS.length, COLUMNS.length))
  const store = `insert into visit (${COLUMNS.join(', ')}) values ${rows.join(', ')} on conflict (id) do nothing returning id, arrived`
  if (talks === 0) return store
  const told = Array.from({ length: talks }, (_, talk) =>
    placesFor(visits * COLUMNS.length + talk * 3, 3, ['uuid', 'bytea', 'int']),
  )
  // Only with a visit that is stored now: the talks of one that was there already are there as well.
  return `with stored as (${store}), kept as (
    insert into interview (visit_id, body, talks)
    select talk.id, talk.body, talk.count from stored
    join (values ${told.join(', ')}) as talk (id, body, count) on talk.id = stored.id
  ) select id, arrived from stored`
}

const placesFor = (after: number, count: number, types: readonly string[] = []): string =>
  `(${Array.from({ length: count }, (_, at) => `$${after + at + 1}${types[at] ? `::${types[at]}` : ''}`).join(', ')})`

/** Stores all that are new in one statement, and says which, each with its arrival: all or, when one cannot be stored, none. */
export async function insertVisits(db: Db, visits: readonly ReceivedVisit[]): Promise<Map<VisitId, number>> {
  // Of two with one id in the same statement the first is stored, with its own talks or without any.
  const first = new Map(visits.toReversed().map((visit) => [visit.id, visit]))
  const talks = [...first.values()].flatMap(({ id, talks }) =>
    talks === undefined ? [] : [id, talks.sealed, talks.count],
  )
  const rows = await runPrepared<{ readonly id: VisitId; readonly arrived: number }>(
    db,
    statementFor(visits.length, talks.length / 3),
    [...visits.flatMap(valuesOf), ...talks],
  )
  return new Map(rows.map(({ id, arrived }) => [id, arrived]))
}

/** What a visit is whose id is there already. */
export async function settleKnownVisit(db: Db, visit: ReceivedVisit): Promise<Saved> {
  const there = await db
    .selectFrom('visit')
    .select(['envelope_sha256', 'arrived'])
    .where('id', '=', visit.id)
    .executeTakeFirstOrThrow()
  return Buffer.from(there.envelope_sha256).equals(visit.envelopeSha256)
    ? { is: 'same-again', arrived: there.arrived }
    : { is: 'other-content' }
}

/** A visit as a reviewer may see it; who sent it stays in its table. */
export interface StoredVisit {
  readonly id: VisitId
  readonly checklist: ChecklistRef
  readonly body: string
  /** How many voters were talked to. */
  readonly talks: number
  /** Calendar day of arrival in the country's time zone. */
  readonly day: string
  /** Of the photos its answers name; `unusable` ones have arrived and are kept sealed. */
  readonly photos: { readonly expected: number; readonly arrived: number; readonly unusable: number }
}

/** The visits to one station, in order of arrival. */
export async function listVisitsOf(
  db: Db,
  campaign: CampaignId,
  station: StationCode,
  timeZone: string,
): Promise<readonly StoredVisit[]> {
  const rows = await db
    .selectFrom('visit')
    .leftJoin('interview', 'interview.visit_id', 'visit.id')
    .select(['id', 'checklist_id', 'checklist_version', 'visit.body', 'talks'])
    .select(sql<string>`to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'))
    .select([
      sql<number>`cardinality(photos_expected)`.as('expected'),
      sql<number>`(
        select count(*)::int from visit_photo where visit_id = visit.id and sha256 = any (photos_expected)
      )`.as('arrived'),
      sql<number>`(
        select count(*)::int from sealed_photo
        where envelope_id = visit.id and sha256 = any (sealed_photos) and reason is not null
      )`.as('unusable'),
    ])
    .where('campaign_id', '=', campaign)
    .where('station', '=', station)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    checklist: { id: row.checklist_id, version: row.checklist_version },
    body: row.body,
    talks: row.talks ?? 0,
    day: row.day,
    photos: { expected: row.expected, arrived: row.arrived, unusable: row.unusable },
  }))
}

/** What a station is judged by. */
export interface VisitToJudge {
  readonly id: string
  readonly sequence: number
  readonly station: StationCode
  /** The tablet it came from, or the number that stands for it: compared with that of a correction, told to nobody. */
  readonly sender: string
  readonly checklist: ChecklistRef
  /** The facts; or, where they were asked for and can still be opened, every word of it. */
  readonly body: string
}

const visitsTo = (db: Db, campaign: CampaignId, station: StationCode) =>
  db
    .selectFrom('visit')
    .select(['id', 'sequence', 'station', 'enrolment_id as sender'])
    .select(['checklist_id', 'checklist_version', 'body'])
    .where('campaign_id', '=', campaign)
    .where('station', '=', station)
    .orderBy('sequence')

type RowToJudge = Omit<VisitToJudge, 'checklist'> & {
  readonly checklist_id: string
  readonly checklist_version: string
}

const toJudge = ({ checklist_id, checklist_version, ...visit }: RowToJudge): VisitToJudge => ({
  ...visit,
  checklist: { id: checklist_id, version: checklist_version },
})

/**
 * All visits to one station in order of arrival, with every word that was written, as far as it can still be opened:
 * for whoever reads visits.
 */
export async function listWholeVisitsTo(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  station: StationCode,
): Promise<readonly VisitToJudge[]> {
  const rows = await visitsTo(db, campaign, station).select('free_text').execute()
  return rows.map(({ free_text, ...row }) =>
    toJudge({ ...row, body: openBody(keys, campaign, { ...row, free_text }) }),
  )
}

/** Stations to which a visit came to the office on a day where the country is, by the server's clock. */
export async function listStationsOfDay(
  db: Db,
  campaign: CampaignId,
  day: string,
  timeZone: string,
): Promise<ReadonlySet<StationCode>> {
  const { rows } = await sql<{ readonly station: StationCode }>`
    select distinct station from visit
    where campaign_id = ${campaign} and to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD') = ${day}`.execute(
    db,
  )
  return new Set(rows.map(({ station }) => station))
}
