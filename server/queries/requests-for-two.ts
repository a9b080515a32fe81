/** Requests for acts that need two people: each is decided on under a lock, so that none is decided twice. */

import { sql } from 'kysely'
import type { RequestForTwo, TwoPeopleAct } from '../../schema/people/two-people.ts'
import type { Db } from '../storage/database.ts'

export interface KeptRequest extends RequestForTwo {
  readonly id: string
  readonly reason: string
  readonly askedByName: string
  readonly approvedByName: string | undefined
  /** On the clock of the database, which also wrote `askedAt`. */
  readonly now: Date
}

export interface NewRequest {
  readonly id: string
  readonly act: TwoPeopleAct
  readonly object: string
  readonly reason: string
  readonly askedBy: string
}

/** The same request again changes nothing; false where another one has its id. */
export async function saveRequest(
  db: Db,
  { id, act, object, reason, askedBy }: NewRequest,
): Promise<boolean> {
  const asked = { act, object, reason, asked_by: askedBy }
  const saved = await db
    .insertInto('request_for_two')
    .values({ id, ...asked })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return saved.numInsertedOrUpdatedRows === 1n
}

const requests = (db: Db) =>
  db
    .selectFrom('request_for_two')
    .innerJoin('person as asker', 'asker.id', 'asked_by')
    .leftJoin('person as second', 'second.id', 'approved_by')
    .select([
      'request_for_two.id',
      'act',
      'object',
      'reason',
      'asked_by as askedBy',
      'asked_at as askedAt',
      'asker.name as askedByName',
      'approved_by as approvedBy',
      'second.name as approvedByName',
      'refused_at as refusedAt',
      'done_at as doneAt',
      sql<Date>`now()`.as('now'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

const asRequest = ({ refusedAt, doneAt, approvedBy, approvedByName, ...row }: Row): KeptRequest => ({
  ...row,
  approvedBy: approvedBy ?? undefined,
  approvedByName: approvedByName ?? undefined,
  isRefused: refusedAt !== null,
  isDone: doneAt !== null,
})

/** Those that nobody has refused or used; the oldest first. */
export async function listUndecided(db: Db): Promise<readonly KeptRequest[]> {
  const rows = await requests(db)
    .where('refused_at', 'is', null)
    .where('done_at', 'is', null)
    .orderBy('asked_at')
    .execute()
  return rows.map(asRequest)
}

/** In a transaction, whoever else wants to decide on it waits. */
export async function lockRequest(on: Db, id: string): Promise<KeptRequest | undefined> {
  const row = await requests(on)
    .where('request_for_two.id', '=', id)
    .forUpdate('request_for_two')
    .executeTakeFirst()
  return row && asRequest(row)
}

/** All that were asked for this very thing by this person, locked; the oldest first. */
export async function lockRequestsFor(
  on: Db,
  act: TwoPeopleAct,
  object: string,
  askedBy: string,
): Promise<readonly KeptRequest[]> {
  const rows = await requests(on)
    .where('act', '=', act)
    .where('object', '=', object)
    .where('asked_by', '=', askedBy)
    .where('done_at', 'is', null)
    .orderBy('asked_at')
    .forUpdate('request_for_two')
    .execute()
  return rows.map(asRequest)
}

const change = (on: Db, id: string) => on.updateTable('request_for_two').where('id', '=', id)

export const markApproved = (on: Db, id: string, by: string): Promise<unknown> =>
  change(on, id).set({ approved_by: by, approved_at: sql`now()` }).execute()

export const markRefused = (on: Db, id: string, by: string): Promise<unknown> =>
  change(on, id).set({ refused_by: by, refused_at: sql`now()` }).execute()

export const markDone = (on: Db, id: string): Promise<unknown> =>
  change(on, id).set({ done_at: sql`now()` }).execute()
