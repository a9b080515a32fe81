/** Step of a shade → how it looks: dots that grow and a colour that darkens, so that neither is needed alone. */

import type { Shade } from '../../schema/findings/area-measure.ts'

/** In the order of the legend. */
export const SHADE_STEPS = [0, 1, 2, 3, 4, 'few', 'none-told'] as const satisfies readonly Shade[]

export interface ShadeLook {
  readonly fill: `--${string}`
  /** In pixels, one in each square of `TILE`; none where it is plain. */
  readonly dot?: number
  readonly isHatched?: true
}

/** Side of the square that repeats, in pixels. */
export const TILE = 10

const looks: Readonly<Record<Shade, ShadeLook>> = {
  0: { fill: '--shade-0' },
  1: { fill: '--shade-1', dot: 1.1 },
  2: { fill: '--shade-2', dot: 1.9 },
  3: { fill: '--shade-3', dot: 2.8 },
  4: { fill: '--shade-4', dot: 3.8 },
  few: { fill: '--shade-few', isHatched: true },
  'none-told': { fill: '--map-land' },
}

export const shadeLook = (shade: Shade): ShadeLook => looks[shade]

/** The colour of dots and lines on every fill. */
export const SHADE_INK = '--shade-ink'
