/** Tables of visits: as received, set aside, and their photos. */

import type { Generated, GeneratedAlways } from 'kysely'
import type { CampaignId, StationCode, VisitId } from '../codes.ts'

export interface VisitTable {
  id: VisitId
  /** The server's order of arrival: the only order there is. */
  sequence: GeneratedAlways<number>
  campaign_id: CampaignId
  station: StationCode
  /** The enrolled tablet it came from: never leaves this table. */
  enrolment_id: string
  checklist_id: string
  checklist_version: string
  /** SHA-256 of the body as received: the same id with other bytes is set aside. */
  sha256: Uint8Array
  /** The body as it came: text and not jsonb, so that the hash can be checked against it at any time. */
  body: string
  photos_expected: string[]
  received_at: Generated<Date>
}

/** Another content that arrived under the id of a stored visit: kept, never overwriting. */
export interface VisitVariantTable {
  visit_id: VisitId
  sha256: Uint8Array
  enrolment_id: string
  body: string
  photos_expected: string[]
  received_at: Generated<Date>
}

export interface PhotoTable {
  sha256: string
  media_type: 'image/jpeg' | 'image/webp'
  bytes: Uint8Array
}

export interface VisitPhotoTable {
  visit_id: VisitId
  sha256: string
}
