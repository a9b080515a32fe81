/** The first account, made with the secret of the one-time link, by exactly one of all who try. */

import { sql } from 'kysely'
import { type Db, inTransaction } from '../storage/database.ts'
import { isSame } from '../storage/secrets.ts'
import { type Account, hasAnybody, savePerson } from './people.ts'
import { dropSetting, findSetting, saveSetting } from './settings.ts'

const LINK = 'first-administrator-link'
/** Any number that only this deed uses. */
const LOCK = 7_246_195

/** The link printed last is the only one that works. */
export const saveLink = (db: Db, secretHash: Buffer): Promise<void> =>
  saveSetting(db, LINK, secretHash.toString('hex'))

export const createFirstPerson = (db: Db, account: Account, secretHash: Buffer): Promise<boolean> =>
  inTransaction(db, async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction)
    const expected = await findSetting(transaction, LINK)
    if (expected === undefined || !isSame(Buffer.from(expected, 'hex'), secretHash)) return false
    if (await hasAnybody(transaction)) return false
    await savePerson(transaction, account)
    await dropSetting(transaction, LINK)
    return true
  })
