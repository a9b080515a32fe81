/** Second factors of staff, as they are kept: sealed or as keyed fingerprints. */

import { sql } from 'kysely'
import type { PersonId } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'
import { endSessionsOf } from './sessions.ts'

export interface FactorCounts {
  readonly totp: boolean
  readonly passkeys: number
  readonly recoveryWords: number
}

export async function countFactors(db: Db, person: PersonId): Promise<FactorCounts> {
  const { rows } = await sql<{ totp: boolean; passkeys: number; words: number }>`
    select
      exists (select from totp where person_id = ${person}) as totp,
      (select count(*)::int from passkey where person_id = ${person}) as passkeys,
      (select count(*)::int from recovery_word where person_id = ${person}) as words
  `.execute(db)
  const [found] = rows
  return {
    totp: found?.totp ?? false,
    passkeys: found?.passkeys ?? 0,
    recoveryWords: found?.words ?? 0,
  }
}

/** From now on the account has a second factor, and never falls back to having none by itself. */
const markSecured = (db: Db, person: PersonId, at: Date) =>
  db
    .updateTable('person')
    .set({ secured_at: at })
    .where('id', '=', person)
    .where('secured_at', 'is', null)
    .execute()

export const findTotp = (db: Db, person: PersonId): Promise<{ readonly sealed: string } | undefined> =>
  db.selectFrom('totp').select('sealed').where('person_id', '=', person).executeTakeFirst()

/** Instead of the app that was there before; `step` is that of the code just typed. */
export const saveTotp = (
  db: Db,
  person: PersonId,
  totp: { readonly sealed: string; readonly step: number; readonly at: Date },
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const row = { sealed: totp.sealed, last_step: totp.step, made_at: totp.at }
    await transaction
      .insertInto('totp')
      .values({ person_id: person, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute()
    await markSecured(transaction, person, totp.at)
  })

/** False when a code of this step, or of a later one, was used already; of all who try at once one gets through. */
export async function useTotpStep(db: Db, person: PersonId, step: number): Promise<boolean> {
  const used = await db
    .updateTable('totp')
    .set({ last_step: step })
    .where('person_id', '=', person)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function listWordTags(db: Db, person: PersonId): Promise<readonly string[]> {
  const rows = await db.selectFrom('recovery_word').select('tag').where('person_id', '=', person).execute()
  return rows.map(({ tag }) => tag)
}

export const saveWordTags = (db: Db, person: PersonId, tags: readonly string[], at: Date): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('recovery_word').where('person_id', '=', person).execute()
    await transaction
      .insertInto('recovery_word')
      .values(tags.map((tag) => ({ person_id: person, tag })))
      .execute()
    await markSecured(transaction, person, at)
  })

/** False when the word was used in the meantime. */
export async function useWordTag(db: Db, person: PersonId, tag: string): Promise<boolean> {
  const used = await db
    .deleteFrom('recovery_word')
    .where('person_id', '=', person)
    .where('tag', '=', tag)
    .executeTakeFirst()
  return used.numDeletedRows === 1n
}

export interface StoredPasskey {
  readonly id: string
  readonly person: PersonId
  readonly credential: string
  readonly host: string
  readonly sealed: string
  readonly counter: number
  readonly madeAt: Date
}

const passkeys = (db: Db) =>
  db
    .selectFrom('passkey')
    .select([
      'id',
      'person_id as person',
      'credential_id as credential',
      'host',
      'sealed',
      'counter',
      'made_at as madeAt',
    ])

const readPasskey = <Row extends { readonly counter: string }>(row: Row) => ({
  ...row,
  counter: Number(row.counter),
})

export async function listPasskeys(db: Db, person: PersonId): Promise<readonly StoredPasskey[]> {
  const rows = await passkeys(db).where('person_id', '=', person).orderBy('made_at').execute()
  return rows.map(readPasskey)
}

export async function findPasskey(db: Db, credential: string): Promise<StoredPasskey | undefined> {
  const row = await passkeys(db).where('credential_id', '=', credential).executeTakeFirst()
  return row && readPasskey(row)
}

/** False when this passkey, or this question, was here before. */
export const savePasskey = (
  db: Db,
  passkey: Omit<StoredPasskey, 'id' | 'madeAt'>,
  at: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const saved = await transaction
      .insertInto('passkey')
      .values({
        person_id: passkey.person,
        credential_id: passkey.credential,
        host: passkey.host,
        sealed: passkey.sealed,
        counter: String(passkey.counter),
        made_at: at,
      })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .executeTakeFirst()
    await markSecured(transaction, passkey.person, at)
    return saved.numInsertedOrUpdatedRows === 1n
  })

export interface AnsweredQuestion {
  readonly tag: Uint8Array
  readonly at: Date
  /** When the question would be too old anyway. */
  readonly endsAt: Date
}

/** Takes an answer as given, once; false when the question was answered before. */
export const usePasskey = (
  db: Db,
  id: string,
  counter: number,
  { tag, at, endsAt }: AnsweredQuestion,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('used_challenge').where('ends_at', '<', at).execute()
    const taken = await transaction
      .insertInto('used_challenge')
      .values({ tag, ends_at: endsAt })
      .onConflict((conflict) => conflict.column('tag').doNothing())
      .executeTakeFirst()
    if (taken.numInsertedOrUpdatedRows !== 1n) return false
    await transaction
      .updateTable('passkey')
      .set({ counter: String(counter) })
      .where('id', '=', id)
      .execute()
    return true
  })

/** False, and nothing dropped, when the person would be left without any second factor. */
export const dropFactor = (
  db: Db,
  person: PersonId,
  which: { readonly passkey: string } | 'totp',
): Promise<boolean> =>
  db
    .transaction()
    .execute(async (transaction) => {
      // Locked, so that two tabs cannot take away one each of the last two.
      await transaction.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute()
      if (which === 'totp') await transaction.deleteFrom('totp').where('person_id', '=', person).execute()
      else
        await transaction
          .deleteFrom('passkey')
          .where('person_id', '=', person)
          .where('id', '=', which.passkey)
          .execute()
      const { totp, passkeys, recoveryWords } = await countFactors(transaction, person)
      if (totp || passkeys > 0 || recoveryWords > 0) return true
      throw new NoneLeft()
    })
    .catch((fault: unknown) => {
      if (fault instanceof NoneLeft) return false
      throw fault
    })

/** Thrown within the transaction alone, so that what was dropped comes back. */
class NoneLeft extends Error {}

/** All of them; the person sets up anew at the next sign-in, and is signed out everywhere. */
export async function dropAllFactors(transaction: Db, person: PersonId): Promise<void> {
  for (const table of ['totp', 'passkey', 'recovery_word'] as const)
    await transaction.deleteFrom(table).where('person_id', '=', person).execute()
  await transaction.updateTable('person').set({ secured_at: null }).where('id', '=', person).execute()
  await endSessionsOf(transaction, person)
}
