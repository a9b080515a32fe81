/** A record as it may be told and frozen: what is asked of whom, what it rests on, how far it is. */

import type { StationCode } from '../codes.ts'
import type { BarrierId, Severity, VoterGroupId } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { AddresseeId } from './addressee.ts'
import type { AddresseeVerdict, Day } from './addressee-check.ts'
import type { LegalLink } from './legal-links.ts'
import type { Priority } from './priority.ts'
import type { RecordId, RecordState } from './record.ts'
import type { Effort, RemedyId, RemedyTime } from './remedy.ts'

/** Told outside: no step says who took it, and reasons inside the organisation are not among them. */
export interface ToldStep {
  readonly state: RecordState
  readonly day: Day
  readonly receiver: AddresseeId | undefined
  /** The body's own answer; empty of every other step. */
  readonly answer: Words
}

export interface RecordedRecommendation {
  readonly id: RecordId
  readonly remedy: RemedyId
  readonly barrier: BarrierId
  readonly barrierName: Words
  readonly text: Words
  /** Somebody changed what the rule said. */
  readonly isEdited: boolean
  readonly addressee: AddresseeId
  readonly addresseeName: Words
  readonly check: AddresseeVerdict
  readonly when: RemedyTime
  /** Set by somebody, or what the term says; nothing for lasting work. */
  readonly due: Day | undefined
  readonly effort: Effort
  readonly severity: Severity
  readonly hinders: readonly VoterGroupId[]
  readonly state: RecordState
  /** The body that has it, once it was handed over. */
  readonly receiver: AddresseeId | undefined
  /** Steps that stand, the oldest first, those of earlier campaigns before them. */
  readonly steps: readonly ToldStep[]
  /** Begun in an earlier campaign. */
  readonly isCarried: boolean
  /** Where the barrier is found today, in the order of codes; empty where it is about people. */
  readonly stations: readonly StationCode[]
  readonly found: number
  readonly n: number
  /** About people: numbers are rounded, and stations are not told. */
  readonly isRounded: boolean
  readonly priority: Priority
  readonly links: readonly LegalLink[]
}
