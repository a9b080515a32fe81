/** Opens the database as the roles of the running server, makes them where they are missing, and refuses weaker ones. */

import { sql } from 'kysely'
import pg from 'pg'
import type { ExportViews } from '../../schema/database/export-views.ts'
import { DATABASE_ROLES, type DatabaseRole } from '../../schema/database/roles.ts'
import type { Db, ExportDb } from './database.ts'
import type { ConnectionSettings } from './embedded-postgres.ts'
import { connect, connectToSome } from './open-database.ts'
import { listReachedTooFar, settleRights } from './role-rights.ts'
import {
  allowingSchemas,
  makingPlain,
  makingRole,
  type RoleToMake,
  roleName,
  settingPassword,
} from './role-statements.ts'

type Target = string | ConnectionSettings

/** Why the server does not work with the roles there are; said to the person who starts it. */
export class UnfitRoles extends Error {
  readonly fault: 'missing' | 'refused' | 'reach-too-far'
  readonly detail: string
  /** What an administrator of the database server runs, once. */
  readonly statements: readonly string[]
  constructor(fault: UnfitRoles['fault'], detail: string, statements: readonly string[] = []) {
    super(`${fault}: ${detail}`)
    this.fault = fault
    this.detail = detail
    this.statements = statements
  }
}

export interface OpenRoles {
  /** As the office: serves tablets and desks. */
  readonly db: Db
  /** As the one who works out what leaves. */
  readonly exportDb: ExportDb
  close(): Promise<void>
}

const FORBIDDEN = '42501'
/** Any number that only this product uses. */
const ROLES_LOCK = 7_246_195
const OFFICE_CONNECTIONS = 10
const EXPORT_CONNECTIONS = 4

/** Schemas are made by migrations, so the owner must be allowed to. */
export async function refuseWithoutSchemas(owner: Db): Promise<void> {
  const { rows } = await sql<{ readonly may: boolean; readonly database: string; readonly me: string }>`
    select has_database_privilege(current_database(), 'create') as may, current_database() as database,
      current_user::text as me`.execute(owner)
  const [row] = rows
  if (row && !row.may) throw new UnfitRoles('missing', row.me, [allowingSchemas(row.database, row.me)])
}

/**
 * `owner`: who migrated, connected to `to`. The roles connect by themselves, each with its password, so that no
 * statement can take another role's rights: there is none to go back to.
 */
export async function openRoles(
  owner: Db,
  to: Target,
  passwordOf: (name: string) => string,
): Promise<OpenRoles> {
  const database = await readDatabaseName(owner)
  const roles = DATABASE_ROLES.map((role): RoleToMake => {
    const name = roleName(role, database)
    return { role, name, password: passwordOf(name), database }
  })
  await owner.connection().execute(async (connection) => {
    // Of two servers that start at once, one makes them and the other finds them.
    await sql`select pg_advisory_lock(${ROLES_LOCK})`.execute(connection)
    try {
      const missing: string[] = []
      for (const role of roles) missing.push(...(await makeRole(connection, to, role)))
      if (missing.length > 0) throw new UnfitRoles('missing', database, missing)
      await closeDoors(connection, database)
      for (const { role, name } of roles) await settleRights(connection, role, name)
    } finally {
      await sql`select pg_advisory_unlock(${ROLES_LOCK})`.execute(connection)
    }
  })
  for (const { role, name } of roles) {
    const reached = await listReachedTooFar(owner, role, name)
    if (reached.length > 0) throw new UnfitRoles('reach-too-far', `${name}: ${reached.join(', ')}`)
  }
  const find = (wanted: DatabaseRole): RoleToMake => {
    const role = roles.find((one) => one.role === wanted)
    if (!role) throw new Error(`no role ${wanted}`)
    return role
  }
  const office = connect(asRole(to, find('office')), OFFICE_CONNECTIONS)
  const outward = connectToSome<ExportViews>(asRole(to, find('export')), EXPORT_CONNECTIONS)
  return {
    db: office.db,
    exportDb: outward.db,
    close: async () => {
      await outward.close()
      await office.close()
    },
  }
}

async function readDatabaseName(owner: Db): Promise<string> {
  const { rows } = await sql<{ readonly name: string }>`select current_database() as name`.execute(owner)
  const [row] = rows
  if (!row) throw new Error('a database has a name')
  return row.name
}

/** The statements that only an administrator of the database server may run; none where all is well. */
async function makeRole(owner: Db, to: Target, role: RoleToMake): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly strong: boolean }>`
    select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as strong
    from pg_roles where rolname = ${role.name}`.execute(owner)
  const [known] = rows
  if (known === undefined) return runOrAsk(owner, makingRole(role))
  const left = known.strong ? await runOrAsk(owner, [makingPlain(role.name)]) : []
  if ((await whyNotIn(to, role)) === undefined) return left
  const toSet = [...left, ...(await runOrAsk(owner, [settingPassword(role)]))]
  if (toSet.length > 0) return toSet
  const why = await whyNotIn(to, role)
  if (why !== undefined) throw new UnfitRoles('refused', `${role.name}: ${why}`)
  return []
}

/** Runs them, whole or not at all; where this login may not, they are handed back for somebody who may. */
async function runOrAsk(owner: Db, statements: readonly string[]): Promise<readonly string[]> {
  try {
    await sql.raw(['begin', ...statements, 'commit'].join(';\n')).execute(owner)
    return []
  } catch (fault) {
    await sql`rollback`.execute(owner)
    if (codeOf(fault) !== FORBIDDEN) throw fault
    return statements
  }
}

/** What the database says when the role connects; nothing when it lets it in. */
async function whyNotIn(to: Target, role: RoleToMake): Promise<string | undefined> {
  const as = asRole(to, role)
  const client = new pg.Client(typeof as === 'string' ? { connectionString: as } : { ...as })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** What PostgreSQL opens to everybody and nobody here needs; as far as this login may close it. */
async function closeDoors(owner: Db, database: string): Promise<void> {
  const { rows } = await sql<{
    readonly temporary: boolean
    readonly objects: boolean
    readonly me: boolean
  }>`
    select
      exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba)))
        where grantee = 0 and privilege_type = 'TEMPORARY') and pg_has_role(datdba, 'usage') as temporary,
      exists (select from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner)))
        where pronamespace = 'pg_catalog'::regnamespace and proname = any (${LARGE_OBJECTS}) and grantee = 0)
        as objects,
      (select rolsuper from pg_roles where rolname = current_user) as me
    from pg_database where datname = current_database()`.execute(owner)
  const [open] = rows
  if (open?.temporary)
    await sql.raw(`revoke temporary on database ${pg.escapeIdentifier(database)} from public`).execute(owner)
  // Files inside the database that belong to no table and are in no backup.
  if (open?.objects && open.me)
    await sql
      .raw(`revoke execute on function lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) from public`)
      .execute(owner)
}

const LARGE_OBJECTS = ['lo_creat', 'lo_create', 'lo_from_bytea']

/** The same address with another name and password. */
function asRole(to: Target, { name, password }: RoleToMake): Target {
  if (typeof to !== 'string') return { ...to, user: name, password }
  const address = new URL(to)
  address.username = name
  address.password = encodeURIComponent(password)
  return address.href
}

const codeOf = (fault: unknown): unknown =>
  fault instanceof Error && 'code' in fault ? fault.code : undefined
