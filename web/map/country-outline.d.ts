/** What `web/build/country-outline.ts` puts together when the app is built. */

declare module 'virtual:country-outline' {
  import type { FeatureCollection, MultiPolygon } from 'geojson'

  export const countryOutline: FeatureCollection<MultiPolygon, { readonly kind: 'country' | 'neighbour' }>
}
