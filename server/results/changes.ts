/** Two states of the same results → what is different, station by station. */

import type { StationCode } from '../../schema/codes.ts'
import type { CampaignResults } from './remember-results.ts'
import type { StationResult } from './station-result.ts'

/** In the order of the newer results, then those that are gone, e.g. because somebody put them on hold. */
export function listChangedStations(before: CampaignResults, now: CampaignResults): readonly StationCode[] {
  if (before.byStation === now.byStation) return []
  const changed: StationCode[] = []
  for (const [code, result] of now.byStation) {
    const known = before.byStation.get(code)
    if (known === undefined || !isSame(known, result)) changed.push(code)
  }
  for (const code of before.byStation.keys()) if (!now.byStation.has(code)) changed.push(code)
  return changed
}

/** What was judged again and came out the same is no news. */
const isSame = (one: StationResult, other: StationResult): boolean =>
  one === other ||
  (one.visits === other.visits &&
    one.corrections === other.corrections &&
    one.accessOutcome === other.accessOutcome &&
    one.rating === other.rating &&
    one.barriersFound === other.barriersFound &&
    [...one.outcomes].every(
      ([barrier, outcome]) => (outcome === 'found') === (other.outcomes.get(barrier) === 'found'),
    ))
