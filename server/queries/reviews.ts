/** How far the office has looked at visits: where each stands, a page at a time, and the steps that led there. */

import { type RawBuilder, sql } from 'kysely'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { Words } from '../../schema/language.ts'
import { LONGEST_CHAIN } from '../../schema/visit/correction.ts'
import {
  type NewestStep,
  type ReviewState,
  type Seen,
  type Standing,
  type StepReason,
  standingOf,
} from '../../schema/visit/review.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

/** A visit with where it stands; who sent it stays in its table. */
export interface ReviewedVisit extends Standing {
  readonly visit: VisitId
  readonly sequence: number
  readonly station: StationCode
  readonly premisesName: Words
  readonly room: string
  /** Order of arrival among the visits to its station, from 1. */
  readonly order: number
  /** Calendar day of arrival in the country's time zone. */
  readonly day: string
  readonly newest: (NewestStep & { readonly reason: StepReason }) | undefined
  readonly seen: Seen
}

/**
 * Every visit of a campaign with its newest step and how many corrections of it have come. A correction counts from
 * the visit outwards, in the words of `applyCorrections`: of the same tablet, naming the same station, in a chain that
 * is not too long.
 */
const standings = (campaign: CampaignId): RawBuilder<unknown> => sql`
  chain (visit, station, enrolment, id, depth) as (
    select visit.id, visit.station, visit.enrolment_id, correction.id, 1
    from correction join visit on visit.id = correction.corrects and visit.campaign_id = correction.campaign_id
      and visit.station = correction.station and visit.enrolment_id = correction.enrolment_id
    where correction.campaign_id = ${campaign}
    union all
    select chain.visit, chain.station, chain.enrolment, correction.id, depth + 1
    from chain join correction on correction.corrects = chain.id
      and correction.station = chain.station and correction.enrolment_id = chain.enrolment
    where depth < ${LONGEST_CHAIN}
  ),
  corrected as (select visit, count(*)::int as corrections from chain group by visit),
  newest as (
    select distinct on (visit_id) visit_id, number, from_state, to_state, reason, corrections
    from review_step where campaign_id = ${campaign} order by visit_id, number desc
  ),
  standing as (
    select visit.id as visit, sequence, visit.station, received_at,
      row_number() over (partition by visit.station order by sequence)::int as "order",
      newest.number, newest.from_state, newest.to_state, newest.reason, newest.corrections as seen_corrections,
      coalesce(corrected.corrections, 0) as corrections,
      -- The rule of standingOf, which says it of every row that is read: here it only chooses among them.
      case when newest.to_state in ('final', 'query') and coalesce(corrected.corrections, 0) > newest.corrections then 'new'
        else coalesce(newest.to_state, 'new') end as state
    from visit
    left join newest on newest.visit_id = visit.id
    left join corrected on corrected.visit = visit.id
    where visit.campaign_id = ${campaign}
  )`

interface Row {
  readonly visit: VisitId
  readonly sequence: number
  readonly station: StationCode
  readonly premisesName: Words
  readonly room: string
  readonly order: number
  readonly day: string
  readonly number: number | null
  readonly from_state: ReviewState | null
  readonly to_state: ReviewState | null
  readonly reason: StepReason | null
  readonly seen_corrections: number | null
  readonly corrections: number
}

function fromRow({
  number,
  from_state,
  to_state,
  reason,
  seen_corrections,
  corrections,
  ...row
}: Row): ReviewedVisit {
  const newest =
    number === null || from_state === null || to_state === null || reason === null
      ? undefined
      : { number, from: from_state, to: to_state, corrections: seen_corrections ?? 0, reason }
  return { ...row, newest, ...standingOf(newest, corrections), seen: { step: number ?? 0, corrections } }
}

/** Of one area, or of all: an area's code begins the codes of all areas within it. */
const inArea = (area: string | undefined) =>
  area === undefined ? sql`true` : sql`starts_with(premises.area, ${area})`

const readRows = async (
  db: Db,
  campaign: CampaignId,
  timeZone: string,
  which: RawBuilder<unknown>,
): Promise<readonly ReviewedVisit[]> => {
  const { rows } = await sql<Row>`
    with recursive ${standings(campaign)}
    select visit, sequence, standing.station, premises.name as "premisesName", station.room, "order",
      to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      number, from_state, to_state, reason, seen_corrections, corrections
    from standing
    join station on station.code = standing.station join premises on premises.code = station.premises
    where ${which}`.execute(db)
  return rows.map(fromRow)
}

export interface ReviewFilter {
  readonly state?: ReviewState | undefined
  readonly station?: StationCode | undefined
  readonly area?: string | undefined
}

/** In order of arrival, those after a sequence number, at most so many. */
export const listReviewed = (
  db: Db,
  campaign: CampaignId,
  { state, station, area }: ReviewFilter,
  { after, most, timeZone }: { readonly after: number; readonly most: number; readonly timeZone: string },
): Promise<readonly ReviewedVisit[]> =>
  readRows(
    db,
    campaign,
    timeZone,
    sql`sequence > ${after} and ${inArea(area)}
      and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${station === undefined ? sql`true` : sql`standing.station = ${station}`}
      order by sequence limit ${most}`,
  )

/** Those of some visits that are of this campaign, in order of arrival. */
export const findReviewed = (
  db: Db,
  campaign: CampaignId,
  visits: readonly VisitId[],
  timeZone: string,
): Promise<readonly ReviewedVisit[]> =>
  readRows(db, campaign, timeZone, sql`visit = any (${[...visits]}::uuid[]) order by sequence`)

/** The checklist that each of some visits of a campaign was filled with. */
export const listChecklistsOf = (
  db: Db,
  campaign: CampaignId,
  visits: readonly VisitId[],
): Promise<readonly (ChecklistRef & { readonly station: StationCode })[]> =>
  db
    .selectFrom('visit')
    .select(['station', 'checklist_id as id', 'checklist_version as version'])
    .where('campaign_id', '=', campaign)
    .where(sql<boolean>`id = any (${[...visits]}::uuid[])`)
    .orderBy('sequence')
    .execute()

/** Stations with at least one visit in this state. */
export async function listStationsReviewed(
  db: Db,
  campaign: CampaignId,
  state: ReviewState,
): Promise<ReadonlySet<StationCode>> {
  const { rows } = await sql<{ readonly station: StationCode }>`
    with recursive ${standings(campaign)}
    select distinct station from standing where state = ${state}`.execute(db)
  return new Set(rows.map(({ station }) => station))
}

/** How many visits of an area stand in each state. */
export async function countReviewed(
  db: Db,
  campaign: CampaignId,
  area: string | undefined,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ readonly state: ReviewState; readonly visits: number }>`
    with recursive ${standings(campaign)}
    select state, count(*)::int as visits
    from standing
    join station on station.code = standing.station join premises on premises.code = station.premises
    where ${inArea(area)} group by state`.execute(db)
  return Object.fromEntries(rows.map(({ state, visits }) => [state, visits]))
}
