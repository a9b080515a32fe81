/** The logbook: writing into it within the transaction of the act, and reading it page by page. */

import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { idOf, type LogbookAct, type NewEntry, roleOf } from '../../schema/people/logbook.ts'
import type { Db } from '../storage/database.ts'

/** `db` is the transaction of the act, where it has one: both are there, or neither. */
export async function writeLogbook(db: Db, { actor, act, object, detail }: NewEntry): Promise<void> {
  await db
    .insertInto('logbook')
    .values({
      actor_role: roleOf(actor),
      actor_id: idOf(actor),
      act,
      object_id: object,
      detail_hash: detail === undefined ? null : createHash('sha256').update(detail, 'utf8').digest(),
    })
    .execute()
}

export interface ShownEntry {
  readonly seq: number
  readonly at: Date
  readonly actorRole: string
  /** Where the actor is of the staff, and names were asked for. */
  readonly actorName: string | null
  /** Where the actor or what it was done to is a monitor, and codes were asked for. */
  readonly actorCode: string | null
  readonly act: LogbookAct
  readonly object: string
  readonly objectName: string | null
  readonly objectCode: string | null
  readonly isSealed: boolean
}

export interface LogbookFilter {
  readonly act: LogbookAct | undefined
  /** ISO day in the given time zone. */
  readonly day: string | undefined
  readonly timeZone: string
  /** Only what stands before this number. */
  readonly before: number | undefined
  readonly withNames: boolean
  readonly withCodes: boolean
}

/** Newest first. */
export async function listLogbook(
  db: Db,
  filter: LogbookFilter,
  most: number,
): Promise<readonly ShownEntry[]> {
  const { act = null, day = null, before = null, timeZone, withNames, withCodes } = filter
  const { rows } = await sql<ShownEntry>`
    select logbook.seq, logbook.at, actor_role as "actorRole", logbook.act, object_id as object,
      case when ${withNames} then staff.name end as "actorName",
      case when ${withCodes} then tablet.code end as "actorCode",
      case when ${withNames} then about.name end as "objectName",
      case when ${withCodes} then enrolled.code end as "objectCode",
      exists (select from logbook_link where logbook_link.seq = logbook.seq) as "isSealed"
    from logbook
    left join person as staff on staff.id = actor_id
    left join enrolment as tablet on tablet.id = actor_id
    left join person as about on about.id::text = object_id
    left join enrolment as enrolled on enrolled.id::text = object_id
    where (${act}::text is null or logbook.act = ${act})
      and (${before}::bigint is null or logbook.seq < ${before})
      and (${day}::text is null or (
        logbook.at >= (${day}::text || ' 00:00')::timestamp at time zone ${timeZone}
        and logbook.at < ((${day}::text || ' 00:00')::timestamp + interval '1 day') at time zone ${timeZone}
      ))
    order by logbook.seq desc limit ${most}`.execute(db)
  return rows
}
