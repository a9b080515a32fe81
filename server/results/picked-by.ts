/** What stations may be picked by, and by which review: map, list and areas ask here before they filter. */

import type { StationCode } from '../../schema/codes.ts'
import type { Actor } from '../http/actor.ts'
import { listStationsReviewed } from '../queries/reviews.ts'
import { listStationsOfDay } from '../queries/visits.ts'
import type { Services } from '../services.ts'
import type { CampaignResults } from './remember-results.ts'
import { type Picked, refusePicking } from './seen-by.ts'

/**
 * A refusal where this reader may not pick so; else the stations with a visit in the state of review that is asked
 * for and one that arrived on the day that is, or nothing where neither is. Looked up when somebody asks and kept
 * nowhere: reviewers decide all the time.
 */
export async function pickedBy(
  { db, country }: Pick<Services, 'db' | 'country'>,
  seen: { readonly results: Pick<CampaignResults, 'campaign' | 'checklist'> },
  actor: Actor,
  asked: Picked,
): Promise<ReadonlySet<StationCode> | undefined> {
  refusePicking(seen, actor, asked)
  const { review, day } = asked
  const { id } = seen.results.campaign
  const reviewed = review && (await listStationsReviewed(db, id, review))
  const arrived = day && (await listStationsOfDay(db, id, day, country.timeZone))
  if (!reviewed || !arrived) return reviewed || arrived || undefined
  return new Set([...reviewed].filter((station) => arrived.has(station)))
}
