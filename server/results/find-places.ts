/** Stations of the register as people look for them: of an area, by code or name, near another, or all of it at once. */

import type { Words } from '../../schema/language.ts'
import { metresBetween } from '../../schema/places/distance.ts'
import {
  codeKey,
  namesKey,
  rankStation,
  readStationQuery,
  roomKey,
  type StationKeys,
} from '../../schema/places/find-stations.ts'
import type { Point } from '../../schema/places/premises.ts'
import type { StationPlace, StationPlaces } from './station-places.ts'

export interface PlaceQuery {
  readonly area?: string | undefined
  readonly search?: string | undefined
  readonly near?: Point | undefined
}

export interface FoundPlace {
  readonly place: StationPlace
  /** As the crow flies; only where nearness was asked about. */
  readonly metres?: number
}

/** Further than these nobody looks: they are in a commune beyond the next. */
const NEAREST = 50

/** The best first: by how well a text is met, by nearness, else in order of the codes. */
export function findPlaces(places: StationPlaces, { area, search, near }: PlaceQuery): readonly FoundPlace[] {
  const inside =
    area === undefined ? places.list : places.list.filter(({ premises }) => premises.area.startsWith(area))
  const met = search === undefined ? inside : meeting(places, inside, search)
  return near === undefined ? met.map((place) => ({ place })) : nearest(met, near)
}

function meeting(
  places: StationPlaces,
  inside: readonly StationPlace[],
  search: string,
): readonly StationPlace[] {
  const query = readStationQuery(search)
  if (query === undefined) return inside
  const keys = keysOf(places)
  return inside
    .flatMap((place) => {
      const its = keys.get(place)
      const rank = its && rankStation(query, its)
      return rank === undefined ? [] : [{ place, rank }]
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ place }) => place)
}

/** Stations without a point cannot be near anything. */
const nearest = (places: readonly StationPlace[], near: Point): readonly FoundPlace[] =>
  places
    .flatMap((place) => (place.point ? [{ place, metres: metresBetween(near, place.point) }] : []))
    .sort((one, other) => one.metres - other.metres)
    .slice(0, NEAREST)

const known = new WeakMap<StationPlaces, ReadonlyMap<StationPlace, StationKeys>>()

/** Made when somebody first searches, and once for each register. */
function keysOf(places: StationPlaces): ReadonlyMap<StationPlace, StationKeys> {
  const there = known.get(places)
  if (there) return there
  const byThing = new Map<object, string>()
  const keyOf = (one: object, names: readonly Words[]): string => {
    const key = byThing.get(one) ?? namesKey(names.flatMap((name) => Object.values(name)))
    byThing.set(one, key)
    return key
  }
  const made = new Map(
    places.list.map((place) => {
      const { station, premises, areas } = place
      return [
        place,
        {
          ...{ code: codeKey(station.code), room: roomKey(station.room) },
          premises: keyOf(premises, [premises.name]),
          areas: keyOf(
            areas,
            areas.map(({ name }) => name),
          ),
        },
      ]
    }),
  )
  known.set(places, made)
  return made
}
