/** Finding stations in the registers a tablet has: by code, by name in any spelling, by area, and nearby. */

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
import { type Reference, type Register, registerPack } from './reference.ts'

export type RegisteredStation = Register['stations'][number]
export type RegisteredPremises = Register['premises'][number]
export type RegisteredArea = Register['areas'][number]

export interface Place {
  readonly station: RegisteredStation
  readonly premises: RegisteredPremises
  /** From the largest to the smallest. */
  readonly areas: readonly RegisteredArea[]
}

/** Where a place lies: the room itself, else its premises. */
export const pointOf = ({ station, premises }: Place): Point | undefined => station.point ?? premises.point

interface Indexed {
  readonly areas: readonly RegisteredArea[]
  readonly places: readonly Place[]
  readonly byStation: ReadonlyMap<string, Place>
  /** Made when somebody first searches; finding one by its code needs none. */
  readonly keys: () => readonly StationKeys[]
}

function indexOf({ areas, premises, stations }: Register): Indexed {
  const areaByCode = new Map(areas.map((area) => [area.code, area]))
  const paths = new Map<string, readonly RegisteredArea[]>()
  const pathTo = (code: string): readonly RegisteredArea[] => {
    const known = paths.get(code)
    if (known) return known
    const area = areaByCode.get(code)
    const path = area ? [...(area.parent === undefined ? [] : pathTo(area.parent)), area] : []
    paths.set(code, path)
    return path
  }
  const premisesByCode = new Map(premises.map((one) => [one.code, one]))
  const places = stations.flatMap((station) => {
    const its = premisesByCode.get(station.premises)
    return its ? [{ station, premises: its, areas: pathTo(its.area) }] : []
  })
  let keys: readonly StationKeys[] | undefined
  return {
    areas,
    places,
    byStation: new Map(places.map((place) => [place.station.code, place])),
    keys() {
      keys ??= keysOf(places)
      return keys
    },
  }
}

/** Names are made into keys once for each premises and each area, not for each of their rooms. */
function keysOf(places: readonly Place[]): readonly StationKeys[] {
  const known = new Map<object, string>()
  const keyOf = (one: object, names: () => readonly string[]): string => {
    const key = known.get(one) ?? namesKey(names())
    known.set(one, key)
    return key
  }
  const allOf = (names: Words): readonly string[] => Object.values(names)
  return places.map(({ station, premises, areas }) => ({
    code: codeKey(station.code),
    room: roomKey(station.room),
    premises: keyOf(premises, () => allOf(premises.name)),
    areas: keyOf(areas, () => areas.flatMap(({ name }) => allOf(name))),
  }))
}

export interface NearPlace {
  readonly place: Place
  /** As the crow flies. */
  readonly metres: number
}

/** Every register on this tablet, each read once. */
export interface Places {
  readonly find: (station: string) => Promise<Place | undefined>
  readonly listIn: (area: string) => Promise<readonly Place[]>
  /** Stations that meet every word, the best first; a code, or a part of one, goes before names. */
  readonly search: (text: string, most: number) => Promise<readonly Place[]>
  readonly areasIn: (area: string) => Promise<readonly RegisteredArea[]>
  /** The nearest stations; those without coordinates cannot be among them. */
  readonly listNear: (point: Point, most: number) => Promise<readonly NearPlace[]>
  /** Every room of these premises, in the order of the register. */
  readonly listRooms: (premises: RegisteredPremises) => Promise<readonly Place[]>
}

const PREFIX = registerPack('')
const opened = new WeakMap<object, Places>()

/** One for each tablet: pages come and go, and a province is read and indexed only once. */
export function openPlaces(reference: Pick<Reference, 'read' | 'listNames'>): Places {
  const known = opened.get(reference) ?? makePlaces(reference)
  opened.set(reference, known)
  return known
}

/** Lets the page answer a touch between two provinces. */
const breathe = (): Promise<void> => new Promise((rested) => setTimeout(rested))

function makePlaces(reference: Pick<Reference, 'read' | 'listNames'>): Places {
  const indexes = new Map<string, Indexed>()
  const read = async (area: string): Promise<Indexed | undefined> => {
    const known = indexes.get(area)
    if (known) return known
    const register = await reference.read(registerPack(area))
    const index = register && indexOf(register)
    if (index) indexes.set(area, index)
    return index
  }
  const listAreas = async () =>
    (await reference.listNames())
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
  /** Codes begin with the code of their area; the registers of others are looked at last. */
  const likelyFirst = async (code: string) =>
    (await listAreas()).sort((one, other) => Number(code.startsWith(other)) - Number(code.startsWith(one)))
  const readAll = async function* (): AsyncGenerator<Indexed> {
    for (const area of await listAreas()) {
      if (!indexes.has(area)) await breathe()
      const index = await read(area)
      if (index) yield index
    }
  }
  const readAround = async (area: string): Promise<Indexed | undefined> => {
    for (const largest of await likelyFirst(area)) {
      const index = area.startsWith(largest) ? await read(largest) : undefined
      if (index) return index
    }
    return undefined
  }

  return {
    async find(station) {
      for (const area of await likelyFirst(station)) {
        const place = (await read(area))?.byStation.get(station)
        if (place) return place
      }
      return undefined
    },
    async listIn(area) {
      const index = await readAround(area)
      return (index?.places ?? []).filter(({ areas }) => areas.some(({ code }) => code === area))
    },
    async search(text, most) {
      const query = readStationQuery(text)
      const found: { readonly place: Place; readonly rank: number }[] = []
      if (!query) return []
      for await (const { places, keys } of readAll()) {
        const all = keys()
        for (const [at, place] of places.entries()) {
          const its = all[at]
          const rank = its && rankStation(query, its)
          if (rank !== undefined) found.push({ place, rank })
        }
      }
      return found
        .sort((one, other) => one.rank - other.rank)
        .slice(0, most)
        .map(({ place }) => place)
    },
    async areasIn(area) {
      const index = await readAround(area)
      return (index?.areas ?? []).filter(({ parent }) => parent === area)
    },
    async listNear(point, most) {
      const near: NearPlace[] = []
      for await (const { places } of readAll())
        for (const place of places) {
          const its = pointOf(place)
          if (its) near.push({ place, metres: metresBetween(point, its) })
        }
      return near.sort((one, other) => one.metres - other.metres).slice(0, most)
    },
    async listRooms({ code, area }) {
      const index = await readAround(area)
      return (index?.places ?? []).filter(({ premises }) => premises.code === code)
    },
  }
}
