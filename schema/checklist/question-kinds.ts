/** The kinds of question: which answers each takes, and what can be said about them in a condition. */

import type { AnswerKind } from '../visit/answer.ts'
import type { Choice, Question, QuestionKind } from './checklist.ts'

/** What a simple statement says about an answer: the key that carries it in a condition. */
export type TestName =
  | 'is'
  | 'in'
  | 'includes'
  | 'includesOtherThan'
  | 'atLeast'
  | 'atMost'
  | 'moreThan'
  | 'lessThan'
  | 'answered'

export interface KindMeaning {
  /** In words, for people who read complaints about a checklist. */
  readonly called: string
  /** Kinds of answers it takes, besides the reasons for having none. */
  readonly answers: readonly AnswerKind[]
  readonly tests: readonly TestName[]
  /** Its value can be held against a bound. */
  readonly isNumber: boolean
}

const COMPARED = ['atLeast', 'atMost', 'moreThan', 'lessThan', 'answered'] as const
const WORD = ['is', 'in', 'answered'] as const

export const questionKinds: Readonly<Record<QuestionKind, KindMeaning>> = {
  'yes-no': { called: 'a yes-no question', answers: ['yes-no'], tests: WORD, isNumber: false },
  measure: { called: 'a measure', answers: ['measure', 'band'], tests: COMPARED, isNumber: true },
  count: { called: 'a count', answers: ['count'], tests: COMPARED, isNumber: true },
  // Compared as the sum over its classes.
  counts: { called: 'a set of counts', answers: ['counts'], tests: COMPARED, isNumber: true },
  choice: { called: 'a question with one choice', answers: ['choice'], tests: WORD, isNumber: false },
  choices: {
    called: 'a question with several choices',
    answers: ['choices'],
    tests: ['includes', 'includesOtherThan', 'answered'],
    isNumber: false,
  },
  grid: { called: 'a grid', answers: ['grid'], tests: ['answered'], isNumber: false },
  words: { called: 'a question answered in words', answers: ['words'], tests: ['answered'], isNumber: false },
  photo: { called: 'a photo', answers: ['photo'], tests: ['answered'], isNumber: false },
}

/** The words an answer can be: yes and no, or the ids of the choices. Empty for all other kinds. */
export function listWords(question: Question): readonly string[] {
  if (question.kind === 'yes-no') return ['yes', 'no']
  if (question.kind === 'choice' || question.kind === 'choices') return question.choices.map(({ id }) => id)
  return []
}

/** Every list of choices a question holds, with the words people use for it. */
export function listChoiceLists(
  question: Question,
): readonly { readonly of: string; readonly choices: readonly Choice[] }[] {
  if (question.kind === 'choice' || question.kind === 'choices')
    return [{ of: 'choice', choices: question.choices }]
  if (question.kind === 'counts') return [{ of: 'class', choices: question.classes }]
  if (question.kind !== 'grid') return []
  return [
    { of: 'choice', choices: question.choices },
    ...question.rows.map((row) => ({ of: `choice of row "${row.id}"`, choices: row.choices ?? [] })),
  ]
}

/** The smallest and largest number a question can be answered with; nothing where numbers make no sense. */
export function rangeOf(question: Question): { readonly from: number; readonly to: number } | undefined {
  if (question.kind === 'measure' || question.kind === 'count') return question.possible
  if (question.kind === 'counts')
    return {
      from: question.possible.from * question.classes.length,
      to: question.possible.to * question.classes.length,
    }
  return undefined
}
