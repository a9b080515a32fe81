/** The words for having no answer, in the terms of the question. */

import type { Question } from '../../schema/checklist/checklist.ts'
import type { NoAnswerReason } from '../../schema/visit/answer.ts'

/** A voter does not reply, a count is not counted: the same reasons, said so that they fit what was asked. */
export type ReasonWord = NoAnswerReason | 'not-replied' | 'not-counted'

export function reasonWordFor({ kind, about }: Question, reason: NoAnswerReason): ReasonWord {
  if (about === 'interview' && reason === 'not-observed') return 'not-replied'
  if (reason === 'not-measured' && kind !== 'measure') return 'not-counted'
  return reason
}
