/** The ordered list of migrations; explicit, so that bundling and compiling are safe. */

import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as firstTables from './migrations/2026-11-22-first-tables.ts'
import * as sealedIntake from './migrations/2026-11-22-sealed-intake.ts'
import * as standing from './migrations/2026-11-22-standing.ts'
import * as photoParts from './migrations/2026-11-22-unfinished-photos.ts'
import * as unknownSenders from './migrations/2026-11-22-unknown-senders.ts'
import * as wayBack from './migrations/2026-11-22-way-back.ts'
import * as corrections from './migrations/2026-11-22-written-corrections.ts'
import * as logbook from './migrations/2026-11-22-xa-logbook.ts'
import * as secondFactors from './migrations/2026-11-22-xb-second-factors.ts'
import * as disclosure from './migrations/2026-11-22-xd-disclosure.ts'
import * as register from './migrations/2026-11-22-ya-register.ts'
import * as exportViews from './migrations/2026-11-22-yb-export-views.ts'
import * as sealedAtRest from './migrations/2026-11-22-yd-sealed-at-rest.ts'
import * as refusedTries from './migrations/2026-11-22-yf-refused-tries.ts'
import * as reviewSteps from './migrations/2026-11-23-b-review-steps.ts'
import * as checklistDrafts from './migrations/2026-11-23-ca-checklist-drafts.ts'
import * as samples from './migrations/2026-11-23-e-samples.ts'
import * as queries from './migrations/2026-11-23-g-queries.ts'
import * as recommendations from './migrations/2026-11-23-i-recommendations.ts'
import * as releases from './migrations/2026-11-23-j-releases.ts'
import * as paper from './migrations/2026-11-23-l-paper.ts'
import * as publicReleases from './migrations/2026-11-23-la-public-releases.ts'
import * as boundaries from './migrations/2026-11-23-lf-boundaries.ts'
import * as tiles from './migrations/2026-11-23-lg-tiles.ts'
import * as paperEntryKept from './migrations/2026-11-25-a-paper-entry-kept.ts'
import * as accreditation from './migrations/2026-11-25-b-accreditation.ts'
import * as registerChange from './migrations/2026-11-26-t-register-change.ts'
import * as quickerViews from './migrations/2026-11-26-u-quicker-views.ts'
import * as releasedPhotos from './migrations/2026-11-26-v-released-photos.ts'

/** The migrator for a database of any shape: from empty to today's. */
export const migratorFor = <Shape>(db: Kysely<Shape>): Migrator =>
  new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '2026-11-22-first-tables': firstTables,
        '2026-11-22-sealed-intake': sealedIntake,
        '2026-11-22-standing': standing,
        '2026-11-22-unfinished-photos': photoParts,
        '2026-11-22-unknown-senders': unknownSenders,
        '2026-11-22-way-back': wayBack,
        '2026-11-22-written-corrections': corrections,
        '2026-11-22-xa-logbook': logbook,
        '2026-11-22-xb-second-factors': secondFactors,
        '2026-11-22-xd-disclosure': disclosure,
        '2026-11-22-ya-register': register,
        '2026-11-22-yb-export-views': exportViews,
        '2026-11-22-yd-sealed-at-rest': sealedAtRest,
        '2026-11-22-yf-refused-tries': refusedTries,
        '2026-11-23-b-review-steps': reviewSteps,
        '2026-11-23-ca-checklist-drafts': checklistDrafts,
        '2026-11-23-e-samples': samples,
        '2026-11-23-g-queries': queries,
        '2026-11-23-i-recommendations': recommendations,
        '2026-11-23-j-releases': releases,
        '2026-11-23-l-paper': paper,
        '2026-11-23-la-public-releases': publicReleases,
        '2026-11-23-lf-boundaries': boundaries,
        '2026-11-23-lg-tiles': tiles,
        '2026-11-25-a-paper-entry-kept': paperEntryKept,
        '2026-11-25-b-accreditation': accreditation,
        '2026-11-26-t-register-change': registerChange,
        '2026-11-26-u-quicker-views': quickerViews,
        '2026-11-26-v-released-photos': releasedPhotos,
      }),
    },
  })
