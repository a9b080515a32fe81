/** What a map of areas is shaded by: the share of stations that are as the filter says, among those that can tell. */

import type { STATION_STATES, StationFilter } from '../places/station-filter.ts'
import type { Outcome } from './barrier.ts'
import { SMALL_N } from './indicators.ts'

type StationState = (typeof STATION_STATES)[number]

export type AreaMeasure =
  /** Among stations that can say yes or no. */
  | { readonly by: 'barrier'; readonly barrier: string }
  /** Among the visited ones; `not-visited` among all. */
  | { readonly by: 'state'; readonly state: StationState }

/** Without a barrier and without a state the question is where everybody can vote without help. */
export const USUAL_STATE: StationState = 'full'

export function measureOf({ barrier, state }: Pick<StationFilter, 'barrier' | 'state'>): AreaMeasure {
  if (barrier !== undefined) return { by: 'barrier', barrier }
  return { by: 'state', state: state ?? USUAL_STATE }
}

/** Which stations are asked at all: the filter without what is measured among them. */
export function askedAmong({ barrier, state, ...others }: StationFilter): StationFilter {
  return barrier !== undefined && state !== undefined ? { ...others, state } : others
}

/** Whether a station counts, and whether it is as measured; nothing where it cannot tell. */
export function judgeBy(
  measure: AreaMeasure,
  { state, outcome }: { readonly state: StationState; readonly outcome: Outcome | undefined },
): boolean | undefined {
  if (measure.by === 'barrier') return outcome === 'found' ? true : outcome === 'absent' ? false : undefined
  if (measure.state === 'not-visited') return state === 'not-visited'
  return state === 'not-visited' ? undefined : state === measure.state
}

export interface AreaShare {
  /** Stations the filter leaves, whether they can tell or not. */
  readonly stations: number
  readonly found: number
  readonly n: number
}

/** Parts of a hundred in which areas are shaded; above the last bound nothing goes. */
export const SHADES = [0, 25, 50, 75, 100] as const

/** Step of the shade, from 0 for "none" to 4; `few` where a percentage would say more than is known, `none-told` without any n. */
export type Shade = 0 | 1 | 2 | 3 | 4 | 'few' | 'none-told'

export function shadeOf({ found, n }: Pick<AreaShare, 'found' | 'n'>): Shade {
  if (n === 0) return 'none-told'
  if (n < SMALL_N) return 'few'
  const percent = (100 * found) / n
  if (percent === 0) return 0
  return percent <= 25 ? 1 : percent <= 50 ? 2 : percent <= 75 ? 3 : 4
}
