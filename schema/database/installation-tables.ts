/** The table of the installation itself: which life of the database this is, and what its backups hold. */

import type { Generated } from 'kysely'

/** One row. */
export interface InstallationTable {
  one: Generated<true>
  /** New after every restore: what tablets were told before it may not hold any more. */
  epoch: Generated<string>
  /** Whatever has `arrived` below this number is in a backup that was restored and compared. */
  backed_up_to: Generated<number>
  /** When that backup was made. */
  backed_up_at: Date | null
  /** With this the views for exports give other names to visits and senders. */
  pseudonyms: Generated<string>
}
