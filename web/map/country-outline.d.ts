/** What `web/build/country-outline.ts` puts together when the app is built. */

declare module 'virtual:country-outline' {
  import type { Feature, MultiPolygon } from 'geojson'

  export interface PackedLand {
    readonly kind: 'country' | 'neighbour'
    readonly stepsPerDegree: number
    /** Polygons, their rings, and of each ring two columns: eastward and northward steps. */
    readonly polygons: readonly (readonly (readonly string[])[])[]
  }

  /** What is drawn of it. */
  export type Land = Feature<MultiPolygon, { readonly kind: PackedLand['kind'] }>

  /** The country itself comes last. */
  export const countryOutline: readonly PackedLand[]
}
