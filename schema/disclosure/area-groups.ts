/** Areas → groups of areas that are each large enough to be told of; every station is in exactly one. */

import type { DisclosureRules } from './rules.ts'
import type { Counted, TableArea } from './table.ts'

/** Told as one number. `of` is the area that is whole with this group, or whose remainder it is. */
export interface AreaGroup {
  readonly of: string
  readonly stations: readonly Counted[]
}

export interface Grouped {
  readonly groups: readonly AreaGroup[]
  /** Areas that are a sum of whole groups, with those groups; every other area is hidden. */
  readonly told: ReadonlyMap<string, readonly AreaGroup[]>
}

/** Whether so many stations and monitors may be told of together. */
export type IsEnough = (stations: readonly Counted[]) => boolean

export const enoughFor =
  (rules: DisclosureRules): IsEnough =>
  (stations) =>
    stations.length >= Math.max(rules.stations, rules.areaStations) &&
    countStations(stations) >= rules.stations &&
    countMonitors(stations) >= rules.monitors

export const countMonitors = (stations: readonly Pick<Counted, 'monitors'>[]): number =>
  new Set(stations.flatMap(({ monitors }) => monitors)).size

/** Several talks with voters can be of one station. */
export const countStations = (stations: readonly Pick<Counted, 'station'>[]): number =>
  new Set(stations.map(({ station }) => station)).size

/**
 * From the whole downwards: an area with too little is told together with its neighbours that have too little. Where
 * even these together are too few, the smallest neighbour is hidden with them, until they are enough.
 */
export function groupAreas(
  areas: readonly TableArea[],
  stations: readonly Counted[],
  isEnough: IsEnough,
): Grouped {
  const [root] = areas
  const told = new Map<string, readonly AreaGroup[]>()
  if (root === undefined) return { groups: [], told }
  const children = new Map<string, string[]>()
  for (const { code, parent } of areas)
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), code])
  const within = stationsWithin(root.code, children, stations)
  const inside = (code: string): readonly Counted[] => within.get(code) ?? []

  function divide(code: string): readonly AreaGroup[] {
    const parts = (children.get(code) ?? []).filter((child) => inside(child).length > 0)
    const standing = parts.filter((child) => isEnough(inside(child))).sort(bySize)
    const weak = parts.filter((child) => !standing.includes(child))
    let rest = [...restOf(code), ...weak.flatMap(inside)]
    while (rest.length > 0 && standing.length > 0 && !isEnough(rest))
      rest = [...rest, ...inside(standing.shift() ?? '')]
    const groups = standing.sort().flatMap(divide)
    const own = rest.length > 0 ? [...groups, { of: code, stations: rest }] : groups
    told.set(code, own)
    return own
  }
  /** Stations that lie in the area itself and in none of its parts. */
  const restOf = (code: string): readonly Counted[] => inside(code).filter(({ area }) => area === code)
  const bySize = (one: string, other: string): number =>
    inside(one).length - inside(other).length || (one < other ? -1 : 1)

  const groups = isEnough(inside(root.code)) ? divide(root.code) : []
  return { groups, told }
}

function stationsWithin(
  root: string,
  children: ReadonlyMap<string, readonly string[]>,
  stations: readonly Counted[],
): ReadonlyMap<string, readonly Counted[]> {
  const own = new Map<string, Counted[]>()
  for (const station of stations) {
    const those = own.get(station.area)
    if (those) those.push(station)
    else own.set(station.area, [station])
  }
  const within = new Map<string, readonly Counted[]>()
  const gather = (code: string): readonly Counted[] => {
    const all = [...(own.get(code) ?? []), ...(children.get(code) ?? []).flatMap(gather)]
    within.set(code, all)
    return all
  }
  gather(root)
  return within
}
