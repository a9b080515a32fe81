/** Two campaigns, station by station: what appeared, is gone, is still there, at those looked at both times; the others apart. */

import type { Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import { boundIn, listStatements } from '../checklist/parts-of-condition.ts'
import type { PremisesCode, StationCode } from '../codes.ts'
import type { Barrier, BarrierId, Outcome } from '../findings/barrier.ts'
import { type Became, type Change, changeOf } from './change.ts'
import type { Basis, Design } from './design.ts'
import { type Share, shareOf } from './share.ts'
import { type Weighed, weigh } from './weights.ts'

type Outcomes = ReadonlyMap<BarrierId, Outcome>

/** A station of the register; what was said of it then and now, where somebody was there. */
export interface ComparedStation {
  readonly station: StationCode
  readonly premises: PremisesCode
  readonly earlier?: Outcomes
  readonly now?: Outcomes
}

export interface Compared {
  readonly checklist: Checklist
  readonly design: Design
}

/** Holds nobody and no time. */
export interface Comparison {
  readonly earlier: Basis
  readonly now: Basis
  /** Stations visited both times, and only one time. */
  readonly both: number
  readonly onlyThen: number
  readonly onlyNow: number
  /** Asked both times by the same ids; in the order of today's checklist. */
  readonly barriers: readonly BarrierChange[]
  /** Barriers of today that were not asked then, or by another question, or held against another bound. */
  readonly notComparable: readonly BarrierId[]
}

export interface BarrierChange extends Partial<Change> {
  readonly barrier: BarrierId
  /** Stations that could tell both times; what became of the barrier there. */
  readonly n: number
  readonly still: number
  readonly appeared: number
  readonly gone: number
  readonly never: number
  /** Of `n`: those where another room of the same place was looked at then; only for what belongs to the place. */
  readonly byPlace: number
  /** Stations that could tell only that time: never a part of the change. */
  readonly unmatchedThen: Share
  readonly unmatchedNow: Share
}

/** `barriers`: those that may be told, of today's checklist. Stations in order of their codes. */
export function compareCampaigns(
  { earlier, now }: { readonly earlier: Compared; readonly now: Compared },
  stations: readonly ComparedStation[],
  barriers: readonly Barrier[],
): Comparison {
  const comparable = barriers.filter((barrier) => isSameQuestion(barrier, earlier.checklist, now.checklist))
  const kept = new Set(comparable)
  const pairs = pairsOf(earlier.design, now.design, stations)
  const atPlace = groupByPlace(stations)
  const count = (is: (one: ComparedStation) => boolean) => stations.filter(is).length
  return {
    ...{ earlier: earlier.design.basis, now: now.design.basis },
    both: count((one) => one.earlier !== undefined && one.now !== undefined),
    onlyThen: count((one) => one.earlier !== undefined && one.now === undefined),
    onlyNow: count((one) => one.earlier === undefined && one.now !== undefined),
    barriers: comparable.map((barrier) => {
      const isOfPlace = indexOf(now.checklist).questions.get(barrier.question)?.about === 'premises'
      const outcomeThen = (one: ComparedStation): Outcome | undefined =>
        one.earlier?.get(barrier.id) ?? (isOfPlace ? atPlace.get(one.premises)?.get(barrier.id) : undefined)
      return changeAt(barrier, stations, outcomeThen, pairs)
    }),
    notComparable: barriers.filter((barrier) => !kept.has(barrier)).map(({ id }) => id),
  }
}

/** By the same ids and against the same bounds: otherwise a change would be one of the checklist. */
function isSameQuestion(barrier: Barrier, earlier: Checklist, now: Checklist): boolean {
  const known = earlier.barriers.find(({ id }) => id === barrier.id)
  if (known === undefined || known.question !== barrier.question) return false
  if (JSON.stringify(known.present) !== JSON.stringify(barrier.present)) return false
  return listStatements(barrier.present).every((statement) => {
    const bound = boundIn(statement)
    const threshold = typeof bound === 'object' ? bound.threshold : undefined
    return (
      threshold === undefined ||
      indexOf(earlier).thresholds.get(threshold) === indexOf(now).thresholds.get(threshold)
    )
  })
}

interface Pairing {
  /** Nothing where pairs speak for themselves alone. */
  readonly weighed: Weighed | undefined
  readonly unitOf: ReadonlyMap<StationCode, number>
}

/**
 * Pairs are a part of the sample of today, or of then where today everything was to be visited. Where lots were drawn
 * both times nothing is taken off for how many were drawn: the first lot is uncertain as well, and more than that it
 * cannot add. A station that no lot fell on is in no change.
 */
function pairsOf(earlier: Design, now: Design, stations: readonly ComparedStation[]): Pairing {
  const isEither = ({ basis }: Design): boolean => basis === 'by-lot' || basis === 'census'
  const design = now.basis === 'by-lot' ? now : earlier.basis === 'by-lot' ? earlier : undefined
  if (design === undefined || !isEither(earlier) || !isEither(now))
    return { weighed: undefined, unitOf: new Map() }
  const visited = stations.filter(
    (one) => (design === now ? one.now : one.earlier) !== undefined && design.drawn.has(one.station),
  )
  const weighed = weigh(
    design,
    visited.map(({ station }) => station),
  )
  const isBoth = now.basis === 'by-lot' && earlier.basis === 'by-lot'
  return {
    weighed: isBoth
      ? { ...weighed, strata: weighed.strata.map((one) => ({ ...one, clusters: Number.POSITIVE_INFINITY })) }
      : weighed,
    unitOf: new Map(visited.map(({ station }, unit) => [station, unit])),
  }
}

/** What belongs to a place was there when any of its rooms found it, and was not when one could tell and none found it. */
function groupByPlace(
  stations: readonly ComparedStation[],
): ReadonlyMap<PremisesCode, ReadonlyMap<BarrierId, Outcome>> {
  const places = new Map<PremisesCode, Map<BarrierId, Outcome>>()
  for (const { premises, earlier } of stations)
    for (const [barrier, outcome] of earlier ?? []) {
      if (outcome !== 'found' && outcome !== 'absent') continue
      const place = places.get(premises) ?? new Map<BarrierId, Outcome>()
      places.set(premises, place)
      if (outcome === 'found' || !place.has(barrier)) place.set(barrier, outcome)
    }
  return places
}

function changeAt(
  { id }: Barrier,
  stations: readonly ComparedStation[],
  outcomeThen: (one: ComparedStation) => Outcome | undefined,
  { weighed, unitOf }: Pairing,
): BarrierChange {
  const units: number[] = []
  const became: Became[] = []
  const counts = { still: 0, appeared: 0, gone: 0, never: 0 }
  const unmatched = { earlier: [] as (0 | 1)[], now: [] as (0 | 1)[] }
  let byPlace = 0
  for (const one of stations) {
    const earlier = toldIn(outcomeThen(one))
    const now = toldIn(one.now?.get(id))
    const own = toldIn(one.earlier?.get(id))
    const unit = unitOf.get(one.station)
    const isPair = earlier !== undefined && now !== undefined && (weighed === undefined || unit !== undefined)
    if (!isPair) {
      if (own !== undefined) unmatched.earlier.push(own)
      if (now !== undefined) unmatched.now.push(now)
      continue
    }
    units.push(unit ?? 0)
    became.push(now === earlier ? 0 : now === 1 ? 1 : -1)
    counts[now === 1 ? (earlier === 1 ? 'still' : 'appeared') : earlier === 1 ? 'gone' : 'never'] += 1
    if (own === undefined) byPlace += 1
  }
  const alone = (counted: readonly (0 | 1)[]): Share =>
    shareOf(
      undefined,
      counted.map((_, at) => at),
      counted,
    )
  return {
    ...{ barrier: id, n: became.length, ...counts, byPlace },
    ...changeOf(weighed, units, became),
    unmatchedThen: alone(unmatched.earlier),
    unmatchedNow: alone(unmatched.now),
  }
}

const toldIn = (outcome: Outcome | undefined): 0 | 1 | undefined =>
  outcome === 'found' ? 1 : outcome === 'absent' ? 0 : undefined
