/** Everything routes are given, made from an open database and the knowledge that ships with the product. */

import { join } from 'node:path'
import { loadBodies } from '../seeds/load-bodies.ts'
import { loadCountry } from '../seeds/load-country.ts'
import { loadDisclosureRules } from '../seeds/load-disclosure.ts'
import { loadFlagRules } from '../seeds/load-flags.ts'
import { loadRecommendationRules } from '../seeds/load-recommendation-rules.ts'
import { loadRetentionRules } from '../seeds/load-retention.ts'
import { bringAreas } from './first-day.ts'
import { findHome, readVersion } from './home.ts'
import { openGate } from './http/gate.ts'
import type { Hosts } from './http/keep-apart.ts'
import type { ClassKeys } from './keys/class-keys.ts'
import { prepareClassKeys } from './keys/prepare-class-keys.ts'
import { dayIn } from './logbook/day-in.ts'
import { readEpoch } from './queries/installation.ts'
import { addRefusedTries } from './queries/refused-tries.ts'
import type { Services, TrustNotice } from './services.ts'
import { readShippedChecklist } from './shipped-checklist.ts'
import { countRefusedTries } from './sign-in/refused-tries.ts'
import { type DiskRoom, unseenDisk } from './storage/disk-room.ts'
import { rememberedTablets } from './storage/enrolled-tablets.ts'
import type { MapFile } from './storage/map-file.ts'
import type { OpenRoles } from './storage/open-roles.ts'
import type { OrganisationKeys } from './storage/organisation-keys.ts'
import { argonPassphrases } from './storage/passphrases.ts'
import { rememberedChecklists } from './storage/published-checklists.ts'
import { memoryTabletLimits } from './storage/tablet-limits.ts'
import { memoryTryLimits } from './storage/try-limits.ts'

export interface Circumstances {
  readonly publicUrl: string
  readonly hosts?: Hosts | undefined
  readonly now: () => Date
  readonly organisationKeys: OrganisationKeys
  readonly classKeys: ClassKeys
  readonly trust?: TrustNotice | undefined
  /** Of the disk the database lies on, where it can be seen from here. */
  readonly disk?: DiskRoom
  readonly headFile?: string
  readonly mapFile?: MapFile | undefined
}

/** The database must be migrated. */
export async function openServices(
  { db, exportDb }: Pick<OpenRoles, 'db' | 'exportDb'>,
  {
    publicUrl,
    hosts,
    now,
    organisationKeys,
    classKeys,
    trust,
    disk = unseenDisk,
    headFile,
    mapFile,
  }: Circumstances,
): Promise<Services> {
  const home = findHome()
  const country = await loadCountry(join(home, 'seeds', 'country.json'))
  const disclosure = await loadDisclosureRules(
    join(home, 'seeds', 'disclosure.json'),
    country.areaLevels.map(({ id }) => id),
  )
  const shippedChecklist = await readShippedChecklist(home, country.languages)
  await bringAreas(db, home, country)
  const retention = await loadRetentionRules(join(home, 'seeds', 'retention.json'))
  await prepareClassKeys(db, classKeys, retention, dayIn(now(), country.timeZone))
  return {
    db,
    exportDb,
    now,
    publicUrl,
    hosts,
    trust,
    headFile,
    mapFile,
    version: readVersion(home),
    epoch: await readEpoch(db),
    wordsFolder: join(home, 'web', 'words'),
    siteFolder: join(home, 'dist', 'site'),
    country,
    disclosure,
    bodies: await loadBodies(join(home, 'seeds', 'bodies.json')),
    recommendationRules: await loadRecommendationRules(join(home, 'seeds', 'recommendations.json')),
    flagRules: await loadFlagRules(join(home, 'seeds', 'flags.json')),
    shippedChecklist,
    checklists: rememberedChecklists(db),
    tablets: rememberedTablets(db, now),
    organisationKeys,
    classKeys,
    retention,
    passphrases: argonPassphrases(),
    tryLimits: memoryTryLimits(now),
    refusedTries: countRefusedTries(
      (day, what, tries) => addRefusedTries(db, day, what, tries),
      () => dayIn(now(), country.timeZone),
    ),
    disk,
    tabletLimits: memoryTabletLimits(now),
    gate: openGate({ nowMs: () => performance.now(), random: Math.random }),
  }
}
