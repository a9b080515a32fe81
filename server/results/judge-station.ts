/** All visits to one station → what they say together. Each is read with the checklist it was filled with. */

import type { Checklist, ChoiceId } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { type BarrierId, OUTCOMES, type Outcome, type VoterGroupId } from '../../schema/findings/barrier.ts'
import { type CombinedFindings, combineVisits } from '../../schema/findings/combine-visits.ts'
import { type Findings, findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation, type StationRating } from '../../schema/findings/rate.ts'
import { RATINGS, type Rating } from '../../schema/findings/rating.ts'
import { listOnTheDay, type OnTheDay } from '../../schema/recommendations/on-the-day.ts'
import type { ChecklistRef, Visit } from '../../schema/visit/visit.ts'
import type { PublishedChecklists } from '../services.ts'
import { correctedVisits, type FromStation } from './corrected-visits.ts'
import { KeptOutcomes } from './kept-outcomes.ts'
import { releaseStation } from './release-station.ts'
import { type Alphabet, alphabetOf, SaidOf } from './said-of.ts'
import type { StationResult, WholeResult } from './station-result.ts'

export interface JudgedStation {
  /** That of the latest visit: what the station is rated by. */
  readonly checklist: Checklist
  readonly visits: number
  /** That were looked at, whether they say something or not; none of them is a visit. */
  readonly corrections: number
  readonly findings: CombinedFindings
  readonly rating: StationRating
  /** Beside the findings, which stay as they were made. */
  readonly onTheDay: readonly OnTheDay[]
  /** What kind of place it is in (a school, a pagoda), as the latest visit that said so has it. */
  readonly premisesKind?: ChoiceId
}

/** What came from one station, as it stands after the corrections. */
export async function judgeStation(
  checklists: PublishedChecklists,
  settings: Settings,
  from: FromStation,
): Promise<JudgedStation | undefined> {
  const stands = await correctedVisits(checklists, from)
  const said: Findings[] = []
  const read: Visit[] = []
  let latest: Checklist | undefined
  let premisesKind: ChoiceId | undefined
  for (const [order, { visit }] of stands.visits.entries()) {
    latest = stands.checklists[order]
    if (latest === undefined) continue
    read.push(visit)
    said.push(findBarriers(latest, visit, settings))
    const kind = visit.answers.get(latest.key.premisesKind)
    if (kind?.kind === 'choice') premisesKind = kind.choice
  }
  const findings = latest && combineVisits(latest, said)
  if (latest === undefined || findings === undefined) return undefined
  return {
    checklist: latest,
    visits: said.length,
    corrections: from.corrections.length,
    findings,
    rating: rateStation(latest, findings),
    onTheDay: listOnTheDay(latest, read),
    ...(premisesKind !== undefined && { premisesKind }),
  }
}

/** The small part that lists, maps and counts need. */
export function wholeSummaryOf(judged: JudgedStation): WholeResult {
  const released = releaseStation(judged)
  return {
    // First, before what is spread: V8 gives every object that begins with a spread and then grows a shape of its own,
    // which takes more memory than the object.
    released: summaryOf(released, KeptOutcomes.of(released.checklist, released.findings.outcomes)),
    ...summaryOf(judged, undefined),
  }
}

function summaryOf(judged: JudgedStation, kept: KeptOutcomes | undefined): StationResult {
  const { checklist, visits, corrections, findings, rating, onTheDay, premisesKind } = judged
  const { ref, barriers, groups } = spokenOf(checklist)
  const outcomes = findings.outcomes.map(({ barrier, outcome }) => [barrier, outcome] as const)
  return {
    checklist: ref,
    visits,
    corrections,
    accessOutcome: findings.access,
    rating: rating.rating,
    groups: new SaidOf(
      groups,
      Object.entries(rating.groups).map(([group, rated]) => [group, rated.rating]),
    ),
    remedyClass: rating.remedyClass,
    outcomes: new SaidOf(barriers, outcomes),
    barriersFound: outcomes.filter(([, outcome]) => outcome === 'found').length,
    onTheDay,
    premisesKind,
    kept,
  }
}

/** What the results of all stations judged by a checklist share. */
interface Spoken {
  readonly ref: ChecklistRef
  readonly barriers: Alphabet<BarrierId, Outcome>
  readonly groups: Alphabet<VoterGroupId, Rating>
}

const spoken = new WeakMap<Checklist, Spoken>()

function spokenOf(checklist: Checklist): Spoken {
  const known = spoken.get(checklist)
  if (known) return known
  const made = {
    ref: { id: checklist.id, version: checklist.version },
    barriers: alphabetOf(
      checklist.barriers.map(({ id }) => id),
      OUTCOMES,
    ),
    groups: alphabetOf(
      checklist.groups.map(({ id }) => id),
      RATINGS,
    ),
  }
  spoken.set(checklist, made)
  return made
}
