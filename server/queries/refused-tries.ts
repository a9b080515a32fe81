/** How many tries were refused, by day. */

import { sql } from 'kysely'
import { TRIES, type TriesOfDay, type Try } from '../../schema/people/refused-tries.ts'
import type { Db } from '../storage/database.ts'

export const addRefusedTries = (db: Db, day: string, what: Try, tries: number): Promise<unknown> =>
  db
    .insertInto('refused_try')
    .values({ day, what, tries })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'what'])
        .doUpdateSet({ tries: sql<number>`refused_try.tries + excluded.tries` }),
    )
    .execute()

/** The newest first; days on which nothing was refused are not among them. */
export async function listRefusedTries(db: Db, mostDays: number): Promise<readonly TriesOfDay[]> {
  const rows = await db
    .selectFrom('refused_try')
    .selectAll()
    .where('day', 'in', (of) =>
      of.selectFrom('refused_try').select('day').distinct().orderBy('day', 'desc').limit(mostDays),
    )
    .orderBy('day', 'desc')
    .execute()
  return [...new Set(rows.map(({ day }) => day))].map((day) => {
    const countOf = (what: Try) => rows.find((row) => row.day === day && row.what === what)?.tries ?? 0
    const [passphrase = 0, factor = 0, card = 0, permission = 0] = TRIES.map(countOf)
    return { day, passphrase, factor, card, permission }
  })
}
