/** The numbers by which visits are flagged; data in `seeds/flags.json`, each with its reason. */

import type { ChoiceId, QuestionId } from '../checklist/checklist.ts'
import type { VoterGroupId } from '../findings/barrier.ts'
import type { Rating } from '../findings/rating.ts'

/** A question in which the monitor says all in all how far a group of voters can vote. */
export interface OverallView {
  readonly question: QuestionId
  readonly group: VoterGroupId
  /** What each choice amounts to; a choice that is not here says nothing. */
  readonly says: Readonly<Record<ChoiceId, Rating>>
}

export interface FlagRules {
  /** Nobody reads, looks and taps faster. */
  readonly leastSecondsPerAnswer: number
  /** Before opening and after closing, while a visit is still within the hours. */
  readonly hoursMarginMinutes: number
  /** So many answers by yes or no, all the same, are worth a look. */
  readonly leastYesNo: number
  /** Between full, assisted and none: how far apart view and answers must be. */
  readonly viewStepsApart: number
  readonly views: readonly OverallView[]
}
