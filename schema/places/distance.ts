/** Metres between two points. */

import type { Point } from './premises.ts'

/** Mean radius of the earth (IUGG). */
const RADIUS_M = 6_371_008.8

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Along the great circle, by the haversine formula: exact enough for anything between two rooms and two provinces. */
export function metresBetween(one: Point, other: Point): number {
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude)
  const part =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2
  return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(part)))
}

export interface Bounds {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

export const isWithin = ({ latitude, longitude }: Point, { south, west, north, east }: Bounds): boolean =>
  latitude >= south && latitude <= north && longitude >= west && longitude <= east
