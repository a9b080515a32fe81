/** The tables of recommendations: what a campaign recommends, and every step of it. */

import type { Generated, JSONColumnType } from 'kysely'
import type { CampaignId, PersonId } from '../codes.ts'
import type { RecordId, RecordStep } from '../recommendations/record.ts'

/** One for each remedy a campaign recommends; everything else follows from its steps. */
export interface RecommendationTable {
  id: RecordId
  campaign_id: CampaignId
  remedy: string
  barrier: string
  /** Of an earlier campaign, where it goes on from there. */
  carried_from: RecordId | null
  made_at: Generated<Date>
}

/** Only ever added to. Words in it are the organisation's or a body's own, and name nobody. */
export interface RecommendationStepTable {
  recommendation_id: RecordId
  number: number
  body: JSONColumnType<RecordStep>
  person_id: PersonId
  /** Every role of whoever took it, joined by `+`. */
  role: string
  made_at: Generated<Date>
}
