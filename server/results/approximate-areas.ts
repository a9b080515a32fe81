/** Areas as the stations themselves draw them, for countries and offices without boundaries. */

import Delaunator from 'delaunator'
import type { Country } from '../../schema/country.ts'
import { mergeCells, type Net, type Ring, standAround } from '../../schema/places/area-shapes.ts'

export interface PlacedStation {
  readonly area: string
  readonly latitude: number
  readonly longitude: number
}

/** Stations joined once; areas of any level are merged from it. */
export interface ApproximateAreas {
  /** Areas with codes of this length that begin with `within`, in the order of their first station. */
  readonly merge: (codeLength: number, within: string) => ReadonlyMap<string, readonly Ring[]>
}

/** More would take longer than a request may; areas drawn from every third school are no worse. */
const MOST_POINTS = 60_000
/** A hundred-thousandth of a degree, a metre: rooms of one school are one point. */
const STEPS = 100_000

/** Of several at one spot the first counts. The result rests on the order of the stations and on nothing else. */
export function joinStations(
  stations: readonly PlacedStation[],
  { bounds }: Pick<Country, 'bounds'>,
): ApproximateAreas {
  // A degree of longitude is as long as one of latitude only at the equator.
  const squeeze = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  const places = thinned(onePerSpot(stations))
  const xs = places.map(({ longitude }) => longitude * squeeze)
  const ys = places.map(({ latitude }) => latitude)
  for (const [x, y] of standAround(frameOf(xs, ys, bounds, squeeze))) {
    xs.push(x)
    ys.push(y)
  }
  const { triangles, halfedges } = new Delaunator(
    Float64Array.from({ length: 2 * xs.length }, (_, at) => (at % 2 === 0 ? xs : ys)[at >> 1] ?? 0),
  )
  const net: Net = { xs, ys, triangles, halfedges }
  return {
    merge(codeLength, within) {
      const codes = places.map(({ area }) =>
        area.length >= codeLength && area.startsWith(within) ? area.slice(0, codeLength) : undefined,
      )
      const merged = mergeCells(net, (point) => codes[point])
      return new Map(
        [...merged].map(([code, rings]) => [
          code,
          rings.map((ring) => ring.map((value, at) => (at % 2 === 0 ? value / squeeze : value))),
        ]),
      )
    },
  }
}

function onePerSpot(stations: readonly PlacedStation[]): readonly PlacedStation[] {
  const spots = new Set<string>()
  return stations.filter(({ latitude, longitude }) => {
    const spot = `${Math.round(latitude * STEPS)} ${Math.round(longitude * STEPS)}`
    if (spots.has(spot)) return false
    spots.add(spot)
    return true
  })
}

/** Every so-many-th of them. Stations come by code, so every area of some size keeps its share. */
function thinned(stations: readonly PlacedStation[]): readonly PlacedStation[] {
  const every = Math.ceil(stations.length / MOST_POINTS)
  return every <= 1 ? stations : stations.filter((_, at) => at % every === 0)
}

function frameOf(xs: readonly number[], ys: readonly number[], bounds: Country['bounds'], squeeze: number) {
  const frame = {
    west: bounds.west * squeeze,
    east: bounds.east * squeeze,
    south: bounds.south,
    north: bounds.north,
  }
  for (const x of xs) {
    frame.west = Math.min(frame.west, x)
    frame.east = Math.max(frame.east, x)
  }
  for (const y of ys) {
    frame.south = Math.min(frame.south, y)
    frame.north = Math.max(frame.north, y)
  }
  return frame
}
