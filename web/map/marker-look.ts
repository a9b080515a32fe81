/** State of a station → its shape, its colour and the name of its words; the same on the map, in the list and in print. */

import type { Rating } from '../../schema/findings/rating.ts'

/** A station nobody has been to has no rating; that is not the same as `unknown`. */
export type StationState = Rating | 'not-visited'

/** In the order in which legends and charts show them. */
export const STATES = [
  'full',
  'assisted',
  'none',
  'unknown',
  'not-visited',
] as const satisfies readonly StationState[]

export interface MarkerLook {
  /** What the outline of the shape looks like, for people who compare it with the legend. */
  readonly shape: 'circle' | 'triangle' | 'square' | 'diamond' | 'dot'
  /** Path data in a box of 16 by 16. */
  readonly outline: string
  /** Drawn on top in the colour of the paper, so that the shape says something even without its outline. */
  readonly sign?: string
  /** The token of its colour. */
  readonly token: `--${string}`
  /** Only the outline is drawn: nothing is known that could fill it. */
  readonly isHollow: boolean
}

const looks: Readonly<Record<StationState, MarkerLook>> = {
  full: {
    shape: 'circle',
    outline: 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1Z',
    sign: 'M4.6 8.3l2.3 2.4 4.5-5',
    token: '--full',
    isHollow: false,
  },
  assisted: {
    shape: 'triangle',
    outline: 'M8 1.2L15.4 14.6H.6Z',
    sign: 'M8 6v3.6M8 11.6v.9',
    token: '--assisted',
    isHollow: false,
  },
  none: {
    shape: 'square',
    outline: 'M1.5 1.5h13v13h-13Z',
    sign: 'M4.9 4.9l6.2 6.2M11.1 4.9l-6.2 6.2',
    token: '--none',
    isHollow: false,
  },
  unknown: {
    shape: 'diamond',
    outline: 'M8 1.2L14.8 8 8 14.8 1.2 8Z',
    token: '--unknown',
    isHollow: true,
  },
  'not-visited': {
    shape: 'dot',
    outline: 'M8 5a3 3 0 1 0 0 6A3 3 0 1 0 8 5Z',
    token: '--edge',
    isHollow: false,
  },
}

export const lookOf = (state: StationState): MarkerLook => looks[state]

/** A state from the wire, or nothing when this page is older than the server. */
export const readState = (text: string | undefined): StationState | undefined =>
  STATES.find((state) => state === text)
