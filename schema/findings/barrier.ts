/** Barrier: a kind of obstacle in the catalogue: when it is there, whom it hinders, how much. */

import type { QuestionId, SourceId } from '../checklist/checklist.ts'
import type { Condition } from '../checklist/condition.ts'
import type { Words } from '../language.ts'

export type BarrierId = string
export type VoterGroupId = string

/**
 * `critical` shuts somebody out, `major` makes help necessary, `minor` is a burden;
 * `context` is worth a recommendation but says nothing about the station.
 */
export const SEVERITIES = ['critical', 'major', 'minor', 'context'] as const
export type Severity = (typeof SEVERITIES)[number]

export interface Barrier {
  readonly id: BarrierId
  /** What is wrong, said in a few words: "No step-free way into the room". */
  readonly name: Words
  /** The question the barrier is read from; its answer is the evidence. */
  readonly question: QuestionId
  /** Further questions the condition rests on. */
  readonly alsoRestsOn?: readonly QuestionId[]
  readonly present: Condition
  readonly hinders: readonly VoterGroupId[]
  readonly severity: Severity
  /** Why it matters, for people who were not there. */
  readonly why: Words
  readonly sources: readonly SourceId[]
  /** Of the building (lasting) or of people's conduct on the day. */
  readonly of: 'building' | 'set-up' | 'conduct'
}

/** What a visit says about one barrier. */
export const OUTCOMES = ['found', 'absent', 'open', 'not-applicable'] as const
export type Outcome = (typeof OUTCOMES)[number]
