/** Visit: one team's look at one station at one time, from draft to finished. */

import type { Form, QuestionId } from '../checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../codes.ts'
import type { RemedyId } from '../recommendations/remedy.ts'
import type { Answers, PhotoNote } from './answer.ts'
import type { Corrects } from './correction.ts'

/** A checklist by name: what a visit is pinned to for ever. */
export interface ChecklistRef {
  readonly id: string
  readonly version: string
}

/** One talk with a voter; no name, no observer, kept apart from the visit's answers. */
export interface Interview {
  readonly id: string
  readonly answers: Answers
}

/**
 * What became, on the day itself, of a remedy the chair of the station could see to. It is counted apart and never
 * changes what was found. Times are the tablet's claims (ISO 8601).
 */
export interface RemedyOnTheDay {
  readonly remedy: RemedyId
  /** When the chair was told. */
  readonly told?: string
  /** When it was seen to be put right. */
  readonly putRight?: string
  /** How it looked afterwards. */
  readonly photo?: PhotoNote
}

/** A visit begun under another station's name, and why it was moved to this one. */
export interface Moved {
  /** Where it was begun. */
  readonly from: StationCode
  readonly reason: string
}

/** A visit being filled, or filled. Times are the tablet's claims (ISO 8601), never used for order. */
export interface Visit {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly checklist: ChecklistRef
  readonly form: Form
  readonly answers: Answers
  readonly interviews: readonly Interview[]
  /** Questions whose answers were taken over from another room or an earlier visit, after looking again. */
  readonly carried?: readonly QuestionId[]
  /** The earlier visit of the same tablet to the same station that this one goes on from. */
  readonly follows?: VisitId
  readonly moved?: Moved
  /** This is no visit of its own but a correction: its answers are only those that it changes. */
  readonly corrects?: Corrects
  /** Only in the draft of a correction: the questions to answer anew. It never leaves the tablet. */
  readonly chosen?: readonly QuestionId[]
  readonly remedied?: readonly RemedyOnTheDay[]
  readonly startedAt: string
  readonly finishedAt?: string
}

/** A draft becomes a finished visit; what was finished stays as it was. */
export const finishVisit = (visit: Visit, at: string): Visit =>
  visit.finishedAt === undefined ? { ...visit, finishedAt: at } : visit
