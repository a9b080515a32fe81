/** How many stations fit a filter, past every query, memory and route of the product: from the tables, the documents in them, and the rules alone. */

import { sql } from 'kysely'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { combineVisits } from '../../schema/findings/combine-visits.ts'
import { findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation } from '../../schema/findings/rate.ts'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import { type VisitOnWire, visitFromWire } from '../../schema/wire/visit-shape.ts'
import type { Db } from '../../server/storage/database.ts'

/** What the answers given at one station come to. */
export interface JudgedByHand {
  readonly rating: string
  readonly groups: Readonly<Record<string, string>>
  readonly remedy: string | undefined
  readonly found: ReadonlySet<string>
}

export interface Judging {
  readonly db: Db
  readonly campaign: string
  /** With which all visits were filled. */
  readonly checklist: Checklist
  readonly settings: Settings
}

/** Every station of the register; nothing where nobody has been. Knows no corrections, and fails where there are any. */
export async function judgeByHand({
  db,
  campaign,
  checklist,
  settings,
}: Judging): Promise<ReadonlyMap<string, JudgedByHand | undefined>> {
  const corrections = await sql<{ readonly id: string }>`
    select id from correction where campaign_id = ${campaign}`.execute(db)
  if (corrections.rows.length > 0) throw new Error('these stations have corrections')
  const { rows } = await sql<{
    readonly code: string
    readonly bodies: readonly (readonly [string, string])[]
  }>`
    select station.code, coalesce(
      json_agg(json_build_array(visit.id, visit.body) order by visit.sequence) filter (where visit.id is not null), '[]'
    ) as bodies
    from station left join visit on visit.station = station.code and visit.campaign_id = ${campaign}
    group by station.code`.execute(db)
  return new Map(
    rows.map(({ code, bodies }) => {
      const said = bodies.map(([id, body]) => {
        const visit = visitFromWire(id, JSON.parse(body) as VisitOnWire)
        if (!visit) throw new Error(`the visit ${id} cannot be read`)
        return findBarriers(checklist, visit, settings)
      })
      const findings = combineVisits(checklist, said)
      if (said.length === 0 || findings === undefined) return [code, undefined]
      const { rating, groups, remedyClass } = rateStation(checklist, findings)
      const found = findings.outcomes.filter(({ outcome }) => outcome === 'found')
      return [
        code,
        {
          rating,
          groups: Object.fromEntries(Object.entries(groups).map(([group, rated]) => [group, rated.rating])),
          remedy: remedyClass,
          found: new Set(found.map(({ barrier }) => barrier)),
        },
      ]
    }),
  )
}

function fitsJudged(
  judged: JudgedByHand | undefined,
  { state, group, barrier, remedy }: StationFilter,
): boolean {
  const its = judged && group ? (judged.groups[group] ?? 'unknown') : (judged?.rating ?? 'not-visited')
  return (
    (!state || its === state) &&
    (!barrier || judged?.found.has(barrier) === true) &&
    (!remedy || judged?.remedy === remedy)
  )
}

/** Place, kind, reached and review by plain SQL; ratings, groups, barriers and remedies by what was judged by hand. */
export async function countByHand(
  { db, campaign, checklist }: Judging,
  judged: ReadonlyMap<string, JudgedByHand | undefined>,
  filter: StationFilter,
): Promise<number> {
  const { area, reached, kind, review, search } = filter
  const outcomes = JSON.stringify(checklist.accessOutcomes)
  const fitting = [...judged].flatMap(([code, one]) => (fitsJudged(one, filter) ? [code] : []))
  const { rows } = await sql<{ readonly stations: number }>`
    with said as (
      select distinct on (station) station,
        ${outcomes}::jsonb ->> (body::jsonb #>> array['answers', ${checklist.key.accessOutcome}, 'choice']) as outcome,
        body::jsonb #>> array['answers', ${checklist.key.premisesKind}, 'choice'] as kind
      from visit where campaign_id = ${campaign} order by station, sequence desc
    ),
    around as (
      select distinct on (premises) premises, said.kind from said join station on station.code = said.station
      where said.kind is not null order by premises, station.code
    ),
    standing as (
      select visit.station, coalesce((
        select to_state from review_step where visit_id = visit.id order by number desc limit 1), 'new') as state
      from visit where campaign_id = ${campaign}
    )
    select count(*)::int as stations
    from station join premises on premises.code = station.premises
    left join said on said.station = station.code
    left join around on around.premises = premises.code
    where station.code in (select jsonb_array_elements_text(${JSON.stringify(fitting)}::jsonb))
      and (${area ?? null}::text is null or premises.area like ${`${area ?? ''}%`})
      and (${reached ?? null}::text is null or case ${reached ?? ''}
        when 'visited' then said.station is not null
        when 'not-visited' then said.station is null
        else said.outcome = ${reached ?? ''} end)
      and (${kind ?? null}::text is null or coalesce(said.kind, around.kind) = ${kind ?? ''})
      and (${review ?? null}::text is null
        or exists (select from standing where standing.station = station.code and standing.state = ${review ?? ''}))
      and (${search ?? null}::text is null or station.code = ${search ?? ''})`.execute(db)
  return rows[0]?.stations ?? 0
}
