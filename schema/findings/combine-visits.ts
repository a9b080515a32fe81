/** What several visits to one station say together, and where they disagree. */

import type { AccessOutcome, Checklist } from '../checklist/checklist.ts'
import type { Barrier, BarrierId, Outcome } from './barrier.ts'
import type { BarrierOutcome, Findings } from './find-barriers.ts'

/** One visit found a barrier that another did not; visits by their place in the order of arrival, from 0. */
export interface Disagreement {
  readonly barrier: BarrierId
  readonly found: readonly number[]
  readonly absent: readonly number[]
}

export interface CombinedFindings extends Findings {
  readonly disagreements: readonly Disagreement[]
}

/**
 * Lasting things: the latest visit that could tell stands. Conduct: once seen is seen, whoever came later.
 * `visits` in the order in which the server received them; nothing for a station without a visit.
 */
export function combineVisits(
  checklist: Checklist,
  visits: readonly Findings[],
): CombinedFindings | undefined {
  const [first] = visits
  if (first === undefined) return undefined
  // Most stations have one visit, and it was judged by this checklist.
  if (visits.length === 1 && isInOrder(checklist, first)) {
    const { outcomes, access, relocateOrBuild } = first
    return { outcomes, disagreements: [], ...(access && { access }), relocateOrBuild }
  }
  const maps = visits.map(({ outcomes }) => new Map(outcomes.map((outcome) => [outcome.barrier, outcome])))
  const disagreements: Disagreement[] = []
  const outcomes = checklist.barriers.flatMap((barrier) => {
    const said = maps.map((outcomesOfVisit) => outcomesOfVisit.get(barrier.id))
    const found = placesOf(said, 'found')
    const absent = placesOf(said, 'absent')
    if (found.length > 0 && absent.length > 0) disagreements.push({ barrier: barrier.id, found, absent })
    const one = combine(barrier, said)
    return one ? [one] : []
  })
  const access = combineAccess(visits)
  return {
    outcomes,
    disagreements,
    ...(access && { access }),
    relocateOrBuild:
      visits.findLast(({ relocateOrBuild }) => relocateOrBuild !== 'open')?.relocateOrBuild ?? 'open',
  }
}

const isInOrder = ({ barriers }: Checklist, { outcomes }: Findings): boolean =>
  outcomes.length === barriers.length && outcomes.every(({ barrier }, at) => barrier === barriers[at]?.id)

function placesOf(said: readonly (BarrierOutcome | undefined)[], wanted: Outcome): readonly number[] {
  const places: number[] = []
  for (const [place, one] of said.entries()) if (one?.outcome === wanted) places.push(place)
  return places
}

function combine(
  barrier: Barrier,
  said: readonly (BarrierOutcome | undefined)[],
): BarrierOutcome | undefined {
  if (said.length === 1) return said[0]
  const latest = (...wanted: readonly Outcome[]) =>
    said.findLast((one) => one !== undefined && wanted.includes(one.outcome))
  const told = barrier.of === 'conduct' ? (latest('found') ?? latest('absent')) : latest('found', 'absent')
  // A question that was put and left open weighs more than one the short form does not have.
  const asked = said.findLast((one) => one?.outcome === 'open' && one.notAsked !== 'form')
  return told ?? latest('not-applicable') ?? asked ?? latest('open')
}

/** The farthest anybody got: what was seen inside stays seen. Otherwise the latest says how it went. */
const combineAccess = (visits: readonly Findings[]): AccessOutcome | undefined =>
  visits.some(({ access }) => access === 'entered')
    ? 'entered'
    : visits.findLast(({ access }) => access !== undefined)?.access
