/** Squares of the map out of the columns they travel in: how many stations each holds, state by state. */

import { middleOf } from '../../schema/places/tile.ts'
import { type MapColumns, type MapPoints, readColumns } from './map-points.ts'
import type { StationState } from './marker-look.ts'

export interface TileColumns {
  readonly states: readonly StationState[]
  readonly depth: number
  readonly tiles: readonly number[]
  readonly counts: readonly number[]
  readonly points?: MapColumns
}

export interface MapTile {
  readonly latitude: number
  readonly longitude: number
  readonly stations: number
  /** States with a station there, in the order of legends. */
  readonly states: readonly { readonly state: StationState; readonly stations: number }[]
}

/** Either squares or, where stations are few, each of them. */
export type PartShown = { readonly tiles: readonly MapTile[] } | { readonly points: MapPoints }

export function readPart({ states, depth, tiles, counts, points }: TileColumns): PartShown {
  if (points) return { points: readColumns(points) }
  return {
    tiles: tiles.map((tile, at) => {
      const its = states
        .map((state, which) => ({ state, stations: counts[at * states.length + which] ?? 0 }))
        .filter(({ stations }) => stations > 0)
      return {
        ...middleOf(tile, depth),
        stations: its.reduce((sum, { stations }) => sum + stations, 0),
        states: its,
      }
    }),
  }
}

/** What hinders most comes first, so that it is never hidden behind larger numbers. */
const WORST_FIRST: readonly StationState[] = ['none', 'assisted', 'unknown', 'full']

/** The state that is drawn beside the number; nothing where nobody has been. */
export const worstOf = ({ states }: MapTile): MapTile['states'][number] | undefined =>
  WORST_FIRST.flatMap((wanted) => states.filter(({ state }) => state === wanted))[0]
