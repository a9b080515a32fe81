/** Photos offered for releases: kept sealed, decided on under a lock, and handed to a release when two agree. */

import { sql } from 'kysely'
import type { CampaignId, PersonId, StationCode, VisitId } from '../../schema/codes.ts'
import type { BarrierId } from '../../schema/findings/barrier.ts'
import type { Words } from '../../schema/language.ts'
import type { OfferState } from '../../schema/release/offered-photo.ts'
import type { AgreedPhoto } from '../../schema/release/photos.ts'
import type { Db } from '../storage/database.ts'

export interface NewOffer {
  readonly id: string
  readonly campaign: CampaignId
  readonly visit: VisitId
  /** SHA-256 of the photo it was made from. */
  readonly photo: string
  readonly station: StationCode
  readonly barrier: BarrierId | undefined
  readonly text: Words
  readonly sha256: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  /** Sealed. */
  readonly picture: Uint8Array
  readonly by: PersonId
}

export interface KeptOffer {
  readonly id: string
  readonly campaign: CampaignId
  readonly photo: string
  readonly station: StationCode
  readonly premisesName: Words
  readonly barrier: BarrierId | null
  readonly text: Words
  readonly sha256: string
  readonly width: number
  readonly height: number
  readonly state: OfferState
  readonly offeredBy: PersonId
  /** Calendar day in the country's time zone. */
  readonly day: string
  readonly isGone: boolean
}

/** True when it is new; the same id again leaves what is there. */
export async function saveOffer(on: Db, offer: NewOffer): Promise<boolean> {
  const { id, campaign, visit, photo, station, barrier, text, sha256, bytes, width, height, picture, by } =
    offer
  const saved = await on
    .insertInto('offered_photo')
    .values({
      ...{ id, campaign_id: campaign, visit_id: visit, photo, station, barrier: barrier ?? null },
      ...{ text: JSON.stringify(text), sha256, bytes, width, height, picture, offered_by: by },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

/** The station of a visit that names this photo; nothing where it does not, or the photo has not come. */
export const findPhotographed = (
  db: Db,
  visit: VisitId,
  photo: string,
): Promise<
  | {
      readonly campaign: CampaignId
      readonly station: StationCode
      readonly checklist_id: string
      readonly checklist_version: string
    }
  | undefined
> =>
  db
    .selectFrom('visit_photo')
    .innerJoin('visit', 'visit.id', 'visit_photo.visit_id')
    .select(['visit.campaign_id as campaign', 'visit.station', 'checklist_id', 'checklist_version'])
    .where('visit_photo.visit_id', '=', visit)
    .where('visit_photo.sha256', '=', photo)
    .executeTakeFirst()

const offers = (db: Db, timeZone: string) =>
  db
    .selectFrom('offered_photo')
    .innerJoin('station', 'station.code', 'offered_photo.station')
    .innerJoin('premises', 'premises.code', 'station.premises')
    .select([
      'offered_photo.id',
      'campaign_id as campaign',
      'photo',
      'offered_photo.station',
      'premises.name as premisesName',
      'barrier',
      'text',
      'sha256',
      'width',
      'height',
      'state',
      'offered_by as offeredBy',
      sql<string>`to_char(offered_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'),
      sql<boolean>`picture is null`.as('isGone'),
    ])

/** Those that wait first, the oldest first; then what was decided, the newest first. */
export const listOffers = (db: Db, campaign: CampaignId, timeZone: string): Promise<readonly KeptOffer[]> =>
  offers(db, timeZone)
    .where('campaign_id', '=', campaign)
    .orderBy(sql`state <> 'offered'`)
    .orderBy(sql`case when state = 'offered' then offered_at end`)
    .orderBy('decided_at', 'desc')
    .orderBy('offered_photo.id')
    .execute()

/** In a transaction, whoever else wants to decide on it waits. */
export const lockOffer = (on: Db, id: string) =>
  on
    .selectFrom('offered_photo')
    .select(['id', 'campaign_id as campaign', 'state', 'offered_by as offeredBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const saveDecision = (on: Db, id: string, isAgreed: boolean, by: PersonId): Promise<unknown> =>
  on
    .updateTable('offered_photo')
    .set({
      ...(isAgreed
        ? ({ state: 'agreed', agreed_by: by } as const)
        : ({ state: 'refused', refused_by: by } as const)),
      decided_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()

/** Sealed; nothing where there is no such offer. A null picture has ended. */
export const findOfferedPicture = (db: Db, id: string) =>
  db
    .selectFrom('offered_photo')
    .select(['campaign_id as campaign', 'picture', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Two of the same picture are one: the older offer stands. */
export async function listAgreed(on: Db, campaign: CampaignId): Promise<readonly AgreedPhoto[]> {
  const rows = await on
    .selectFrom('offered_photo')
    .select(['id as offer', 'station', 'barrier', 'text', 'sha256', 'bytes', 'width', 'height'])
    .distinctOn('sha256')
    .where('campaign_id', '=', campaign)
    .where('state', '=', 'agreed')
    .where('picture', 'is not', null)
    .orderBy('sha256')
    .orderBy('offered_at')
    .orderBy('id')
    .execute()
  return rows.map(({ barrier, ...row }) => ({ ...row, ...(barrier !== null && { barrier }) }))
}
