/** The stations of the map out of the columns they travel in, and which of them lie near a place. */

import { unpackCodes, unpackSmall, unpackSteps } from '../../schema/places/packed-columns.ts'
import type { StationState } from './marker-look.ts'

export interface MapColumns {
  readonly states: readonly StationState[]
  readonly codes: string
  readonly latitudes: string
  readonly longitudes: string
  readonly stepsPerDegree: number
  /** Index into `states`, one for each code. */
  readonly state: string
}

/** Columns ready for drawing: degrees, and the state of each station. */
export interface MapPoints {
  readonly codes: readonly string[]
  readonly latitudes: Float64Array
  readonly longitudes: Float64Array
  readonly states: readonly StationState[]
  readonly stateAt: Uint8Array
}

export function readColumns(columns: MapColumns): MapPoints {
  const codes = unpackCodes(columns.codes)
  const inDegrees = (packed: string) =>
    Float64Array.from(unpackSteps(packed), (steps) => steps / columns.stepsPerDegree)
  return {
    codes,
    latitudes: inDegrees(columns.latitudes),
    longitudes: inDegrees(columns.longitudes),
    states: columns.states,
    stateAt: unpackSmall(columns.state, codes.length),
  }
}

export const stateOf = (points: MapPoints, at: number): StationState =>
  points.states[points.stateAt[at] ?? 0] ?? 'not-visited'

export interface Extent {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

/** The smallest frame around all stations; nothing when there are none. */
export function extentOf({ latitudes, longitudes }: MapPoints): Extent | undefined {
  if (latitudes.length === 0) return undefined
  let [south, west, north, east] = [90, 180, -90, -180]
  for (let at = 0; at < latitudes.length; at += 1) {
    const latitude = latitudes[at] ?? 0
    const longitude = longitudes[at] ?? 0
    if (latitude < south) south = latitude
    if (latitude > north) north = latitude
    if (longitude < west) west = longitude
    if (longitude > east) east = longitude
  }
  return { south, west, north, east }
}

/**
 * The stations at the place people pointed to: the nearest one within reach, and all that share its spot
 * (the rooms of one school), as positions in the columns. `x` and `y` are in the same measure as `reach`.
 */
export function findNear(
  xs: Float64Array,
  ys: Float64Array,
  x: number,
  y: number,
  reach: number,
  spot: number,
): readonly number[] {
  let nearest = -1
  let least = reach * reach
  for (let at = 0; at < xs.length; at += 1) {
    const apart = ((xs[at] ?? 0) - x) ** 2 + ((ys[at] ?? 0) - y) ** 2
    if (apart > least) continue
    least = apart
    nearest = at
  }
  if (nearest < 0) return []
  const here: number[] = []
  for (let at = 0; at < xs.length; at += 1) {
    const apart = ((xs[at] ?? 0) - (xs[nearest] ?? 0)) ** 2 + ((ys[at] ?? 0) - (ys[nearest] ?? 0)) ** 2
    if (apart <= spot * spot) here.push(at)
  }
  return here
}
