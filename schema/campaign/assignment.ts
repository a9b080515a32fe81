/** Assignment: which monitor visits which station, how a plan is changed, and what is wrong with one. */

import type { StationCode } from '../codes.ts'

export interface Assignment {
  /** The monitor's code, never a name. */
  readonly monitor: string
  readonly station: StationCode
}

/** Who goes where, seen from both sides. Two monitors at one station are a team, not a mistake. */
export interface Plan {
  /** In order of the stations' codes. */
  readonly byMonitor: ReadonlyMap<string, readonly StationCode[]>
  readonly byStation: ReadonlyMap<StationCode, readonly string[]>
}

export function planOf(assignments: Iterable<Assignment>): Plan {
  const byMonitor = new Map<string, StationCode[]>()
  const byStation = new Map<StationCode, string[]>()
  for (const { monitor, station } of assignments) {
    push(byMonitor, monitor, station)
    push(byStation, station, monitor)
  }
  for (const stations of byMonitor.values()) stations.sort()
  for (const monitors of byStation.values()) monitors.sort()
  return { byMonitor, byStation }
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** What a person should look at: told, and never refused, for only they know the roads and who helps whom. */
export type PlanConflict =
  | { readonly kind: 'too-many-stations'; readonly monitor: string; readonly stations: number }
  /** The tablet is lost and nobody got another card for these stations. */
  | { readonly kind: 'tablet-lost'; readonly monitor: string; readonly stations: number }
  /** So many of the stations lie where the monitor is not accredited. */
  | { readonly kind: 'outside-accreditation'; readonly monitor: string; readonly stations: number }

export interface PlannedMonitor {
  readonly code: string
  readonly stations: number
  /** Lost, and not replaced. */
  readonly isLost: boolean
  /** Of the stations, those the accreditation does not cover. */
  readonly outside: number
}

/** `most`: what one monitor can visit in a day, from the settings of the country. In the order of the monitors. */
export const findPlanConflicts = (
  monitors: readonly PlannedMonitor[],
  most: number,
): readonly PlanConflict[] =>
  monitors.flatMap(({ code: monitor, stations, isLost, outside }): readonly PlanConflict[] => [
    ...(isLost && stations > 0 ? [{ kind: 'tablet-lost' as const, monitor, stations }] : []),
    ...(stations > most ? [{ kind: 'too-many-stations' as const, monitor, stations }] : []),
    ...(outside > 0 ? [{ kind: 'outside-accreditation' as const, monitor, stations: outside }] : []),
  ])

export interface PlanChange {
  readonly add: readonly StationCode[]
  readonly remove: readonly StationCode[]
}

/** What a change means for somebody's stations; what is so already is in neither list. */
export function changeOf(
  present: readonly StationCode[],
  { add, remove }: PlanChange,
): PlanChange & { readonly stations: readonly StationCode[] } {
  const has = new Set(present)
  const added = [...new Set(add)].filter((station) => !has.has(station)).sort()
  const removed = [...new Set(remove)].filter((station) => has.has(station)).sort()
  const gone = new Set(removed)
  return {
    add: added,
    remove: removed,
    stations: [...present.filter((station) => !gone.has(station)), ...added].sort(),
  }
}
