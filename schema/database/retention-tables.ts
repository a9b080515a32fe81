/** Tables of what ends: the sealed register of people, until when each class is kept, and what holds it. */

import type { Generated } from 'kysely'
import type { CampaignId, PersonId } from '../codes.ts'
import type { SealedClass } from '../retention/classes.ts'

/** In a schema of its own. */
export interface RegisterEntryTable {
  enrolment_id: string
  campaign_id: CampaignId
  /** Under the register key of the campaign, bound to the enrolment. */
  sealed: Uint8Array
  changed_at: Generated<Date>
}

export interface RetentionTable {
  campaign_id: CampaignId
  class: SealedClass
  /** ISO day, in the time zone of the country. */
  ends_on: string
  was_chosen: Generated<boolean>
  /** Which key it lies under; null before there was one. */
  key_id: string | null
  /** ISO day since when it is gone; null while it is kept. */
  ended_on: string | null
}

export interface LegalHoldTable {
  id: Generated<string>
  campaign_id: CampaignId
  class: SealedClass
  reason: string
  set_by: PersonId | null
  set_at: Generated<Date>
  lifted_by: PersonId | null
  /** Null: it holds. */
  lifted_at: Date | null
}

/** What came before there were keys of classes, until the next start has sealed it. */
export interface LiesOpenTable {
  kind: 'visit' | 'correction' | 'incident' | 'interview' | 'set_aside' | 'photo' | 'sealed_photo'
  id: string
}
