/** How much a share has changed at stations that were looked at both times, with an interval only where lots were drawn. */

import { SMALL_N } from '../findings/indicators.ts'
import { estimateMean } from './estimate.ts'
import { type Interval, studentT95 } from './interval.ts'
import type { Weighed } from './weights.ts'

/** At one station: 1 where the barrier appeared, −1 where it is gone, 0 where it is as it was. */
export type Became = -1 | 0 | 1

export interface Change {
  /** Share now less share then, from −1 to 1, to six digits. */
  readonly change: number
  /** At 95 %. */
  readonly interval?: Interval
}

/**
 * The mean of what became of each pair, so that a station is held against itself: the variance is that of matched
 * pairs (McNemar's). `weighed`: the sample the pairs were drawn with, `units` their places in it; nothing where the
 * pairs speak for themselves alone. Where nothing became different no variance can be seen; then half a station is
 * taken to have changed each way (A. Agresti and Y. Min, Statistics in Medicine 24 (2005)). Nothing where there are few.
 */
export function changeOf(
  weighed: Weighed | undefined,
  units: readonly number[],
  became: readonly Became[],
): Change | undefined {
  const n = became.length
  if (n < SMALL_N) return undefined
  if (weighed === undefined) {
    let sum = 0
    for (const one of became) sum += one
    return { change: round(sum / n) }
  }
  const estimated = estimateMean(weighed, units, became)
  if (estimated === undefined) return undefined
  const { mean, variance, degrees, represented } = estimated
  if (degrees < 1) return { change: round(mean) }
  const isStill = became.every((one) => one === 0)
  const notSeen = Math.max(0, 1 - n / represented)
  const half = studentT95(degrees) * Math.sqrt(isStill ? notSeen / (n + 2) ** 2 : variance)
  return {
    change: round(mean),
    interval: { from: round(Math.max(-1, mean - half)), to: round(Math.min(1, mean + half)) },
  }
}

/** Never a zero with a sign. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0
