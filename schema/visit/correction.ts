/** Correction: a later change to a finished visit, with a reason; it holds only the answers it changes. */

import type { Checklist, QuestionId } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { VisitId } from '../codes.ts'
import type { Answer, Answers } from './answer.ts'
import { checkAnswer } from './check-answer.ts'
import type { Visit } from './visit.ts'

/** What is corrected, and why. */
export interface Corrects {
  /** The visit, or the correction that was the last word on it so far. */
  readonly visit: VisitId
  readonly reason: string
  /** Nothing is changed: whoever was asked has looked again, and it is right as it is. */
  readonly confirms?: true
}

/** Long enough for two sentences; it is read in the office beside the answers. */
export const LONGEST_REASON = 500

/** A visit together with who sent it and what it was filled with. */
export interface Original {
  readonly visit: Visit
  readonly sender: string
  readonly checklist: Checklist
}

/** A correction as it has arrived. */
export interface Correction {
  readonly id: VisitId
  readonly sender: string
  /** The office's order of arrival; a tablet's clock orders nothing. */
  readonly order: number
  readonly corrects: Corrects
  readonly answers: Answers
}

/** Whoever corrects more often than this needs a talk, not another correction. */
export const LONGEST_CHAIN = 50

/** Why a correction says nothing about a visit. Whatever can change by what arrives later, does. */
export const WHY_IGNORED = [
  /** What it corrects is not among the visits to its station and their corrections; it may still come. */
  'missing',
  /** It names itself. */
  'itself',
  /** It is one of a ring of corrections that name each other. */
  'cycle',
  /** What it corrects came from another tablet. */
  'stranger',
  'too-long',
  /** An answer does not fit the checklist of the visit. */
  'does-not-fit',
  /** What it corrects is ignored itself. */
  'of-ignored',
] as const
export type WhyIgnored = (typeof WHY_IGNORED)[number]

/** One answer that was changed. */
export interface CorrectedAnswer {
  readonly question: QuestionId
  /** What was said until then; nothing where the question had no answer. */
  readonly before?: Answer
  readonly after: Answer
  readonly reason: string
  readonly correction: VisitId
  /** Of the correction among those of its visit, from 1, as they are applied. */
  readonly order: number
  /** Another correction starts from the same answers: the later one is shown, and a person should look. */
  readonly isFork: boolean
}

/** A visit as it stands after its corrections. */
export interface Corrected {
  readonly visit: Visit
  /** In the order in which they were applied. */
  readonly history: readonly CorrectedAnswer[]
  /** What was said to be right as it is, in the same order. */
  readonly confirmed: readonly Confirmation[]
}

/** Somebody was asked, and changes nothing. */
export interface Confirmation {
  readonly correction: VisitId
  readonly reason: string
  /** Of it among the corrections of its visit, from 1. */
  readonly order: number
}

/**
 * Whether this can correct a visit that was filled with this checklist; what confirms it, changes nothing. Talks with voters and photos stay as they
 * were: a talk cannot be asked again, and a photo is not an answer that was wrong.
 */
export const canCorrect = (
  checklist: Checklist,
  { corrects, answers }: { readonly corrects: Pick<Corrects, 'confirms'>; readonly answers: Answers },
): boolean =>
  corrects.confirms
    ? answers.size === 0
    : answers.size > 0 && [...answers].every(([id, answer]) => canCorrectOne(checklist, id, answer))

function canCorrectOne(checklist: Checklist, id: QuestionId, answer: Answer): boolean {
  const question = indexOf(checklist).questions.get(id)
  return (
    question !== undefined &&
    isCorrectable(checklist, id) &&
    checkAnswer(question, answer).every(({ severity }) => severity !== 'must')
  )
}

/** Whether a question can be answered anew after the visit was finished. */
export function isCorrectable(checklist: Checklist, id: QuestionId): boolean {
  const { questions, sectionOf } = indexOf(checklist)
  return questions.has(id) && questions.get(id)?.kind !== 'photo' && !(sectionOf.get(id)?.repeats ?? false)
}
