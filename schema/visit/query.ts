/** Query: what the office asks a monitor about a visit they have sent, and whether it is still open on their tablet. */

import type { QuestionId } from '../checklist/checklist.ts'
import type { StationCode, VisitId } from '../codes.ts'
import type { Flag, FlagKind } from './flags.ts'
import { lastWordOn, type RememberedVisit } from './remembered-visit.ts'
import type { ReviewReason } from './review.ts'
import type { ChecklistRef } from './visit.ts'

/**
 * As it travels to the tablet that sent the visit: a reason out of a closed list and the questions it is about, and
 * nothing that anybody wrote. Whoever holds a tablet's token can fetch it, so it says no more than a kit says anyway.
 */
export interface Query {
  readonly visit: VisitId
  /** What an answer has to name: the visit, or the correction that is the last word the office has on it. */
  readonly lastWord: VisitId
  /** Number of the step that asked: asked again, it is another query. */
  readonly step: number
  readonly station: StationCode
  readonly checklist: ChecklistRef
  /** Calendar day on which the visit arrived (ISO 8601). */
  readonly day: string
  readonly reason: ReviewReason
  /** Empty where it is the visit as a whole. */
  readonly questions: readonly QuestionId[]
}

/** A query that was answered here, whether or not the answer has left the tablet. */
export interface AnsweredQuery {
  readonly visit: VisitId
  readonly step: number
  /** The correction that answers it. */
  readonly by: VisitId
}

/** Those still to be answered; the office goes on naming one until the answer has come. */
export const listOpenQueries = (
  queries: readonly Query[],
  answered: readonly AnsweredQuery[],
): readonly Query[] =>
  queries.filter(({ visit, step }) => !answered.some((one) => one.visit === visit && one.step === step))

/** What an answer corrects: the tablet may know of a correction that the office has not got yet. */
export const lastWordOf = ({ visit, lastWord }: Query, remembered: readonly RememberedVisit[]): VisitId => {
  const known = remembered.find((one) => one.visit === visit)
  return known && (known.corrections ?? []).length > 0 ? lastWordOn(known) : lastWord
}

/** Flags that say by themselves which question is meant, by the reason they lead to. */
const MEANT: Partial<Record<ReviewReason, FlagKind>> = {
  'unlikely-number': 'unlikely-number',
  contradiction: 'contradiction',
}

/** The questions a reviewer means who gives this reason and names none: those whose flag says just that. */
export function questionsMeant(
  reason: ReviewReason,
  flags: readonly Pick<Flag, 'kind' | 'question'>[],
): readonly QuestionId[] {
  const kind = MEANT[reason]
  return kind === undefined
    ? []
    : [...new Set(flags.flatMap((flag) => (flag.kind === kind && flag.question ? [flag.question] : [])))]
}
