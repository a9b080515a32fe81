/** Results as they may be seen outside the review: no conduct, no order, no station on hold. */

import type { StationCode } from '../../schema/codes.ts'
import type { CampaignResults, JudgedResults, WholeResults } from './remember-results.ts'
import type { StationResult } from './station-result.ts'

/** A station on hold looks like one nobody visited: a mark of its own would point at it. */
export interface OutsideResults extends CampaignResults {
  readonly held: ReadonlySet<StationCode>
}

const made = new WeakMap<WholeResults, OutsideResults>()

/** Made once for the same results and the same stations on hold. */
export function outsideOf(results: WholeResults, held: readonly StationCode[]): OutsideResults {
  const known = made.get(results)
  if (known && isHeld(known.held, held)) return known
  const outside = { ...results, ...releasedOf(results, held) }
  made.set(results, outside)
  return outside
}

export interface OutsideJudged extends JudgedResults<StationResult> {
  readonly held: ReadonlySet<StationCode>
}

const madeBare = new WeakMap<JudgedResults, OutsideJudged>()

/** The same of results without the register. */
export function outsideOfJudged(results: JudgedResults, held: readonly StationCode[]): OutsideJudged {
  const known = madeBare.get(results)
  if (known && isHeld(known.held, held)) return known
  const outside = { ...results, ...releasedOf(results, held) }
  madeBare.set(results, outside)
  return outside
}

const isHeld = (known: ReadonlySet<StationCode>, held: readonly StationCode[]): boolean =>
  held.length === known.size && held.every((code) => known.has(code))

function releasedOf({ byStation: all }: Pick<JudgedResults, 'byStation'>, held: readonly StationCode[]) {
  const holds = new Set(held)
  const byStation = new Map<StationCode, StationResult>()
  for (const [code, result] of all) if (!holds.has(code)) byStation.set(code, result.released)
  return { byStation, held: holds }
}
