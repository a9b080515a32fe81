/** The parts of sealed photos that are on their way: kept in order, gone when the photo is whole. */

import { sql } from 'kysely'
import type { Db, InTransaction } from '../storage/database.ts'
import type { Arrival } from './sealed-photos.ts'

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
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::int`.as('here'))
    .executeTakeFirstOrThrow()
  return here
}

/** Whether the part that begins at `offset` is here with these very bytes, by their SHA-256. */
export async function hasPart(
  db: Db,
  arrival: Arrival,
  offset: number,
  partSha256: Uint8Array,
): Promise<boolean> {
  const row = await partsOf(db, arrival)
    .select('from_byte')
    .where('from_byte', '=', offset)
    .where(sql<boolean>`sha256(bytes) = ${Buffer.from(partSha256)}`)
    .executeTakeFirst()
  return row !== undefined
}

export async function savePart(
  on: InTransaction,
  { enrolment, envelope, sha256 }: Arrival,
  offset: number,
  bytes: Uint8Array,
): Promise<void> {
  await on
    .insertInto('photo_part')
    .values({
      enrolment_id: enrolment,
      envelope_id: envelope,
      sha256,
      from_byte: offset,
      bytes: Buffer.from(bytes),
    })
    .execute()
}

/** What is here of the photo, in order. */
export async function readParts(on: InTransaction, arrival: Arrival): Promise<readonly Buffer[]> {
  const rows = await partsOf(on, arrival).select('bytes').orderBy('from_byte').execute()
  return rows.map(({ bytes }) => Buffer.from(bytes))
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
