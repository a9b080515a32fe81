/** Visits as they stand after their corrections: the same result in whatever order things were sent or are listed. */

import type { QuestionId } from '../checklist/checklist.ts'
import type { VisitId } from '../codes.ts'
import type { Answer } from './answer.ts'
import {
  type Confirmation,
  type Corrected,
  type CorrectedAnswer,
  type Correction,
  canCorrect,
  LONGEST_CHAIN,
  type Original,
  type WhyIgnored,
} from './correction.ts'

export interface AfterCorrections {
  /** In the order of the originals. */
  readonly visits: readonly Corrected[]
  /** In the order of arrival. */
  readonly ignored: readonly { readonly correction: Correction; readonly why: WhyIgnored }[]
}

/**
 * The visits to one station with the corrections that name it. A correction counts from the moment it and everything
 * it rests on have arrived: what comes before what it corrects waits for it. Of two corrections of the same thing
 * both are kept, and the later one is the last word.
 */
export function applyCorrections(
  originals: readonly Original[],
  corrections: readonly Correction[],
): AfterCorrections {
  const arrived = [...corrections].sort(byArrival)
  const reached = reach(originals, arrived)
  const ignored = arrived.flatMap((correction) => {
    const why = reached.has(correction) ? reached.get(correction)?.why : whyOutOfReach(arrived, correction)
    return why === undefined ? [] : [{ correction, why }]
  })
  const visits = originals.map((original) => {
    const its = [...reached.values()].filter(({ of, why }) => of === original && why === undefined)
    return correct(original, its)
  })
  return { visits, ignored }
}

const byArrival = (one: Correction, other: Correction): number =>
  one.order - other.order || (one.id < other.id ? -1 : 1)

function byTargetOf(corrections: readonly Correction[]): ReadonlyMap<VisitId, readonly Correction[]> {
  const grouped = new Map<VisitId, Correction[]>()
  for (const correction of corrections) {
    const those = grouped.get(correction.corrects.visit)
    if (those) those.push(correction)
    else grouped.set(correction.corrects.visit, [correction])
  }
  return grouped
}

/** A correction whose chain begins at a visit that is here. */
interface Reached {
  readonly correction: Correction
  readonly of: Original
  /** The first correction of a visit has 1. */
  readonly depth: number
  /** Arrival of the last of all that it rests on, itself included. */
  readonly completeAt: number
  readonly why: WhyIgnored | undefined
}

/** Every correction that can be reached from a visit, from each visit outwards. */
function reach(
  originals: readonly Original[],
  corrections: readonly Correction[],
): ReadonlyMap<Correction, Reached> {
  const byTarget = byTargetOf(corrections)
  const reached = new Map<Correction, Reached>()
  const follow = (
    target: VisitId,
    of: Original,
    from: { readonly depth: number; readonly completeAt: number; readonly why: WhyIgnored | undefined },
  ): readonly Reached[] =>
    (byTarget.get(target) ?? []).flatMap((correction) => {
      if (reached.has(correction) || correction.id === target) return []
      const depth = from.depth + 1
      const why = from.why === undefined ? whyIgnored(of, correction, depth) : 'of-ignored'
      const completeAt = Math.max(from.completeAt, correction.order)
      const one: Reached = { correction, of, depth, completeAt, why }
      reached.set(correction, one)
      return [one]
    })
  for (const of of originals) {
    let last = follow(of.visit.id, of, { depth: 0, completeAt: 0, why: undefined })
    while (last.length > 0) last = last.flatMap((one) => follow(one.correction.id, of, one))
  }
  return reached
}

function whyIgnored(
  { sender, checklist }: Original,
  correction: Correction,
  depth: number,
): WhyIgnored | undefined {
  if (correction.sender !== sender) return 'stranger'
  if (depth > LONGEST_CHAIN) return 'too-long'
  return canCorrect(checklist, correction) ? undefined : 'does-not-fit'
}

/** Its chain begins at no visit that is here. */
function whyOutOfReach(corrections: readonly Correction[], correction: Correction): WhyIgnored {
  if (correction.corrects.visit === correction.id) return 'itself'
  const byId = new Map(corrections.map((one) => [one.id, one]))
  const passed = new Set<VisitId>()
  let at = byId.get(correction.corrects.visit)
  if (at === undefined) return 'missing'
  while (at !== undefined && !passed.has(at.id)) {
    if (at.id === correction.id) return 'cycle'
    passed.add(at.id)
    at = byId.get(at.corrects.visit)
  }
  return 'of-ignored'
}

/** What a correction rests on always comes before it. */
const byTurn = (one: Reached, other: Reached): number =>
  one.completeAt - other.completeAt || one.depth - other.depth || byArrival(one.correction, other.correction)

function correct({ visit }: Original, reached: readonly Reached[]): Corrected {
  if (reached.length === 0) return { visit, history: [], confirmed: [] }
  const byTarget = byTargetOf(reached.map(({ correction }) => correction))
  const answers = new Map<QuestionId, Answer>(visit.answers)
  const history: CorrectedAnswer[] = []
  const confirmed: Confirmation[] = []
  for (const [turn, { correction }] of [...reached].sort(byTurn).entries()) {
    const { reason, confirms } = correction.corrects
    if (confirms) confirmed.push({ correction: correction.id, reason, order: turn + 1 })
    const isFork = (byTarget.get(correction.corrects.visit)?.length ?? 0) > 1
    for (const [question, after] of correction.answers) {
      const before = answers.get(question)
      const said = { question, after, reason, correction: correction.id, order: turn + 1, isFork }
      history.push(before === undefined ? said : { ...said, before })
      answers.set(question, after)
    }
  }
  const { carried = [], ...bare } = visit
  // An answer given anew is no longer one that was taken over.
  const left = carried.filter((id) => history.every(({ question }) => question !== id))
  return { visit: { ...bare, answers, ...(left.length > 0 ? { carried: left } : {}) }, history, confirmed }
}
