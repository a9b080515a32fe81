/** The table of reviews: every step by which the office looked at a visit. */

import type { Generated } from 'kysely'
import type { QuestionId } from '../checklist/checklist.ts'
import type { CampaignId, PersonId, VisitId } from '../codes.ts'
import type { ReviewState, StepReason } from '../visit/review.ts'

export interface ReviewStepTable {
  visit_id: VisitId
  /** From 1 for each visit: the newest step counts. */
  number: number
  campaign_id: CampaignId
  from_state: ReviewState
  to_state: ReviewState
  reason: StepReason
  /** What the monitor is asked about, by ids of the visit's checklist. */
  questions: Generated<readonly QuestionId[]>
  /** Whether something was written beside the reason, also when the words have ended. */
  is_written: boolean
  /** What was written, sealed under free text. */
  words: Uint8Array | null
  /** How many corrections of the visit had come when it was looked at. */
  corrections: number
  person_id: PersonId
  /** Every role of whoever took it, joined by `+`. */
  role: string
  made_at: Generated<Date>
}
