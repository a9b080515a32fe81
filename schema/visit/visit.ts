/** Visit: one team's look at one station at one time, from draft to finished. */

import type { Form } from '../checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../codes.ts'
import type { Answers } from './answer.ts'

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

/** A visit being filled, or filled. Times are the tablet's claims (ISO 8601), never used for order. */
export interface Visit {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly checklist: ChecklistRef
  readonly form: Form
  readonly answers: Answers
  readonly interviews: readonly Interview[]
  readonly startedAt: string
  readonly finishedAt?: string
}

/** A draft becomes a finished visit; what was finished stays as it was. */
export const finishVisit = (visit: Visit, at: string): Visit =>
  visit.finishedAt === undefined ? { ...visit, finishedAt: at } : visit
