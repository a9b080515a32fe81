/** Loads a backup into a database in the shape it was saved in, and compares what is there with what was saved. */

import { createHash } from 'node:crypto'
import { migratorFor } from '../../schema/database/migrator.ts'
import { type Client, openClient, type Target } from '../storage/one-client.ts'
import { connect } from '../storage/open-database.ts'
import { BackupFault, codeOf } from './backup-fault.ts'
import type { BackedUpTable, BackupHead, TableEnd } from './backup-shape.ts'
import type { Opener } from './chunk-file.ts'
import { copyIn, copyOut } from './copy-rows.ts'
import { listTables, rowsOf, SCHEMAS } from './list-tables.ts'
import { type ReadBackup, readWhole } from './read-backup.ts'

/** The database is empty, or of a version before the backup's. All of it, or nothing. */
export async function loadBackup(target: Target, file: string, opener: Opener): Promise<ReadBackup> {
  const client = await openClient(target)
  try {
    let foreignKeys: readonly ForeignKey[] = []
    let tables: readonly BackedUpTable[] = []
    const read = await readWhole(file, opener, {
      begin: async (head) => {
        await migrateTo(target, head, file)
        await client.query('begin')
        foreignKeys = await dropForeignKeys(client)
        tables = await listTables(client)
        const kept = await listNeverEmptied(client)
        const emptied = tables.map(({ name }) => name).filter((name) => !kept.includes(name))
        await client.query(`truncate ${emptied.join(', ')}`)
      },
      take: async (table, rows) => {
        const known = tables.find(({ name }) => name === table.name)
        if (!known || table.columns.some((column) => !known.columns.includes(column)))
          throw new BackupFault('damaged', { file })
        await copyIn(client, `${table.name} (${table.columns.join(', ')})`, rows)
      },
    })
    await addForeignKeys(client, foreignKeys)
    await setSequences(client)
    await compareTables(client, read.tables)
    await client.query('commit')
    return read
  } catch (fault) {
    // Rows PostgreSQL cannot take were not copied from a PostgreSQL, or not as they are now.
    throw ['22P03', '22P04', '22021', '23503', '23505', '23502', '23514'].includes(codeOf(fault))
      ? new BackupFault('damaged', { file })
      : fault
  } finally {
    await client.end()
  }
}

/** To the version of the backup, or to today's. */
export async function migrateTo(target: Target, head: BackupHead | undefined, file: string): Promise<void> {
  const { db, close } = connect(target, 1)
  try {
    const migrator = migratorFor(db)
    const known = (await migrator.getMigrations()).map(({ name }) => name)
    if (head?.migrations.some((name) => !known.includes(name)))
      throw new BackupFault('newer-program', { file, program: head.program })
    const last = head?.migrations.at(-1)
    const { error } = last === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(last)
    if (error) throw error
  } finally {
    await close()
  }
}

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

/** Tables that refuse to be emptied: no migration writes into them, so they are empty here. */
async function listNeverEmptied(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct tgrelid::regclass::text as name from pg_trigger
    where not tgisinternal and tgtype & 32 <> 0`)
  return rows.map(({ name }) => name)
}

/** Rows come table by table, and an area may come before the one it lies in. */
async function dropForeignKeys(client: Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace in (select oid from pg_namespace where nspname in ${SCHEMAS})`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  return rows
}

/** PostgreSQL checks every row while it adds them. */
async function addForeignKeys(client: Client, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
}

/** The next number comes after the highest that was restored. */
async function setSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select attrelid::regclass::text as table, attname as column,
      pg_get_serial_sequence(attrelid::regclass::text, attname) as sequence
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where attidentity <> '' and relnamespace in (select oid from pg_namespace where nspname in ${SCHEMAS})`)
  for (const { table, column, sequence } of rows)
    await client.query(`select setval('${sequence}', coalesce(max(${column}), 0) + 1, false) from ${table}`)
}

/** Copies every table out again: the same rows give the same bytes. */
export async function compareTables(client: Client, saved: readonly TableEnd[]): Promise<void> {
  const tables = await listTables(client)
  if (tables.length !== saved.length) throw new BackupFault('restores-differently', { table: '' })
  for (const table of tables) {
    const hash = createHash('sha256')
    const rows = copyOut(client, rowsOf(table))
    let next = await rows.next()
    for (; !next.done; next = await rows.next()) hash.update(next.value)
    const before = saved.find(({ name }) => name === table.name)
    if (before?.rows !== next.value || before.sha256 !== hash.digest('hex'))
      throw new BackupFault('restores-differently', { table: table.name })
  }
}
