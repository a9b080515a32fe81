/** What lies under the stations: the country and its neighbours, from an outline that ships with the app. */

import type { Land } from 'virtual:country-outline'
import type { GeoJSON, PathOptions } from 'leaflet'
import type { Ring } from '../../schema/places/area-shapes.ts'
import { unpackSteps } from '../../schema/places/packed-columns.ts'

type Leaflet = typeof import('leaflet')

/** Colours come from the style sheet by class, so that the land follows the theme. */
const lookOfLand = (isCountry: boolean): PathOptions => ({
  className: isCountry ? 'map-land' : 'map-land map-land-neighbour',
  interactive: false,
  weight: isCountry ? 1.5 : 1,
})

export async function createBaseLayer(L: Leaflet, pane: string): Promise<GeoJSON> {
  return L.geoJSON(await readLands(), {
    interactive: false,
    pane,
    style: (feature) => lookOfLand(feature?.properties?.kind === 'country'),
  })
}

/** The country alone, for cutting off what reaches beyond it. */
export async function readCountryRings(): Promise<readonly Ring[]> {
  return (await readLands())
    .filter(({ properties }) => properties.kind === 'country')
    .flatMap(({ geometry }) => geometry.coordinates.flat())
    .map((ring) => ring.flatMap(([longitude = 0, latitude = 0]) => [longitude, latitude]))
}

async function readLands(): Promise<Land[]> {
  const { countryOutline } = await import('virtual:country-outline')
  return countryOutline.map(({ kind, stepsPerDegree, polygons }) => ({
    type: 'Feature',
    properties: { kind },
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) => rings.map((ring) => readRing(ring, stepsPerDegree))),
    },
  }))
}

function readRing([east = '', north = '']: readonly string[], stepsPerDegree: number): number[][] {
  const latitudes = unpackSteps(north)
  return unpackSteps(east).map((steps, at) => [steps / stepsPerDegree, (latitudes[at] ?? 0) / stepsPerDegree])
}
