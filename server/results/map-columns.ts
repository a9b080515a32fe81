/** Stations → columns for the map, packed. */

import type { StationCode } from '../../schema/codes.ts'
import { packCodes, packSmall, packSteps } from '../../schema/places/packed-columns.ts'
import { STATION_STATES } from '../../schema/places/station-filter.ts'
import type { StationPlace } from './station-places.ts'
import { type StationResult, stateOf } from './station-result.ts'

/**
 * A hundred-thousandth of a degree is a metre: enough to find a gate. A five-hundredth puts each within a hundred
 * metres of where it is, which is no pixel of a map on which the country is seen, for half the bytes.
 */
const STEPS_PER_DEGREE = { exact: 100_000, rough: 500 } as const

export function mapColumns(
  places: readonly StationPlace[],
  results: ReadonlyMap<StationCode, StationResult>,
  group: string | undefined,
  points: keyof typeof STEPS_PER_DEGREE = 'exact',
) {
  const stepsPerDegree = STEPS_PER_DEGREE[points]
  const codes: StationCode[] = []
  const latitudes: number[] = []
  const longitudes: number[] = []
  const state: number[] = []
  for (const { station, point } of places) {
    if (point === undefined) continue
    codes.push(station.code)
    latitudes.push(Math.round(point.latitude * stepsPerDegree))
    longitudes.push(Math.round(point.longitude * stepsPerDegree))
    state.push(STATION_STATES.indexOf(stateOf(results.get(station.code), group)))
  }
  return {
    states: [...STATION_STATES],
    codes: packCodes(codes),
    latitudes: packSteps(latitudes),
    longitudes: packSteps(longitudes),
    stepsPerDegree,
    state: packSmall(state),
    withoutPoint: places.length - codes.length,
  }
}
