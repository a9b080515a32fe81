/** What a list would change in the register. */

import type { Point, Premises, Station } from '../../schema/places/premises.ts'
import type { ReadStations } from '../../schema/places/read-station-list.ts'
import type { Register } from '../queries/places.ts'

export interface Comparison {
  /** New and changed places: all that has to be written. */
  readonly toWrite: Register
  readonly newAreas: number
  readonly newPremises: number
  readonly newStations: number
  readonly changedStations: number
  readonly unchangedStations: number
}

export function comparePlaces(read: ReadStations, register: Register): Comparison {
  const premisesBefore = new Map(register.premises.map((one) => [one.code, one]))
  const stationsBefore = new Map(register.stations.map((one) => [one.code, one]))
  const premises = read.premises.filter((one) => !isSamePremises(premisesBefore.get(one.code), one))
  const stations = read.stations.filter((one) => !isSameStation(stationsBefore.get(one.code), one))
  const newStations = stations.filter(({ code }) => !stationsBefore.has(code)).length
  return {
    toWrite: { areas: read.areas, premises, stations },
    newAreas: read.areas.length,
    newPremises: premises.filter(({ code }) => !premisesBefore.has(code)).length,
    newStations,
    changedStations: stations.length - newStations,
    unchangedStations: read.stations.length - stations.length,
  }
}

const isSamePremises = (before: Premises | undefined, now: Premises): boolean =>
  before !== undefined &&
  before.area === now.area &&
  isSamePoint(before.point, now.point) &&
  JSON.stringify(sorted(before.name)) === JSON.stringify(sorted(now.name))

/** The database gives the languages back in an order of its own. */
const sorted = (name: Premises['name']): readonly (readonly [string, string])[] =>
  Object.entries(name).toSorted(([one], [other]) => (one < other ? -1 : 1))

const isSameStation = (before: Station | undefined, now: Station): boolean =>
  before !== undefined &&
  before.premises === now.premises &&
  before.room === now.room &&
  before.registeredVoters === now.registeredVoters &&
  isSamePoint(before.point, now.point)

const isSamePoint = (one: Point | undefined, other: Point | undefined): boolean =>
  one?.latitude === other?.latitude && one?.longitude === other?.longitude
