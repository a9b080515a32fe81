/** Stations made in the database, as many as one likes: for maps of registers larger than any country at hand. */

import { sql } from 'kysely'
import type { Db } from '../../server/storage/database.ts'

export interface Frame {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

/** Always the same ones: places follow from the number, gathered around a thousand middles as people are. */
export async function bringManyStations(
  db: Db,
  count: number,
  { south, west, north, east }: Frame,
): Promise<void> {
  await sql`
    insert into premises (code, area, name, search_key, latitude, longitude)
    select 'made-' || n, codes[1 + n % cardinality(codes)], '{"km": "សាលា", "en": "School"}', 'school',
      ${south} + ${north - south} * (((n * 7919) % 1009) / 1009.0 * 0.97 + ((n * 31) % 997) / 997.0 * 0.03),
      ${west} + ${east - west} * (((n * 104729) % 1013) / 1013.0 * 0.97 + ((n * 37) % 991) / 991.0 * 0.03)
    from generate_series(1::bigint, ${count}) as n,
      (select array_agg(code order by code) as codes from area where level = 'commune') as communes`.execute(
    db,
  )
  await sql`
    insert into station (code, premises, room, registered_voters)
    select 'made-' || n || '-1', 'made-' || n, '1', 400 from generate_series(1::bigint, ${count}) as n`.execute(
    db,
  )
}
