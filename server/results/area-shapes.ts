/** The outlines of areas for the map: as imported, or else computed from the stations, joined once for each state of the register. */

import { type Country, findLevelBelow } from '../../schema/country.ts'
import type { Ring } from '../../schema/places/area-shapes.ts'
import type { Point } from '../../schema/places/premises.ts'
import type { Boundary } from '../queries/boundaries.ts'
import { type ApproximateAreas, joinStations, type PlacedStation } from './approximate-areas.ts'
import type { StationPlaces } from './station-places.ts'

/** As the map's points: a metre. */
const STEPS_PER_DEGREE = 100_000

const joined = new WeakMap<StationPlaces, ApproximateAreas>()

/** `boundaries`: what was imported of these areas. Where there are any, nothing is made up for the others. */
export function areaShapesOf(
  places: StationPlaces,
  country: Country,
  area: string | undefined,
  boundaries: readonly Boundary[],
) {
  const level = findLevelBelow(country, area)
  if (!level) return { isApproximate: true, areas: [], without: [] }
  const placed = places.list.flatMap(({ premises, point }) =>
    point ? [{ area: premises.area as string, ...point }] : [],
  )
  const within = area ?? ''
  const isApproximate = boundaries.length === 0
  const outlines = isApproximate
    ? drawn(places, placed, country, level.codeLength, within)
    : new Map(boundaries.map(({ area: code, rings }) => [code, rings]))
  const labels = labelsOf(placed, level.codeLength, within)
  const areas = [...outlines]
    .map(([code, rings]) => ({
      code,
      rings: rings.map((ring) => [...ring]),
      label: labels.get(code) ?? onRing(rings),
    }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
  const without = new Set(
    places.list
      .filter(({ premises }) => premises.area.startsWith(within) && premises.area.length >= level.codeLength)
      .map(({ premises }) => premises.area.slice(0, level.codeLength)),
  )
  for (const { code } of areas) without.delete(code)
  const extent = extentOf(placed.filter((one) => one.area.startsWith(within)))
  return {
    level: level.id,
    isApproximate,
    ...(extent && { extent }),
    areas,
    without: [...without].toSorted(),
  }
}

function drawn(
  places: StationPlaces,
  placed: readonly PlacedStation[],
  country: Country,
  codeLength: number,
  within: string,
): ReadonlyMap<string, readonly (readonly number[])[]> {
  const ready = joined.get(places) ?? joinStations(placed, country)
  joined.set(places, ready)
  return new Map(
    [...ready.merge(codeLength, within)].map(([code, rings]) => [
      code,
      rings.map(toSteps).filter(({ length }) => length >= 6),
    ]),
  )
}

/** Where an area without a station on the map has its first corner. */
const onRing = ([ring]: readonly (readonly number[])[]): Point => ({
  latitude: (ring?.[1] ?? 0) / STEPS_PER_DEGREE,
  longitude: (ring?.[0] ?? 0) / STEPS_PER_DEGREE,
})

function extentOf(placed: readonly PlacedStation[]) {
  const [first] = placed
  if (!first) return undefined
  const extent = {
    south: first.latitude,
    north: first.latitude,
    west: first.longitude,
    east: first.longitude,
  }
  for (const { latitude, longitude } of placed) {
    extent.south = Math.min(extent.south, latitude)
    extent.north = Math.max(extent.north, latitude)
    extent.west = Math.min(extent.west, longitude)
    extent.east = Math.max(extent.east, longitude)
  }
  return extent
}

/** Among its own stations the one nearest to their middle: always inside, and never out at sea. */
function labelsOf(placed: readonly PlacedStation[], codeLength: number, within: string) {
  const byArea = new Map<string, PlacedStation[]>()
  for (const one of placed) {
    if (!one.area.startsWith(within) || one.area.length < codeLength) continue
    const code = one.area.slice(0, codeLength)
    const those = byArea.get(code)
    if (those) those.push(one)
    else byArea.set(code, [one])
  }
  return new Map([...byArea].map(([code, those]) => [code, middleOne(those)]))
}

function middleOne(those: readonly PlacedStation[]): Point {
  const mean = (part: 'latitude' | 'longitude') =>
    those.reduce((sum, one) => sum + one[part], 0) / those.length
  const [latitude, longitude] = [mean('latitude'), mean('longitude')]
  const apart = (one: PlacedStation) => Math.hypot(one.latitude - latitude, one.longitude - longitude)
  const [first] = those
  const nearest = those.reduce((best, one) => (apart(one) < apart(best) ? one : best), first as PlacedStation)
  return { latitude: nearest.latitude, longitude: nearest.longitude }
}

/** A ring as the map reads it: hundred-thousandths of a degree, each as the difference to the one before. */
export function toSteps(ring: Ring): number[] {
  const steps: number[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at < ring.length; at += 2) {
    const east = Math.round((ring[at] ?? 0) * STEPS_PER_DEGREE)
    const north = Math.round((ring[at + 1] ?? 0) * STEPS_PER_DEGREE)
    if (east === x && north === y && steps.length > 0) continue
    steps.push(east - x, north - y)
    x = east
    y = north
  }
  return steps
}
