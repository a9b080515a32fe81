/** Visits that somebody else has decided on meanwhile, as the refusal tells of them. */

import {
  REVIEW_REASONS,
  REVIEW_STATES,
  type ReviewState,
  type StepReason,
  TAKEN_BACK,
} from '../../schema/visit/review.ts'
import type { Problem } from '../api/problem.ts'

const STEP_REASONS: readonly StepReason[] = [...REVIEW_REASONS, TAKEN_BACK]

export interface MovedVisit {
  readonly visit: string
  readonly station: string
  readonly state: ReviewState
  readonly isPutBack: boolean
  readonly isAnswered: boolean
  readonly seen: { readonly step: number; readonly corrections: number }
  readonly reason: StepReason | undefined
  readonly words: string
  readonly isCorrected: boolean
}

/** Empty where the problem is another one. */
export function readMoved(problem: Problem): readonly MovedVisit[] {
  if (problem.kind !== 'refused' || problem.slug !== 'review-moved-on') return []
  const { moved } = problem.facts
  return Array.isArray(moved) ? moved.flatMap((one) => readOne(one) ?? []) : []
}

function readOne(one: unknown): MovedVisit | undefined {
  if (!isRecord(one) || !isRecord(one.seen)) return undefined
  const state = REVIEW_STATES.find((known) => known === one.state)
  const { step, corrections } = one.seen
  if (state === undefined || typeof step !== 'number' || typeof corrections !== 'number') return undefined
  return {
    visit: String(one.visit),
    station: String(one.station),
    state,
    isPutBack: one.isPutBack === true,
    isAnswered: one.isAnswered === true,
    seen: { step, corrections },
    reason: STEP_REASONS.find((known) => known === one.reason),
    words: typeof one.words === 'string' ? one.words : '',
    isCorrected: one.isCorrected === true,
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
