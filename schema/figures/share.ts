/** A share of stations with its own denominator: a count where there are few, else a percentage, and an interval where lots were drawn. */

import { SMALL_N } from '../findings/indicators.ts'
import { estimateMean } from './estimate.ts'
import { type Interval, studentT95, wilson } from './interval.ts'
import type { Weighed } from './weights.ts'

export interface Share {
  /** Stations where it is so; as they were counted, never weighted. */
  readonly count: number
  /** Stations that can tell: the denominator. */
  readonly n: number
  /** What may be said of it in per cent; nothing where n is small. */
  readonly estimate?: Estimate
}

export interface Estimate {
  /** From 0 to 1, to six digits. Weighted where lots were drawn; otherwise count ÷ n. */
  readonly share: number
  /** At 95 %, of the stations of the list that the sample speaks for. Only where lots were drawn and kept. */
  readonly interval?: Interval
  /** How many times the variance is that of as many stations drawn one by one; nothing where there is none. */
  readonly designEffect?: number
}

/**
 * `weighed`: only where lots were drawn and kept. `units`: places in it of the stations that can tell; `counted`: 1 for
 * each of them where it is so, else 0.
 */
export function shareOf(
  weighed: Weighed | undefined,
  units: readonly number[],
  counted: readonly (0 | 1)[],
): Share {
  const n = units.length
  let count = 0
  for (const one of counted) count += one
  if (n < SMALL_N || weighed === undefined) return plainShare(count, n)
  const estimate = estimateFrom(weighed, units, counted)
  return { count, n, ...(estimate && { estimate }) }
}

/** The same, counted station by station: where no lots were drawn, nothing but two numbers is kept of them. */
export function countShare(weighed: Weighed | undefined) {
  const units: number[] = []
  const counted: (0 | 1)[] = []
  let count = 0
  let n = 0
  return {
    /** A station that can tell, by its place in what was weighed. */
    add(unit: number, isSo: boolean): void {
      n += 1
      if (isSo) count += 1
      if (weighed === undefined) return
      units.push(unit)
      counted.push(isSo ? 1 : 0)
    },
    share: (): Share => (weighed ? shareOf(weighed, units, counted) : plainShare(count, n)),
  }
}

const plainShare = (count: number, n: number): Share => ({
  ...{ count, n },
  ...(n >= SMALL_N && { estimate: { share: round(count / n) } }),
})

/**
 * Wilson's interval with Student's t and an effective number of stations: share · (1 − share) ÷ variance, never more
 * than stations drawn one by one would be worth. Where nobody or everybody has it, no variance can be seen; then each
 * cluster counts as a single station, for its rooms may all be alike.
 */
function estimateFrom(
  weighed: Weighed,
  units: readonly number[],
  counted: readonly number[],
): Estimate | undefined {
  const estimated = estimateMean(weighed, units, counted)
  if (estimated === undefined) return undefined
  const { variance, degrees, clusters, represented } = estimated
  const share = Math.min(1, Math.max(0, estimated.mean))
  const n = units.length
  const notSeen = Math.max(0, 1 - n / represented)
  const one = share * (1 - share)
  const isMixed = one > 1e-12
  const most = (isMixed ? n : clusters) / notSeen
  const effective = isMixed && variance > 0 ? Math.min(one / variance, most) : most
  const byOne = (notSeen * one) / (n - 1)
  return {
    share: round(share),
    ...(degrees >= 1 && { interval: rounded(wilson(share, effective, studentT95(degrees))) }),
    ...(isMixed && byOne > 0 && { designEffect: round(variance / byOne) }),
  }
}

const rounded = ({ from, to }: Interval): Interval => ({ from: round(from), to: round(to) })

/** Six digits: what is frozen today is the same text tomorrow, whichever machine adds up. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6
