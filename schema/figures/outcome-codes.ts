/** Outcomes of a station as small numbers in the order of the checklist: figures look at each of them many times. */

import type { Checklist } from '../checklist/checklist.ts'
import type { BarrierId, Outcome } from '../findings/barrier.ts'

/** 0 stands for a barrier that the station's own version of the checklist does not have. */
export const CODES = { found: 1, absent: 2, open: 3, 'not-applicable': 4 } as const satisfies Readonly<
  Record<Outcome, number>
>

const made = new WeakMap<Checklist, WeakMap<ReadonlyMap<BarrierId, Outcome>, Uint8Array>>()

/** Once for the same outcomes, which never change; one number for each barrier of the checklist. */
export function outcomeCodes(checklist: Checklist, outcomes: ReadonlyMap<BarrierId, Outcome>): Uint8Array {
  const known = made.get(checklist) ?? new WeakMap<ReadonlyMap<BarrierId, Outcome>, Uint8Array>()
  made.set(checklist, known)
  const codes =
    known.get(outcomes) ??
    Uint8Array.from(checklist.barriers, ({ id }) => {
      const outcome = outcomes.get(id)
      return outcome ? CODES[outcome] : 0
    })
  known.set(outcomes, codes)
  return codes
}
