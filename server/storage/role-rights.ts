/** What a role may do, brought to what it should: compared first, so that nothing is written where nothing changed. */

import { sql } from 'kysely'
import { type DatabaseRole, OFFICE_RIGHTS } from '../../schema/database/roles.ts'
import type { Db } from './database.ts'

/** `schema.table right`, the one text by which what is and what should be are compared. */
type Granted = string

const schemaOf = (table: string): string => (table.includes('.') ? (table.split('.')[0] ?? '') : 'public')
const bareName = (table: string): string => table.split('.').at(-1) ?? table

async function listWanted(owner: Db, role: DatabaseRole): Promise<readonly Granted[]> {
  if (role === 'office')
    return Object.entries(OFFICE_RIGHTS).flatMap(([table, rights]) =>
      rights.map((right) => `${schemaOf(table)}.${bareName(table)} ${right}`),
    )
  const { rows } = await sql<{ readonly name: string }>`
    select 'export.' || relname || ' select' as name from pg_class
    where relkind = 'v' and relnamespace = 'export'::regnamespace`.execute(owner)
  return rows.map(({ name }) => name)
}

async function listGranted(owner: Db, name: string): Promise<readonly Granted[]> {
  const { rows } = await sql<{ readonly granted: string }>`
    with me as (select oid from pg_roles where rolname = ${name})
    select relnamespace::regnamespace || '.' || relname || ' ' || lower(privilege_type) as granted
    from pg_class, aclexplode(relacl) where grantee in (select oid from me)
    union all
    select relnamespace::regnamespace || '.' || relname || ' ' || lower(privilege_type) || '(' || attname || ')'
    from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl)
    where grantee in (select oid from me)`.execute(owner)
  return rows.map(({ granted }) => granted)
}

async function maySee(owner: Db, name: string, schema: string): Promise<boolean> {
  const { rows } = await sql<{ readonly may: boolean }>`
    select has_schema_privilege(${name}, ${schema}, 'usage') as may`.execute(owner)
  return rows[0]?.may ?? false
}

/** Gives what is missing and takes what is too much, as far as it was given by the owner of the tables. */
export async function settleRights(owner: Db, role: DatabaseRole, name: string): Promise<void> {
  const wanted = await listWanted(owner, role)
  const granted = await listGranted(owner, name)
  const statements: string[] = []
  for (const schema of new Set(wanted.map((one) => one.split('.')[0] ?? '')))
    if (!(await maySee(owner, name, schema))) statements.push(`grant usage on schema ${schema} to ${name}`)
  const each = (rights: readonly Granted[], write: (right: string, table: string) => string) => {
    for (const one of rights) {
      const [table = '', right = ''] = one.split(' ')
      statements.push(write(right, table))
    }
  }
  each(
    wanted.filter((one) => !granted.includes(one)),
    (right, table) => `grant ${right} on ${table} to ${name}`,
  )
  each(
    granted.filter((one) => !wanted.includes(one)),
    (right, table) => `revoke ${right} on ${table} from ${name}`,
  )
  // The names are ours, of letters and digits.
  if (statements.length > 0) await sql.raw(statements.join(';\n')).execute(owner)
}

/**
 * Whatever the role can do here beyond what it should, by whichever way it came to that: rights of everybody, of a
 * role it belongs to, functions that act for their owner. Tables of extensions are the server's own business.
 */
export async function listReachedTooFar(
  owner: Db,
  role: DatabaseRole,
  name: string,
): Promise<readonly string[]> {
  const wanted = await listWanted(owner, role)
  const { rows } = await sql<{ readonly reached: string }>`
    with here as (
      select oid, nspname from pg_namespace
      where nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_(toast|temp)'
    ),
    of_extension as (select classid, objid from pg_depend where deptype = 'e'),
    seen as (
      select pg_class.oid, nspname || '.' || relname as called
      from pg_class join here on here.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm', 'f') and has_schema_privilege(${name}, nspname, 'usage')
        and (pg_class.tableoid, pg_class.oid) not in (select classid, objid from of_extension)
    )
    select called || ' ' || privilege as reached
    from seen,
      unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as privilege
    where has_table_privilege(${name}, oid, privilege)
    union all
    select called || ' ' || privilege || '(' || attname || ')'
    from seen join pg_attribute on attrelid = oid and attnum > 0 and not attisdropped,
      unnest(array['select', 'insert', 'update', 'references']) as privilege
    where has_column_privilege(${name}, attrelid, attnum, privilege)
      and not has_table_privilege(${name}, attrelid, privilege)
    union all
    select nspname || ' create' from here where has_schema_privilege(${name}, nspname, 'create')
    union all
    select 'database create' where has_database_privilege(${name}, current_database(), 'create')
    union all
    select 'member of ' || roleid::regrole from pg_auth_members
    where member = (select oid from pg_roles where rolname = ${name})
    union all
    select 'function ' || nspname || '.' || proname
    from pg_proc join here on here.oid = pronamespace
    where prosecdef and has_schema_privilege(${name}, nspname, 'usage')
      and has_function_privilege(${name}, pg_proc.oid, 'execute')
      and (pg_proc.tableoid, pg_proc.oid) not in (select classid, objid from of_extension)`.execute(owner)
  return rows.map(({ reached }) => reached).filter((one) => !wanted.includes(one))
}
