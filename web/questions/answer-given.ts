/** The events questions speak: an answer was given, changed or taken back; a photo has to be kept. */

import type { QuestionId } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { NOTHING_UNREADABLE, type Unreadable } from '../../schema/visit/unreadable.ts'

export class AnswerGiven extends Event {
  static readonly type = 'answer-given'
  readonly question: QuestionId
  /** Nothing: the answer was taken back. */
  readonly answer: Answer | undefined

  /** What stands in its fields where a number belongs and is none, by the part of the question. */
  readonly unreadable: Unreadable

  constructor(question: QuestionId, answer: Answer | undefined, unreadable: Unreadable = NOTHING_UNREADABLE) {
    super(AnswerGiven.type, { bubbles: true })
    this.question = question
    this.answer = answer
    this.unreadable = unreadable
  }
}

/** Where a photo question keeps pictures; given from outside, because questions know no storage. */
export interface PictureKeeper {
  /** Shrinks and keeps a picture; gives back the SHA-256 of what was kept, once it is. */
  readonly keep: (file: Blob) => Promise<string>
  readonly read: (sha256: string) => Promise<Blob | undefined>
  /** Comes back when the answers given so far are kept as well, and fails when they are not. */
  readonly settle: () => Promise<void>
}
