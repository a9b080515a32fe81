/** What was set aside, to be read again; and moving it to where it belongs, in the caller's transaction. */

import { sql } from 'kysely'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import type { Arrival, ArrivalByHand } from './sealed-photos.ts'

/** Two envelopes can have come under one id. */
export interface Aside {
  readonly id: string
  readonly envelopeSha256: Uint8Array
}

/** In the order of arrival: at least as many as asked for when there are more, and all of one arrival together. */
export async function listToReadAgain(
  db: Db,
  campaign: CampaignId,
  reasons: readonly SetAsideReason[],
  after: number,
  some: number,
): Promise<readonly (Aside & { readonly arrived: number })[]> {
  const { rows } = await sql<Aside & { readonly arrived: number }>`
    select id, envelope_sha256 as "envelopeSha256", arrived from set_aside
    where campaign_id = ${campaign} and arrived > ${after} and envelope is not null
      and reason = any (${[...reasons]})
    order by arrived fetch first ${sql.lit(some)} rows with ties`.execute(db)
  return rows
}

/** Nothing when somebody else has just taken it in. */
export async function lockAside(on: InTransaction, { id, envelopeSha256 }: Aside) {
  return on
    .selectFrom('set_aside')
    .select(['id', 'envelope', 'campaign_id as campaign', 'enrolment_id as enrolment'])
    .where('id', '=', id)
    .where('envelope_sha256', '=', Buffer.from(envelopeSha256))
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps the day it first arrived with what it has become, and ends its being set aside. */
export async function endAside(
  on: InTransaction,
  { id, envelopeSha256 }: Aside,
  became: 'visit' | 'correction' | 'incident',
): Promise<void> {
  const sha256 = Buffer.from(envelopeSha256)
  await sql`
    with ended as (
      delete from set_aside where id = ${id} and envelope_sha256 = ${sha256} returning received_at
    )
    update ${sql.table(became)} as stored set received_at = least(stored.received_at, ended.received_at)
    from ended where stored.id = ${id} and stored.envelope_sha256 = ${sha256}`.execute(on)
}

/** It still does not fit, though perhaps for another reason than before. */
export async function changeReason(
  on: InTransaction,
  { id, envelopeSha256 }: Aside,
  change: {
    readonly reason: SetAsideReason
    readonly opened: Uint8Array | null
    readonly station: StationCode | undefined
  },
): Promise<void> {
  await on
    .updateTable('set_aside')
    .set({ reason: change.reason })
    .$if(change.opened !== null, (query) => query.set({ opened: change.opened }))
    .$if(change.station !== undefined, (query) => query.set({ station: change.station ?? null }))
    .where('id', '=', id)
    .where('envelope_sha256', '=', Buffer.from(envelopeSha256))
    .execute()
}

export async function isStationKnown(on: InTransaction, station: StationCode): Promise<boolean> {
  const found = await on.selectFrom('station').select('code').where('code', '=', station).executeTakeFirst()
  return found !== undefined
}

/** Photos of visits that are kept sealed because their key was not there, each with the id of that key. */
export async function listPhotosWithoutKey(
  db: Db,
  campaign: CampaignId,
): Promise<readonly (Arrival & { readonly key: string })[]> {
  const { rows } = await sql<Arrival & { readonly key: string }>`
    select sealed_photo.envelope_id as envelope, sealed_photo.sha256, sealed_photo.enrolment_id as enrolment,
      sealed_photo.organisation_key as key
    from sealed_photo join visit on visit.id = sealed_photo.envelope_id
    where visit.campaign_id = ${campaign} and sealed_photo.reason = 'unknown-key' and sealed_photo.bytes is not null
    order by sealed_photo.arrived`.execute(db)
  return rows
}

/** The sealed photos of one envelope that are kept as they came. */
export async function listKeptSealed(on: InTransaction, envelope: string): Promise<readonly ArrivalByHand[]> {
  return on
    .selectFrom('sealed_photo')
    .select(['envelope_id as envelope', 'sha256', 'enrolment_id as enrolment'])
    .where('envelope_id', '=', envelope)
    .where('bytes', 'is not', null)
    .execute()
}

/** Its bytes, to be stored anew in the same transaction; nothing when somebody else was first. */
export async function takeKeptSealed(
  on: InTransaction,
  { envelope, sha256 }: ArrivalByHand,
): Promise<Buffer | undefined> {
  const row = await on
    .deleteFrom('sealed_photo')
    .where('envelope_id', '=', envelope)
    .where('sha256', '=', sha256)
    .where('bytes', 'is not', null)
    .returning('bytes')
    .executeTakeFirst()
  return row?.bytes ? Buffer.from(row.bytes) : undefined
}
