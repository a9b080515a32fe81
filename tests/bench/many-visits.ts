/** A campaign that is over, with as many visits as one likes, made in the database: 25,000 requests would take an hour. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type CampaignId, readStationCode, readVisitId } from '../../schema/codes.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { randomFrom } from '../../seeds/demo/random.ts'
import type { Db } from '../../server/storage/database.ts'
import { inventVisit } from '../support/invented-visit.ts'
import { bringManyStations } from '../support/many-stations.ts'

/** As large as Cambodia. */
const FRAME = { south: 10.4, west: 102.4, north: 14.6, east: 107.6 }
/** So many different visits, in turn: enough that hardly two neighbours are the same. */
const DIFFERENT = 40
const PLACE_OF_STATION = 'STATION'

/** One visit to each of so many stations in 1,600 communes. Says how many answers one has on average. */
export async function bringManyVisits(
  db: Db,
  wanted: { readonly checklist: Checklist; readonly campaign: CampaignId; readonly count: number },
): Promise<number> {
  const { checklist, campaign, count } = wanted
  await bringAreas(db)
  await bringManyStations(db, count, FRAME)
  await sql`update premises set name = jsonb_build_object(
    'km', 'សាលាបឋមសិក្សា ហ៊ុន សែន ភូមិទី ' || substr(code, 6), 'en', 'Primary school ' || substr(code, 6))`.execute(
    db,
  )
  const random = randomFrom(2027)
  const [id, station] = [readVisitId(randomUUID()), readStationCode(PLACE_OF_STATION)]
  if (!id || !station) throw new Error('no id or station')
  const visits = Array.from({ length: DIFFERENT }, () =>
    inventVisit(checklist, { id, campaign, station }, random),
  )
  const bodies = visits.map((visit) => JSON.stringify(visitToWire(visit, '2026-06-07T00:45:00Z')))
  await sql`
    insert into visit (id, campaign_id, station, enrolment_id, checklist_id, checklist_version, sha256, body,
      photos_expected, envelope_sha256, sealed_photos)
    select id, ${campaign}, station, enrolment, ${checklist.id}, ${checklist.version},
      sha256(convert_to(body, 'UTF8')), body, '{}', sha256(convert_to(id::text, 'UTF8')), '{}'
    from (
      select id, station, enrolments[1 + n % cardinality(enrolments)] as enrolment,
        replace(bodies[1 + n % ${DIFFERENT}], ${PLACE_OF_STATION}, station) as body
      from (
        select gen_random_uuid() as id, 'made-' || n || '-1' as station, n
        from generate_series(1::bigint, ${count}) as n
      ) as numbered,
      (select array_agg(id) as enrolments from enrolment) as tablets,
      (select ${bodies}::text[] as bodies) as invented
    ) as made`.execute(db)
  await sql`vacuum (analyze)`.execute(db)
  return visits.reduce((sum, { answers }) => sum + answers.size, 0) / visits.length
}

/** Below the provinces, which ship with the product: eight districts of eight communes in each. */
async function bringAreas(db: Db): Promise<void> {
  for (const [level, above, km] of [
    ['district', 'province', 'ស្រុកព្រះវិហារ'],
    ['commune', 'district', 'ឃុំព្រះវិហារ'],
  ] as const)
    await sql`
      insert into area (code, level, parent, name, search_key)
      select code || lpad(n::text, 2, '0'), ${level}, code,
        jsonb_build_object('km', ${km}::text || ' ' || n, 'en', ${level}::text || ' ' || n), ${level}
      from area, generate_series(1, 8) as n where level = ${above}`.execute(db)
}
