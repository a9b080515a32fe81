/** A database of its own for a test: migrated, empty, gone afterwards. */

import { inject } from 'vitest'
import type { Db } from '../../server/storage/database.ts'
import { connect } from '../../server/storage/open-database.ts'
import { TEMPLATE } from './database-address.ts'
import { makeDatabase } from './scratch-database.ts'

export interface TestDatabase {
  readonly db: Db
  /** For a server of its own: DATABASE_URL. */
  readonly url: string
  close(): Promise<void>
}

export async function freshDatabase(): Promise<TestDatabase> {
  const { url, drop } = await makeDatabase(inject('databaseUrl'), TEMPLATE)
  const { db, close } = connect(url, 8)
  return {
    db,
    url,
    close: async () => {
      await close()
      await drop()
    },
  }
}
