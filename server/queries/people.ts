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

/** Under which one name is one name, however it was typed. */
export const nameKey = (name: string): string => searchKey(name)

export async function hasAnybody(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

export const listPeople = (db: Db): Promise<readonly Person[]> =>
  db.selectFrom('person').select(['id as person', 'name', 'roles']).orderBy('name_key').execute()

const accounts = (db: Db) =>
  db.selectFrom('person').select(['id as person', 'name', 'roles', 'passphrase_hash as passphraseHash'])

export const findAccountByName = (db: Db, name: string): Promise<Account | undefined> =>
  accounts(db).where('name_key', '=', nameKey(name)).executeTakeFirst()

export const findAccount = (db: Db, person: PersonId): Promise<Account | undefined> =>
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

/**
 * False, and nothing changed, when this would leave nobody to administer. With a new passphrase, all sessions of the
 * person end: whoever knew the old one is out.
 */
export const changePerson = (db: Db, account: Account, hasNewPassphrase: boolean): Promise<boolean> =>
  inTransaction(db, async (transaction) => {
    // Locked, so that two administrators cannot remove each other at the same time.
    const everybody = await transaction
      .selectFrom('person')
      .select(['id', 'roles'])
      .orderBy('id')
      .forUpdate()
      .execute()
    const isLeft = ({ id, roles }: { id: PersonId; roles: readonly StaffRole[] }) =>
      id !== account.person && roles.includes('administrator')
    if (!account.roles.includes('administrator') && !everybody.some(isLeft)) return false
    await savePerson(transaction, account)
    if (hasNewPassphrase) await endSessionsOf(transaction, account.person)
    return true
  })
