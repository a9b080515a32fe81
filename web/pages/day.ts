/** A monitor's day as the tablet knows it: stations to visit, how far each one is, in which order to go. */

import { type DayPlan, isLeft, type PremisesOfDay, planDay } from '../../schema/campaign/day-plan.ts'
import type { Point } from '../../schema/places/premises.ts'
import { orderRoute } from '../../schema/places/route.ts'
import type { Query } from '../../schema/visit/query.ts'
import { dayOf, openDayMemory } from '../offline/day-memory.ts'
import type { Device } from '../offline/device.ts'
import type { DraftHead } from '../offline/drafts.ts'
import { type Place, type Places, pointOf } from '../offline/places.ts'
import { listQueries } from '../offline/queries.ts'
import type { Kit } from '../offline/reference.ts'

export interface DayStation {
  readonly code: string
  readonly premises?: string
  readonly room: string
  readonly place?: Place
}

export interface Day {
  readonly kit: Kit | undefined
  readonly drafts: readonly DraftHead[]
  /** What the office asks, and has not been answered here. */
  readonly queries: readonly Query[]
  readonly plan: DayPlan<DayStation>
  /** Visited today though nobody had asked for it. */
  readonly besides: readonly DayStation[]
  /** Every station spoken of, by its code. */
  readonly known: ReadonlyMap<string, Place>
}

export async function readDay({ drafts, reference, memory, now }: Device, places: Places): Promise<Day> {
  const kit = await reference.read('kit')
  const heads = await drafts.list()
  const queries = await listQueries({ reference, memory })
  const marks = await openDayMemory(memory, now).listVisited()
  const known = new Map<string, Place>()
  const stationOf = async (code: string): Promise<DayStation> => {
    const place = await places.find(code)
    if (!place) return { code, room: '' }
    known.set(code, place)
    return { code, premises: place.premises.code, room: place.station.room, place }
  }
  const assigned: DayStation[] = []
  for (const code of kit?.assigned ?? []) assigned.push(await stationOf(code))
  for (const { station } of [...heads, ...queries]) if (!known.has(station)) await stationOf(station)
  const today = dayOf(now())
  const besides: DayStation[] = []
  for (const { station, day } of marks)
    if (day === today && !kit?.assigned.includes(station)) besides.push(await stationOf(station))
  const visited = new Set(marks.map(({ station }) => station))
  // A correction is no visit: the station stays as visited as it was.
  const begun = new Set<string>(heads.flatMap(({ station, corrects }) => (corrects ? [] : [station])))
  return { kit, drafts: heads, queries, plan: planDay(assigned, visited, begun), besides, known }
}

export interface DayStop {
  readonly code: string
  readonly area: string
  readonly point?: Point | undefined
  readonly premises: PremisesOfDay<DayStation>
}

/** Premises as stops of a route. One the list does not know goes by the code of its station. */
export function stopOf(premises: PremisesOfDay<DayStation>): DayStop {
  const place = premises.stations.find(({ station }) => station.place)?.station.place
  return {
    code: premises.code,
    area: place?.premises.area ?? premises.code,
    point: place?.premises.point ?? (place && pointOf(place)),
    premises,
  }
}

/** Where to go from a station: a room of the same premises first, then the nearest premises with something left. */
export function findNext(plan: DayPlan<DayStation>, from: string, place: Place | undefined) {
  const isOpen = ({ code }: DayStation) => code !== from
  const openIn = (premises: PremisesOfDay<DayStation>) =>
    premises.stations.find(({ station, progress }) => progress !== 'visited' && isOpen(station))?.station
  const here = plan.premises.find(({ code }) => code === place?.premises.code)
  const nextDoor = here && openIn(here)
  if (nextDoor) return { station: nextDoor, isNextDoor: true }
  const stops = plan.premises.filter((one) => isLeft(one) && openIn(one)).map(stopOf)
  const [leg] = orderRoute(stops, place && pointOf(place))
  const station = leg && openIn(leg.stop.premises)
  return station && { station, isNextDoor: false, metres: leg.metres }
}
