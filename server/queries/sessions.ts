/** Staff who are signed in, and how far. */

import { sql } from 'kysely'
import type { PersonId } from '../../schema/codes.ts'
import type { BrowserKind, BrowserName, SystemName } from '../../schema/people/browser-kind.ts'
import type { Db } from '../storage/database.ts'
import type { Person } from './people.ts'

export interface Session extends Person {
  readonly id: string
  readonly seenAt: Date
  /** When the second factor was last shown; null: not yet. */
  readonly factorAt: Date | null
  /** Since when the account has a second factor; null: it has none. */
  readonly securedAt: Date | null
}

export interface NewSession {
  readonly tokenHash: Uint8Array
  readonly person: PersonId
  readonly at: Date
  readonly endsAt: Date
  readonly factorAt: Date | null
  readonly kind: BrowserKind
}

export async function saveSession(
  db: Db,
  { tokenHash, person, at, endsAt, factorAt, kind }: NewSession,
): Promise<void> {
  await db.deleteFrom('session').where('ends_at', '<', at).execute()
  await db
    .insertInto('session')
    .values({
      token_hash: tokenHash,
      person_id: person,
      made_at: at,
      seen_at: at,
      ends_at: endsAt,
      factor_at: factorAt,
      ...kind,
    })
    .execute()
}

/** Nothing once it has ended, or its account was closed. */
export const findSession = (
  db: Db,
  tokenHash: Uint8Array,
  at: Date,
  seenSince: Date,
): Promise<Session | undefined> =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select([
      'person.id as person',
      'person.name',
      'person.roles',
      'person.secured_at as securedAt',
      'session.id',
      'session.seen_at as seenAt',
      'session.factor_at as factorAt',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.ends_at', '>', at)
    .where('session.seen_at', '>', seenSince)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()

/** Of some sessions those that still last, with the roles their people have now; asking does not count as use. */
export async function listStandingSessions(
  db: Db,
  ids: readonly string[],
  at: Date,
  seenSince: Date,
): Promise<ReadonlyMap<string, Person['roles']>> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['session.id', 'person.roles'])
    .where(sql<boolean>`session.id = any (${ids}::uuid[])`)
    .where('session.ends_at', '>', at)
    .where('session.seen_at', '>', seenSince)
    .where('person.disabled_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, roles }) => [id, roles]))
}

export async function markSeen(db: Db, tokenHash: Uint8Array, at: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

/** The second factor was shown: another secret from now on; false when the session ended meanwhile. */
export async function renewSession(
  db: Db,
  id: string,
  { tokenHash, at, endsAt }: Pick<NewSession, 'tokenHash' | 'at'> & { readonly endsAt: Date | undefined },
): Promise<boolean> {
  const renewed = await db
    .updateTable('session')
    .set({
      token_hash: tokenHash,
      seen_at: at,
      factor_at: at,
      ...(endsAt === undefined ? {} : { ends_at: endsAt }),
    })
    .where('id', '=', id)
    .executeTakeFirst()
  return renewed.numUpdatedRows === 1n
}

export interface ListedSession {
  readonly id: string
  /** The day it began. */
  readonly since: string
  readonly browser: BrowserName
  readonly system: SystemName
}

/** Those that still last, the newest first. Half-made ones too: they show that somebody knows the passphrase. */
export async function listSessionsOf(
  db: Db,
  person: PersonId,
  at: Date,
  seenSince: Date,
  timeZone: string,
): Promise<readonly ListedSession[]> {
  return db
    .selectFrom('session')
    .select([
      'id',
      'browser',
      'system',
      sql<string>`to_char(made_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('since'),
    ])
    .where('person_id', '=', person)
    .where('ends_at', '>', at)
    .where('seen_at', '>', seenSince)
    .orderBy('made_at', 'desc')
    .execute()
}

export async function endSession(db: Db, tokenHash: Uint8Array): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** One of this person's own; false when there is none of this id. */
export async function endSessionById(db: Db, person: PersonId, id: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('session')
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return ended.numDeletedRows === 1n
}

/** All but one: the session in which somebody asks for it. */
export async function endOtherSessionsOf(db: Db, person: PersonId, session: string): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', person).where('id', '!=', session).execute()
}

export async function endSessionsOf(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', person).execute()
}
