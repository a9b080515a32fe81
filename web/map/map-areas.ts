/** Areas of the map out of the steps they travel in, with what is written on each. */

import type { Shade } from '../../schema/findings/area-measure.ts'
import type { Ring } from '../../schema/places/area-shapes.ts'

/** Points travel as hundred-thousandths of a degree, each as the difference to the one before. */
const STEPS_PER_DEGREE = 100_000

export interface MapArea {
  readonly code: string
  /** Degrees. */
  readonly rings: readonly Ring[]
  readonly label: { readonly latitude: number; readonly longitude: number }
  readonly shade: Shade
  /** What is written there: the share and its n, or nothing. */
  readonly lines: readonly string[]
}

export interface MapAreas {
  readonly areas: readonly MapArea[]
  /** Computed from stations: cut off where the country ends. */
  readonly isApproximate: boolean
}

/** Longitude and latitude in turn. */
export function readRing(steps: readonly number[]): Ring {
  let east = 0
  let north = 0
  return steps.map((step, at) => {
    if (at % 2 === 0) {
      east += step
      return east / STEPS_PER_DEGREE
    }
    north += step
    return north / STEPS_PER_DEGREE
  })
}
