/** Tables of releases: only ever added to. */

import type { Generated, GeneratedAlways } from 'kysely'
import type { CampaignId } from '../codes.ts'
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
