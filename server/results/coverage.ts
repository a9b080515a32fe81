/** Results and assignments → coverage of an area and of those directly below it, as somebody may see it. */

import {
  type Coverage,
  countCoverage,
  countCoverageByArea,
  type StationReached,
} from '../../schema/campaign/coverage.ts'
import { readPollingClock } from '../../schema/campaign/polling-clock.ts'
import type { StationCode } from '../../schema/codes.ts'
import { type Country, findLevelBelow } from '../../schema/country.ts'
import type { CampaignResults } from './remember-results.ts'
import type { StationPlace } from './station-places.ts'

interface Asked {
  /** Code of an area; the whole country without one. */
  readonly area: string | undefined
  readonly assigned: ReadonlySet<StationCode>
  readonly country: Country
  readonly now: Date
  /** Whether why nobody got in may be told. */
  readonly isWhole: boolean
}

export function coverageOf(results: CampaignResults, asked: Asked) {
  const { area, country, isWhole, now } = asked
  const level = findLevelBelow(country, area)
  const inside = placesIn(results, area)
  const reached = inside.map((place) => reachedAt(place, results, asked))
  const names = new Map(inside.flatMap(({ areas }) => areas.map(({ code, name }) => [code as string, name])))
  const byArea = level ? countCoverageByArea(reached, level.codeLength) : new Map<string, Coverage>()
  const clock = readPollingClock(now.toISOString(), results.campaign.election.date, country)
  return {
    ...(level && { level: level.id }),
    isWhole,
    all: countCoverage(reached),
    areas: [...byArea]
      .map(([code, coverage]) => ({ code, name: { ...names.get(code) }, coverage }))
      .sort((one, other) => (one.code < other.code ? -1 : 1)),
    ...(clock && { clock }),
  }
}

/** As the filter of map and list takes an area. */
const placesIn = ({ places }: CampaignResults, area: string | undefined): readonly StationPlace[] =>
  area === undefined ? places.list : places.list.filter(({ premises }) => premises.area.startsWith(area))

export function countVisitsIn(results: CampaignResults, area: string | undefined): number {
  let visits = 0
  for (const [code, result] of results.byStation)
    if (results.places.byCode.get(code)?.premises.area.startsWith(area ?? '')) visits += result.visits
  return visits
}

function reachedAt(
  { station, premises }: StationPlace,
  { byStation }: CampaignResults,
  { assigned }: Pick<Asked, 'assigned'>,
): StationReached {
  const result = byStation.get(station.code)
  return {
    area: premises.area,
    assigned: assigned.has(station.code),
    visited: result !== undefined,
    ...(result?.accessOutcome && { access: result.accessOutcome }),
  }
}
