/** Tables of paper: forms that were printed, and what was keyed from them, twice. */

import type { Generated } from 'kysely'
import type { Form } from '../checklist/checklist.ts'
import type { CampaignId, PersonId, StationCode, VisitId } from '../codes.ts'

export interface PaperBatchTable {
  id: string
  campaign_id: CampaignId
  checklist_id: string
  checklist_version: string
  form: Form
  made_at: Generated<Date>
}

/** One sheet for one station. */
export interface PaperFormTable {
  /** Made by chance, printed on the sheet. */
  number: string
  batch_id: string
  campaign_id: CampaignId
  station: StationCode
  /** Whose station it was in the plan: never printed, never told to whoever keys. */
  enrolment_id: string
  /** What it becomes: settled when it is printed, so that a sheet can become one visit only. */
  visit_id: VisitId
  taken_in_at: Date | null
}

/** What one person keyed from a sheet. */
export interface PaperEntryTable {
  number: string
  /** The first or the second time. */
  turn: number
  campaign_id: CampaignId
  person_id: PersonId
  /** Counts what was kept, so that two windows do not overwrite each other. */
  version: number
  is_finished: boolean
  /** When something of it was last kept: what nobody goes on with gives way to somebody else. */
  kept_at: Generated<Date>
  /** Sealed under free text; null once the sheet has become a visit, or free text has ended. */
  body: Uint8Array | null
}
