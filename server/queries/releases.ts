/** Releases and their parts: only ever added to; what leaves is read through the views. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { ReleaseKind, WithdrawalReason } from '../../schema/release/release.ts'
import type { Db, ExportDb } from '../storage/database.ts'

export interface KeptRelease {
  readonly number: number
  readonly kind: ReleaseKind
  readonly day: string
  readonly hour: number | null
  readonly stations: number
  readonly sha256: Uint8Array
  readonly bytes: number
  /** Why it is given out no more; null while it is. */
  readonly withdrawn: WithdrawalReason | null
}

const releases = (db: ExportDb, campaign: CampaignId) =>
  db
    .selectFrom('export.release as release')
    .leftJoin('export.release_withdrawal as withdrawal', (join) =>
      join
        .onRef('withdrawal.campaign_id', '=', 'release.campaign_id')
        .onRef('withdrawal.number', '=', 'release.number'),
    )
    .select([
      'release.number',
      'release.kind',
      'release.day',
      'release.hour',
      'release.stations',
      'release.sha256',
      'release.bytes',
      'withdrawal.reason as withdrawn',
    ])
    .where('release.campaign_id', '=', campaign)

/** The newest first. */
export const listReleases = (db: ExportDb, campaign: CampaignId): Promise<readonly KeptRelease[]> =>
  releases(db, campaign).orderBy('release.number', 'desc').execute()

export const findRelease = (
  db: ExportDb,
  campaign: CampaignId,
  number: number,
): Promise<KeptRelease | undefined> =>
  releases(db, campaign).where('release.number', '=', number).executeTakeFirst()

/** The parts in their order, as they are kept: gzip. One at a time, since all of them can be long. */
export async function* readParts(
  db: ExportDb,
  campaign: CampaignId,
  number: number,
  from = 0,
): AsyncGenerator<Uint8Array> {
  for (let part = from; ; part += 1) {
    const row = await db
      .selectFrom('export.release_part')
      .select('body')
      .where('campaign_id', '=', campaign)
      .where('number', '=', number)
      .where('part', '=', part)
      .executeTakeFirst()
    if (row === undefined) return
    yield row.body
  }
}

/** The text of a transaction that has not ended yet. */
export async function readOwnPart(
  on: Db,
  campaign: CampaignId,
  number: number,
  part: number,
): Promise<Uint8Array | undefined> {
  const row = await on
    .selectFrom('release_part')
    .select('body')
    .where('campaign_id', '=', campaign)
    .where('number', '=', number)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.body
}

/** One release after the other in a campaign: two that are made at once would want the same number. */
export const lockReleases = (on: Db, campaign: CampaignId) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`release ${campaign}`}, 0))`.execute(on)

export interface MadeBefore {
  readonly id: string
  readonly number: number
  readonly kind: ReleaseKind
}

/** Whether some campaign has a release of this id. */
export const isReleaseId = async (on: Db, id: string): Promise<boolean> =>
  (await on.selectFrom('release').select('number').where('id', '=', id).executeTakeFirst()) !== undefined

/** The newest first. */
export const listMadeBefore = (on: Db, campaign: CampaignId): Promise<readonly MadeBefore[]> =>
  on
    .selectFrom('release')
    .select(['id', 'number', 'kind'])
    .where('campaign_id', '=', campaign)
    .orderBy('number', 'desc')
    .execute()

export interface PartOfRelease {
  readonly campaign: CampaignId
  readonly number: number
  readonly part: number
  readonly body: Uint8Array
}

export async function savePart(on: Db, { campaign, number, part, body }: PartOfRelease): Promise<void> {
  await on.insertInto('release_part').values({ campaign_id: campaign, number, part, body }).execute()
}

/** A JPEG in the clear, under the hash the content names. */
export async function saveReleasePhoto(
  on: Db,
  photo: {
    readonly campaign: CampaignId
    readonly number: number
    readonly sha256: string
    readonly body: Uint8Array
  },
): Promise<void> {
  const { campaign, ...values } = photo
  await on
    .insertInto('release_photo')
    .values({ campaign_id: campaign, ...values })
    .execute()
}

export async function readReleasePhoto(
  db: ExportDb,
  campaign: CampaignId,
  number: number,
  sha256: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('export.release_photo')
    .select('body')
    .where('campaign_id', '=', campaign)
    .where('number', '=', number)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.body
}

export async function saveRelease(
  on: Db,
  campaign: CampaignId,
  release: Omit<KeptRelease, 'withdrawn'> & { readonly id: string; readonly madeBy: string },
): Promise<void> {
  const { id, number, kind, day, hour, stations, sha256, bytes, madeBy } = release
  await on
    .insertInto('release')
    .values({
      ...{ campaign_id: campaign, id, number, kind, day, hour, stations, sha256, bytes },
      made_by: madeBy,
    })
    .execute()
}

/** False where it was withdrawn before; the first reason stays. */
export async function saveWithdrawal(
  on: Db,
  campaign: CampaignId,
  withdrawal: { readonly number: number; readonly reason: WithdrawalReason; readonly by: string },
): Promise<boolean> {
  const saved = await on
    .insertInto('release_withdrawal')
    .values({
      ...{ campaign_id: campaign, number: withdrawal.number, reason: withdrawal.reason },
      withdrawn_by: withdrawal.by,
    })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'number']).doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}
