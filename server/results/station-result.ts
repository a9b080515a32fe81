/** What the visits to one station say together, kept small: tens of thousands of these stay in memory. */

import type { AccessOutcome, ChoiceId } from '../../schema/checklist/checklist.ts'
import type { BarrierId, Outcome, VoterGroupId } from '../../schema/findings/barrier.ts'
import type { Rating, RemedyClass } from '../../schema/findings/rating.ts'
import type { OnTheDay } from '../../schema/recommendations/on-the-day.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { KeptOutcomes } from './kept-outcomes.ts'

export interface StationResult {
  readonly checklist: ChecklistRef
  readonly visits: number
  /** That were looked at; a station is not visited more often by them. */
  readonly corrections: number
  readonly accessOutcome: AccessOutcome | undefined
  readonly rating: Rating
  readonly groups: ReadonlyMap<VoterGroupId, Rating>
  readonly remedyClass: RemedyClass | undefined
  /** Every barrier of the checklist once. */
  readonly outcomes: ReadonlyMap<BarrierId, Outcome>
  /** How many of them were found. */
  readonly barriersFound: number
  /** What became of remedies on the day itself. */
  readonly onTheDay: readonly OnTheDay[]
  /** As the visits say it; nothing where none did. */
  readonly premisesKind: ChoiceId | undefined
  /** What files say of each barrier; nothing where it may not leave, or where it is not kept. */
  readonly kept: KeptOutcomes | undefined
}

/** As it stands inside the review, with the part of it that may be told outside. */
export interface WholeResult extends StationResult {
  readonly released: StationResult
}

/** A station without a visit has no rating; that is not the same as `unknown`. */
export type StationState = Rating | 'not-visited'

export const stateOf = (result: StationResult | undefined, group?: VoterGroupId): StationState => {
  if (result === undefined) return 'not-visited'
  return group === undefined ? result.rating : (result.groups.get(group) ?? 'unknown')
}
