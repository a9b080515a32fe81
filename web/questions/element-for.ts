/** kind → element: the only table of question elements. */

import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Question, QuestionKind } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { NOTHING_UNREADABLE, type Unreadable } from '../../schema/visit/unreadable.ts'
import type { PictureKeeper } from './answer-given.ts'
import './choice-question.ts'
import './choices-question.ts'
import './count-question.ts'
import './counts-question.ts'
import './grid-question.ts'
import './measure-question.ts'
import './photo-question.ts'
import './words-question.ts'
import './yes-no-question.ts'

export interface Asked {
  readonly question: Question
  readonly answer: Answer | undefined
  /** What was typed where a number belongs and is none, by the part of the question. */
  readonly unreadable?: Unreadable
  readonly complaint: string
  readonly doubt: string
  readonly pictures: PictureKeeper
  /** One question has the screen to itself. */
  readonly isAlone?: boolean
}

type Render = (asked: Asked) => TemplateResult

// `live`: a question may hear of its answer before the page around it is drawn (`showAnswer`).

const elements: Readonly<Record<QuestionKind, Render>> = {
  'yes-no': ({ question, answer, complaint, doubt, isAlone = false }) =>
    html`<yes-no-question .question=${question} .answer=${live(answer)} .complaint=${complaint} .doubt=${doubt} .isAlone=${isAlone}></yes-no-question>`,
  measure: ({ question, answer, unreadable = NOTHING_UNREADABLE, complaint, doubt, isAlone = false }) =>
    html`<measure-question .question=${question} .answer=${live(answer)} .unreadable=${live(unreadable)} .complaint=${complaint} .doubt=${doubt} .isAlone=${isAlone}></measure-question>`,
  count: ({ question, answer, unreadable = NOTHING_UNREADABLE, complaint, doubt }) =>
    html`<count-question .question=${question} .answer=${live(answer)} .unreadable=${live(unreadable)} .complaint=${complaint} .doubt=${doubt}></count-question>`,
  counts: ({ question, answer, unreadable = NOTHING_UNREADABLE, complaint, doubt }) =>
    html`<counts-question .question=${question} .answer=${live(answer)} .unreadable=${live(unreadable)} .complaint=${complaint} .doubt=${doubt}></counts-question>`,
  choice: ({ question, answer, complaint, doubt }) =>
    html`<choice-question .question=${question} .answer=${live(answer)} .complaint=${complaint} .doubt=${doubt}></choice-question>`,
  choices: ({ question, answer, complaint, doubt }) =>
    html`<choices-question .question=${question} .answer=${live(answer)} .complaint=${complaint} .doubt=${doubt}></choices-question>`,
  grid: ({ question, answer, complaint, doubt }) =>
    html`<grid-question .question=${question} .answer=${live(answer)} .complaint=${complaint} .doubt=${doubt}></grid-question>`,
  words: ({ question, answer, complaint, doubt }) =>
    html`<words-question .question=${question} .answer=${live(answer)} .complaint=${complaint} .doubt=${doubt}></words-question>`,
  photo: ({ question, answer, complaint, doubt, pictures }) =>
    html`<photo-question .question=${question} .answer=${live(answer)} .complaint=${complaint} .doubt=${doubt} .pictures=${pictures}></photo-question>`,
}

export const elementFor = (asked: Asked): TemplateResult => elements[asked.question.kind](asked)
