/** Makes a database on a server, and drops it afterwards. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { connect } from '../../server/storage/open-database.ts'
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
    drop: () => atServer(server, `drop database ${name} with (force)`),
  }
}

/** Names of databases cannot be parameters; these are made here, out of letters and digits. */
async function atServer(server: string, statement: string): Promise<void> {
  const { db, close } = connect(server, 1)
  await sql.raw(statement).execute(db)
  await close()
}
