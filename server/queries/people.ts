/** Staff accounts. */

import type { PersonId } from '../../schema/codes.ts'
import { searchKey } from '../../schema/khmer.ts'
import type { StaffRole } from '../../schema/people/roles.ts'
import { type Db, inTransaction } from '../storage/database.ts'
import { endSessionsOf } from './sessions.ts'

export interface Person {
  readonly person: PersonId
  readonly name: string
  readonly roles: StaffRole[]
}

export interface Account extends Person {
  readonly passphraseHash: string
}

export interface StoredAccount extends Account {
  /** It has a second factor. */
  readonly isSecured: boolean
  readonly isDisabled: boolean
}

export interface ListedPerson extends Person {
  readonly isSecured: boolean
  readonly isDisabled: boolean
}

/** Under which one name is one name, however it was typed. */
export const nameKey = (name: string): string => searchKey(name)

export async function hasAnybody(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

const people = (db: Db) =>
  db
    .selectFrom('person')
    .select([
      'id as person',
      'name',
      'roles',
      (row) => row('secured_at', 'is not', null).as('isSecured'),
      (row) => row('disabled_at', 'is not', null).as('isDisabled'),
    ])
    // Comparisons with null are never unknown, but their type says so.
    .$narrowType<{ isSecured: boolean; isDisabled: boolean }>()

export const listPeople = (db: Db): Promise<readonly ListedPerson[]> =>
  people(db).orderBy('name_key').execute()

const accounts = (db: Db) => people(db).select('passphrase_hash as passphraseHash')

export const findAccountByName = (db: Db, name: string): Promise<StoredAccount | undefined> =>
  accounts(db).where('name_key', '=', nameKey(name)).executeTakeFirst()

export const findAccount = (db: Db, person: PersonId): Promise<StoredAccount | undefined> =>
  accounts(db).where('id', '=', person).executeTakeFirst()

export async function savePerson(db: Db, account: Account): Promise<void> {
  const row = {
    name: account.name,
    name_key: nameKey(account.name),
    roles: account.roles,
    passphrase_hash: account.passphraseHash,
  }
  await db
    .insertInto('person')
    .values({ id: account.person, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export const savePassphrase = (db: Db, person: PersonId, passphraseHash: string): Promise<unknown> =>
  db.updateTable('person').set({ passphrase_hash: passphraseHash }).where('id', '=', person).execute()

/**
 * False, and nothing changed, when this would leave nobody to administer. With a new passphrase, all sessions of the
 * person end: whoever knew the old one is out.
 */
export const changePerson = (db: Db, account: Account, hasNewPassphrase: boolean): Promise<boolean> =>
  inTransaction(db, async (transaction) => {
    const isLeft = await hasOtherAdministrator(transaction, account.person)
    if (!account.roles.includes('administrator') && !isLeft) return false
    await savePerson(transaction, account)
    if (hasNewPassphrase) await endSessionsOf(transaction, account.person)
    return true
  })

/** Locks all accounts, so that two administrators cannot remove each other at the same time. */
async function hasOtherAdministrator(transaction: Db, person: PersonId): Promise<boolean> {
  const everybody = await transaction
    .selectFrom('person')
    .select(['id', 'roles', 'disabled_at'])
    .orderBy('id')
    .forUpdate()
    .execute()
  return everybody.some(
    ({ id, roles, disabled_at }) => id !== person && disabled_at === null && roles.includes('administrator'),
  )
}

/**
 * Closes an account, or opens it again; a closed one is signed out everywhere at once. False, and nothing changed,
 * when nobody would be left to administer.
 */
export const saveWhetherDisabled = (db: Db, person: PersonId, disabledAt: Date | null): Promise<boolean> =>
  inTransaction(db, async (transaction) => {
    if (disabledAt !== null && !(await hasOtherAdministrator(transaction, person))) return false
    await transaction
      .updateTable('person')
      .set({ disabled_at: disabledAt })
      .where('id', '=', person)
      .execute()
    await endSessionsOf(transaction, person)
    return true
  })
