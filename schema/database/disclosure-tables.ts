/** Tables of disclosure: stations on hold, and what was told about people. */

import type { Generated, JSONColumnType } from 'kysely'
import type { CampaignId, PersonId, StationCode } from '../codes.ts'
import type { ToldTables } from '../disclosure/conduct-tables.ts'

export interface StationHoldTable {
  id: Generated<string>
  campaign_id: CampaignId
  station: StationCode
  reason: string
  held_by: PersonId | null
  held_at: Generated<Date>
  ended_by: PersonId | null
  /** Null: the station is on hold. */
  ended_at: Date | null
}

/** A batch is told once and never changed. */
export interface ToldBatchTable {
  campaign_id: CampaignId
  number: number
  tables: JSONColumnType<ToldTables>
}

export interface ToldStationTable {
  campaign_id: CampaignId
  station: StationCode
  batch: number
}
