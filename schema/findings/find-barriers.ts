/** What one visit says about every barrier of the catalogue, with the evidence. */

import { type AskedNow, type Filled, listAsked, type NotAsked } from '../checklist/asked.ts'
import type { AccessOutcome, Checklist, QuestionId, ThresholdId } from '../checklist/checklist.ts'
import { boundOf, type Facts, holds, type Verdict } from '../checklist/condition.ts'
import type { Settings } from '../checklist/facts.ts'
import { boundIn, listStatements } from '../checklist/parts-of-condition.ts'
import { type Answer, hasValue } from '../visit/answer.ts'
import type { Barrier, BarrierId, Outcome } from './barrier.ts'

/** A bound an answer was held against; without `threshold` it is written in the condition itself. */
export interface UsedBound {
  readonly value: number
  readonly threshold?: ThresholdId
}

export interface Evidence {
  readonly question: QuestionId
  readonly answer?: Answer
  readonly bounds: readonly UsedBound[]
  /** Set where the answer counts through a derived value: its id, and the value. */
  readonly derived?: { readonly id: string; readonly value?: number }
}

export interface BarrierOutcome {
  readonly barrier: BarrierId
  readonly outcome: Outcome
  /** The barrier's own question first. */
  readonly evidence: readonly Evidence[]
  /**
   * The barrier's question was not put: the form of this visit does not have it (open, but nobody failed to look),
   * or one of its skips held.
   */
  readonly notAsked?: NotAsked['because']
}

/** All that one visit, or several visits to one station, say. */
export interface Findings {
  /** Every barrier of the checklist once, in its order. */
  readonly outcomes: readonly BarrierOutcome[]
  /** How far the monitors got; nothing when they did not say. */
  readonly access?: AccessOutcome
  /** Whether the station cannot be put right where it is. */
  readonly relocateOrBuild: Verdict
}

export function findBarriers(checklist: Checklist, filled: Filled, settings: Settings): Findings {
  const now = listAsked(checklist, filled, settings)
  const access = findAccessOutcome(checklist, now)
  return {
    outcomes: checklist.barriers.map((barrier) => ({
      // First, before what is spread: engines give every object that begins with a spread and then grows a shape of its
      // own, and of a country there are two million of these.
      evidence: listEvidence(barrier, now.facts, checklist),
      ...judgeBarrier(barrier, now),
    })),
    ...(access && { access }),
    relocateOrBuild: holds(checklist.relocateOrBuild, now.facts),
  }
}

function findAccessOutcome(checklist: Checklist, { facts }: AskedNow): AccessOutcome | undefined {
  const answer = facts.answers.get(checklist.key.accessOutcome)
  return answer?.kind === 'choice' ? checklist.accessOutcomes[answer.choice] : undefined
}

const outcomeOf = { yes: 'found', no: 'absent', open: 'open' } as const satisfies Record<Verdict, Outcome>

function judgeBarrier({ id, question, present }: Barrier, now: AskedNow): Omit<BarrierOutcome, 'evidence'> {
  const left = now.notAsked.get(question)
  if (left?.because === 'form') return { barrier: id, outcome: 'open', notAsked: 'form' }
  if (left) {
    const outcome = left.skip.means === 'not-applicable' ? 'not-applicable' : 'open'
    return { barrier: id, outcome, notAsked: 'skip' }
  }
  const answer = now.facts.answers.get(question)
  if (answer?.kind === 'none' && answer.reason === 'not-applicable')
    return { barrier: id, outcome: 'not-applicable' }
  // Silence on the barrier's own question leaves it open, whatever other answers would allow to conclude.
  if (answer === undefined || !hasValue(answer)) return { barrier: id, outcome: 'open' }
  return { barrier: id, outcome: outcomeOf[holds(present, now.facts)] }
}

function listEvidence(barrier: Barrier, facts: Facts, checklist: Checklist): readonly Evidence[] {
  const found = new Map<QuestionId, { bounds: UsedBound[]; derived?: NonNullable<Evidence['derived']> }>([
    [barrier.question, { bounds: [] }],
  ])
  const entryFor = (question: QuestionId) => {
    const entry = found.get(question) ?? { bounds: [] }
    found.set(question, entry)
    return entry
  }
  for (const question of barrier.alsoRestsOn ?? []) entryFor(question)
  for (const statement of listStatements(barrier.present)) {
    const bound = boundIn(statement)
    const value = bound === undefined ? undefined : boundOf(bound, facts)
    const used: readonly UsedBound[] =
      value === undefined
        ? []
        : [typeof bound === 'object' ? { value, threshold: bound.threshold } : { value }]
    if ('question' in statement) entryFor(statement.question).bounds.push(...used)
    if (!('derived' in statement)) continue
    const worked = facts.derived.get(statement.derived)?.value
    const formula = checklist.derived.find(({ id }) => id === statement.derived)
    for (const question of formula ? [formula.length, formula.rise] : []) {
      const entry = entryFor(question)
      entry.derived = { id: statement.derived, ...(worked !== undefined && { value: worked }) }
      entry.bounds.push(...used)
    }
  }
  return [...found].map(([question, { bounds, derived }]) => {
    const answer = facts.answers.get(question)
    return { question, bounds, ...(answer && { answer }), ...(derived && { derived }) }
  })
}
