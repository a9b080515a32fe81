/** Random tables about people: areas three levels deep, up to three further dimensions, a monitor or two a station. */

import type { Counted, Dimension, Table, TableArea } from '../../../schema/disclosure/table.ts'

export type Chance = () => number

/** The same numbers for the same seed. */
export function chanceFrom(seed: number): Chance {
  let state = (seed * 2_654_435_769 + 12_345) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (chance: Chance, most: number): number => Math.floor(chance() * most)

const pick = <One>(chance: Chance, list: readonly One[]): One => {
  const one = list[below(chance, list.length)]
  if (one === undefined) throw new Error('an empty list')
  return one
}

/** Country, provinces, districts, communes: at most 8 communes, to be attacked in reasonable time. */
export function randomAreas(chance: Chance): readonly TableArea[] {
  const areas: TableArea[] = [{ code: 'country' }]
  for (let province = 0; province <= below(chance, 2); province += 1) {
    areas.push({ code: `${province}`, parent: 'country' })
    for (let district = 0; district <= below(chance, 2); district += 1) {
      areas.push({ code: `${province}${district}`, parent: `${province}` })
      for (let commune = 0; commune <= below(chance, 2); commune += 1)
        areas.push({ code: `${province}${district}${commune}`, parent: `${province}${district}` })
    }
  }
  return areas
}

export const randomDimensions = (chance: Chance): readonly Dimension[] =>
  Array.from({ length: below(chance, 4) }, (_, order) => ({
    id: `d${order}`,
    members: Array.from({ length: 2 + below(chance, order === 0 ? 3 : 1) }, (__, member) => `m${member}`),
  }))

export interface Making {
  /** A monitor of its own for each station: what an attacker may at worst be sure of. */
  readonly isOneEach: boolean
}

/** Full and empty cells are frequent on purpose: they give away most. */
export function randomTable(chance: Chance, { isOneEach }: Making): Table {
  const areas = randomAreas(chance)
  const dimensions = randomDimensions(chance)
  const communes = areas.filter(({ code }) => code.length === 3)
  const stations = communes.flatMap(({ code }): readonly Counted[] => {
    const usual = dimensions.map(({ members }) => pick(chance, members))
    const mixing = pick(chance, [0, 0.1, 0.5, 1])
    return Array.from({ length: below(chance, pick(chance, [4, 12, 40])) }, (_, order) => ({
      station: `${code}-${order}`,
      area: code,
      monitors: isOneEach ? [`${code}-${order}`] : [`m${below(chance, 9)}`, `m${below(chance, 9)}`],
      ...(chance() < 0.9 && {
        at: dimensions.map(({ members }, place) =>
          chance() < mixing ? pick(chance, members) : (usual[place] ?? ''),
        ),
      }),
    }))
  })
  return { areas, dimensions, stations }
}
