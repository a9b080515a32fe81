/** How the marks of a map look: shape first, colour last; the same in every kind of file. */

import type { MapPoint, MarkShape } from '../../schema/report/document.ts'

export interface MarkLook {
  /** Corners around 0, within -1 and 1; a circle has none. */
  readonly corners: readonly MapPoint[]
  readonly colour: string
  /** Only the outline is drawn: nothing is known that could fill it. */
  readonly isHollow: boolean
}

/** Colours that keep apart for people who see few of them, and in grey. */
export const MARK_LOOKS: Readonly<Record<MarkShape, MarkLook>> = {
  circle: { corners: [], colour: '#1b6e4b', isHollow: false },
  triangle: {
    corners: [
      [0, -1],
      [1, 0.85],
      [-1, 0.85],
    ],
    colour: '#b06000',
    isHollow: false,
  },
  square: {
    corners: [
      [-0.85, -0.85],
      [0.85, -0.85],
      [0.85, 0.85],
      [-0.85, 0.85],
    ],
    colour: '#a01c28',
    isHollow: false,
  },
  diamond: {
    corners: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    colour: '#505a64',
    isHollow: true,
  },
}
/** Half the width of a mark, for a picture that is 1 wide. */
export const MARK_RADIUS = 0.011
/** The colour of bars, and of the land. */
export const BAR_COLOUR = '#20557a'
export const LAND_COLOUR = '#eceae4'
export const SHORE_COLOUR = '#8a8578'
