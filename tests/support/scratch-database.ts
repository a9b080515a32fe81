/** Makes a database on a server, and drops it afterwards. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { DATABASE_ROLES } from '../../schema/database/roles.ts'
import { connect } from '../../server/storage/open-database.ts'
import { roleName } from '../../server/storage/role-statements.ts'
import { inDatabase } from './database-address.ts'

export interface ScratchDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Copied from a template, or empty. */
export async function makeDatabase(server: string, template = 'template0'): Promise<ScratchDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await atServer(server, `create database ${name} template ${template}`)
  return {
    url: inDatabase(server, name),
    drop: async () => {
      await atServer(server, `drop database ${name} with (force)`)
      // Roles belong to the whole server and would outlive it.
      for (const role of DATABASE_ROLES) await atServer(server, `drop role if exists ${roleName(role, name)}`)
    },
  }
}

/** Names of databases cannot be parameters; these are made here, out of letters and digits. */
async function atServer(server: string, statement: string): Promise<void> {
  const { db, close } = connect(server, 1)
  await sql.raw(statement).execute(db)
  await close()
}
