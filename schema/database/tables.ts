/** The list of tables. */

import type {
  AssignmentTable,
  CampaignTable,
  ChecklistDraftTable,
  ChecklistTable,
  SampleTable,
} from './campaign-tables.ts'
import type { StationHoldTable, ToldBatchTable, ToldStationTable } from './disclosure-tables.ts'
import type { InstallationTable } from './installation-tables.ts'
import type { LogbookLinkTable, LogbookTable, RefusedTryTable, RequestForTwoTable } from './logbook-tables.ts'
import type { PaperBatchTable, PaperEntryTable, PaperFormTable } from './paper-tables.ts'
import type {
  EnrolmentTable,
  PasskeyTable,
  PersonTable,
  RecoveryWordTable,
  SessionTable,
  SettingTable,
  TotpTable,
  UsedChallengeTable,
} from './people-tables.ts'
import type {
  AreaTable,
  BoundaryTable,
  PremisesTable,
  RegisterChangeTable,
  StationImportTable,
  StationTable,
  StationTileTable,
  TileCountTable,
} from './place-tables.ts'
import type { RecommendationStepTable, RecommendationTable } from './recommendation-tables.ts'
import type {
  OfferedPhotoTable,
  PublicReleaseTable,
  ReleasePartTable,
  ReleasePhotoTable,
  ReleaseTable,
  ReleaseWithdrawalTable,
} from './release-tables.ts'
import type { LegalHoldTable, LiesOpenTable, RegisterEntryTable, RetentionTable } from './retention-tables.ts'
import type { ReviewStepTable } from './review-tables.ts'
import type {
  CorrectionTable,
  IncidentTable,
  InterviewTable,
  PhotoPartTable,
  PhotoTable,
  SealedPhotoTable,
  SetAsideTable,
  VisitPhotoTable,
  VisitTable,
} from './visit-tables.ts'

export interface Tables {
  installation: InstallationTable
  area: AreaTable
  boundary: BoundaryTable
  premises: PremisesTable
  station: StationTable
  register_change: RegisterChangeTable
  station_tile: StationTileTable
  tile_count: TileCountTable
  station_import: StationImportTable
  person: PersonTable
  session: SessionTable
  totp: TotpTable
  passkey: PasskeyTable
  recovery_word: RecoveryWordTable
  used_challenge: UsedChallengeTable
  enrolment: EnrolmentTable
  setting: SettingTable
  checklist: ChecklistTable
  checklist_draft: ChecklistDraftTable
  campaign: CampaignTable
  assignment: AssignmentTable
  sample: SampleTable
  paper_batch: PaperBatchTable
  paper_form: PaperFormTable
  paper_entry: PaperEntryTable
  visit: VisitTable
  interview: InterviewTable
  correction: CorrectionTable
  review_step: ReviewStepTable
  recommendation: RecommendationTable
  recommendation_step: RecommendationStepTable
  incident: IncidentTable
  set_aside: SetAsideTable
  photo: PhotoTable
  visit_photo: VisitPhotoTable
  sealed_photo: SealedPhotoTable
  photo_part: PhotoPartTable
  logbook: LogbookTable
  logbook_link: LogbookLinkTable
  request_for_two: RequestForTwoTable
  refused_try: RefusedTryTable
  station_hold: StationHoldTable
  told_batch: ToldBatchTable
  told_station: ToldStationTable
  release: ReleaseTable
  release_part: ReleasePartTable
  release_photo: ReleasePhotoTable
  release_withdrawal: ReleaseWithdrawalTable
  offered_photo: OfferedPhotoTable
  public_release: PublicReleaseTable
  retention: RetentionTable
  lies_open: LiesOpenTable
  legal_hold: LegalHoldTable
  /** In a schema of its own, so that reaching everything else does not reach it. */
  'register.entry': RegisterEntryTable
}
