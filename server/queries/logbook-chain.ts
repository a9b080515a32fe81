/** The chain over the logbook: what is to be sealed next, its links, and reading all of it again. */

import { sql } from 'kysely'
import type { Entry } from '../../schema/people/logbook.ts'
import type { Db, InTransaction } from '../storage/database.ts'

export interface Link {
  readonly position: number
  readonly seq: number
  readonly head: Buffer
  readonly arrived: number
}

/** An entry with the number of its transaction. */
export interface ArrivedEntry extends Entry {
  readonly arrived: number
}

/** A link and what it seals; no entry where that is gone. */
export interface ReadLink {
  readonly position: number
  readonly seq: number
  readonly head: Buffer
  readonly entry: Entry | undefined
}

/** Any number that only this product uses. */
const SEALING = 7_246_201

/** Until the transaction ends nobody else seals; false when somebody does. */
export async function lockSealing(on: InTransaction): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${SEALING}) as got`.execute(
    on,
  )
  return rows[0]?.got === true
}

/** Waits for whoever holds it: of several servers that start on one database, one begins the book. */
export async function lockBeginning(on: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SEALING})`.execute(on)
}

export async function findLastLink(db: Db): Promise<Link | undefined> {
  const row = await db
    .selectFrom('logbook_link')
    .selectAll()
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, head: Buffer.from(row.head) }
}

interface Row extends Omit<ArrivedEntry, 'at'> {
  readonly at: Date
}

const columns = sql`logbook.seq, logbook.at, actor_role as "actorRole", actor_id as "actorId", act,
  object_id as object, encode(detail_hash, 'hex') as "detailHash", logbook.arrived`

const asEntry = ({ at, ...row }: Row): ArrivedEntry => ({ ...row, at: at.toISOString() })

/**
 * What comes after the last link, in the order (transaction, number). Only of transactions older than every one that
 * is still open: nothing can appear before them any more, whatever gaps numbers have and whoever commits late. So
 * the chain is the same however often and in whatever portions it is sealed.
 */
export async function listToSeal(
  db: Db,
  last: Link | undefined,
  most: number,
): Promise<readonly ArrivedEntry[]> {
  const { rows } = await sql<Row>`
    select ${columns} from logbook
    where (arrived, seq) > (${last?.arrived ?? -1}::bigint, ${last?.seq ?? -1}::bigint)
      and arrived < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    order by arrived, seq limit ${most}`.execute(db)
  return rows.map(asEntry)
}

/** Whatever has no link, in the order in which it would be sealed: after a restore, where all are of one age. */
export async function listUnsealed(db: Db): Promise<readonly ArrivedEntry[]> {
  const { rows } = await sql<Row>`
    select ${columns} from logbook
    where not exists (select from logbook_link where logbook_link.seq = logbook.seq)
    order by arrived, seq`.execute(db)
  return rows.map(asEntry)
}

export async function saveLinks(on: InTransaction, links: readonly Link[]): Promise<void> {
  await on
    .insertInto('logbook_link')
    .values([...links])
    .execute()
}

/** In the order of the chain, some at a time. */
export async function* readLinks(db: Db): AsyncGenerator<readonly ReadLink[]> {
  const some = 2000
  for (let after = 0; ; ) {
    const { rows } = await sql<Row & { position: number; head: Buffer; link: number }>`
      select position, logbook_link.seq as link, head, ${columns}
      from logbook_link left join logbook on logbook.seq = logbook_link.seq
      where position > ${after} order by position limit ${some}`.execute(db)
    if (rows.length > 0) yield rows.map(asLink)
    const last = rows.at(-1)
    if (!last || rows.length < some) return
    after = last.position
  }
}

function asLink({
  position,
  head,
  link,
  ...row
}: Row & { position: number; head: Buffer; link: number }): ReadLink {
  // The join finds nothing where the entry is gone, whatever its type says.
  const isGone = (row.seq as number | null) === null
  return { position, seq: link, head, entry: isGone ? undefined : asEntry(row) }
}

export async function countEntries(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('logbook')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
