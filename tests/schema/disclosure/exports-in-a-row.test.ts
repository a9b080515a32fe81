/** Exports made one after the other, while visits arrive, differ by nobody or by at least k monitors and stations. */

import { describe, expect, test } from 'vitest'
import { enoughFor, groupAreas } from '../../../schema/disclosure/area-groups.ts'
import { nextBatch, sumOfBatches } from '../../../schema/disclosure/batches.ts'
import { protect } from '../../../schema/disclosure/protect.ts'
import { leastOf } from '../../../schema/disclosure/rules.ts'
import type { Counted, Table } from '../../../schema/disclosure/table.ts'
import { attackerBy } from '../../support/disclosure/attacker.ts'
import { below, chanceFrom, randomTable } from '../../support/disclosure/random-tables.ts'
import { RULES } from '../../support/disclosure/rules.ts'
import { whatIsKnown } from '../../support/disclosure/what-is-known.ts'

const SEQUENCES = 200
const EXPORTS = 10
const k = leastOf(RULES)

/** What each of ten exports rests on: the batches told so far. */
type Telling = (
  arrived: readonly Counted[],
  before: readonly (readonly Counted[])[],
) => readonly (readonly Counted[])[]

const inBatches: Telling = (arrived, before) => {
  const told = new Set(before.flat().map(({ station }) => station))
  const next = nextBatch(arrived, told, RULES)
  return next.length > 0 ? [...before, next] : before
}

/** As it is without the guard: everything that has arrived is told anew. */
const allAnew: Telling = (arrived) => [arrived]

interface Sequence {
  readonly table: Table
  readonly exports: readonly (readonly (readonly Counted[])[])[]
}

/** Visits arrive by chance; some stations are put on hold and come back. */
function exportInARow(seed: number, telling: Telling, isOneEach = false): Sequence {
  const chance = chanceFrom(seed)
  const table = randomTable(chance, { isOneEach })
  const waiting = table.stations.toSorted(() => chance() - 0.5)
  const arrived: Counted[] = []
  const exports: (readonly (readonly Counted[])[])[] = []
  for (let made = 0; made < EXPORTS; made += 1) {
    arrived.push(...waiting.splice(0, below(chance, 12)))
    const isHeld = new Set(arrived.filter(() => chance() < 0.05).map(({ station }) => station))
    exports.push(
      telling(
        arrived.filter(({ station }) => !isHeld.has(station)),
        exports.at(-1) ?? [],
      ),
    )
  }
  return { table, exports }
}

/** Monitors behind the difference of two exports: of the stations that are in one of them only. */
function monitorsBetween(
  one: readonly (readonly Counted[])[],
  other: readonly (readonly Counted[])[],
): number {
  const inOne = new Map(one.flat().map((station) => [station.station, station]))
  const inOther = new Map(other.flat().map((station) => [station.station, station]))
  const apart = [
    ...[...inOne].filter(([code]) => !inOther.has(code)),
    ...[...inOther].filter(([code]) => !inOne.has(code)),
  ]
  return new Set(apart.flatMap(([, { monitors }]) => monitors)).size
}

function countTellingPairs(telling: Telling): { readonly pairs: number; readonly few: number } {
  let pairs = 0
  let few = 0
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    const { exports } = exportInARow(seed, telling)
    exports.forEach((one, order) => {
      for (const other of exports.slice(order + 1)) {
        const monitors = monitorsBetween(one, other)
        pairs += 1
        if (monitors > 0 && monitors < k) few += 1
      }
    })
  }
  return { pairs, few }
}

describe('200 sequences of ten exports', () => {
  test('never differ by one to four monitors, whichever two are compared', () => {
    const { pairs, few } = countTellingPairs(inBatches)
    expect(pairs).toBe((SEQUENCES * EXPORTS * (EXPORTS - 1)) / 2)
    expect(few).toBe(0)
  })

  test('do so without the guard', () => {
    expect(countTellingPairs(allAnew).few).toBeGreaterThan(100)
  })

  test('do differ once enough have come', () => {
    const grown = Array.from({ length: SEQUENCES }, (_, seed) => exportInARow(seed + 1, inBatches)).filter(
      ({ exports }) => (exports.at(-1)?.length ?? 0) > 1,
    )
    expect(grown.length).toBeGreaterThan(SEQUENCES / 4)
  })

  test('leave an attacker who has all ten of them no interval narrower than k', () => {
    let asked = 0
    for (let seed = 1; seed <= 60; seed += 1) {
      const { table, exports } = exportInARow(seed, inBatches, true)
      // Every later export tells all batches of the earlier ones, unchanged.
      for (const [order, stations] of (exports.at(-1) ?? []).entries()) {
        for (const made of exports) if (made[order]) expect(made[order]).toEqual(stations)
        const batch = { ...table, stations }
        const { groups } = groupAreas(batch.areas, stations, enoughFor(RULES))
        const known = whatIsKnown(batch, groups, RULES)
        const boundsOf = attackerBy(known)
        for (const commune of known.communes)
          for (const leaf of known.leafKeys) {
            const { from, to } = boundsOf([known.unknownOf(commune, leaf)])
            const isAsBefore = from === 0 && to === known.visited.get(commune)
            expect(isAsBefore || to - from >= k).toBe(true)
            asked += 1
          }
      }
    }
    expect(asked).toBeGreaterThan(1_000)
  })
})

describe('what batches tell together', () => {
  test('is the sum of what each tells, and holds the truth', () => {
    let told = 0
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const { table, exports } = exportInARow(seed, inBatches)
      const batches = exports.at(-1) ?? []
      const cells = batches.map((stations) => protect({ ...table, stations }, RULES))
      for (const [order, { area, at }] of (cells[0] ?? []).entries()) {
        const isIn = (one: Counted) => area === 'country' || one.area.startsWith(area)
        const sum = sumOfBatches(
          batches.map((stations, batch) => ({
            cell: cells[batch]?.[order]?.cell ?? { hidden: true, why: 'few' },
            visited: stations.filter(isIn).length,
          })),
        )
        if ('hidden' in sum) continue
        told += 1
        const real = batches
          .flat()
          .filter(
            (one) =>
              isIn(one) &&
              one.at &&
              at.every((member, place) => member === undefined || one.at?.[place] === member),
          ).length
        expect(real).toBeGreaterThanOrEqual(sum.from)
        expect(real).toBeLessThanOrEqual(sum.to)
        expect(real).toBeGreaterThan(k)
      }
    }
    expect(told).toBeGreaterThan(100)
  })

  test('is not there yet before the first batch', () => {
    expect(sumOfBatches([])).toEqual({ hidden: true, why: 'too-early' })
  })
})
