/** Indicators: percent of stations with a barrier, each with its own denominator. */

import type { Checklist } from '../checklist/checklist.ts'
import type { BarrierId, Outcome } from './barrier.ts'
import type { BarrierOutcome } from './find-barriers.ts'

/** Below this many stations a percentage says more than is known; then only counts are shown. */
export const SMALL_N = 10

export interface Indicator {
  readonly barrier: BarrierId
  readonly found: number
  readonly absent: number
  /** Stations that can say yes or no: found and absent. The denominator. */
  readonly n: number
  readonly open: number
  readonly notApplicable: number
  /** Too few stations for a percentage. */
  readonly isSmall: boolean
  /** Found among n, from 0 to 100; nothing where n is small. */
  readonly percent?: number
}

/** What is counted of a visited station. */
export interface CountedStation {
  readonly outcomes: readonly Pick<BarrierOutcome, 'barrier' | 'outcome'>[]
}

/** One for each station visited; in the order of the checklist. */
export function countIndicators(
  checklist: Checklist,
  stations: Iterable<CountedStation>,
): readonly Indicator[] {
  const counting = beginCounting(checklist)
  for (const { outcomes } of stations)
    for (const { barrier, outcome } of outcomes) counting.add(outcome, barrier)
  return counting.finish()
}

/** The same of results as they are kept: a country says a million and a half things, and an object of each takes longest. */
export function countKeptIndicators(
  checklist: Checklist,
  stations: Iterable<{ readonly outcomes: ReadonlyMap<BarrierId, Outcome> }>,
): readonly Indicator[] {
  const counting = beginCounting(checklist)
  for (const { outcomes } of stations) outcomes.forEach(counting.add)
  return counting.finish()
}

function beginCounting({ barriers }: Checklist) {
  const counts = new Map(
    barriers.map(({ id }) => [id, { found: 0, absent: 0, open: 0, 'not-applicable': 0 }]),
  )
  return {
    add: (outcome: Outcome, barrier: BarrierId): void => {
      const count = counts.get(barrier)
      if (count) count[outcome] += 1
    },
    finish: (): readonly Indicator[] =>
      [...counts].map(([barrier, { found, absent, open, 'not-applicable': notApplicable }]) =>
        indicator({ barrier, found, absent, open, notApplicable }),
      ),
  }
}

/** The same from counts already made, e.g. by a database. */
export function indicator(
  counts: Pick<Indicator, 'barrier' | 'found' | 'absent' | 'open' | 'notApplicable'>,
): Indicator {
  const n = counts.found + counts.absent
  const isSmall = n < SMALL_N
  return { ...counts, n, isSmall, ...(!isSmall && { percent: (100 * counts.found) / n }) }
}
