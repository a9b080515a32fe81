/** Which answers a question can take: a value of its kind, a band where a stick is allowed, or a reason. */

import type { Question, QuestionKind } from '../checklist/checklist.ts'
import { questionKinds } from '../checklist/question-kinds.ts'
import type { Answer, NoAnswerReason } from './answer.ts'

/** The reasons that make sense for a kind: only what is measured or counted can be "not measured". */
const reasons: Readonly<Record<QuestionKind, readonly NoAnswerReason[]>> = {
  'yes-no': ['not-observed', 'not-applicable'],
  measure: ['not-observed', 'not-applicable', 'not-measured'],
  count: ['not-observed', 'not-applicable', 'not-measured'],
  counts: ['not-observed', 'not-applicable', 'not-measured'],
  choice: ['not-observed', 'not-applicable'],
  choices: ['not-observed', 'not-applicable'],
  grid: ['not-observed', 'not-applicable'],
  words: ['not-observed', 'not-applicable'],
  photo: ['not-observed', 'not-applicable'],
}

/** The reasons for no answer a question accepts; a consent accepts none. */
export const listReasons = (question: Question): readonly NoAnswerReason[] =>
  question.kind === 'yes-no' && question.strict ? [] : reasons[question.kind]

export function fits(question: Question, answer: Answer): boolean {
  if (answer.kind === 'none')
    return (
      listReasons(question).includes(answer.reason) &&
      (answer.because === undefined || answer.reason === 'not-measured')
    )
  // A band only says something where the checklist names the stick.
  if (answer.kind === 'band' && (question.kind !== 'measure' || question.stick === undefined)) return false
  return questionKinds[question.kind].answers.includes(answer.kind)
}
