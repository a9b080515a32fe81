/** Tables of releases, only ever added to, and of the photos on their way into one. */

import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { CampaignId, PersonId, StationCode, VisitId } from '../codes.ts'
import type { BarrierId } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { OfferState } from '../release/offered-photo.ts'
import type { ReleaseKind, WithdrawalReason } from '../release/release.ts'

export interface ReleaseTable {
  campaign_id: CampaignId
  /** From 1 for each campaign, without gaps. */
  number: number
  id: string
  kind: ReleaseKind
  /** Where the country is, ISO 8601; the hour in a preliminary release only. */
  day: string
  hour: number | null
  stations: number
  /** Of the lines of all parts in their order. */
  sha256: Uint8Array
  /** How long that text is. */
  bytes: number
  /** Every role of whoever made it, joined by `+`. */
  made_by: string
  made_at: Generated<Date>
}

export interface ReleasePartTable {
  campaign_id: CampaignId
  number: number
  /** 0 is the content, the stations follow. */
  part: number
  /** Lines of JSON, as gzip. */
  body: Uint8Array
}

export interface PublicReleaseTable {
  campaign_id: CampaignId
  number: number
  /** The number in its address, of all campaigns together. */
  address: GeneratedAlways<number>
  is_public: boolean
}

export interface ReleaseWithdrawalTable {
  campaign_id: CampaignId
  number: number
  reason: WithdrawalReason
  withdrawn_by: string
  withdrawn_at: Generated<Date>
}

export interface ReleasePhotoTable {
  campaign_id: CampaignId
  number: number
  sha256: string
  /** A JPEG in the clear. */
  body: Uint8Array
}

/** What is offered never changes; only what was decided about it. */
export interface OfferedPhotoTable {
  id: string
  campaign_id: CampaignId
  visit_id: VisitId
  /** SHA-256 of the photo it was made from, as the tablet took it. */
  photo: string
  station: StationCode
  barrier: BarrierId | null
  text: JSONColumnType<Words>
  /** Of the picture as it would leave; its length, and its size in pixels. */
  sha256: string
  bytes: number
  width: number
  height: number
  /** Sealed; null once photos of the campaign have ended. */
  picture: Uint8Array | null
  state: Generated<OfferState>
  offered_by: PersonId
  offered_at: Generated<Date>
  agreed_by: PersonId | null
  refused_by: PersonId | null
  decided_at: Date | null
}
