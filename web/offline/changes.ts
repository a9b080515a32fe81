/** What a monitor does to a draft, as small entries, and a draft built again from them. */

import type { Checklist, QuestionId } from '../../schema/checklist/checklist.ts'
import type { StationCode } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { carryAnswer } from '../../schema/visit/carry-answers.ts'
import { chooseQuestion, giveReason } from '../../schema/visit/draft-correction.ts'
import { moveVisit } from '../../schema/visit/move-visit.ts'
import {
  addInterview,
  recordAnswer,
  recordInterviewAnswer,
  removeInterview,
} from '../../schema/visit/record-answer.ts'
import { recordRemedy } from '../../schema/visit/remedy-on-the-day.ts'
import { NUMBER_PART, type Unreadable } from '../../schema/visit/unreadable.ts'
import type { RemedyOnTheDay, Visit } from '../../schema/visit/visit.ts'

export type Change =
  /** Without an answer: the answer is taken back. */
  | {
      readonly kind: 'answer'
      readonly question: QuestionId
      readonly answer?: Answer
      readonly interview?: string
      readonly unreadable?: Unreadable
    }
  | { readonly kind: 'add-interview'; readonly interview: string }
  | { readonly kind: 'remove-interview'; readonly interview: string }
  /** An answer taken over from another room or an earlier visit, after looking again. */
  | { readonly kind: 'carry'; readonly question: QuestionId; readonly answer: Answer }
  /** The visit belongs to another station than the one it was begun under. */
  | { readonly kind: 'move'; readonly to: StationCode; readonly reason: string }
  /** What became of a remedy on the day. */
  | { readonly kind: 'remedy'; readonly state: RemedyOnTheDay }
  /** In a correction: a question is to be answered anew, or is not after all. */
  | { readonly kind: 'choose'; readonly question: QuestionId; readonly isChosen: boolean }
  /** In a correction: why. */
  | { readonly kind: 'reason'; readonly reason: string }

/** Takes back the last changes that still stand; it is kept like any other entry. */
export interface Undo {
  readonly kind: 'undo'
  readonly changes: number
}

/** One entry of a draft's journal. */
export type Entry = Change | Undo

/** The visit as it now is; when the domain refused the change, the visit unchanged and why. */
export interface Applied {
  readonly visit: Visit
  readonly refused?: string
}

/** The draft after one change; the only way a draft changes, now and when it is read back. */
export function applyChange(checklist: Checklist, visit: Visit, change: Change): Applied {
  switch (change.kind) {
    case 'answer':
      return change.interview === undefined
        ? recordAnswer(checklist, visit, change.question, change.answer)
        : recordInterviewAnswer(checklist, visit, change.interview, change.question, change.answer)
    case 'add-interview':
      return addInterview(visit, change.interview)
    case 'remove-interview':
      return removeInterview(visit, change.interview)
    case 'carry':
      return carryAnswer(checklist, visit, change.question, change.answer)
    case 'move':
      return moveVisit(visit, change.to, change.reason)
    case 'remedy':
      return recordRemedy(checklist, visit, change.state)
    case 'choose':
      return chooseQuestion(checklist, visit, change.question, change.isChosen)
    case 'reason':
      return giveReason(visit, change.reason)
    default:
      // Written by a later version of the app: it stays in the journal, and that version will know it.
      return { visit }
  }
}

/** The changes that still stand, oldest first. */
export const standing = (entries: readonly Entry[]): readonly Change[] => {
  const left: Change[] = []
  for (const entry of entries)
    if (entry.kind === 'undo') left.splice(Math.max(0, left.length - entry.changes))
    else left.push(entry)
  return left
}

/** The draft as it was left. An entry that no longer fits changes nothing, and the rest is kept. */
export const replay = (checklist: Checklist, begun: Visit, entries: readonly Entry[]): Visit =>
  standing(entries).reduce((visit, change) => applyChange(checklist, visit, change).visit, begun)

/** What was said in one talk with a voter, but for the consent. */
export const isSaidIn = (entry: Entry, interview: string, consent: QuestionId): boolean =>
  entry.kind === 'answer' &&
  entry.interview === interview &&
  entry.question !== consent &&
  (entry.answer !== undefined || entry.unreadable !== undefined)

/**
 * The same entry without what it said, where it was said in this talk: a voter who withdraws leaves nothing behind.
 * The entry itself stays, so that every undo still counts the same ones.
 */
export const withoutTalk = (change: Change, interview: string, consent: QuestionId): Change =>
  change.kind === 'answer' && isSaidIn(change, interview, consent)
    ? { kind: 'answer', question: change.question, interview }
    : change

/**
 * How many of the changes one step back takes: what is typed is kept while it is typed, a number digit by digit, and
 * taking it back so would help nobody.
 */
export function lastStep(changes: readonly Change[]): number {
  const last = changes.at(-1)
  if (!last) return 0
  if (last.kind === 'reason')
    return changes.length - 1 - changes.findLastIndex(({ kind }) => kind !== 'reason')
  const field = fieldTyped(changes, changes.length - 1)
  if (field === undefined) return 1
  let first = changes.length - 1
  while (first > 0 && isOnSame(changes[first - 1], last) && fieldTyped(changes, first - 1) === field)
    first -= 1
  return changes.length - first
}

/** Whether `next` only goes on with the text that `last` began: of the two, the later says everything. */
export function goesOnTyping(last: Entry, next: Change): boolean {
  if (last.kind === 'reason' && next.kind === 'reason') return true
  if (last.kind !== 'answer' || next.kind !== 'answer') return false
  if (last.question !== next.question || last.interview !== next.interview) return false
  if (last.answer?.kind === 'words' && next.answer?.kind === 'words') return true
  const { note: before, ...bare } = last.answer ?? {}
  const { note: after, ...same } = next.answer ?? {}
  return before !== undefined && after !== undefined && JSON.stringify(bare) === JSON.stringify(same)
}

/** What was typed last into the fields of a question and is no number; the next answer takes its place. */
export function findUnreadable(
  changes: readonly Change[],
  question: QuestionId,
  interview: string | undefined,
): Unreadable | undefined {
  const last = changes.findLast(
    (one) => isAnswer(one) && one.question === question && interviewOf(one) === interview,
  )
  return last?.kind === 'answer' ? last.unreadable : undefined
}

type AnswerChange = Extract<Change, { kind: 'answer' | 'carry' }>

const isAnswer = (change: Change | undefined): change is AnswerChange =>
  change?.kind === 'answer' || change?.kind === 'carry'

const interviewOf = (change: AnswerChange): string | undefined =>
  change.kind === 'answer' ? change.interview : undefined

const isOnSame = (one: Change | undefined, other: Change | undefined): boolean =>
  isAnswer(one) &&
  isAnswer(other) &&
  one.question === other.question &&
  interviewOf(one) === interviewOf(other)

/** Which field of a question the change at this place was typed in; nothing where something was chosen or emptied. */
function fieldTyped(changes: readonly Change[], at: number): string | undefined {
  const change = changes[at]
  if (change?.kind !== 'answer') return undefined
  const { answer } = change
  const unreadable = Object.keys(change.unreadable ?? {})
  if (unreadable.length > 0) return unreadable.length === 1 ? unreadable[0] : undefined
  if (!answer) return undefined
  const before = changes.slice(0, at).findLast((one) => isOnSame(one, change))
  const known = isAnswer(before) ? before.answer : undefined
  // A note on what has no answer yet stands beside "not observed".
  if (!known && answer.kind === 'none' && answer.note !== undefined) return 'note'
  if (known && known.note !== answer.note && withoutNote(known) === withoutNote(answer)) return 'note'
  if (answer.kind === 'words') return answer.kind
  if (answer.kind === 'measure' || answer.kind === 'count') return NUMBER_PART
  if (answer.kind !== 'counts') return undefined
  const values = known?.kind === 'counts' ? known.values : {}
  const typed = Object.keys(answer.values).filter((id) => answer.values[id] !== values[id])
  return typed.length === 1 ? typed[0] : undefined
}

const withoutNote = ({ note: _, ...bare }: Answer): string => JSON.stringify(bare)
