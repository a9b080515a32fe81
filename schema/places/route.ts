/** An order to go round premises in: each time on to the nearest that is left. A suggestion, no more. */

import { metresBetween } from './distance.ts'
import type { Point } from './premises.ts'

export interface Stop {
  /** Code of the premises. */
  readonly code: string
  /** Code of the smallest area they lie in. */
  readonly area: string
  readonly point?: Point | undefined
}

export interface Leg<Kind extends Stop> {
  readonly stop: Kind
  /** From the stop before, or from where one starts; as the crow flies. Nothing when either place is unknown. */
  readonly metres?: number
}

/**
 * Nearest neighbour: not the shortest way in all cases, but one that people see the sense of, and right for the
 * handful of premises of one day. Without a start it begins with the first in order of area code. Stops without a
 * point come last, in order of area code. Of equal distances the smaller code goes first, so that the order is the
 * same on every tablet.
 */
export function orderRoute<Kind extends Stop>(stops: readonly Kind[], from?: Point): readonly Leg<Kind>[] {
  const inOrder = [...stops].sort(byCode)
  const left = inOrder.filter(({ point }) => point !== undefined)
  const legs: Leg<Kind>[] = []
  let here = from
  while (left.length > 0) {
    const at = findNearest(left, here)
    const [stop] = left.splice(at, 1)
    if (stop?.point === undefined) break
    legs.push(here === undefined ? { stop } : { stop, metres: metresBetween(here, stop.point) })
    here = stop.point
  }
  return [...legs, ...inOrder.filter(({ point }) => point === undefined).map((stop) => ({ stop }))]
}

const byCode = (one: Stop, other: Stop): number =>
  compareText(one.area, other.area) || compareText(one.code, other.code)

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function findNearest(stops: readonly Stop[], here: Point | undefined): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (const [at, { point }] of stops.entries()) {
    if (here === undefined || point === undefined) continue
    const metres = metresBetween(here, point)
    if (metres < least) {
      least = metres
      nearest = at
    }
  }
  return nearest
}
