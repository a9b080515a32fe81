/** Outcomes of stations as small numbers in the order of the checklist: figures look at each of them many times. */

import type { Checklist } from '../checklist/checklist.ts'
import type { BarrierId, Outcome } from '../findings/barrier.ts'

/** 0 stands for a barrier that the station's own version of the checklist does not have. */
export const CODES = { found: 1, absent: 2, open: 3, 'not-applicable': 4 } as const satisfies Readonly<
  Record<Outcome, number>
>

export interface OutcomeCodes {
  /** Of the first station, then of the next: one number for each barrier of the checklist. */
  readonly codes: Uint8Array
  /** Numbers of one station. */
  readonly width: number
}

/** All in one list, made anew each time: tens of thousands of small ones weigh more than what they hold. */
export function outcomeCodes(
  { barriers }: Checklist,
  stations: readonly { readonly outcomes: ReadonlyMap<BarrierId, Outcome> }[],
): OutcomeCodes {
  const placeOf = new Map(barriers.map(({ id }, place) => [id, place]))
  const width = barriers.length
  const codes = new Uint8Array(stations.length * width)
  for (const [at, { outcomes }] of stations.entries())
    outcomes.forEach((outcome, barrier) => {
      const place = placeOf.get(barrier)
      if (place !== undefined) codes[at * width + place] = CODES[outcome]
    })
  return { codes, width }
}
