/** Letting somebody in again who lost what they sign in with: done at the machine itself, and noted. */

import { PROGRAM } from '../../schema/people/logbook.ts'
import type { Db } from '../storage/database.ts'
import { dropAllFactors } from './factors.ts'
import { writeLogbook } from './logbook.ts'
import { nameKey } from './people.ts'

/**
 * Takes all second factors away, opens a closed account, ends its sessions; with a hash, the passphrase is another
 * from now on. Each time leaves a line in the logbook. False when nobody has this name.
 */
export const resetSignIn = (db: Db, name: string, passphraseHash: string | undefined): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('person')
      .select('id')
      .where('name_key', '=', nameKey(name))
      .forUpdate()
      .executeTakeFirst()
    if (!found) return false
    await dropAllFactors(transaction, found.id)
    await transaction
      .updateTable('person')
      .set({
        disabled_at: null,
        ...(passphraseHash === undefined ? {} : { passphrase_hash: passphraseHash }),
      })
      .where('id', '=', found.id)
      .execute()
    await writeLogbook(transaction, {
      actor: PROGRAM,
      act: 'staff.factors-reset',
      object: found.id,
      detail: passphraseHash === undefined ? 'factors' : 'factors and passphrase',
    })
    return true
  })
