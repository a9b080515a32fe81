/** Answer: a value, or the reason there is none. */

import type { ChoiceId, QuestionId } from '../checklist/checklist.ts'

/** Why a measure could not be taken. */
export const NOT_MEASURED_BECAUSE = ['crowd', 'no-permission', 'danger', 'no-tool', 'cannot-reach'] as const
export type NotMeasuredBecause = (typeof NOT_MEASURED_BECAUSE)[number]

/** The three reasons for having no value; never mixed, and none of them is ever a "no". */
export const NO_ANSWER_REASONS = ['not-observed', 'not-applicable', 'not-measured'] as const
export type NoAnswerReason = (typeof NO_ANSWER_REASONS)[number]

/** A photo named by the SHA-256 (hex) of its bytes, with words for those who cannot see it. */
export interface PhotoNote {
  readonly sha256: string
  readonly description: string
}

type Noted<Shape> = Shape & { readonly note?: string }

export type YesNoAnswer = Noted<{ readonly kind: 'yes-no'; readonly value: 'yes' | 'no' }>
export type MeasureAnswer = Noted<{ readonly kind: 'measure'; readonly value: number }>
/** The stick stood in for the tape: a band, never a number. */
export type BandAnswer = Noted<{ readonly kind: 'band'; readonly band: 'fits' | 'does-not-fit' }>
export type CountAnswer = Noted<{ readonly kind: 'count'; readonly value: number }>
export type CountsAnswer = Noted<{
  readonly kind: 'counts'
  readonly values: Readonly<Record<ChoiceId, number>>
}>
export type ChoiceAnswer = Noted<{ readonly kind: 'choice'; readonly choice: ChoiceId }>
export type ChoicesAnswer = Noted<{ readonly kind: 'choices'; readonly choices: readonly ChoiceId[] }>
export type GridAnswer = Noted<{
  readonly kind: 'grid'
  readonly choices: Readonly<Record<string, ChoiceId>>
}>
export type WordsAnswer = Noted<{ readonly kind: 'words'; readonly text: string }>
export type PhotoAnswer = Noted<{ readonly kind: 'photo'; readonly photos: readonly PhotoNote[] }>
export type NoAnswer = Noted<{
  readonly kind: 'none'
  readonly reason: NoAnswerReason
  /** Only with `not-measured`. */
  readonly because?: NotMeasuredBecause
}>

export type Answer =
  | YesNoAnswer
  | MeasureAnswer
  | BandAnswer
  | CountAnswer
  | CountsAnswer
  | ChoiceAnswer
  | ChoicesAnswer
  | GridAnswer
  | WordsAnswer
  | PhotoAnswer
  | NoAnswer

export type AnswerKind = Answer['kind']

export type Answers = ReadonlyMap<QuestionId, Answer>

/** Whether an answer says something, rather than why there is nothing to say. */
export function hasValue(answer: Answer): boolean {
  switch (answer.kind) {
    case 'none':
      return false
    case 'choices':
      return answer.choices.length > 0
    case 'photo':
      return answer.photos.length > 0
    case 'words':
      return answer.text.trim() !== ''
    case 'grid':
      return Object.keys(answer.choices).length > 0
    case 'counts':
      return Object.keys(answer.values).length > 0
    default:
      return true
  }
}
