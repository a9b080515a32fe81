/** What routes are given: database, clock, settings, the knowledge that ships with the product. */

import type { Checklist } from '../schema/checklist/checklist.ts'
import type { Country } from '../schema/country.ts'
import type { DisclosureRules } from '../schema/disclosure/rules.ts'
import type { Body } from '../schema/recommendations/body.ts'
import type { RetentionRules } from '../schema/retention/rules.ts'
import type { FlagRules } from '../schema/visit/flag-rules.ts'
import type { ChecklistRef } from '../schema/visit/visit.ts'
import type { RecommendationRules } from '../seeds/load-recommendation-rules.ts'
import type { Gate } from './http/gate.ts'
import type { Hosts } from './http/keep-apart.ts'
import type { ClassKeys } from './keys/class-keys.ts'
import type { ShippedChecklist } from './shipped-checklist.ts'
import type { RefusedTries } from './sign-in/refused-tries.ts'
import type { Db, ExportDb } from './storage/database.ts'
import type { DiskRoom } from './storage/disk-room.ts'
import type { EnrolledTablets } from './storage/enrolled-tablets.ts'
import type { MapFile } from './storage/map-file.ts'
import type { OrganisationKeys } from './storage/organisation-keys.ts'
import type { Passphrases } from './storage/passphrases.ts'
import type { TabletLimits } from './storage/tablet-limits.ts'
import type { TryLimits } from './storage/try-limits.ts'

/** Published checklists never change, so each is read from the database once. */
export interface PublishedChecklists {
  find(ref: ChecklistRef): Promise<Checklist | undefined>
}

export interface TrustNotice {
  readonly address: string
  /** SHA-256 of the office's authority, as a tablet shows it. */
  readonly fingerprint: string
}

export interface Services {
  readonly db: Db
  /** What results and exports are worked out from: views without anybody in them, as a role that reads nothing else. */
  readonly exportDb: ExportDb
  /** The only clock of the server. */
  readonly now: () => Date
  /** Where people reach this installation, without a slash at the end; part of every link that is handed out. */
  readonly publicUrl: string
  /** Where tablets and the office have hosts of their own; nothing where one address serves both. */
  readonly hosts: Hosts | undefined
  /** The page that leads a tablet through trusting this office; nothing where all browsers trust it, or none has to. */
  readonly trust: TrustNotice | undefined
  /** The second file of the logbook's heads; nothing where there is none, as in trials. */
  readonly headFile: string | undefined
  readonly version: string
  /** Which life of the database this is; it only changes while no server runs. */
  readonly epoch: string
  /** Where `problems.ftl` of each language lies, and where the built web app lies. */
  readonly wordsFolder: string
  readonly siteFolder: string
  readonly country: Country
  /** By which numbers about people leave. */
  readonly disclosure: DisclosureRules
  /** Whom recommendations can be handed to, and how they are ranked and grounded. */
  readonly bodies: readonly Body[]
  readonly recommendationRules: RecommendationRules
  /** By which numbers visits are flagged. */
  readonly flagRules: FlagRules
  readonly shippedChecklist: ShippedChecklist
  readonly checklists: PublishedChecklists
  readonly tablets: EnrolledTablets
  readonly organisationKeys: OrganisationKeys
  /** What register, photos, free text and talks lie sealed under, campaign by campaign. */
  readonly classKeys: ClassKeys
  /** Until when each of these is kept, as the rules propose it. */
  readonly retention: RetentionRules
  readonly passphrases: Passphrases
  readonly tryLimits: TryLimits
  /** How many tries are refused, written down by day. */
  readonly refusedTries: RefusedTries
  readonly tabletLimits: TabletLimits
  readonly disk: DiskRoom
  /** What lies below the stations on the map; nothing where the office has no such file. */
  readonly mapFile: MapFile | undefined
  /** Who comes in when much arrives at once. */
  readonly gate: Gate
}
