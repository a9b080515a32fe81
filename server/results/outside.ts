/** Results as they may be seen outside the review: no conduct, no order, no station on hold. */

import type { StationCode } from '../../schema/codes.ts'
import type { CampaignResults, WholeResults } from './remember-results.ts'
import type { StationResult } from './station-result.ts'

/** A station on hold looks like one nobody visited: a mark of its own would point at it. */
export interface OutsideResults extends CampaignResults {
  readonly held: ReadonlySet<StationCode>
}

const made = new WeakMap<WholeResults, OutsideResults>()

/** Made once for the same results and the same stations on hold. */
export function outsideOf(results: WholeResults, held: readonly StationCode[]): OutsideResults {
  const known = made.get(results)
  if (known && held.length === known.held.size && held.every((code) => known.held.has(code))) return known
  const holds = new Set(held)
  const byStation = new Map<StationCode, StationResult>()
  for (const [code, result] of results.byStation) if (!holds.has(code)) byStation.set(code, result.released)
  const outside = { ...results, byStation, held: holds }
  made.set(results, outside)
  return outside
}
