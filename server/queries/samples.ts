/** Samples as they were drawn: only ever added to. */

import type { SampleDesign } from '../../schema/campaign/sample.ts'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'

export interface KeptSample {
  readonly id: string
  readonly drawnAt: Date
  /** Roles, never a name. */
  readonly drawnBy: string
  readonly seed: string
  readonly area: string | null
  readonly design: SampleDesign
  readonly listSha256: Uint8Array
  readonly listed: number
  readonly stations: readonly StationCode[]
}

const samples = (db: Db, campaign: CampaignId) =>
  db
    .selectFrom('sample')
    .select([
      'id',
      'drawn_at as drawnAt',
      'drawn_by as drawnBy',
      'seed',
      'area',
      'design',
      'list_sha256 as listSha256',
      'listed',
      'stations',
    ])
    .where('campaign_id', '=', campaign)

/** The newest first. */
export const listSamples = (db: Db, campaign: CampaignId): Promise<readonly KeptSample[]> =>
  samples(db, campaign).orderBy('drawn_at', 'desc').orderBy('id').execute()

export const findSample = (db: Db, campaign: CampaignId, id: string): Promise<KeptSample | undefined> =>
  samples(db, campaign).where('id', '=', id).executeTakeFirst()

/** False where there is one of that id already, of whichever campaign. */
export async function saveSample(
  on: Db,
  campaign: CampaignId,
  { id, drawnBy, seed, area, design, listSha256, listed, stations }: Omit<KeptSample, 'drawnAt'>,
): Promise<boolean> {
  const saved = await on
    .insertInto('sample')
    .values({
      ...{ id, campaign_id: campaign, drawn_by: drawnBy, seed, area },
      ...{ design: JSON.stringify(design), list_sha256: listSha256, listed, stations: [...stations] },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}
