/** All visits to one station → what they say together. Each is read with the checklist it was filled with. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { type CombinedFindings, combineVisits } from '../../schema/findings/combine-visits.ts'
import { type Findings, findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation, type StationRating } from '../../schema/findings/rate.ts'
import { listOnTheDay, type OnTheDay } from '../../schema/recommendations/on-the-day.ts'
import type { ChecklistRef, Visit } from '../../schema/visit/visit.ts'
import type { VisitToJudge } from '../queries/results.ts'
import { readStoredVisit } from '../reading/stored-visit.ts'
import type { PublishedChecklists } from '../services.ts'
import type { StationResult } from './station-result.ts'

export interface JudgedStation {
  /** That of the latest visit: what the station is rated by. */
  readonly checklist: Checklist
  readonly visits: number
  readonly findings: CombinedFindings
  readonly rating: StationRating
  /** Beside the findings, which stay as they were made. */
  readonly onTheDay: readonly OnTheDay[]
}

/** `visits` to one station, in order of arrival. */
export async function judgeStation(
  checklists: PublishedChecklists,
  settings: Settings,
  visits: readonly VisitToJudge[],
): Promise<JudgedStation | undefined> {
  const said: Findings[] = []
  const read: Visit[] = []
  let latest: Checklist | undefined
  for (const { id, checklist: ref, body } of visits) {
    latest = await findPinned(checklists, ref)
    const visit = readStoredVisit(id, body)
    read.push(visit)
    said.push(findBarriers(latest, visit, settings))
  }
  const findings = latest && combineVisits(latest, said)
  if (latest === undefined || findings === undefined) return undefined
  return {
    checklist: latest,
    visits: said.length,
    findings,
    rating: rateStation(latest, findings),
    onTheDay: listOnTheDay(latest, read),
  }
}

async function findPinned(checklists: PublishedChecklists, ref: ChecklistRef): Promise<Checklist> {
  const checklist = await checklists.find(ref)
  // The database lets no visit in without its checklist, and no checklist out.
  if (checklist === undefined) throw new Error(`The checklist ${ref.id} ${ref.version} is gone`)
  return checklist
}

/** The small part that lists, maps and counts need. */
export function summaryOf({ checklist, visits, findings, rating, onTheDay }: JudgedStation): StationResult {
  return {
    checklist: { id: checklist.id, version: checklist.version },
    visits,
    accessOutcome: findings.access,
    rating: rating.rating,
    groups: new Map(Object.entries(rating.groups).map(([group, rated]) => [group, rated.rating])),
    remedyClass: rating.remedyClass,
    outcomes: new Map(findings.outcomes.map(({ barrier, outcome }) => [barrier, outcome])),
    found: findings.outcomes.flatMap(({ barrier, outcome }) => (outcome === 'found' ? [barrier] : [])),
    onTheDay,
  }
}
