/** What became of barriers at one station from an earlier campaign to this one. */

import type { BarrierId, Outcome } from './barrier.ts'

/**
 * `still-there`: found then and now. `gone`: found then, looked for now and not there. `new`: looked for then and not
 * there, found now. `not-told`: found then, and now nobody could say; never taken for `gone`.
 */
export const SINCE_THEN = ['still-there', 'new', 'gone', 'not-told'] as const
export type SinceThen = (typeof SINCE_THEN)[number]

export interface BarrierSinceThen {
  readonly barrier: BarrierId
  readonly became: SinceThen
}

type Outcomes = ReadonlyMap<BarrierId, Outcome>

/**
 * Barriers that were there then or are there now, by their ids, which versions of a checklist keep. One that was open
 * or unknown then and is found now says nothing about a change, and is left out.
 */
export function compareWithEarlier(then: Outcomes, now: Outcomes | undefined): readonly BarrierSinceThen[] {
  const all = new Set([...then.keys(), ...(now?.keys() ?? [])])
  return [...all].flatMap((barrier) => {
    const became = whatBecame(then.get(barrier), now?.get(barrier))
    return became ? [{ barrier, became }] : []
  })
}

function whatBecame(then: Outcome | undefined, now: Outcome | undefined): SinceThen | undefined {
  if (then === 'found') return now === 'found' ? 'still-there' : now === 'absent' ? 'gone' : 'not-told'
  return then === 'absent' && now === 'found' ? 'new' : undefined
}
