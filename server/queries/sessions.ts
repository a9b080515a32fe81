/** Staff who are signed in. */

import type { PersonId } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'
import type { Person } from './people.ts'

export interface Session extends Person {
  readonly seenAt: Date
}

export interface NewSession {
  readonly tokenHash: Uint8Array
  readonly person: PersonId
  readonly at: Date
  readonly endsAt: Date
}

export async function saveSession(db: Db, { tokenHash, person, at, endsAt }: NewSession): Promise<void> {
  await db.deleteFrom('session').where('ends_at', '<', at).execute()
  await db
    .insertInto('session')
    .values({ token_hash: tokenHash, person_id: person, seen_at: at, ends_at: endsAt })
    .execute()
}

export const findSession = (
  db: Db,
  tokenHash: Uint8Array,
  at: Date,
  seenSince: Date,
): Promise<Session | undefined> =>
  db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id as person', 'person.name', 'person.roles', 'session.seen_at as seenAt'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.ends_at', '>', at)
    .where('session.seen_at', '>', seenSince)
    .executeTakeFirst()

export async function markSeen(db: Db, tokenHash: Uint8Array, at: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

export async function endSession(db: Db, tokenHash: Uint8Array): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function endSessionsOf(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', person).execute()
}
