/** Which stations are meant: one filter for map, list and counts, so that they never disagree. */

import type { StationCode } from '../../schema/codes.ts'
import { searchKey } from '../../schema/khmer.ts'
import type { Reached, StationFilter } from '../../schema/places/station-filter.ts'
import { premisesKindIn } from './premises-kinds.ts'
import type { CampaignResults } from './remember-results.ts'
import type { StationPlace } from './station-places.ts'
import { type StationResult, type StationState, stateOf } from './station-result.ts'

/** As it comes over the wire, where what was not asked for may stand as nothing. */
type Asked = { readonly [Part in keyof StationFilter]?: StationFilter[Part] | undefined }

export interface Filtered {
  readonly places: readonly StationPlace[]
  /** Stations in each state among those that fit all filters but the one for the state, so that each can be chosen. */
  readonly counts: Readonly<Record<StationState, number>>
}

/** Of the results as the reader may see them: nothing is picked by what they are not shown. */
export function filterStations(
  { places, byStation }: Pick<CampaignResults, 'places' | 'byStation'>,
  { area, state, group, barrier, remedy, kind, reached, search }: Asked,
  /** Where a visit stands in review as is asked for; nothing where that is not asked. */
  reviewed?: ReadonlySet<StationCode>,
): Filtered {
  const counts = { full: 0, assisted: 0, none: 0, unknown: 0, 'not-visited': 0 }
  const words = search === undefined ? [] : searchKey(search).split(' ').filter(Boolean)
  const kindOf = kind === undefined ? undefined : premisesKindIn(byStation, places)
  const fitting = places.list.filter((place) => {
    if (area !== undefined && !place.premises.area.startsWith(area)) return false
    if (!words.every((word) => place.searchKey.includes(word))) return false
    if (reviewed !== undefined && !reviewed.has(place.station.code)) return false
    const result = byStation.get(place.station.code)
    if (barrier !== undefined && result?.outcomes.get(barrier) !== 'found') return false
    if (remedy !== undefined && result?.remedyClass !== remedy) return false
    if (reached !== undefined && !isReached(result, reached)) return false
    if (kindOf !== undefined && kindOf(place) !== kind) return false
    const its = stateOf(result, group)
    counts[its] += 1
    return state === undefined || its === state
  })
  return { places: fitting, counts }
}

function isReached(result: StationResult | undefined, reached: Reached): boolean {
  if (reached === 'visited') return result !== undefined
  if (reached === 'not-visited') return result === undefined
  return result?.accessOutcome === reached
}

const SORTS = {
  code: () => 0,
  /** The worst first: those are what people look for. */
  state: (one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state),
  barriers: (one, other) => other.barriers - one.barriers,
  voters: (one, other) => other.voters - one.voters,
} as const satisfies Readonly<Record<string, (one: Sortable, other: Sortable) => number>>
export type StationSort = keyof typeof SORTS

interface Sortable {
  readonly state: StationState
  readonly barriers: number
  readonly voters: number
}

const WORST_FIRST: readonly StationState[] = ['none', 'assisted', 'unknown', 'full', 'not-visited']

/** Places come in order of their codes and stay so where nothing else decides. */
export function sortStations(
  places: readonly StationPlace[],
  results: ReadonlyMap<StationCode, StationResult>,
  sort: StationSort,
  group: string | undefined,
): readonly StationPlace[] {
  if (sort === 'code') return places
  return places
    .map((place) => {
      const result = results.get(place.station.code)
      return {
        place,
        state: stateOf(result, group),
        barriers: result?.barriersFound ?? 0,
        voters: place.station.registeredVoters ?? 0,
      }
    })
    .toSorted(SORTS[sort])
    .map(({ place }) => place)
}
