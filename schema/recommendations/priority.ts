/** Priority: how many voters a barrier stands in the way of, times how grave it is; with every number it is made of. */

import type { StationCode } from '../codes.ts'
import type { Severity } from '../findings/barrier.ts'

/** How much each severity counts; `seeds/recommendations.json` says why. */
export type SeverityWeights = Readonly<Record<Severity, number>>

/** What the register of stations knows of its voters. */
export interface RegisteredVoters {
  readonly of: (station: StationCode) => number | undefined
  /** Stations with a number, and all their voters. */
  readonly stations: number
  readonly voters: number
}

export interface Priority {
  /** `affected` times `weight`. */
  readonly value: number
  readonly weight: number
  /** Voters, or stations where the register has no number of voters at all. */
  readonly affected: number
  readonly unit: 'voters' | 'stations'
  /** Stations found, whose voters the register does not say or which are not named: each counts as `mean`. */
  readonly assumed: number
  /** Mean of voters a station over the register, rounded; 0 where it has no numbers. */
  readonly mean: number
}

export interface Affected {
  readonly severity: Severity
  /** Empty where stations are not told. */
  readonly stations: readonly StationCode[]
  readonly found: number
}

export function priorityOf(
  { severity, stations, found }: Affected,
  weights: SeverityWeights,
  register: RegisteredVoters,
): Priority {
  const weight = weights[severity]
  if (register.stations === 0)
    return { value: found * weight, weight, affected: found, unit: 'stations', assumed: 0, mean: 0 }
  const mean = Math.round(register.voters / register.stations)
  const known = stations.flatMap((station) => register.of(station) ?? [])
  const assumed = Math.max(0, found - known.length)
  const affected = known.reduce((sum, voters) => sum + voters, 0) + assumed * mean
  return { value: affected * weight, weight, affected, unit: 'voters', assumed, mean }
}

/** The highest first; of the same priority the one that hinders more, and then the order they came in. */
export const byPriority = <One extends { readonly priority: Priority }>(
  list: readonly One[],
): readonly One[] =>
  list.toSorted(
    (one, other) =>
      other.priority.value - one.priority.value || other.priority.affected - one.priority.affected,
  )
