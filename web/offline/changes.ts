/** What a monitor does to a draft, as small entries, and a draft built again from them. */

import type { Checklist, QuestionId } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import {
  addInterview,
  type Recorded,
  recordAnswer,
  recordInterviewAnswer,
  removeInterview,
} from '../../schema/visit/record-answer.ts'
import type { Visit } from '../../schema/visit/visit.ts'

export type Change =
  /** Without an answer: the answer is taken back. */
  | {
      readonly kind: 'answer'
      readonly question: QuestionId
      readonly answer?: Answer
      readonly interview?: string
    }
  | { readonly kind: 'add-interview'; readonly interview: string }
  | { readonly kind: 'remove-interview'; readonly interview: string }

/** The draft after one change; the only way a draft changes, now and when it is read back. */
export function applyChange(checklist: Checklist, visit: Visit, change: Change): Recorded {
  switch (change.kind) {
    case 'answer':
      return change.interview === undefined
        ? recordAnswer(checklist, visit, change.question, change.answer)
        : recordInterviewAnswer(checklist, visit, change.interview, change.question, change.answer)
    case 'add-interview':
      return addInterview(visit, change.interview)
    case 'remove-interview':
      return removeInterview(visit, change.interview)
  }
}

/** The draft as it was left. An entry that no longer fits changes nothing, and the rest is kept. */
export const replay = (checklist: Checklist, begun: Visit, changes: readonly Change[]): Visit =>
  changes.reduce((visit, change) => applyChange(checklist, visit, change).visit, begun)
