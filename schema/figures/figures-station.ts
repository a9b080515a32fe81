/** A station as figures are made of it: where it is, and what visits say. Nobody and no time is in it. */

import type { AccessOutcome, ChoiceId } from '../checklist/checklist.ts'
import type { StationCode } from '../codes.ts'
import type { BarrierId, Outcome, VoterGroupId } from '../findings/barrier.ts'
import type { Rating, RemedyClass } from '../findings/rating.ts'
import type { OnTheDay } from '../recommendations/on-the-day.ts'

/** A station of the list. */
export interface FiguresStation {
  readonly station: StationCode
  /** Code of the smallest area known; it begins with the codes of those that hold it. */
  readonly area: string
  readonly isAssigned: boolean
  readonly kind?: ChoiceId
  /** Nothing where nobody was. */
  readonly said?: Said
}

/** What the visits to it say together. */
export interface Said {
  readonly accessOutcome: AccessOutcome | undefined
  readonly rating: Rating
  readonly groups: ReadonlyMap<VoterGroupId, Rating>
  readonly remedyClass: RemedyClass | undefined
  readonly outcomes: ReadonlyMap<BarrierId, Outcome>
  readonly onTheDay: readonly OnTheDay[]
}

/** A visited station that counts, with its place in what was weighed. */
export interface Visited {
  readonly unit: number
  readonly at: FiguresStation
  readonly said: Said
}
