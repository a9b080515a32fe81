/** A release that is given out: it is there, and nobody has withdrawn it. */

import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import type { ReleaseKind } from '../../schema/release/release.ts'
import { refuse } from '../http/refusal.ts'
import { findRelease } from '../queries/releases.ts'
import type { ExportDb } from '../storage/database.ts'

export async function findGivenOut(
  db: ExportDb,
  params: { readonly campaign: string; readonly number: string },
): Promise<{ readonly campaign: CampaignId; readonly number: number; readonly kind: ReleaseKind }> {
  const campaign = readCampaignId(params.campaign)
  const number = Number(params.number)
  const kept = campaign && (await findRelease(db, campaign, number))
  if (!kept) return refuse('not-found')
  if (kept.withdrawn !== null) refuse('release-withdrawn')
  return { campaign, number, kind: kept.kind }
}
