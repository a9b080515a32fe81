/** Visits as received: stored once under their id, set aside when another content comes under the same id. */

import { CompiledQuery, sql } from 'kysely'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { Tables } from '../../schema/database/tables.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

export interface ReceivedVisit {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly enrolment: string
  readonly checklist: ChecklistRef
  readonly sha256: Uint8Array
  /** The body as it came, byte for byte what the hash is of. */
  readonly body: string
  readonly photosExpected: readonly string[]
}

export type Saved = 'stored' | 'same-again' | 'set-aside' | 'unknown-station'

/** One durable statement for a new visit; the other ways are rare and take two more. */
export async function saveVisit(db: Db, visit: ReceivedVisit): Promise<Saved> {
  try {
    const stored = await insertVisits(db, [visit])
    return stored.has(visit.id) ? 'stored' : await settleKnownVisit(db, visit)
  } catch (fault) {
    if (fault instanceof Error && 'constraint' in fault && fault.constraint === 'visit_station_is_known')
      return 'unknown-station'
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
  'photos_expected',
] as const satisfies readonly (keyof Tables['visit'])[]

const valuesOf = (visit: ReceivedVisit): readonly unknown[] => [
  visit.id,
  visit.campaign,
  visit.station,
  visit.enrolment,
  visit.checklist.id,
  visit.checklist.version,
  Buffer.from(visit.sha256),
  visit.body,
  visit.photosExpected,
]

/** Statements by number of visits: written once, since writing them costs as much as storing a visit. */
const statements = new Map<number, string>()

function statementFor(visits: number): string {
  const known = statements.get(visits)
  if (known) return known
  const rows = Array.from({ length: visits }, (_, row) => {
    const places = COLUMNS.map((__, column) => `$${row * COLUMNS.length + column + 1}`)
    return `(${places.join(', ')})`
  })
  const text = `insert into visit (${COLUMNS.join(', ')}) values ${rows.join(', ')} on conflict (id) do nothing returning id`
  statements.set(visits, text)
  return text
}

/** Stores all that are new in one statement, and says which: all or, when one cannot be stored, none. */
export async function insertVisits(db: Db, visits: readonly ReceivedVisit[]): Promise<Set<VisitId>> {
  const query = CompiledQuery.raw(statementFor(visits.length), visits.flatMap(valuesOf))
  const { rows } = await db.executeQuery<{ readonly id: VisitId }>(query)
  return new Set(rows.map(({ id }) => id))
}

/** What becomes of a visit whose id is there already. */
export async function settleKnownVisit(db: Db, visit: ReceivedVisit): Promise<Saved> {
  const there = await db
    .selectFrom('visit')
    .select('sha256')
    .where('id', '=', visit.id)
    .executeTakeFirstOrThrow()
  if (Buffer.from(there.sha256).equals(visit.sha256)) return 'same-again'
  await sql`
    insert into visit_variant (visit_id, sha256, enrolment_id, body, photos_expected)
    values (${visit.id}, ${Buffer.from(visit.sha256)}, ${visit.enrolment}, ${visit.body}, ${visit.photosExpected})
    on conflict do nothing`.execute(db)
  return 'set-aside'
}

/** A visit as a reviewer may see it; who sent it stays in its table. */
export interface StoredVisit {
  readonly id: VisitId
  readonly checklist: ChecklistRef
  readonly body: string
  /** Calendar day of arrival in the country's time zone. */
  readonly day: string
  readonly photosMissing: number
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
    .select(['id', 'checklist_id', 'checklist_version', 'body'])
    .select(sql<string>`to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'))
    .select(
      sql<number>`(
        select count(*)::int from unnest(photos_expected) as expected
        where not exists (select from visit_photo where visit_id = visit.id and sha256 = expected)
      )`.as('photos_missing'),
    )
    .where('campaign_id', '=', campaign)
    .where('station', '=', station)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    checklist: { id: row.checklist_id, version: row.checklist_version },
    body: row.body,
    day: row.day,
    photosMissing: row.photos_missing,
  }))
}

/** The photos a stored visit names. */
export async function findPhotosExpected(db: Db, visit: VisitId): Promise<readonly string[]> {
  const row = await db
    .selectFrom('visit')
    .select('photos_expected')
    .where('id', '=', visit)
    .executeTakeFirst()
  return row?.photos_expected ?? []
}
