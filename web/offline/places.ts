/** Finding stations in the registers a tablet has: by code, by area, by name in any spelling. */

import { searchKey } from '../../schema/khmer.ts'
import type { Words } from '../../schema/language.ts'
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

interface Indexed {
  readonly places: readonly Place[]
  readonly byStation: ReadonlyMap<string, Place>
  readonly keys: ReadonlyMap<Place, string>
}

const indexes = new WeakMap<Register, Indexed>()

function indexOf(register: Register): Indexed {
  const known = indexes.get(register)
  if (known) return known
  const areas = new Map(register.areas.map((area) => [area.code, area]))
  const premises = new Map(register.premises.map((one) => [one.code, one]))
  const above = (code: string): readonly RegisteredArea[] => {
    const area = areas.get(code)
    return area ? [...(area.parent === undefined ? [] : above(area.parent)), area] : []
  }
  const places = register.stations.flatMap((station) => {
    const itsPremises = premises.get(station.premises)
    return itsPremises ? [{ station, premises: itsPremises, areas: above(itsPremises.area) }] : []
  })
  const index = {
    places,
    byStation: new Map(places.map((place) => [place.station.code, place])),
    keys: new Map(places.map((place) => [place, keyOf(place)])),
  }
  indexes.set(register, index)
  return index
}

const allOf = (words: Words): string => Object.values(words).join(' ')

const keyOf = ({ station, premises, areas }: Place): string =>
  searchKey([station.code, allOf(premises.name), ...areas.map(({ name }) => allOf(name))].join(' '))

/** Every register on this tablet, read once while a page is open. */
export interface Places {
  readonly find: (station: string) => Promise<Place | undefined>
  readonly listIn: (area: string) => Promise<readonly Place[]>
  /** The first that have every word of the question; a code from its beginning counts as one. */
  readonly search: (text: string, most: number) => Promise<readonly Place[]>
  readonly areasIn: (area: string) => Promise<readonly RegisteredArea[]>
}

const PREFIX = registerPack('')

export function openPlaces(reference: Pick<Reference, 'read' | 'listNames'>): Places {
  const registers = new Map<string, Register>()
  const read = async (area: string): Promise<Register | undefined> => {
    const known = registers.get(area)
    if (known) return known
    const register = await reference.read(registerPack(area))
    if (register) registers.set(area, register)
    return register
  }
  const listAreas = async () =>
    (await reference.listNames())
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length))
  /** Codes begin with the code of their area; the registers of others are looked at last. */
  const likelyFirst = async (code: string) =>
    (await listAreas()).sort((one, other) => Number(code.startsWith(other)) - Number(code.startsWith(one)))

  return {
    async find(station) {
      for (const area of await likelyFirst(station)) {
        const register = await read(area)
        const place = register && indexOf(register).byStation.get(station)
        if (place) return place
      }
      return undefined
    },
    async listIn(area) {
      for (const largest of await likelyFirst(area)) {
        const register = area.startsWith(largest) ? await read(largest) : undefined
        if (register)
          return indexOf(register).places.filter(({ areas }) => areas.some(({ code }) => code === area))
      }
      return []
    },
    async search(text, most) {
      const words = searchKey(text)
        .split(' ')
        .filter((word) => word !== '')
      const found: Place[] = []
      if (words.length === 0) return found
      for (const area of await listAreas()) {
        const register = await read(area)
        const { places = [], keys } = register ? indexOf(register) : {}
        for (const place of places) {
          if (found.length >= most) return found
          const key = keys?.get(place) ?? ''
          if (words.every((word) => key.includes(word))) found.push(place)
        }
      }
      return found
    },
    async areasIn(area) {
      for (const largest of await likelyFirst(area)) {
        const register = area.startsWith(largest) ? await read(largest) : undefined
        if (register) return register.areas.filter(({ parent }) => parent === area)
      }
      return []
    },
  }
}
