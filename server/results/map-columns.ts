/** Stations → columns for the map: whole numbers and small steps, which pack well. */

import type { StationCode } from '../../schema/codes.ts'
import { STATION_STATES } from '../../schema/places/station-filter.ts'
import type { StationPlace } from './station-places.ts'
import { type StationResult, stateOf } from './station-result.ts'

/** A hundred-thousandth of a degree is a metre: enough to find a gate. */
const STEPS_PER_DEGREE = 100_000

export function mapColumns(
  places: readonly StationPlace[],
  results: ReadonlyMap<StationCode, StationResult>,
  group: string | undefined,
) {
  const codes: StationCode[] = []
  const latitudeSteps: number[] = []
  const longitudeSteps: number[] = []
  const state: number[] = []
  let withoutPoint = 0
  let latitude = 0
  let longitude = 0
  for (const { station, point } of places) {
    if (point === undefined) {
      withoutPoint += 1
      continue
    }
    const north = Math.round(point.latitude * STEPS_PER_DEGREE)
    const east = Math.round(point.longitude * STEPS_PER_DEGREE)
    codes.push(station.code)
    latitudeSteps.push(north - latitude)
    longitudeSteps.push(east - longitude)
    state.push(STATION_STATES.indexOf(stateOf(results.get(station.code), group)))
    latitude = north
    longitude = east
  }
  return { states: [...STATION_STATES], codes, latitudeSteps, longitudeSteps, state, withoutPoint }
}
