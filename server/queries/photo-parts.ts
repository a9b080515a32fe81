/** The parts of sealed photos that are on their way: kept in order, gone when the photo is whole. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import { type ClassKeys, SEAL_BYTES } from '../keys/class-keys.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'
import type { Arrival } from './sealed-photos.ts'

/** Parts lie under the photos of their campaign. */
export interface PartKeys {
  readonly classKeys: ClassKeys
  readonly campaign: CampaignId
}

/**
 * Waits until nobody else is at this photo, until the end of the transaction: of two connections that bring the same
 * part, the second finds what the first has left.
 */
export async function lockPhoto(on: InTransaction, { enrolment, envelope, sha256 }: Arrival): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${enrolment} ${envelope} ${sha256}`}, 0))`.execute(
    on,
  )
}

/** How many bytes of the photo are here, from its beginning: only whole parts are kept, and in order. */
export async function countPartBytes(db: Db, arrival: Arrival): Promise<number> {
  const { here } = await partsOf(db, arrival)
    .select(sql<number>`coalesce(sum(octet_length(bytes) - ${SEAL_BYTES}), 0)::int`.as('here'))
    .executeTakeFirstOrThrow()
  return here
}

/** Whether the part that begins at `offset` is here with these very bytes, by their SHA-256. */
export async function hasPart(
  db: Db,
  arrival: Arrival,
  keys: PartKeys,
  offset: number,
  partSha256: Uint8Array,
): Promise<boolean> {
  const row = await partsOf(db, arrival).select('bytes').where('from_byte', '=', offset).executeTakeFirst()
  return row !== undefined && hashOf(openPart(keys, arrival, offset, row.bytes)).equals(partSha256)
}

export async function savePart(
  on: InTransaction,
  arrival: Arrival,
  { classKeys, campaign }: PartKeys,
  offset: number,
  bytes: Uint8Array,
): Promise<void> {
  const { enrolment, envelope, sha256 } = arrival
  const sealed = classKeys.seal(campaign, 'photos', partOf(arrival, offset), bytes)
  if (!sealed) throw new Error('photos of this campaign have ended a moment ago')
  await on
    .insertInto('photo_part')
    .values({
      enrolment_id: enrolment,
      envelope_id: envelope,
      sha256,
      from_byte: offset,
      bytes: sealed,
    })
    .execute()
}

/** What is here of the photo, in order. */
export async function readParts(
  on: InTransaction,
  arrival: Arrival,
  keys: PartKeys,
): Promise<readonly Buffer[]> {
  const rows = await partsOf(on, arrival).select(['from_byte', 'bytes']).orderBy('from_byte').execute()
  return rows.map(({ from_byte, bytes }) => openPart(keys, arrival, from_byte, bytes))
}

const partOf = ({ enrolment, envelope, sha256 }: Arrival, offset: number): string =>
  `${enrolment} ${envelope} ${sha256} ${offset}`

function openPart(
  { classKeys, campaign }: PartKeys,
  arrival: Arrival,
  offset: number,
  sealed: Uint8Array,
): Buffer {
  const opened = classKeys.open(campaign, 'photos', partOf(arrival, offset), sealed)
  if (!opened) throw new Error('a part of a photo does not open')
  return opened
}

export async function dropParts(on: InTransaction, { enrolment, envelope, sha256 }: Arrival): Promise<void> {
  await on
    .deleteFrom('photo_part')
    .where('enrolment_id', '=', enrolment)
    .where('envelope_id', '=', envelope)
    .where('sha256', '=', sha256)
    .execute()
}

/**
 * Keeps the parts of the `most` photos that this tablet began last, and forgets the others: a tablet sends one photo
 * after the other, so only one that does not play by the rules loses any, and it can begin them anew.
 */
export async function dropOldestParts(on: InTransaction, enrolment: string, most: number): Promise<void> {
  await sql`
    delete from photo_part where enrolment_id = ${enrolment} and (envelope_id, sha256) in (
      select envelope_id, sha256 from photo_part where enrolment_id = ${enrolment} and from_byte = 0
      order by received_at desc, envelope_id, sha256 offset ${most}
    )`.execute(on)
}

const partsOf = (db: Db, { enrolment, envelope, sha256 }: Arrival) =>
  db
    .selectFrom('photo_part')
    .where('enrolment_id', '=', enrolment)
    .where('envelope_id', '=', envelope)
    .where('sha256', '=', sha256)
