/** Everything about one station on one page: place, ratings, findings with evidence, what to do, its neighbours. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { BarrierOutcome, Evidence, UsedBound } from '../../schema/findings/find-barriers.ts'
import { recommend } from '../../schema/recommendations/recommend.ts'
import type { JudgedStation } from './judge-station.ts'
import { premisesKindIn } from './premises-kinds.ts'
import type { CampaignResults } from './remember-results.ts'
import { stationRow, wordedRecommendation } from './rows.ts'
import type { StationPlace } from './station-places.ts'
import { stateOf } from './station-result.ts'

export function stationSheet(
  { places, byStation }: CampaignResults,
  place: StationPlace,
  judged: JudgedStation | undefined,
) {
  const premisesKind = premisesKindIn(byStation, places)(place)
  const neighbours = places.list.filter(
    ({ station }) => station.premises === place.premises.code && station.code !== place.station.code,
  )
  return {
    ...stationRow(place, byStation.get(place.station.code)),
    areas: [...place.areas],
    ...(premisesKind !== undefined && { premisesKind }),
    groups: Object.fromEntries(
      Object.entries(judged?.rating.groups ?? {}).map(([group, { rating }]) => [group, rating]),
    ),
    findings: judged?.findings.outcomes.map((outcome) => findingRow(judged, outcome)) ?? [],
    recommendations: judged
      ? recommend(judged.checklist, judged.findings).map((one) => wordedRecommendation(judged.checklist, one))
      : [],
    onTheDay: (judged?.onTheDay ?? []).map(({ remedy, isTold, isPutRight }) => ({
      remedy,
      told: Number(isTold),
      putRight: Number(isPutRight),
    })),
    neighbours: neighbours.map(({ station }) => ({
      code: station.code,
      room: station.room,
      state: stateOf(byStation.get(station.code)),
    })),
    ...(judged?.findings.access && { accessOutcome: judged.findings.access }),
    ...(judged && { checklist: { id: judged.checklist.id, version: judged.checklist.version } }),
  }
}

function findingRow({ checklist, findings }: JudgedStation, { barrier, outcome, evidence }: BarrierOutcome) {
  const apart = findings.disagreements.find((one) => one.barrier === barrier)
  const others = outcome === 'found' ? apart?.absent : apart?.found
  return {
    barrier,
    outcome,
    evidence: evidence.map((one) => evidenceRow(checklist, one)),
    // Counted from one, as people count visits.
    disagreeing: (others ?? []).map((order) => order + 1),
  }
}

function evidenceRow(checklist: Checklist, { question, answer, bounds }: Evidence) {
  const bound = namedBound(checklist, bounds)
  return { question, ...(answer && { answer }), ...(bound && { bound }) }
}

/** The first bound that is a threshold of the checklist: the one whose source can be shown. */
function namedBound(checklist: Checklist, bounds: readonly UsedBound[]) {
  for (const { threshold, value } of bounds) {
    const known = checklist.thresholds.find(({ id }) => id === threshold)
    if (known) return { threshold: known.id, value, unit: known.unit }
  }
  return undefined
}
