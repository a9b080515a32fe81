/** An enrolment that a restore has taken out of the database is put back from its ticket, and never over another one. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../storage/database.ts'
import type { TicketFacts } from './enrolments.ts'

/**
 * The code under which the tablet is enrolled from now on; nothing when it was revoked, which a ticket never undoes.
 * A card that the backup knew as open is used now. Where the code or the card belongs to another tablet meanwhile,
 * that one stays as it is, and this one comes under a code beside it (`mokade-47-2`), for somebody to look at both.
 */
export async function bringBack(db: Db, ticket: TicketFacts): Promise<string | undefined> {
  const known = await findBrought(db, ticket)
  if (known) return known.state === 'enrolled' ? known.code : undefined
  const { enrolment: id, campaign: campaign_id, code, tokenHash: token_hash, wordsHash: words_hash } = ticket
  const used = await db
    .updateTable('enrolment')
    .set({ state: 'enrolled', token_hash, came_back_at: sql`now()` })
    .where('id', '=', id)
    .where('campaign_id', '=', campaign_id)
    .where('state', '=', 'card-open')
    .returning('code')
    .executeTakeFirst()
  if (used) return used.code
  const row = {
    campaign_id,
    words_hash,
    token_hash,
    state: 'enrolled' as const,
    came_back_at: sql<Date>`now()`,
  }
  const insert = (id: string, code: string) =>
    db
      .insertInto('enrolment')
      .values({ ...row, id, code })
      .onConflict((conflict) => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
  if (await insert(id, code)) return code
  // The id, the code or the token stands there: the same ticket a moment ago, or somebody else.
  for (let next = 2; ; next += 1) {
    const there = await findBrought(db, ticket)
    if (there) return there.state === 'enrolled' ? there.code : undefined
    const beside = await insert(randomUUID(), `${code}-${next}`)
    if (beside) return beside.code
  }
}

/** By its token, or as a card that was revoked: revoked is revoked, whoever has used the card. */
const findBrought = (db: Db, { enrolment, tokenHash }: TicketFacts) =>
  db
    .selectFrom('enrolment')
    .select(['state', 'code'])
    .where((where) =>
      where.or([
        where('token_hash', '=', Buffer.from(tokenHash)),
        where.and([where('id', '=', enrolment), where('state', '=', 'revoked')]),
      ]),
    )
    .orderBy(sql`state = 'revoked'`, 'desc')
    .executeTakeFirst()
