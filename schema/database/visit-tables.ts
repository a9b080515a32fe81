/** Tables of visits: as received, the talks with voters and corrections apart, incidents, what was set aside, and photos. */

import type { Generated, GeneratedAlways } from 'kysely'
import type { CampaignId, StationCode, VisitId } from '../codes.ts'
import type { IncidentState } from '../incident/incident.ts'
import type { PhotoSetAsideReason, SetAsideReason } from '../visit/set-aside.ts'

/** Number of the transaction it arrived in, which orders it among the backups of its epoch; 0 when it was restored. */
type Arrived = Generated<number>

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
  /** SHA-256 of the body as it stands here. */
  sha256: Uint8Array
  /**
   * The facts: the document as it came, with a mark in the place of every word somebody wrote. Text and not jsonb, so
   * that the hash can be checked against it at any time.
   */
  body: string
  /** The document as it came, sealed; null where nobody wrote a word in it, or where what was written has ended. */
  free_text: Uint8Array | null
  /** Hashes of the photos the visit names. */
  photos_expected: string[]
  /** SHA-256 of the envelope as received: the same id with another one is set aside. */
  envelope_sha256: Uint8Array
  /** Hashes of the sealed photos the envelope names. */
  sealed_photos: string[]
  received_at: Generated<Date>
  arrived: Arrived
}

/** Only of visits that have talks; results of stations never need them. */
export interface InterviewTable {
  visit_id: VisitId
  /** Sealed; null once the talks of the campaign have ended. */
  body: Uint8Array | null
  /** How many voters were talked to: a fact, which stays. */
  talks: number
}

/** A later change to a visit: a table of its own, so that none is ever counted as a visit. */
export interface CorrectionTable {
  id: VisitId
  /** Orders the corrections among themselves. */
  sequence: GeneratedAlways<number>
  campaign_id: CampaignId
  /** Of the visit, as the correction says it. */
  station: StationCode
  enrolment_id: string
  /** The visit, or an earlier correction of it; it may not be here. */
  corrects: VisitId
  checklist_id: string
  checklist_version: string
  /** SHA-256 of the body as it stands here. */
  sha256: Uint8Array
  /** The facts of it, as of a visit: only the answers it changes. */
  body: string
  /** As it came, with the reason; sealed. */
  free_text: Uint8Array | null
  envelope_sha256: Uint8Array
  sealed_photos: string[]
  received_at: Generated<Date>
  arrived: Arrived
}

export interface IncidentTable {
  id: string
  sequence: GeneratedAlways<number>
  campaign_id: CampaignId
  enrolment_id: string
  envelope_sha256: Uint8Array
  sealed_photos: string[]
  /** The facts: without what was told in words. */
  body: string
  /** As it came, sealed; null where nothing was told in words, or where that has ended. */
  free_text: Uint8Array | null
  state: Generated<IncidentState>
  received_at: Generated<Date>
  arrived: Arrived
}

/** What was sent and could not be used as it is: kept, never overwriting, never lost. */
export interface SetAsideTable {
  id: string
  envelope_sha256: Uint8Array
  kind: 'visit' | 'unfinished' | 'incident'
  reason: SetAsideReason
  /** Of the tablet that sent it, whatever the content says. */
  campaign_id: CampaignId
  /** Null: it came in a file, from somebody the office does not know. */
  enrolment_id: string | null
  /** As far as the content says it. */
  station: string | null
  sealed_photos: string[]
  /** As it came, sealed under two classes, so that it ends with the first; null for what came before envelopes. */
  envelope: Uint8Array | null
  /** What was in it, if it opened; sealed likewise. */
  opened: Uint8Array | null
  received_at: Generated<Date>
  arrived: Arrived
}

/** Of a campaign: the same picture in another one is another row, under another key. */
export interface PhotoTable {
  campaign_id: CampaignId
  /** Of the picture itself. */
  sha256: string
  media_type: 'image/jpeg' | 'image/webp'
  /** Sealed. */
  bytes: Uint8Array
}

export interface VisitPhotoTable {
  visit_id: VisitId
  sha256: string
}

/** Opened, it names its photo; else it is kept as it came, with the reason. */
export interface SealedPhotoTable {
  envelope_id: string
  sha256: string
  /** Null where it is of what came from nobody the office knows. */
  enrolment_id: string | null
  photo: string | null
  reason: PhotoSetAsideReason | null
  /** As it came, sealed once more; null where it was opened, or where photos have ended. */
  bytes: Uint8Array | null
  campaign_id: CampaignId
  /** Id of the key it needs, where the organisation did not have it. */
  organisation_key: string | null
  received_at: Generated<Date>
  arrived: Arrived
}

/** A part of a sealed photo that is not whole yet; all of one length, the last one of a photo is never here. */
export interface PhotoPartTable {
  enrolment_id: string
  envelope_id: string
  /** Of the whole sealed photo. */
  sha256: string
  from_byte: number
  /** Sealed. */
  bytes: Uint8Array
  received_at: Generated<Date>
}
