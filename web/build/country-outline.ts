/** Cuts the outline of the country and what is near of its neighbours out of the world map, as a module of its own. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Plugin } from 'vite'
import type { Country } from '../../schema/country.ts'
import { packSteps } from '../../schema/places/packed-columns.ts'

const NAME = 'virtual:country-outline'
/** What Vite calls a module that is no file. */
const RESOLVED = `\0${NAME}`
/** How far around the country its neighbours are shown, in degrees. */
const AROUND = 6
/** About ten metres for the country, finer than the outline itself; a kilometre for the land around it. */
const DECIMALS = { country: 4, neighbour: 2 } as const

type Ring = readonly (readonly [number, number])[]
type Bounds = Country['bounds']

export function countryOutlinePlugin(country: Pick<Country, 'outline' | 'bounds'>): Plugin {
  return {
    name: 'way-in:country-outline',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined
      return `export const countryOutline = ${JSON.stringify(outlineOf(country))}`
    },
  }
}

function outlineOf({ outline, bounds }: Pick<Country, 'outline' | 'bounds'>) {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')
  // A published data file of known shape.
  const world = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ countries: GeometryCollection }>
  const { geometries } = world.objects.countries
  const at = geometries.findIndex(({ id }) => String(id) === outline)
  if (at < 0) throw new Error(`The world map has no country ${outline}; see "outline" in seeds/country.json`)
  const frame = {
    south: bounds.south - AROUND,
    west: bounds.west - AROUND,
    north: bounds.north + AROUND,
    east: bounds.east + AROUND,
  }
  return (
    feature(world, world.objects.countries)
      .features.map(({ geometry }, number) => {
        const kind = number === at ? 'country' : 'neighbour'
        const stepsPerDegree = 10 ** DECIMALS[kind]
        const polygons = cutOut(geometry, frame, DECIMALS[kind]).map((rings) =>
          rings.map((ring) => packRing(ring, stepsPerDegree)),
        )
        return { kind, stepsPerDegree, polygons } as const
      })
      .filter(({ polygons }) => polygons.length > 0)
      // The country is drawn last, over what lies around it.
      .sort((one, other) => Number(one.kind === 'country') - Number(other.kind === 'country'))
  )
}

/** Eastward, then northward: less than half of what numbers written out take on their way. */
const packRing = (ring: Ring, stepsPerDegree: number) =>
  [0, 1].map((axis) => packSteps(ring.map((point) => Math.round((point[axis] ?? 0) * stepsPerDegree))))

function cutOut(shape: Geometry, frame: Bounds, decimals: number) {
  const polygons =
    shape.type === 'MultiPolygon' ? shape.coordinates : shape.type === 'Polygon' ? [shape.coordinates] : []
  return polygons
    .map((rings) =>
      rings.map((ring) => cutRing(ring.map(asPoint), frame, decimals)).filter((ring) => ring.length > 3),
    )
    .filter((rings) => rings.length > 0)
}

const asPoint = ([x = 0, y = 0]: readonly number[]): readonly [number, number] => [x, y]

type Cut = (ring: Ring) => Ring

/** Keeps the part of a ring inside the frame, one edge of the frame after the other. */
function cutRing(ring: Ring, { south, west, north, east }: Bounds, decimals: number): Ring {
  const cuts: readonly Cut[] = [
    cutAt(0, west, 1),
    cutAt(0, east, -1),
    cutAt(1, south, 1),
    cutAt(1, north, -1),
  ]
  const kept = cuts.reduce((left, cut) => cut(left), ring)
  const rounded = kept
    .map(([x, y]) => [Number(x.toFixed(decimals)), Number(y.toFixed(decimals))] as const)
    .filter(([x, y], at, all) => x !== all[at - 1]?.[0] || y !== all[at - 1]?.[1])
  const first = rounded[0]
  return first ? [...rounded, first] : []
}

const cutAt =
  (axis: 0 | 1, limit: number, side: 1 | -1): Cut =>
  (ring) => {
    const isInside = (point: readonly [number, number]) => (point[axis] - limit) * side >= 0
    const kept: (readonly [number, number])[] = []
    ring.forEach((point, at) => {
      const before = ring[(at + ring.length - 1) % ring.length] ?? point
      if (isInside(point) !== isInside(before)) kept.push(crossing(before, point, axis, limit))
      if (isInside(point)) kept.push(point)
    })
    return kept
  }

function crossing(
  from: readonly [number, number],
  to: readonly [number, number],
  axis: 0 | 1,
  limit: number,
): readonly [number, number] {
  const part = (limit - from[axis]) / (to[axis] - from[axis])
  const other = axis === 0 ? 1 : 0
  const between = from[other] + part * (to[other] - from[other])
  return axis === 0 ? [limit, between] : [between, limit]
}
