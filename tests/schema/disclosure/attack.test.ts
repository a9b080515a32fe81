/** An attacker who knows the method and everything published recovers no cell, and narrows no hidden one below k. */

import { describe, expect, test } from 'vitest'
import {
  type AreaGroup,
  enoughFor,
  type Grouped,
  groupAreas,
} from '../../../schema/disclosure/area-groups.ts'
import { listLeafKeys, protect, tell, tellGroup } from '../../../schema/disclosure/protect.ts'
import { leastOf } from '../../../schema/disclosure/rules.ts'
import type { Counted, Table } from '../../../schema/disclosure/table.ts'
import { attackerBy, eliminate, type Knowledge, propagate } from '../../support/disclosure/attacker.ts'
import { chanceFrom, randomTable } from '../../support/disclosure/random-tables.ts'
import { RULES } from '../../support/disclosure/rules.ts'
import { whatIsKnown } from '../../support/disclosure/what-is-known.ts'

const TABLES = 500
const k = leastOf(RULES)

interface Loot {
  readonly tables: number
  readonly asked: number
  readonly recovered: number
  readonly narrow: number
  readonly wrong: number
  readonly told: number
}

type Rules = typeof RULES
type Grouping = (table: Table, rules: Rules) => Grouped

const properly: Grouping = ({ areas, stations }, rules) => groupAreas(areas, stations, enoughFor(rules))

/** What an attacker gets out of many tables: sums that are known more narrowly than k, beyond what visits tell. */
function attack(tables: number, rules: Rules = RULES, grouping: Grouping = properly): Loot {
  const loot = { tables: 0, asked: 0, recovered: 0, narrow: 0, wrong: 0, told: 0 }
  for (let seed = 1; loot.tables < tables; seed += 1) {
    const table = randomTable(chanceFrom(seed), { isOneEach: true })
    if (table.stations.length === 0) continue
    loot.tables += 1
    const { groups, told } = grouping(table, rules)
    loot.told += tell(table, { groups, told }, rules).filter(({ cell }) => 'shown' in cell).length
    const known = whatIsKnown(table, groups, rules)
    const boundsOf = attackerBy(known)
    const simply = propagate(known, table.stations.length)
    loot.recovered += eliminate(known).size
    const truth = (area: string, leaves: readonly string[]): number =>
      table.stations.filter((one) => one.area === area && one.at && leaves.includes(one.at.join('\n'))).length
    const ask = (areas: readonly string[], leaves: readonly string[]): void => {
      const sumOf = areas.flatMap((area) => leaves.map((leaf) => known.unknownOf(area, leaf)))
      const visited = areas.reduce((sum, area) => sum + (known.visited.get(area) ?? 0), 0)
      const { from, to } = boundsOf(sumOf)
      const real = areas.reduce((sum, area) => sum + truth(area, leaves), 0)
      loot.asked += 1
      if (real < from || real > to) loot.wrong += 1
      if (from === 0 && to >= visited) return
      if (from === to) loot.recovered += 1
      if (to - from < k) loot.narrow += 1
      const [only] = sumOf
      const clerk = sumOf.length === 1 ? simply[only ?? 0] : undefined
      // The clerk never knows more than the exact bounds; otherwise one of the two is wrong.
      if (clerk && (clerk.from > from || clerk.to < to)) loot.wrong += 1
    }
    for (const commune of known.communes) {
      for (const leaf of known.leafKeys) ask([commune], [leaf])
      ask([commune], known.leafKeys)
      table.dimensions.forEach(({ members }, place) => {
        for (const member of members)
          ask(
            [commune],
            known.leafKeys.filter((leaf) => leaf.split('\n')[place] === member),
          )
      })
    }
    for (const { stations } of groups) {
      const areas = [...new Set(stations.map(({ area }) => area))]
      for (const leaf of known.leafKeys) ask(areas, [leaf])
      ask(areas, known.leafKeys)
    }
  }
  return loot
}

/** Every area with enough is told of by itself, as if its neighbours were not told of as well. */
const withoutComplement: Grouping = ({ areas, stations }, rules) => {
  const isEnough = enoughFor(rules)
  const groups = areas.flatMap(({ code }): readonly AreaGroup[] => {
    const inside = stations.filter(({ area }) => code === 'country' || area.startsWith(code))
    return isEnough(inside) ? [{ of: code, stations: inside }] : []
  })
  return { groups, told: new Map(groups.map((group) => [group.of, [group]])) }
}

describe('500 random tables of up to four dimensions', () => {
  test('give away no cell, and no interval narrower than k', () => {
    const loot = attack(TABLES)
    expect(loot).toMatchObject({ tables: TABLES, recovered: 0, narrow: 0, wrong: 0 })
    // There was something to attack, and something to attack it with.
    expect(loot.asked).toBeGreaterThan(10 * TABLES)
    expect(loot.told).toBeGreaterThan(TABLES)
  }, 300_000)

  test('give cells away when small cells are not suppressed', () => {
    const loot = attack(60, { ...RULES, monitors: 0, stations: 0, areaStations: 0, roundTo: 1 })
    expect(loot.recovered).toBeGreaterThan(100)
  }, 300_000)

  test('give cells away when margins are told without hiding neighbours', () => {
    const loot = attack(60, RULES, withoutComplement)
    expect(loot.narrow).toBeGreaterThan(0)
  }, 300_000)
})

describe('a table told as offices often do it', () => {
  test('gives its hidden cells away by subtraction', () => {
    // Two communes, 9 and 3 stations found; the small one is hidden, the sum is not.
    const known: Knowledge = {
      unknowns: 2,
      statements: [
        { sumOf: [0, 1], from: 12, to: 12 },
        { sumOf: [0], from: 9, to: 9 },
      ],
    }
    expect(eliminate(known)).toEqual(
      new Map([
        [0, 9],
        [1, 3],
      ]),
    )
    expect(attackerBy(known)([1])).toEqual({ from: 3, to: 3 })
  })
})

describe('every table of one group that there can be', () => {
  const stationsOf = (counts: readonly number[], total: number): readonly Counted[] => {
    const at = counts.flatMap((count, order) => Array.from({ length: count }, () => `m${order}`))
    return Array.from({ length: total }, (_, order) => ({
      station: `${order}`,
      area: 'country',
      monitors: [`${order}`],
      ...(at[order] !== undefined && { at: [at[order]] }),
    }))
  }

  /** All ways to put up to `total` stations into so many cells. */
  function* listCounts(cells: number, total: number): Generator<readonly number[]> {
    if (cells === 0) return yield []
    for (let count = 0; count <= total; count += 1)
      for (const rest of listCounts(cells - 1, total - count)) yield [count, ...rest]
  }

  const subsets = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]

  /** The narrowest interval that any publication leaves for any sum of cells, found by trying everything. */
  function narrowest(total: number): number {
    const members = ['m0', 'm1', 'm2']
    const leafKeys = listLeafKeys([{ id: 'd', members }])
    const seen = new Map<string, { from: number[]; to: number[] }>()
    for (const counts of listCounts(members.length, total)) {
      const told = tellGroup({ of: 'country', stations: stationsOf(counts, total) }, leafKeys, RULES)
      const published = JSON.stringify([...told])
      const sums = subsets.map((cells) => cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0))
      const known = seen.get(published)
      seen.set(published, {
        from: sums.map((sum, order) => Math.min(sum, known?.from[order] ?? sum)),
        to: sums.map((sum, order) => Math.max(sum, known?.to[order] ?? sum)),
      })
    }
    return Math.min(
      ...[...seen.values()].flatMap(({ from, to }) =>
        from.map((least, order) => (to[order] ?? least) - least),
      ),
    )
  }

  test.each([5, 6, 11, 12, 13, 17, 18, 23, 24, 29, 30])(
    'leaves every sum of its cells at least k apart: %i stations, three cells',
    (total) => {
      expect(narrowest(total)).toBeGreaterThanOrEqual(k)
    },
    60_000,
  )
})

describe('what is told', () => {
  const someTables = Array.from({ length: 200 }, (_, seed) =>
    randomTable(chanceFrom(seed + 5_000), { isOneEach: false }),
  )

  test('rests on at least k stations and k monitors each, is a multiple of five, and holds the truth', () => {
    let told = 0
    for (const table of someTables)
      for (const { area, at, cell } of protect(table, RULES)) {
        if ('hidden' in cell) continue
        told += 1
        const those = table.stations.filter(
          (one) =>
            (area === 'country' || one.area.startsWith(area)) &&
            one.at !== undefined &&
            at.every((member, place) => member === undefined || one.at?.[place] === member),
        )
        expect(those.length).toBeGreaterThan(k)
        expect(new Set(those.flatMap(({ monitors }) => monitors)).size).toBeGreaterThanOrEqual(RULES.monitors)
        expect(cell.shown % RULES.roundTo).toBe(0)
        expect(those.length).toBeGreaterThanOrEqual(cell.from)
        expect(those.length).toBeLessThanOrEqual(cell.to)
      }
    expect(told).toBeGreaterThan(200)
  })

  test('is the same whatever the order in which visits arrived', () => {
    for (const table of someTables.slice(0, 50))
      expect(protect({ ...table, stations: table.stations.toReversed() }, RULES)).toEqual(
        protect(table, RULES),
      )
  })
})
