/** Every foreign key has an index, every table is described, and the types know exactly the columns there are. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migratorFor } from '../../schema/database/migrator.ts'
import { findHome } from '../../server/home.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const folder = join(findHome(), 'schema', 'database')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('-tables.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')

/** Table → columns, as `tables.ts` and its parts say. */
function readTypes(): ReadonlyMap<string, readonly string[]> {
  const list = readFileSync(join(folder, 'tables.ts'), 'utf8')
  return new Map(
    [...list.matchAll(/^ {2}'?([a-z_.]+)'?: ([A-Za-z]+)$/gmu)].map(([, table = '', type = '']) => {
      const body = new RegExp(`interface ${type} \\{([\\s\\S]*?)^\\}`, 'mu').exec(sources)?.[1] ?? ''
      return [table, [...body.matchAll(/^ {2}([a-z0-9_]+)\??:/gmu)].map(([, column = '']) => column).sort()]
    }),
  )
}

describe('the database', () => {
  it('has an index for every foreign key, beginning with its columns', async () => {
    const { rows } = await sql<{ missing: string }>`
      select conrelid::regclass || ' ' || conname as missing
      from pg_constraint
      where contype = 'f' and connamespace in (select oid from pg_namespace where nspname in ('public', 'register'))
        and not exists (
          select from pg_index
          where indrelid = conrelid and indpred is null
            and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey
        )`.execute(database.db)
    expect(rows.map(({ missing }) => missing)).toEqual([])
  })

  it('describes every table', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relkind = 'r' and relnamespace in (select oid from pg_namespace where nspname in ('public', 'register'))
        and relname not like 'kysely%' and obj_description(oid, 'pg_class') is null`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('has exactly the tables and columns the types name', async () => {
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name,
        array_agg(column_name::text order by column_name::text collate "C") as columns
      from information_schema.columns
      where table_schema in ('public', 'register') and table_name not like 'kysely%'
      group by 1`.execute(database.db)
    expect(Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))).toEqual(
      Object.fromEntries(readTypes()),
    )
  })

  it('has a primary key in every table, and instants with their zone', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class c
      where relkind = 'r' and relname not like 'kysely%'
        and relnamespace in (select oid from pg_namespace where nspname in ('public', 'register'))
        and not exists (select from pg_constraint where conrelid = c.oid and contype = 'p')
      union all
      select table_name || '.' || column_name from information_schema.columns
      where table_schema in ('public', 'register') and table_name not like 'kysely%'
        and data_type = 'timestamp without time zone'`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('is migrated already: a second time changes nothing', async () => {
    const { error, results } = await migratorFor(database.db).migrateToLatest()
    expect(error).toBeUndefined()
    expect(results).toEqual([])
  })

  it('has every migration in the list, in the order of their names, and none knows today’s tables', async () => {
    const files = readdirSync(join(folder, 'migrations')).map((name) => name.replace(/\.ts$/u, ''))
    const listed = (await migratorFor(database.db).getMigrations()).map(({ name }) => name)
    expect(listed).toEqual(files.toSorted())
    for (const file of files) {
      const imports = [
        ...readFileSync(join(folder, 'migrations', `${file}.ts`), 'utf8').matchAll(/from '([^']+)'/gu),
      ]
      expect(imports.map(([, from]) => from)).toEqual(['kysely'])
    }
  })
})
