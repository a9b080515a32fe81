/** Reads every page of every table and index and looks whether they agree: what a disk did long ago is found now. */

import type { Client } from '../storage/one-client.ts'
import { BackupFault, codeOf } from './backup-fault.ts'
import { refuseWrongHashes } from './check-backup.ts'
import { SCHEMAS } from './list-tables.ts'

export interface Verified {
  readonly relations: number
  readonly indexes: number
  /** False where this account may not read pages and indexes one by one: the rows alone were read. */
  readonly readsPages: boolean
}

/**
 * Throws a `BackupFault` when a page does not have its checksum, an index does not agree with its table, or a visit or
 * photo is not what its hash says. Pages that a working server holds in memory are looked at there, not on the disk.
 */
export async function verifyDatabase(client: Client): Promise<Verified> {
  // A damaged map of free space PostgreSQL only warns of, and makes it anew.
  let wasHealed = false
  client.on('notice', ({ code }) => {
    wasHealed ||= DAMAGED.includes(code ?? '')
  })
  await client.query('begin')
  try {
    const readsPages = await borrowExtensions(client)
    const relations = readsPages ? await readPages(client) : 0
    const indexes = readsPages ? await compareIndexes(client) : 0
    await readRows(client)
    await refuseWrongHashes(client)
    if (wasHealed) throw new BackupFault('database-damaged')
    return { relations, indexes, readsPages }
  } catch (fault) {
    throw faultOfReadingPages(fault)
  } finally {
    // The connection may be gone; the extensions are gone with the transaction either way.
    await client.query('rollback').catch(() => undefined)
  }
}

const DAMAGED = ['XX000', 'XX001', 'XX002']

/** What PostgreSQL says of a page or an index that is not as it was written. */
export const faultOfReadingPages = (fault: unknown): unknown =>
  DAMAGED.includes(codeOf(fault)) ? new BackupFault('database-damaged') : fault

/** Of PostgreSQL's own, and for this transaction only. Where somebody else keeps the server they may be refused. */
async function borrowExtensions(client: Client): Promise<boolean> {
  await client.query('savepoint extensions')
  try {
    await client.query('create extension if not exists pg_prewarm')
    await client.query('create extension if not exists amcheck')
    return true
  } catch (fault) {
    if (!['42501', '58P01', '0A000', '25006'].includes(codeOf(fault))) throw fault
    await client.query('rollback to savepoint extensions')
    return false
  }
}

/** Every page is compared with its checksum on its way from the disk, also of the catalogues and of what was moved out of rows. */
async function readPages(client: Client): Promise<number> {
  const { rows } = await client.query<{ relations: number }>(`
    select count(distinct oid)::int as relations, sum(pg_prewarm(oid::regclass, 'buffer', fork)) as pages
    from pg_class cross join unnest(array['main', 'vm', 'fsm']) as fork
    where relkind in ('r', 'i', 't', 'm', 'S') and relpersistence <> 't' and pg_relation_size(oid, fork) > 0`)
  return rows[0]?.relations ?? 0
}

/** Every row is in every index, in its place; every row of ours is one. */
async function compareIndexes(client: Client): Promise<number> {
  const { rows } = await client.query<{ indexes: number }>(`
    select count(bt_index_check(pg_index.indexrelid::regclass, true))::int as indexes
    from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
    where amname = 'btree' and indisvalid and indisready and relpersistence <> 't'`)
  const { rows: broken } = await client.query<{ table: string }>(`
    select distinct pg_class.oid::regclass::text as table
    from pg_class cross join lateral verify_heapam(pg_class.oid, check_toast => true)
    where relkind in ('r', 't', 'm') and relpersistence <> 't'`)
  if (broken.length > 0) throw new BackupFault('database-damaged')
  return rows[0]?.indexes ?? 0
}

/** Every value, to its end. */
async function readRows(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relkind = 'r' and relnamespace in (select oid from pg_namespace where nspname in ${SCHEMAS})`)
  for (const { name } of rows)
    await client.query(`select sum(hashtextextended(one::text, 0)) from ${name} as one`)
}
