/** Assignment: which monitor visits which station, and what is wrong with a plan. */

import type { CampaignId, StationCode } from '../codes.ts'

export interface Assignment {
  readonly campaign: CampaignId
  /** The monitor's code, never a name. */
  readonly monitor: string
  readonly station: StationCode
}

/** In an eight-hour poll with 35 to 40 minutes a station, nobody visits more. */
export const MOST_STATIONS_A_DAY = 10

export type PlanComplaint =
  | { readonly kind: 'unknown-station'; readonly monitor: string; readonly station: StationCode }
  | { readonly kind: 'assigned-twice'; readonly monitor: string; readonly station: StationCode }
  | { readonly kind: 'too-many-stations'; readonly monitor: string; readonly stations: number }

/** Two monitors at one station are a team, not a mistake. */
export function checkPlan(
  assignments: readonly Assignment[],
  stations: ReadonlySet<StationCode>,
): readonly PlanComplaint[] {
  const complaints: PlanComplaint[] = []
  const plans = new Map<string, Set<StationCode>>()
  for (const { monitor, station } of assignments) {
    const plan = plans.get(monitor) ?? new Set()
    plans.set(monitor, plan)
    if (plan.has(station)) complaints.push({ kind: 'assigned-twice', monitor, station })
    else if (!stations.has(station)) complaints.push({ kind: 'unknown-station', monitor, station })
    plan.add(station)
  }
  for (const [monitor, { size }] of plans)
    if (size > MOST_STATIONS_A_DAY) complaints.push({ kind: 'too-many-stations', monitor, stations: size })
  return complaints
}
