/** A campaign's plan and its register → what the pages of the plan show. */

import { createHash } from 'node:crypto'
import { isOutside } from '../../schema/campaign/accreditation.ts'
import { type Assignment, findPlanConflicts, type Plan } from '../../schema/campaign/assignment.ts'
import type { StationCode } from '../../schema/codes.ts'
import type { Country } from '../../schema/country.ts'
import type { Words } from '../../schema/language.ts'
import { accreditationOf, type PlanMonitor } from '../queries/plan.ts'
import type { CampaignResults } from './remember-results.ts'
import type { StationPlace } from './station-places.ts'

/** Below the commune stations are few: there they stand by themselves. */
const LEVELS_TOLD = 3
const MOST_SHARED = 200

/** Another text for other stations; the same stations always have the same. */
export const versionOf = (stations: readonly StationCode[]): string => hashOf(stations)

/** The same for the plan of everybody. */
export const versionOfWhole = (plan: readonly Assignment[]): string =>
  hashOf(plan.map(({ monitor, station }) => `${monitor} ${station}`))

const hashOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')

/** `but`: whose plan it stands in, who is not named there. */
export const plannedStation = (
  { station, premises, areas }: StationPlace,
  plan: Plan,
  { byStation }: Pick<CampaignResults, 'byStation'>,
  but?: string,
) => ({
  code: station.code,
  room: station.room,
  premisesName: { ...premises.name },
  areas: areas.map(({ code, name }) => ({ code, name: { ...name } })),
  monitors: (plan.byStation.get(station.code) ?? []).filter((monitor) => monitor !== but),
  visited: byStation.has(station.code),
})

interface Asked {
  /** Code of an area; the whole country without one. */
  readonly area: string | undefined
  readonly monitors: readonly PlanMonitor[]
  readonly country: Country
}

export function planIn(results: CampaignResults, plan: Plan, { area, monitors, country }: Asked) {
  const { mostStationsADay } = country
  const counted = monitors.map(({ code, state, isReplaced, ...monitor }) => ({
    ...{ code, state, stations: plan.byMonitor.get(code)?.length ?? 0 },
    isLost: state === 'lost' && !isReplaced,
    outside: (plan.byMonitor.get(code) ?? []).filter((station) => {
      const place = results.places.byCode.get(station)
      return place && isOutside(accreditationOf(monitor), place.premises.area)
    }).length,
  }))
  const inside = area === undefined ? results.places.list : placesIn(results, area)
  const monitorsAt = ({ station }: StationPlace) => plan.byStation.get(station.code)?.length ?? 0
  const open = inside.filter((place) => monitorsAt(place) === 0)
  const shared = inside.filter((place) => monitorsAt(place) > 1)
  const level = country.areaLevels
    .slice(0, LEVELS_TOLD)
    .find(({ codeLength }) => codeLength > (area?.length ?? 0))
  const shown = (place: StationPlace) => plannedStation(place, plan, results)
  return {
    mostStationsADay,
    mobile: monitors.filter(({ isMobile, isReplaced }) => isMobile && !isReplaced).length,
    ...(country.mostMobileMonitors !== undefined && { mostMobile: country.mostMobileMonitors }),
    monitors: counted.flatMap(({ code, state, stations }) =>
      state === 'revoked' ? [] : [{ code, state, stations }],
    ),
    conflicts: findPlanConflicts(counted, mostStationsADay).map((one) => ({ ...one })),
    ...{ stations: inside.length, open: open.length, shared: shared.length },
    ...(level && { level: level.id }),
    areas: level ? countByArea(inside, level.codeLength, (place) => monitorsAt(place) === 0) : [],
    openStations: level ? [] : open.map(shown),
    sharedStations: shared.slice(0, MOST_SHARED).map(shown),
  }
}

const placesIn = ({ places }: CampaignResults, area: string): readonly StationPlace[] =>
  places.list.filter(({ premises }) => premises.area.startsWith(area))

/** In order of the codes. */
function countByArea(
  places: readonly StationPlace[],
  codeLength: number,
  isOpen: (place: StationPlace) => boolean,
) {
  const counts = new Map<string, { code: string; name: Words; stations: number; open: number }>()
  for (const place of places) {
    const code = place.premises.area.slice(0, codeLength)
    const known = counts.get(code)
    const name = place.areas.find((one) => one.code === code)?.name ?? {}
    const its = known ?? { code, name: { ...name }, stations: 0, open: 0 }
    if (!known) counts.set(code, its)
    its.stations += 1
    if (isOpen(place)) its.open += 1
  }
  return [...counts.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
}
