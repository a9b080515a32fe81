/** Counting stations of a release one by one: coverage, ratings, and barriers with the codes of where they were found. */

import type { Checklist } from '../checklist/checklist.ts'
import type { StationCode } from '../codes.ts'
import { listBarriersOf } from '../disclosure/tier.ts'
import type { BarrierId } from '../findings/barrier.ts'
import { type Indicator, indicator } from '../findings/indicators.ts'
import { RATINGS, type Rating } from '../findings/rating.ts'
import type { StationOutcomes } from '../recommendations/gather.ts'
import type { ReleasedCoverage, ReleasedRatings, ReleasedStation } from './release.ts'

export interface Tally {
  add(station: ReleasedStation): void
  /** `stations`: how many the register has there. */
  coverage(stations: number): ReleasedCoverage
  ratings(): ReleasedRatings
  /** Barriers that may be told station by station, in the order of the checklist. */
  figures(): readonly Indicator[]
  /** Each outcome that counts for recommendations by itself: the same sums, without the stations being kept. */
  outcomes(): Iterable<StationOutcomes>
}

interface Counts {
  readonly found: StationCode[]
  absent: number
  open: number
  notApplicable: number
}

const noRatings = (): Record<Rating, number> => ({ full: 0, assisted: 0, none: 0, unknown: 0 })

/** `checklist`: the campaign's; what stations say about barriers of an older one alone is not counted. */
export function beginTally(checklist: Checklist): Tally {
  const told = listBarriersOf(checklist, 'A').map(({ id }) => id)
  const counts = new Map<BarrierId, Counts>(
    told.map((id) => [id, { found: [], absent: 0, open: 0, notApplicable: 0 }]),
  )
  const all = noRatings()
  const groups = new Map(checklist.groups.map(({ id }) => [id, noRatings()]))
  let visited = 0
  let entered = 0
  return {
    add({ code, entered: isEntered, rating, outcomes }) {
      visited += 1
      if (isEntered) entered += 1
      all[rating.rating] += 1
      for (const [group, rated] of groups) rated[rating.groups[group]?.rating ?? 'unknown'] += 1
      for (const { barrier, outcome } of outcomes) {
        const count = counts.get(barrier)
        if (count === undefined) continue
        if (outcome === 'found') count.found.push(code)
        else count[outcome === 'not-applicable' ? 'notApplicable' : outcome] += 1
      }
    },
    coverage: (stations) => ({ stations, visited, entered }),
    ratings: () => ({
      all: inOrder(all),
      groups: Object.fromEntries([...groups].map(([id, rated]) => [id, inOrder(rated)])),
    }),
    figures: () =>
      [...counts].map(([barrier, { found, absent, open, notApplicable }]) =>
        indicator({ barrier, found: found.length, absent, open, notApplicable }),
      ),
    *outcomes() {
      for (const [barrier, { found, absent }] of counts) {
        for (const station of found) yield { station, outcomes: [{ barrier, outcome: 'found' }] }
        // Stations without the barrier are counted and never named.
        const [station] = found
        for (let order = 0; station !== undefined && order < absent; order += 1)
          yield { station, outcomes: [{ barrier, outcome: 'absent' }] }
      }
    },
  }
}

const inOrder = (rated: Record<Rating, number>): Readonly<Record<Rating, number>> => ({
  ...rated,
  ...Object.fromEntries(RATINGS.map((rating) => [rating, rated[rating]])),
})
