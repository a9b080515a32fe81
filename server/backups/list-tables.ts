/** What there is to copy: the tables of a database, whatever its version, and how the rows of each are read. */

import type { Client } from '../storage/one-client.ts'
import type { BackedUpTable } from './backup-shape.ts'

export interface TableToCopy extends BackedUpTable {
  /** By which its rows are ordered, so that the same rows always give the same bytes. */
  readonly key: readonly string[]
}

/** The schemas that hold tables of ours. */
export const SCHEMAS = "('public', 'register')"

/** Everything but what the migrator keeps for itself; the names are ours, so they need no quoting. */
export async function listTables(client: Client): Promise<readonly TableToCopy[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(`
    select case nspname when 'public' then relname else nspname || '.' || relname end as name,
      array_agg(attname::text order by attnum) as columns,
      (
        select array_agg(part.attname::text order by array_position(indkey::int2[], part.attnum))
        from pg_index join pg_attribute as part on part.attrelid = indrelid and part.attnum = any (indkey)
        where indrelid = pg_class.oid and indisprimary
      ) as key
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relkind = 'r' and nspname in ${SCHEMAS} and relname not like 'kysely%'
    group by pg_class.oid, relname, nspname order by 1`)
  return rows.map(({ name, columns, key }) => ({ name, columns, key: key ?? [] }))
}

/** Arrivals are counted anew in each epoch: what was restored is older than anything that comes. */
const WRITTEN_AS: Readonly<Record<string, string>> = { arrived: '0::bigint' }
/**
 * Whoever was signed in signs in again; a stick that is found opens no session. The mark of the register is made by the
 * rows of the register when they are restored.
 */
const LEFT_OUT: readonly string[] = ['session', 'register_change']

/** The query whose rows are copied. */
export function rowsOf({ name, columns, key }: TableToCopy): string {
  const read = columns.map((column) => WRITTEN_AS[column] ?? column)
  const order = key.length > 0 ? ` order by ${key.join(', ')}` : ''
  return `select ${read.join(', ')} from ${name}${LEFT_OUT.includes(name) ? ' where false' : ''}${order}`
}
