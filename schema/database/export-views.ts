/** The views of schema `export`: all that results and exports are worked out from, without anybody in it. */

import type { CampaignId, StationCode, VisitId } from '../codes.ts'
import type { ToldTables } from '../disclosure/conduct-tables.ts'
import type { Words } from '../language.ts'
import type { AreaTable, PremisesTable, StationTable } from './place-tables.ts'
import type {
  ReleasePartTable,
  ReleasePhotoTable,
  ReleaseTable,
  ReleaseWithdrawalTable,
} from './release-tables.ts'

/** As kept, but for the name: JSON is never written through a view. */
type Named<Table, Column extends keyof Table> = Pick<Table, Column> & { readonly name: Words }

export interface BareVisitView {
  /** Another name for the visit: its own is made of the time. */
  readonly id: VisitId
  readonly sequence: number
  readonly campaign_id: CampaignId
  readonly station: StationCode
  /** The same for the same tablet, and leading nowhere. */
  readonly sender: string
  readonly checklist_id: string
  readonly checklist_version: string
  /** In the shape of a visit, without moments, words, notes and photos. */
  readonly body: string
}

export interface ExportViews {
  'export.release': Pick<
    ReleaseTable,
    'campaign_id' | 'number' | 'kind' | 'day' | 'hour' | 'stations' | 'sha256' | 'bytes'
  >
  'export.release_part': ReleasePartTable
  'export.release_photo': ReleasePhotoTable
  'export.release_withdrawal': Pick<ReleaseWithdrawalTable, 'campaign_id' | 'number' | 'reason'>
  'export.area': Named<AreaTable, 'code' | 'level' | 'parent'>
  'export.premises': Named<PremisesTable, 'code' | 'area' | 'latitude' | 'longitude'>
  'export.station': Pick<
    StationTable,
    'code' | 'premises' | 'room' | 'registered_voters' | 'latitude' | 'longitude'
  >
  'export.register_version': { readonly version: string }
  'export.visit': BareVisitView
  'export.correction': Omit<BareVisitView, 'checklist_id' | 'checklist_version'>
  'export.held_station': { readonly campaign_id: CampaignId; readonly station: StationCode }
  'export.told_batch': {
    readonly campaign_id: CampaignId
    readonly number: number
    readonly tables: ToldTables
  }
  'export.told_station': {
    readonly campaign_id: CampaignId
    readonly station: StationCode
    readonly batch: number
  }
}
