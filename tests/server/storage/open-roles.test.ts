/** The roles are made at the start, mended when they are weaker than they should be, and asked for where they cannot be made. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { findHome } from '../../../server/home.ts'
import { speaker } from '../../../server/server-words.ts'
import { explainFault } from '../../../server/start/explain-fault.ts'
import { connect, migrate } from '../../../server/storage/open-database.ts'
import { openRoles, refuseWithoutSchemas, UnfitRoles } from '../../../server/storage/open-roles.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import { roleName } from '../../../server/storage/role-statements.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { inDatabase } from '../../support/database-address.ts'
import { makeDatabase } from '../../support/scratch-database.ts'

const keys = passingKeys()
const say = speaker(`${findHome()}/web/words`, ['en', 'km'])

let database: TestDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const nameOf = (role: 'office' | 'export', url = database.url) =>
  roleName(role, new URL(url).pathname.slice(1))
const open = (passwordOf = keys.passwordOf) => openRoles(database.db, database.url, passwordOf)
const openAndClose = async (passwordOf = keys.passwordOf) => (await open(passwordOf)).close()
const run = (statement: string) => sql.raw(statement).execute(database.db)
const faultOf = async (opening: Promise<unknown>): Promise<UnfitRoles> => {
  const fault = await opening.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (fault instanceof UnfitRoles) return fault
  throw fault ?? new Error('nothing was refused')
}

describe('the roles of the running server', () => {
  test('are made once, and found again by every start and every other server with the same key file', async () => {
    await openAndClose()
    const before = await sql<{ acl: string }>`
      select string_agg(xmin::text || relacl::text, ' ' order by oid) as acl from pg_class
      where relnamespace = 'public'::regnamespace`.execute(database.db)
    const one = await open()
    const other = await open()
    expect(await one.db.selectFrom('person').select('id').execute()).toEqual([])
    expect(await other.exportDb.selectFrom('export.visit').select('id').execute()).toEqual([])
    await one.close()
    await other.close()
    const after = await sql<{ acl: string }>`
      select string_agg(xmin::text || relacl::text, ' ' order by oid) as acl from pg_class
      where relnamespace = 'public'::regnamespace`.execute(database.db)
    expect(after.rows).toEqual(before.rows)
  })

  test('get the password of another key file, after which the former opens nothing', async () => {
    await openAndClose()
    const others = passingKeys()
    await openAndClose(others.passwordOf)
    const name = nameOf('export')
    const address = new URL(database.url)
    address.username = name
    const tryWith = async (password: string) => {
      address.password = password
      const { db, close } = connect(address.href, 1)
      try {
        return (await sql<{ me: string }>`select current_user::text as me`.execute(db)).rows
      } finally {
        await close()
      }
    }
    expect(await tryWith(others.passwordOf(name))).toEqual([{ me: name }])
    await expect(tryWith(keys.passwordOf(name))).rejects.toThrow('password')
  })

  test('lose what somebody gave them, and a new table is out of their reach', async () => {
    await openAndClose()
    await run(`alter role ${nameOf('export')} superuser bypassrls`)
    await run(`grant select on person to ${nameOf('export')}`)
    await run(`grant delete, truncate on logbook to ${nameOf('office')}`)
    await run(`grant update (body) on visit to ${nameOf('office')}`)
    await run('create table newcomer (words text)')
    const roles = await open()
    for (const statement of ['select name from public.person', 'select words from public.newcomer'])
      await expect(sql.raw(statement).execute(roles.exportDb)).rejects.toMatchObject({ code: '42501' })
    for (const statement of ['delete from logbook', 'update visit set body = null', 'table newcomer'])
      await expect(sql.raw(statement).execute(roles.db)).rejects.toMatchObject({ code: '42501' })
    await roles.close()
  })

  test.each([
    [
      'rights of everybody',
      'grant usage on schema public to public; grant select on person to public',
      'public.person select',
    ],
    [
      'one column of everybody',
      'grant usage on schema public to public; grant select (name) on person to public',
      'public.person select(name)',
    ],
    ['membership', 'grant pg_read_all_data to ROLE', 'member of pg_read_all_data'],
    ['a schema to make things in', 'grant create on schema export to public', 'export create'],
    ['the database to make schemas in', 'grant create on database DATABASE to ROLE', 'database create'],
    [
      'a function that acts for its owner',
      'create function export.all_people() returns bigint language sql security definer as $$ select count(*) from public.person $$',
      'function export.all_people',
    ],
  ])('that reach too far through %s stop the start, in both languages', async (_, statement, reached) => {
    await openAndClose()
    await run(
      statement
        .replace('ROLE', nameOf('export'))
        .replace('DATABASE', new URL(database.url).pathname.slice(1)),
    )
    const fault = await faultOf(open())
    expect(fault.fault).toBe('reach-too-far')
    expect(fault.detail).toContain(reached)
    const said = explainFault(fault, undefined, say).join('\n')
    expect(said).toContain('does not start')
    expect(said).toContain('មិនចាប់ផ្តើម')
    expect(said).toContain(reached)
  })

  test('are no loan of the owner: its connection is not theirs', async () => {
    const roles = await open()
    const { rows } = await sql<{ me: string; first: string }>`
      select current_user::text as me, session_user::text as first`.execute(roles.db)
    expect(rows).toEqual([{ me: nameOf('office'), first: nameOf('office') }])
    await roles.close()
  })
})

describe('on a database server where this login may make no roles', () => {
  const server = inject('databaseUrl')
  const atServer = async (statement: string) => {
    const { db, close } = connect(server, 1)
    await sql.raw(statement).execute(db)
    await close()
  }

  test('the start says what is missing, and goes on once an administrator has run just that', async () => {
    const login = `login_${randomUUID().replaceAll('-', '')}`
    const scratch = await makeDatabase(server)
    const name = new URL(scratch.url).pathname.slice(1)
    await atServer(`create role ${login} login password 'of this test'`)
    const url = new URL(inDatabase(server, name))
    url.username = login
    url.password = encodeURIComponent('of this test')
    const { db, close } = connect(url.href, 2)
    try {
      const schemas = await faultOf(refuseWithoutSchemas(db))
      expect(schemas.statements).toEqual([`grant create on database "${name}" to "${login}"`])
      await atServer(`alter database ${name} owner to ${login}`)
      await refuseWithoutSchemas(db)
      await migrate(db)

      const fault = await faultOf(openRoles(db, url.href, keys.passwordOf))
      expect(fault.fault).toBe('missing')
      const said = explainFault(fault, undefined, say).join('\n')
      expect(said).toContain('Ask whoever runs the database server')
      expect(said).toContain('សូមឱ្យអ្នកគ្រប់គ្រងម៉ាស៊ីនមូលដ្ឋានទិន្នន័យ')
      for (const role of ['office', 'export'] as const) {
        expect(said).toContain(`create role ${nameOf(role, scratch.url)}`)
        // What is shown on a console opens nothing by itself.
        expect(said).not.toContain(keys.passwordOf(nameOf(role, scratch.url)))
      }
      for (const statement of fault.statements) await atServer(statement)

      const roles = await openRoles(db, url.href, keys.passwordOf)
      expect(await roles.exportDb.selectFrom('export.visit').select('id').execute()).toEqual([])
      expect(await roles.db.selectFrom('visit').select('id').execute()).toEqual([])
      await expect(sql`select from public.person`.execute(roles.exportDb)).rejects.toMatchObject({
        code: '42501',
      })
      await roles.close()
    } finally {
      await close()
      await scratch.drop()
      await atServer(`drop role ${login}`)
    }
  })
})
