/** What lies under the stations: the country and its neighbours, from an outline that ships with the app. */

import type { GeoJSON, PathOptions } from 'leaflet'
import type { Ring } from '../../schema/places/area-shapes.ts'

type Leaflet = typeof import('leaflet')

/** Colours come from the style sheet by class, so that the land follows the theme. */
const lookOfLand = (isCountry: boolean): PathOptions => ({
  className: isCountry ? 'map-land' : 'map-land map-land-neighbour',
  interactive: false,
  weight: isCountry ? 1.5 : 1,
})

export async function createBaseLayer(L: Leaflet, pane: string): Promise<GeoJSON> {
  const { countryOutline } = await import('virtual:country-outline')
  return L.geoJSON(countryOutline, {
    interactive: false,
    pane,
    style: (feature) => lookOfLand(feature?.properties?.kind === 'country'),
  })
}

/** The country alone, for cutting off what reaches beyond it. */
export async function readCountryRings(): Promise<readonly Ring[]> {
  const { countryOutline } = await import('virtual:country-outline')
  return countryOutline.features
    .filter(({ properties }) => properties.kind === 'country')
    .flatMap(({ geometry }) => geometry.coordinates.flat())
    .map((ring) => ring.flatMap(([longitude = 0, latitude = 0]) => [longitude, latitude]))
}
