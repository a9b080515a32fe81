/** Whether these very bytes were taken in before: as a visit or as an incident. */

import { sql } from 'kysely'
import type { Db } from '../storage/database.ts'

export async function isTakenIn(db: Db, id: string, envelopeSha256: Uint8Array): Promise<boolean> {
  const sha256 = Buffer.from(envelopeSha256)
  const { rows } = await sql`
    select from visit where id = ${id} and envelope_sha256 = ${sha256}
    union all
    select from incident where id = ${id} and envelope_sha256 = ${sha256}`.execute(db)
  return rows.length > 0
}
