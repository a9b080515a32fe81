/** Gathering anew: what today's findings would add to the records and change in them; no words of people are touched. */

import type { Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { ToldForAddressee, ToldRecommendation } from '../disclosure/told-recommendations.ts'
import type { BarrierId } from '../findings/barrier.ts'
import type { Basis } from './record.ts'
import type { RemedyId } from './remedy.ts'

/** What the rule says today about one remedy. */
export interface ByRule {
  readonly remedy: RemedyId
  readonly barrier: BarrierId
  readonly basis: Basis
}

export interface Gathering {
  /** Remedies there is no record of. */
  readonly added: readonly ByRule[]
  /** Records whose numbers, severity or words by rule are others now. */
  readonly changed: readonly (ByRule & { readonly was: Basis })[]
}

export function basesByRule(checklist: Checklist, told: readonly ToldForAddressee[]): readonly ByRule[] {
  return told.flatMap(({ recommendations }) => recommendations.map((one) => byRule(checklist, one)))
}

const byRule = (checklist: Checklist, one: ToldRecommendation): ByRule => ({
  remedy: one.remedy,
  barrier: one.barrier,
  basis: {
    wording: {
      text:
        (indexOf(checklist).remediesOf.get(one.barrier) ?? []).find(({ id }) => id === one.remedy)?.text ??
        {},
      addressee: one.addressee,
      when: one.when,
      effort: one.effort,
      due: null,
    },
    severity: one.severity,
    hinders: one.hinders,
    found: one.found,
    n: one.n,
    isRounded: one.isRounded,
  },
})

export interface KnownRecord {
  readonly remedy: RemedyId
  readonly barrier: BarrierId
  readonly basis: Basis
}

/**
 * A barrier that is found no more stays a record, with nothing found: `quiet` says how many stations could tell. What
 * an earlier campaign left open is carried over rather than begun again: `elsewhere` names those remedies.
 */
export function compareGathered(
  records: readonly KnownRecord[],
  gathered: readonly ByRule[],
  quiet: (barrier: BarrierId) => number | undefined,
  elsewhere: ReadonlySet<RemedyId> = new Set(),
): Gathering {
  const known = new Map(records.map((one) => [one.remedy, one]))
  const today = new Map(gathered.map((one) => [one.remedy, one]))
  return {
    added: gathered.filter(({ remedy }) => !known.has(remedy) && !elsewhere.has(remedy)),
    changed: records.flatMap(({ remedy, barrier, basis: was }) => {
      const n = quiet(barrier)
      const basis =
        today.get(remedy)?.basis ?? (n === undefined ? undefined : { ...was, found: 0, n, isRounded: false })
      return basis === undefined || isSameBasis(basis, was) ? [] : [{ remedy, barrier, basis, was }]
    }),
  }
}

const isSameBasis = (one: Basis, other: Basis): boolean => canonical(one) === canonical(other)

/** Field by field in one order: what comes back from a database may have another. */
const canonical = ({ wording, severity, hinders, found, n, isRounded }: Basis): string =>
  JSON.stringify([
    Object.entries(wording.text).sort(([one], [other]) => (one < other ? -1 : 1)),
    [wording.addressee, wording.when, wording.effort, wording.due],
    [severity, hinders, found, n, isRounded],
  ])
