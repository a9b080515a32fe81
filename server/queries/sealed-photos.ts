/** Sealed photos as they arrive: which envelope names them, and what became of them. */

import { type RawBuilder, sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { PhotoTable } from '../../schema/database/visit-tables.ts'
import type { PhotoSetAsideReason } from '../../schema/visit/set-aside.ts'
import type { Db } from '../storage/database.ts'

export interface NamedBy {
  readonly campaign: CampaignId
  /** Only a visit that was taken in has photos to show; those of anything else are kept sealed. */
  readonly by: 'visit' | 'incident' | 'set-aside'
  /** Hashes of the pictures that the visit names. */
  readonly photosExpected: readonly string[]
  readonly sealedPhotos: readonly string[]
}

/** The envelope under this id, sent by this tablet, that names the sealed photo. */
export const findEnvelopeOf = (
  db: Db,
  id: string,
  sha256: string,
  enrolment: string | null,
): Promise<NamedBy | undefined> =>
  findNaming(db, id, sha256, sql`and enrolment_id is not distinct from ${enrolment}`)

/** The same, whoever sent it: the hash that an envelope names is proof enough of where a photo belongs. */
export const findEnvelopeNaming = (
  db: Db,
  id: string,
  sha256: string,
): Promise<(NamedBy & { readonly enrolment: string | null }) | undefined> => findNaming(db, id, sha256, sql``)

async function findNaming(db: Db, id: string, sha256: string, from: RawBuilder<unknown>) {
  const { rows } = await sql<NamingRow>`
    select 'visit' as by, campaign_id, enrolment_id, photos_expected, sealed_photos from visit
    where id = ${id} ${from} and ${sha256} = any (sealed_photos)
    union all
    -- A correction names no pictures: what comes with one is kept sealed as not named.
    select 'visit', campaign_id, enrolment_id, '{}', sealed_photos from correction
    where id = ${id} ${from} and ${sha256} = any (sealed_photos)
    union all
    select 'incident', campaign_id, enrolment_id, '{}', sealed_photos from incident
    where id = ${id} ${from} and ${sha256} = any (sealed_photos)
    union all
    select 'set-aside', campaign_id, enrolment_id, '{}', sealed_photos from set_aside
    where id = ${id} ${from} and ${sha256} = any (sealed_photos)
    limit 1`.execute(db)
  const [row] = rows
  return (
    row && {
      by: row.by,
      campaign: row.campaign_id,
      enrolment: row.enrolment_id,
      photosExpected: row.photos_expected,
      sealedPhotos: row.sealed_photos,
    }
  )
}

interface NamingRow {
  readonly by: NamedBy['by']
  readonly campaign_id: CampaignId
  readonly enrolment_id: string | null
  readonly photos_expected: string[]
  readonly sealed_photos: string[]
}

/** What became of a sealed photo that has arrived, and the number of its arrival. */
export interface ArrivedSealed {
  readonly reason: PhotoSetAsideReason | undefined
  readonly arrived: number
}

export async function findSealedPhoto(
  db: Db,
  envelope: string,
  sha256: string,
): Promise<ArrivedSealed | undefined> {
  const row = await db
    .selectFrom('sealed_photo')
    .select(['reason', 'arrived'])
    .where('envelope_id', '=', envelope)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row && { reason: row.reason ?? undefined, arrived: row.arrived }
}

export interface Arrival {
  readonly envelope: string
  readonly sha256: string
  readonly enrolment: string
}

/** Null: it came in a file, with something of nobody the office knows. */
export type ArrivalByHand = Omit<Arrival, 'enrolment'> & { readonly enrolment: string | null }

export interface Picture {
  /** SHA-256 of its own bytes. */
  readonly plain: string
  readonly mediaType: PhotoTable['media_type']
  /** Sealed; nothing once photos of the campaign have ended: then only its arrival is noted. */
  readonly sealed: Uint8Array | undefined
}

/** Stores the picture once, however often it is sent, and notes that it has arrived for this visit. */
export async function saveOpenedPhoto(
  db: Db,
  campaign: CampaignId,
  arrival: ArrivalByHand,
  picture: Picture,
): Promise<void> {
  const sealed = picture.sealed ? Buffer.from(picture.sealed) : null
  // One statement, so that no row can be there without the others.
  await sql`
    with stored as (
      insert into photo (campaign_id, sha256, media_type, bytes)
      select ${campaign}::uuid, ${picture.plain}, ${picture.mediaType}, ${sealed}::bytea where ${sealed !== null}
      on conflict do nothing
    ), shown as (
      insert into visit_photo (visit_id, sha256) values (${arrival.envelope}, ${picture.plain})
      on conflict do nothing
    )
    insert into sealed_photo (envelope_id, sha256, enrolment_id, photo, campaign_id)
    values (${arrival.envelope}, ${arrival.sha256}, ${arrival.enrolment}, ${picture.plain}, ${campaign})
    on conflict do nothing`.execute(db)
}

/** What is kept of a sealed photo that was set aside. */
export interface PhotoAside {
  readonly campaign: CampaignId
  readonly reason: PhotoSetAsideReason
  /** Sealed once more; nothing once photos of the campaign have ended. */
  readonly sealed: Uint8Array | undefined
  /** Which key it needs, where that is not here. */
  readonly organisationKey: string | undefined
}

export async function savePhotoAside(
  db: Db,
  { envelope, sha256, enrolment }: ArrivalByHand,
  { campaign, reason, sealed, organisationKey }: PhotoAside,
): Promise<void> {
  await db
    .insertInto('sealed_photo')
    .values({
      envelope_id: envelope,
      sha256,
      enrolment_id: enrolment,
      photo: null,
      reason,
      bytes: sealed ? Buffer.from(sealed) : null,
      campaign_id: campaign,
      organisation_key: organisationKey ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** How many of the sealed photos an envelope names have not arrived, in whatever state. */
export async function countMissingSealed(
  db: Db,
  envelope: string,
  sealedPhotos: readonly string[],
): Promise<number> {
  if (sealedPhotos.length === 0) return 0
  const arrived = await db
    .selectFrom('sealed_photo')
    .select('sha256')
    .where('envelope_id', '=', envelope)
    .execute()
  const here = new Set(arrived.map(({ sha256 }) => sha256))
  return sealedPhotos.filter((sha256) => !here.has(sha256)).length
}
