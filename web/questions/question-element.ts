/** What all question elements share: what they are given, how they speak, how they take focus. */

import { property, state } from 'lit/decorators.js'
import type { Question } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import { NOTHING_UNREADABLE, type Unreadable } from '../../schema/visit/unreadable.ts'
import { LightElement } from '../parts/light-element.ts'
import type { When } from '../state/watch.ts'
import { AnswerGiven } from './answer-given.ts'

export abstract class QuestionElement<Asked extends Question = Question> extends LightElement {
  @property({ attribute: false }) question!: Asked
  @property({ attribute: false }) answer: Answer | undefined
  /** What was typed where a number belongs and is none, by the part of the question. */
  @property({ attribute: false }) unreadable: Unreadable = NOTHING_UNREADABLE
  /** What is wrong with the answer, in words; empty when nothing is. */
  @property({ attribute: false }) complaint = ''
  /** What is odd about it; to be looked at again, never in the way. */
  @property({ attribute: false }) doubt = ''

  /** Ids within the page: one question stands on a page once. */
  idOf(part: string): string {
    return `${this.question.id}-${part}`
  }

  /** One question has the screen to itself: there is room to show more of its help at once. */
  @property({ attribute: false }) isAlone = false
  /** Once opened it stays open: text somebody wrote is never folded away. */
  @state() isNoteOpen = false
  /** There is an answer only because of the note. */
  private isAnsweredByNote = false

  /** Whether a note may come first: it is kept beside "not observed" until there is an answer. */
  get takesNoteFirst(): boolean {
    return listReasons(this.question).includes('not-observed')
  }

  /** Speaks; a note stays, whatever happens to the answer beside it. */
  give(answer: Answer | undefined, unreadable: Unreadable = NOTHING_UNREADABLE): void {
    const note = this.answer?.note
    this.isAnsweredByNote = false
    if (note === undefined || answer?.note !== undefined) this.giveAsIs(answer, unreadable)
    else if (answer) this.giveAsIs({ ...answer, note }, unreadable)
    else
      this.giveAsIs(
        this.takesNoteFirst ? { kind: 'none', reason: 'not-observed', note } : undefined,
        unreadable,
      )
  }

  /** Speaks exactly so, with this note or with none. */
  giveAsIs(answer: Answer | undefined, unreadable: Unreadable = NOTHING_UNREADABLE): void {
    this.dispatchEvent(new AnswerGiven(this.question.id, answer, unreadable))
  }

  /** A note changes nothing about the answer; without an answer it is kept as "not observed". */
  giveNote(text: string): void {
    const note = text.trim()
    const { answer, unreadable } = this
    if (answer) {
      const { note: _, ...bare } = answer
      if (note !== '') this.giveAsIs({ ...bare, note }, unreadable)
      else this.giveAsIs(this.isAnsweredByNote ? undefined : bare, unreadable)
    } else if (note !== '' && this.takesNoteFirst) {
      this.isAnsweredByNote = true
      this.giveAsIs({ kind: 'none', reason: 'not-observed', note }, unreadable)
    }
  }

  private due: Promise<void> | undefined

  /** What it is told counts at once; it is drawn when its time has come. The control shows by itself what was tapped. */
  drawWhen(when: When): void {
    this.due = new Promise((done) => when(done))
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const { due } = this
    if (!due) {
      super.scheduleUpdate()
      return undefined
    }
    return due.then(() => {
      if (this.due === due) this.due = undefined
      return this.scheduleUpdate()
    })
  }

  /** From the summary of complaints people come to the question, not to its first control. */
  focusLegend(): void {
    const legend = this.querySelector<HTMLElement>('legend')
    legend?.scrollIntoView({ block: 'start' })
    legend?.focus({ preventScroll: true })
  }
}
