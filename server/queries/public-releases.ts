/** Which releases are shown to everybody. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { ReleaseKind } from '../../schema/release/release.ts'
import type { Db } from '../storage/database.ts'

/** The number in the address of each release that is shown now. */
export async function listPublic(db: Db, campaign: CampaignId): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('public_release')
    .select(['number', 'address'])
    .where('campaign_id', '=', campaign)
    .where('is_public', '=', true)
    .execute()
  return new Map(rows.map(({ number, address }) => [number, address]))
}

/** False where it was so already. */
export async function savePublic(
  on: Db,
  campaign: CampaignId,
  number: number,
  isPublic: boolean,
): Promise<boolean> {
  const saved = await on
    .insertInto('public_release')
    .values({ campaign_id: campaign, number, is_public: isPublic })
    .onConflict((conflict) =>
      conflict
        .columns(['campaign_id', 'number'])
        .doUpdateSet({ is_public: isPublic })
        .where('public_release.is_public', '<>', isPublic),
    )
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

export interface ShownRelease {
  readonly campaign: CampaignId
  readonly number: number
  readonly kind: ReleaseKind
  readonly sha256: Uint8Array
  /** A newer one of the campaign is shown too. */
  readonly isOvertaken: boolean
}

/** Nothing for an address of none, of a hidden one, and of one that was withdrawn. */
export async function findShown(db: Db, address: number): Promise<ShownRelease | undefined> {
  return db
    .selectFrom('public_release as shown')
    .innerJoin('release', (join) =>
      join
        .onRef('release.campaign_id', '=', 'shown.campaign_id')
        .onRef('release.number', '=', 'shown.number'),
    )
    .select(['release.campaign_id as campaign', 'release.number', 'kind', 'sha256'])
    .select(
      sql<boolean>`exists (
        select from public_release as later
        where later.campaign_id = shown.campaign_id and later.number > shown.number and later.is_public
      )`.as('isOvertaken'),
    )
    .where('shown.address', '=', address)
    .where('shown.is_public', '=', true)
    .where(
      sql<boolean>`not exists (
        select from release_withdrawal as withdrawal
        where withdrawal.campaign_id = shown.campaign_id and withdrawal.number = shown.number
      )`,
    )
    .executeTakeFirst()
}
