/** Recommendations about people: with the numbers that may be told, and without a single station. */

import type { Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { ForAddressee, GatheredRecommendation } from '../recommendations/gather.ts'
import { compareSeverity } from '../recommendations/recommend.ts'
import { listToldBarriers, type ToldTables } from './conduct-tables.ts'
import { toldOf } from './told.ts'

export interface ToldRecommendation extends GatheredRecommendation {
  /** The numbers are rounded, and the stations are not told. */
  readonly isRounded: boolean
}

export interface ToldForAddressee {
  readonly addressee: string
  readonly recommendations: readonly ToldRecommendation[]
}

/** Those of single stations, and those about people in this area, in one list for each addressee. */
export function withToldRecommendations(
  checklist: Checklist,
  gathered: readonly ForAddressee[],
  batches: readonly ToldTables[],
  area?: string,
): readonly ToldForAddressee[] {
  const told = listTold(checklist, batches, area)
  return checklist.addressees.flatMap(({ id }) => {
    const own = gathered.find(({ addressee }) => addressee === id)?.recommendations ?? []
    const recommendations = [
      ...own.map((one) => ({ ...one, isRounded: false })),
      ...told.filter(({ addressee }) => addressee === id),
    ].sort((one, other) => compareSeverity(one.severity, other.severity) || other.found - one.found)
    return recommendations.length > 0 ? [{ addressee: id, recommendations }] : []
  })
}

function listTold(
  checklist: Checklist,
  batches: readonly ToldTables[],
  area: string | undefined,
): readonly ToldRecommendation[] {
  const { remediesOf } = indexOf(checklist)
  return listToldBarriers(checklist).flatMap((barrier) => {
    const { found, n } = toldOf(batches, barrier.id, area)
    if ('hidden' in found || 'hidden' in n) return []
    return (remediesOf.get(barrier.id) ?? []).map((remedy) => ({
      remedy: remedy.id,
      barrier: barrier.id,
      addressee: remedy.addressee,
      when: remedy.when,
      effort: remedy.effort,
      severity: barrier.severity,
      hinders: barrier.hinders,
      stations: [],
      found: found.shown,
      n: Math.max(n.shown, found.shown),
      isRounded: true,
    }))
  })
}
