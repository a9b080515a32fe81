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

/** A distance as people say it: "about 350 m", "about 1.2 km", "about 14 km". Never finer than one can know it. */
export interface RoundedDistance {
  readonly unit: 'm' | 'km'
  readonly value: number
}

/** To 50 m below a kilometre, to 100 m below ten, then to whole kilometres. */
export function roundDistance(metres: number): RoundedDistance {
  const near = Math.max(50, Math.round(metres / 50) * 50)
  if (near < 1000) return { unit: 'm', value: near }
  const tenths = Math.round(metres / 100)
  return { unit: 'km', value: tenths < 100 ? tenths / 10 : Math.round(metres / 1000) }
}
