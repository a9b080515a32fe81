/** From many stations to ranked recommendations for each addressee, each with its own numbers. */

import type { Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { StationCode } from '../codes.ts'
import type { Barrier, BarrierId } from '../findings/barrier.ts'
import type { BarrierOutcome } from '../findings/find-barriers.ts'
import type { AddresseeId } from './addressee.ts'
import { compareSeverity, type Recommendation } from './recommend.ts'
import type { Remedy } from './remedy.ts'

/** One station with what all visits to it say together. */
export interface StationOutcomes {
  readonly station: StationCode
  readonly outcomes: readonly Pick<BarrierOutcome, 'barrier' | 'outcome'>[]
}

export interface GatheredRecommendation extends Omit<Recommendation, 'evidence'> {
  /** Where the barrier was found, in the order of their codes. */
  readonly stations: readonly StationCode[]
  readonly found: number
  /** Stations that can say yes or no about the barrier. */
  readonly n: number
}

export interface ForAddressee {
  readonly addressee: AddresseeId
  readonly recommendations: readonly GatheredRecommendation[]
}

/** Addressees in the order of the checklist; those nothing is asked of are left out. */
export function gather(checklist: Checklist, stations: Iterable<StationOutcomes>): readonly ForAddressee[] {
  const counted = countByBarrier(stations)
  const { remediesOf } = indexOf(checklist)
  // Ties keep the order of the checklist, so that the same visits always give the same list.
  const ranked = checklist.barriers
    .flatMap((barrier) => {
      const count = counted.get(barrier.id)
      if (count === undefined || count.stations.length === 0) return []
      return (remediesOf.get(barrier.id) ?? []).map((remedy) => gathered(barrier, remedy, count))
    })
    .sort((one, other) => compareSeverity(one.severity, other.severity) || other.found - one.found)
  return checklist.addressees.flatMap(({ id }) => {
    const recommendations = ranked.filter(({ addressee }) => addressee === id)
    return recommendations.length > 0 ? [{ addressee: id, recommendations }] : []
  })
}

interface Count {
  readonly stations: StationCode[]
  n: number
}

function countByBarrier(stations: Iterable<StationOutcomes>): ReadonlyMap<BarrierId, Count> {
  const counts = new Map<BarrierId, Count>()
  for (const { station, outcomes } of stations)
    for (const { barrier, outcome } of outcomes) {
      if (outcome !== 'found' && outcome !== 'absent') continue
      const count = counts.get(barrier) ?? { stations: [], n: 0 }
      counts.set(barrier, count)
      count.n += 1
      if (outcome === 'found') count.stations.push(station)
    }
  for (const { stations: codes } of counts.values()) codes.sort()
  return counts
}

const gathered = (barrier: Barrier, remedy: Remedy, count: Count): GatheredRecommendation => ({
  remedy: remedy.id,
  barrier: barrier.id,
  addressee: remedy.addressee,
  when: remedy.when,
  effort: remedy.effort,
  severity: barrier.severity,
  hinders: barrier.hinders,
  stations: count.stations,
  found: count.stations.length,
  n: count.n,
})
