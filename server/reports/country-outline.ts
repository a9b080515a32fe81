/** The outline of a country from the world map that ships with the product, for the maps of reports. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Point } from '../../schema/places/premises.ts'

/** Rings of the country of this ISO number; empty for one the world map does not have. */
export function readOutline(country: string): readonly (readonly Point[])[] {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')
  // A published data file of known shape.
  const world = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ countries: GeometryCollection }>
  const found = feature(world, world.objects.countries).features.find(({ id }) => String(id) === country)
  if (found === undefined) return []
  const { geometry } = found
  const polygons =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : []
  return polygons.flat().map((ring) => ring.map(asPoint))
}

const asPoint = ([longitude = 0, latitude = 0]: Position): Point => ({ latitude, longitude })
