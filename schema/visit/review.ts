/** Review: how far the office has looked at a visit, step by step; nothing of it ever changes the visit or its count. */

import type { QuestionId } from '../checklist/checklist.ts'

/**
 * `new` nobody has looked at it yet, or it has to be looked at again; `checked` somebody has; `query` the monitor is
 * asked about it; `final` nothing is open any more. What was set aside is no visit and has no such state.
 */
export const REVIEW_STATES = ['new', 'checked', 'query', 'final'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Where a visit can go from where it is. A visit becomes final only after somebody has checked it. */
const NEXT: Readonly<Record<ReviewState, readonly ReviewState[]>> = {
  new: ['checked', 'query'],
  checked: ['new', 'query', 'final'],
  query: ['new', 'checked'],
  final: ['checked'],
}

/** The states a visit can be put into, in the order of `REVIEW_STATES`. */
export const listNextStates = (from: ReviewState): readonly ReviewState[] => NEXT[from]

/** What a reviewer can give as the reason for a step, without writing a word. */
export const REVIEW_REASONS = [
  'looks-right',
  'unlikely-number',
  'contradiction',
  'visits-disagree',
  'photo',
  'wrong-station',
  'monitor-answered',
  'look-again',
  /** What was written beside it says why. */
  'own-words',
] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

/** Of a step that takes the one before it back; nobody chooses it. */
export const TAKEN_BACK = 'taken-back'
export type StepReason = ReviewReason | typeof TAKEN_BACK

/** Long enough for two sentences to whoever reviews next; no tablet is told them. */
export const LONGEST_REVIEW_WORDS = 500
/** A monitor who is asked about more than this is better called. */
export const MOST_QUESTIONS_ASKED = 20

/** The reason meant when somebody takes a step and chooses none; a monitor is never asked without one. */
export const usualReason = (to: ReviewState): ReviewReason | undefined =>
  to === 'query' ? undefined : to === 'new' ? 'look-again' : 'looks-right'

/** Why a step cannot be taken. */
export type StepFault =
  /** From where the visit is, nothing leads there. */
  | 'not-from-here'
  /** What is given says nothing about why. */
  | 'reason-says-nothing'
  /** Questions are named where nobody is asked, or that cannot be answered anew. */
  | 'questions-unfit'

export interface WantedStep {
  readonly to: ReviewState
  readonly reason: ReviewReason
  /** What was written beside the reason; empty where nothing was. */
  readonly words: string
  /** What the monitor is asked about; empty where it is the visit as a whole. */
  readonly questions?: readonly QuestionId[]
}

/** Nothing where the step can be taken. */
export function findStepFault(
  from: ReviewState,
  { to, reason, words, questions = [] }: WantedStep,
): StepFault | undefined {
  if (!NEXT[from].includes(to)) return 'not-from-here'
  if (questions.length > 0 && to !== 'query') return 'questions-unfit'
  if (reason === 'own-words' && words.trim() === '') return 'reason-says-nothing'
  // "It looks right" is no question.
  return to === 'query' && reason === 'looks-right' ? 'reason-says-nothing' : undefined
}

/** The newest step of a visit, as far as its state follows from it. */
export interface NewestStep {
  /** Of the steps of its visit, from 1. */
  readonly number: number
  readonly from: ReviewState
  readonly to: ReviewState
  /** How many corrections of the visit had come when it was taken. */
  readonly corrections: number
}

export interface Standing {
  readonly state: ReviewState
  /** It was final, and a correction has come since: what was looked at is no longer what it says. */
  readonly isPutBack: boolean
  /** Its monitor was asked about it, and something has come from them since. */
  readonly isAnswered: boolean
}

/** Where a visit stands, given its newest step and how many corrections of it there are by now. */
export function standingOf(newest: NewestStep | undefined, corrections: number): Standing {
  if (newest === undefined) return { state: 'new', isPutBack: false, isAnswered: false }
  const hasCome = corrections > newest.corrections
  const isPutBack = hasCome && newest.to === 'final'
  const isAnswered = hasCome && newest.to === 'query'
  return { state: isPutBack || isAnswered ? 'new' : newest.to, isPutBack, isAnswered }
}

/**
 * Where taking the newest step back leads; nothing where there is none, or where something has come since that put the
 * visit back by itself. Taking back is a step like any other, so it can be taken back as well.
 */
export function findWayBack(newest: NewestStep | undefined, corrections: number): ReviewState | undefined {
  const { isPutBack, isAnswered } = standingOf(newest, corrections)
  return isPutBack || isAnswered ? undefined : newest?.from
}

/** What somebody has seen of a visit when they decide: decided on by another, or corrected since, it is another. */
export interface Seen {
  /** Number of the newest step; 0 where there was none. */
  readonly step: number
  readonly corrections: number
}

export const isStillSo = (seen: Seen, newest: NewestStep | undefined, corrections: number): boolean =>
  seen.step === (newest?.number ?? 0) && seen.corrections === corrections
