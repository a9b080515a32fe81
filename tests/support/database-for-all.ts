/** One PostgreSQL for a whole run of tests: embedded and temporary, unless TEST_DATABASE_URL names one. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { connect, migrate } from '../../server/storage/open-database.ts'
import { addressOf, inDatabase, TEMPLATE } from './database-address.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/** Several rooms are tested in one run; whichever comes first starts the database for all. */
const shared: { address?: Promise<string>; users: number; stop?: () => Promise<void> } = Reflect.get(
  globalThis,
  Symbol.for('way-in database of the tests'),
) ?? { users: 0 }
Reflect.set(globalThis, Symbol.for('way-in database of the tests'), shared)

export async function setup(project: TestProject): Promise<void> {
  shared.users += 1
  shared.address ??= prepare()
  project.provide('databaseUrl', await shared.address)
}

export async function teardown(): Promise<void> {
  shared.users -= 1
  if (shared.users === 0) await shared.stop?.()
}

async function prepare(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL
  const address = given ?? (await startTemporary())
  const { db, close } = connect(address, 1)
  await db.connection().execute(async (connection) => {
    await sql.raw(`drop database if exists ${TEMPLATE} with (force)`).execute(connection)
    await sql
      .raw(`create database ${TEMPLATE} encoding 'UTF8' locale 'C' template template0`)
      .execute(connection)
  })
  await close()
  const template = connect(inDatabase(address, TEMPLATE), 2)
  await migrate(template.db)
  await template.close()
  return address
}

async function startTemporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'way-in-test-'))
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres(folder)
  shared.stop = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return addressOf(postgres.connection)
}
