/** Which stations are meant: one filter for map, list and counts, so that they never disagree. */

import type { StationCode } from '../../schema/codes.ts'
import { RATINGS } from '../../schema/findings/rating.ts'
import { searchKey } from '../../schema/khmer.ts'
import type { StationPlace } from './station-places.ts'
import { type StationResult, type StationState, stateOf } from './station-result.ts'

export interface StationFilter {
  readonly area?: string | undefined
  readonly state?: StationState | undefined
  readonly group?: string | undefined
  readonly barrier?: string | undefined
  readonly search?: string | undefined
}

export const STATES: readonly StationState[] = [...RATINGS, 'not-visited']

export interface Filtered {
  readonly places: readonly StationPlace[]
  /** Stations in each state among those that fit all filters but the one for the state, so that each can be chosen. */
  readonly counts: Readonly<Record<StationState, number>>
}

export function filterStations(
  places: readonly StationPlace[],
  results: ReadonlyMap<StationCode, StationResult>,
  { area, state, group, barrier, search }: StationFilter,
): Filtered {
  const counts = { full: 0, assisted: 0, none: 0, unknown: 0, 'not-visited': 0 }
  const words = search === undefined ? [] : searchKey(search).split(' ').filter(Boolean)
  const fitting = places.filter((place) => {
    if (area !== undefined && !place.premises.area.startsWith(area)) return false
    if (!words.every((word) => place.searchKey.includes(word))) return false
    const result = results.get(place.station.code)
    if (barrier !== undefined && result?.outcomes.get(barrier) !== 'found') return false
    const its = stateOf(result, group)
    counts[its] += 1
    return state === undefined || its === state
  })
  return { places: fitting, counts }
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
        barriers: result?.found.length ?? 0,
        voters: place.station.registeredVoters ?? 0,
      }
    })
    .toSorted(SORTS[sort])
    .map(({ place }) => place)
}
