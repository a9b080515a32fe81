/** Corrections as received: stored once under their id, apart from the visits they correct. */

import { sql } from 'kysely'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { openBody } from '../keys/open-body.ts'
import type { Db } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'

export interface ReceivedCorrection {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly enrolment: string
  /** The visit it changes, or the correction before it. */
  readonly corrects: VisitId
  readonly checklist: ChecklistRef
  /** The facts of the document. */
  readonly body: string
  /** The document as it came, sealed; it always has a reason in it. */
  readonly freeText: Uint8Array | undefined
  readonly envelopeSha256: Uint8Array
  readonly sealedPhotos: readonly string[]
}

/** A correction names a station the office knows, and an id that no visit has. */
export async function saveCorrection(
  db: Db,
  correction: ReceivedCorrection,
): Promise<
  | { readonly is: 'stored' | 'same-again'; readonly arrived: number }
  | { readonly is: 'other-content' | 'unknown-station' }
> {
  const sha256 = Buffer.from(correction.envelopeSha256)
  const { rows: stored } = await sql<{ readonly arrived: number }>`
    insert into correction (
      id, campaign_id, station, enrolment_id, corrects, checklist_id, checklist_version, sha256, body,
      free_text, envelope_sha256, sealed_photos
    )
    select ${correction.id}::uuid, ${correction.campaign}::uuid, code, ${correction.enrolment}::uuid,
      ${correction.corrects}::uuid, ${correction.checklist.id}, ${correction.checklist.version},
      ${hashOf(correction.body)}::bytea, ${correction.body},
      ${correction.freeText ? Buffer.from(correction.freeText) : null}::bytea, ${sha256}::bytea,
      ${[...correction.sealedPhotos]}::text[]
    from station where code = ${correction.station}
      and not exists (select from visit where id = ${correction.id})
    on conflict (id) do nothing returning arrived`.execute(db)
  if (stored[0]) return { is: 'stored', arrived: stored[0].arrived }
  const { rows: there } = await sql<{ readonly envelope: Uint8Array; readonly arrived: number }>`
    select envelope_sha256 as envelope, arrived from correction where id = ${correction.id}
    union all
    select envelope_sha256, arrived from visit where id = ${correction.id}`.execute(db)
  const [first] = there
  if (first === undefined) return { is: 'unknown-station' }
  return Buffer.from(first.envelope).equals(sha256)
    ? { is: 'same-again', arrived: first.arrived }
    : { is: 'other-content' }
}

export interface StoredCorrection {
  readonly id: VisitId
  readonly sequence: number
  readonly station: StationCode
  /** The tablet it came from: compared with that of the visit, and told to nobody. */
  readonly enrolment: string
  readonly body: string
}

const correctionsOf = (db: Db, campaign: CampaignId, station: StationCode) =>
  db
    .selectFrom('correction')
    .select(['id', 'sequence', 'station', 'enrolment_id as enrolment', 'body'])
    .where('campaign_id', '=', campaign)
    .where('station', '=', station)
    .orderBy('sequence')

/** The corrections that name one station, in order of arrival, with every word that can still be opened. */
export async function listWholeCorrectionsOf(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  station: StationCode,
): Promise<readonly StoredCorrection[]> {
  const rows = await correctionsOf(db, campaign, station).select('free_text').execute()
  return rows.map(({ free_text, ...row }) => ({
    ...row,
    body: openBody(keys, campaign, { ...row, free_text }),
  }))
}

/** Calendar day of arrival in the country's time zone, by id. */
export async function listCorrectionDays(
  db: Db,
  campaign: CampaignId,
  station: StationCode,
  timeZone: string,
): Promise<ReadonlyMap<VisitId, string>> {
  const rows = await db
    .selectFrom('correction')
    .select('id')
    .select(sql<string>`to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'))
    .where('campaign_id', '=', campaign)
    .where('station', '=', station)
    .execute()
  return new Map(rows.map(({ id, day }) => [id, day]))
}
