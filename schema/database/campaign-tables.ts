/** Tables of campaigns: published checklists, campaigns with their election, samples, and who visits which station. */

import type { Generated, JSONColumnType } from 'kysely'
import type { SampleDesign } from '../campaign/sample.ts'
import type { Checklist } from '../checklist/checklist.ts'
import type { ChecklistEdit, DraftedChecklist } from '../checklist/edit-checklist.ts'
import type { CampaignId, StationCode } from '../codes.ts'
import type { Words } from '../language.ts'

/** A published version; never changed, never deleted. */
export interface ChecklistTable {
  id: string
  version: string
  body: JSONColumnType<Checklist>
  published_at: Generated<Date>
}

/** A checklist somebody is working on. It stays when it was published, for its marks and reasons. */
export interface ChecklistDraftTable {
  id: string
  checklist_id: string
  /** The version it was begun from. */
  based_on: string
  /** That version, whole: a shipped one may be another after the next release. */
  base: JSONColumnType<Checklist>
  body: JSONColumnType<Checklist>
  marks: JSONColumnType<DraftedChecklist['marks']>
  reasons: JSONColumnType<DraftedChecklist['reasons']>
  /** The edits that lead back, the oldest first; at most a few hundred. */
  undo: JSONColumnType<readonly ChecklistEdit[]>
  /** Counts edits and steps back alike, so that nobody edits what they have not seen. */
  version: Generated<number>
  begun_at: Generated<Date>
  published_as: string | null
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

/** Drawn once and never changed: with seed and list, anybody draws the same. */
export interface SampleTable {
  id: string
  campaign_id: CampaignId
  drawn_at: Generated<Date>
  /** Roles, never a name. */
  drawn_by: string
  seed: string
  area: string | null
  design: JSONColumnType<SampleDesign>
  list_sha256: Uint8Array
  listed: number
  stations: StationCode[]
}
