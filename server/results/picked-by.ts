/** What stations may be picked by, and by which review: map, list and areas ask here before they filter. */

import type { StationCode } from '../../schema/codes.ts'
import type { Actor } from '../http/actor.ts'
import { listStationsReviewed } from '../queries/reviews.ts'
import type { Services } from '../services.ts'
import type { CampaignResults } from './remember-results.ts'
import { type Picked, refusePicking } from './seen-by.ts'

/**
 * A refusal where this reader may not pick so; else the stations with a visit in the state of review that is asked
 * for, or nothing where none is. Looked up when somebody asks and kept nowhere: reviewers decide all the time.
 */
export async function pickedBy(
  { db }: Pick<Services, 'db'>,
  seen: { readonly results: Pick<CampaignResults, 'campaign' | 'checklist'> },
  actor: Actor,
  asked: Picked,
): Promise<ReadonlySet<StationCode> | undefined> {
  refusePicking(seen, actor, asked)
  const { review } = asked
  return review && listStationsReviewed(db, seen.results.campaign.id, review)
}
