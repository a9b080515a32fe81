/** From the barriers found at one station to what should be done about each. */

import type { Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { BarrierId, Severity, VoterGroupId } from '../findings/barrier.ts'
import type { Evidence, Findings } from '../findings/find-barriers.ts'
import type { AddresseeId } from './addressee.ts'
import type { Effort, RemedyId, RemedyTime } from './remedy.ts'

export interface Recommendation {
  readonly remedy: RemedyId
  readonly barrier: BarrierId
  readonly addressee: AddresseeId
  readonly when: RemedyTime
  readonly effort: Effort
  readonly severity: Severity
  readonly hinders: readonly VoterGroupId[]
  readonly evidence: readonly Evidence[]
}

const RANKS: Readonly<Record<Severity, number>> = { critical: 0, major: 1, minor: 2, context: 3 }

/** For sorting: the gravest first. */
export const compareSeverity = (one: Severity, other: Severity): number => RANKS[one] - RANKS[other]

/** Every remedy of every barrier found: the gravest barriers first, else in the order of the checklist. */
export function recommend(
  checklist: Checklist,
  findings: Pick<Findings, 'outcomes'>,
): readonly Recommendation[] {
  const found = new Map(
    findings.outcomes.flatMap((one) =>
      one.outcome === 'found' ? [[one.barrier, one.evidence] as const] : [],
    ),
  )
  const { remediesOf } = indexOf(checklist)
  return checklist.barriers
    .flatMap(({ id, severity, hinders }) => {
      const evidence = found.get(id)
      if (evidence === undefined) return []
      return (remediesOf.get(id) ?? []).map(({ id: remedy, barrier, addressee, when, effort }) => ({
        ...{ remedy, barrier, addressee, when, effort },
        ...{ severity, hinders, evidence },
      }))
    })
    .sort((one, other) => compareSeverity(one.severity, other.severity))
}
