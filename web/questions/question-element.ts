/** What all question elements share: what they are given, how they speak, how they take focus. */

import { property } from 'lit/decorators.js'
import type { Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { LightElement } from '../parts/light-element.ts'
import { AnswerGiven } from './answer-given.ts'

export abstract class QuestionElement<Asked extends Question = Question> extends LightElement {
  @property({ attribute: false }) question!: Asked
  @property({ attribute: false }) answer: Answer | undefined
  /** What is wrong with the answer, in words; empty when nothing is. */
  @property({ attribute: false }) complaint = ''
  /** What is odd about it; to be looked at again, never in the way. */
  @property({ attribute: false }) doubt = ''

  /** Ids within the page: one question stands on a page once. */
  idOf(part: string): string {
    return `${this.question.id}-${part}`
  }

  /** Speaks; a note stays with the answer while only the answer changes. */
  give(answer: Answer | undefined): void {
    const note = this.answer?.note
    const noted = answer && note !== undefined && answer.note === undefined ? { ...answer, note } : answer
    this.dispatchEvent(new AnswerGiven(this.question.id, noted))
  }

  /** Speaks exactly so, with this note or with none. */
  giveAsIs(answer: Answer): void {
    this.dispatchEvent(new AnswerGiven(this.question.id, answer))
  }

  /** From the summary of complaints people come to the question, not to its first control. */
  focusLegend(): void {
    const legend = this.querySelector<HTMLElement>('legend')
    legend?.scrollIntoView({ block: 'start' })
    legend?.focus({ preventScroll: true })
  }
}
