/** A database of its own for a test: migrated, empty, gone afterwards. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import type { Db } from '../../server/storage/database.ts'
import { connect } from '../../server/storage/open-database.ts'
import { inDatabase, TEMPLATE } from './database-address.ts'

export interface TestDatabase {
  readonly db: Db
  /** For a server of its own: DATABASE_URL. */
  readonly url: string
  close(): Promise<void>
}

export async function freshDatabase(): Promise<TestDatabase> {
  const address = inject('databaseUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await atServer(address, `create database ${name} template ${TEMPLATE}`)
  const url = inDatabase(address, name)
  const { db, close } = connect(url, 8)
  return {
    db,
    url,
    close: async () => {
      await close()
      await atServer(address, `drop database ${name} with (force)`)
    },
  }
}

/** Names of databases cannot be parameters; these are made here, out of letters and digits. */
async function atServer(address: string, statement: string): Promise<void> {
  const { db, close } = connect(address, 1)
  await sql.raw(statement).execute(db)
  await close()
}
