/** What whoever keeps the machine has to know, in numbers. */

import { sql } from 'kysely'
import type { Db } from '../storage/database.ts'

export interface Status {
  /** When the newest backup that was checked was made. */
  readonly backedUpAt: Date | undefined
  /** Of all that came, what no checked backup holds. */
  readonly notBackedUp: number
  readonly setAside: number
  /** Enrolled, and nothing has come from them yet. */
  readonly silentTablets: number
  readonly tablets: number
  /** Of them, those that a restored database did not know and a ticket brought back. */
  readonly cameBack: number
}

export async function readStatus(db: Db): Promise<Status> {
  const { rows } = await sql<{
    backed_up_at: Date | null
    not_backed_up: number
    set_aside: number
    silent: number
    tablets: number
    came_back: number
  }>`
    select backed_up_at, (
        (select count(*) from visit where arrived >= backed_up_to)
        + (select count(*) from incident where arrived >= backed_up_to)
        + (select count(*) from set_aside where arrived >= backed_up_to)
        + (select count(*) from sealed_photo where arrived >= backed_up_to)
      )::int as not_backed_up,
      (select count(*) from set_aside)::int as set_aside,
      (
        select count(*) from enrolment where state = 'enrolled'
          and not exists (select from visit where enrolment_id = enrolment.id)
          and not exists (select from incident where enrolment_id = enrolment.id)
          and not exists (select from set_aside where enrolment_id = enrolment.id)
      )::int as silent,
      (select count(*) from enrolment where state = 'enrolled')::int as tablets,
      (select count(came_back_at) from enrolment where state = 'enrolled')::int as came_back
    from installation`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the installation has no row')
  return {
    backedUpAt: row.backed_up_at ?? undefined,
    notBackedUp: row.not_backed_up,
    setAside: row.set_aside,
    silentTablets: row.silent,
    tablets: row.tablets,
    cameBack: row.came_back,
  }
}
