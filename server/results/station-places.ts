/** The register made ready for lists and maps: every station with its premises, its areas and a key to search by. */

import type { AreaCode, StationCode } from '../../schema/codes.ts'
import { searchKey } from '../../schema/khmer.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import type { Point, Premises, Station } from '../../schema/places/premises.ts'
import type { Register } from '../queries/places.ts'

export interface StationPlace {
  readonly station: Station
  readonly premises: Premises
  /** From the largest to the smallest. */
  readonly areas: readonly Area[]
  readonly point: Point | undefined
  readonly searchKey: string
}

export interface StationPlaces {
  /** In order of their codes. */
  readonly list: readonly StationPlace[]
  readonly byCode: ReadonlyMap<StationCode, StationPlace>
}

export function readyPlaces({ areas, premises, stations }: Register): StationPlaces {
  const areaByCode = new Map(areas.map((area) => [area.code, area]))
  const chains = new Map<AreaCode, { readonly areas: readonly Area[]; readonly key: string }>()
  const chainOf = (code: AreaCode) => {
    const known = chains.get(code)
    if (known) return known
    const chain: Area[] = []
    for (let area = areaByCode.get(code); area; area = area.parent && areaByCode.get(area.parent))
      chain.unshift(area)
    const made = { areas: chain, key: chain.map(({ name }) => keyOf(name)).join('\n') }
    chains.set(code, made)
    return made
  }
  const premisesByCode = new Map(
    premises.map((one) => [one.code, { premises: one, chain: chainOf(one.area), key: keyOf(one.name) }]),
  )
  const list = stations.flatMap((station): readonly StationPlace[] => {
    const home = premisesByCode.get(station.premises)
    if (home === undefined) return []
    return [
      {
        station,
        premises: home.premises,
        areas: home.chain.areas,
        point: station.point ?? home.premises.point,
        searchKey: `${searchKey(station.code)}\n${home.key}\n${home.chain.key}`,
      },
    ]
  })
  return { list, byCode: new Map(list.map((place) => [place.station.code, place])) }
}

const keyOf = (name: Readonly<Record<string, string>>): string =>
  Object.values(name).map(searchKey).join('\n')
