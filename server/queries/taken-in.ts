/** Whether these very bytes have come before: taken in as a visit, a correction or an incident, or set aside. */

import { sql } from 'kysely'
import type { Db } from '../storage/database.ts'

export async function isTakenIn(db: Db, id: string, envelopeSha256: Uint8Array): Promise<boolean> {
  const sha256 = Buffer.from(envelopeSha256)
  const { rows } = await sql`
    select from visit where id = ${id} and envelope_sha256 = ${sha256}
    union all
    select from correction where id = ${id} and envelope_sha256 = ${sha256}
    union all
    select from incident where id = ${id} and envelope_sha256 = ${sha256}`.execute(db)
  return rows.length > 0
}

/** Also when they were set aside. */
export async function isHere(db: Db, id: string, envelopeSha256: Uint8Array): Promise<boolean> {
  const aside = await db
    .selectFrom('set_aside')
    .select('id')
    .where('id', '=', id)
    .where('envelope_sha256', '=', Buffer.from(envelopeSha256))
    .executeTakeFirst()
  return aside !== undefined || (await isTakenIn(db, id, envelopeSha256))
}
