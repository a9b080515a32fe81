/** Follow-up: what a later campaign found at the stations a recommendation rests on. */

import type { StationCode } from '../codes.ts'
import type { Outcome } from '../findings/barrier.ts'

export interface FollowUp {
  /** Looked for, and not there any more. */
  readonly gone: readonly StationCode[]
  readonly stillThere: readonly StationCode[]
  /** Nobody has been there, or nobody could say; never taken for gone. */
  readonly notLookedAt: readonly StationCode[]
}

/** What was said about one barrier, by station; stations nobody visited are not in it. */
export type SaidOfBarrier = ReadonlyMap<StationCode, Outcome>

/** `earlier`: the campaigns it was carried through, the oldest first. What one of them saw gone is asked no more. */
export function followUp(earlier: readonly SaidOfBarrier[], now: SaidOfBarrier): FollowUp {
  const open = new Set<StationCode>()
  for (const said of earlier)
    for (const [station, outcome] of said) {
      if (outcome === 'found') open.add(station)
      else if (outcome === 'absent') open.delete(station)
    }
  const stations = [...open].sort()
  const saidNow = (wanted: readonly (Outcome | undefined)[]) =>
    stations.filter((station) => wanted.includes(now.get(station)))
  const [gone, stillThere] = [saidNow(['absent']), saidNow(['found'])]
  const told = new Set([...gone, ...stillThere])
  return { gone, stillThere, notLookedAt: stations.filter((station) => !told.has(station)) }
}

/** Gone wherever somebody looked, and somebody did; whether that is enough is for people to say. */
export const speaksForDone = ({ gone, stillThere }: FollowUp): boolean =>
  gone.length > 0 && stillThere.length === 0
