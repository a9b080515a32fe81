/** Tables of campaigns: published checklists, campaigns with their election, and who visits which station. */

import type { Generated, JSONColumnType } from 'kysely'
import type { Checklist } from '../checklist/checklist.ts'
import type { CampaignId, StationCode } from '../codes.ts'
import type { Words } from '../language.ts'

/** A published version; never changed, never deleted. */
export interface ChecklistTable {
  id: string
  version: string
  body: JSONColumnType<Checklist>
  published_at: Generated<Date>
}

export interface CampaignTable {
  id: CampaignId
  name: JSONColumnType<Words>
  organisation: JSONColumnType<Words>
  election_name: JSONColumnType<Words>
  election_kind: 'commune' | 'national' | 'other'
  /** ISO date as text: a calendar day, not an instant. */
  election_date: string
  checklist_id: string
  checklist_version: string
  sample_type: 'census' | 'probability' | 'purposive' | 'volunteer'
  photos_allowed: boolean
  made_at: Generated<Date>
}

export interface AssignmentTable {
  campaign_id: CampaignId
  enrolment_id: string
  station: StationCode
}
