/** The types by which queries know the database. */

import type { Kysely, Transaction } from 'kysely'
import type { ExportViews } from '../../schema/database/export-views.ts'
import type { Tables } from '../../schema/database/tables.ts'

/** The database, or a transaction on it: a query does not care which. */
export type Db = Kysely<Tables>
export type InTransaction = Transaction<Tables>

/** The same database as a role that reads what results are worked out from, and can reach nothing else. */
export type ExportDb = Kysely<ExportViews>

/** One transaction for all of it: the caller's, where there is one already. */
export const inTransaction = <Done>(db: Db, work: (on: Db) => Promise<Done>): Promise<Done> =>
  db.isTransaction ? work(db) : db.transaction().execute(work)
