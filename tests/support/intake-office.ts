/** What the tests of intake share: an office with a few rooms, empty of whatever tablets sent before each test. */

import { sql } from 'kysely'
import type { StationCode } from '../../schema/codes.ts'
import type { Tables } from '../../schema/database/tables.ts'
import { type Api, openApi } from './api.ts'
import { bringRooms, ROOMS, stationCode } from './intake.ts'

/** The room most visits of these tests go to. */
export const [ROOM = stationCode('')]: readonly StationCode[] = ROOMS

export async function openIntake(): Promise<Api> {
  const api = await openApi()
  await bringRooms(api)
  return api
}

/** Forgets everything that tablets sent; who is enrolled and where the rooms are stays. */
export async function emptyIntake({ db }: Pick<Api, 'db'>): Promise<void> {
  await sql`truncate review_step, visit, interview, incident, correction, set_aside, photo, visit_photo, sealed_photo, photo_part, offered_photo`.execute(
    db,
  )
}

export async function countRows({ db }: Pick<Api, 'db'>, table: keyof Tables): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
