/** Samples: known answers, shares that add up, the same from the same seed, and every station as likely. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  drawSample,
  isDrawnByLot,
  type ListedStation,
  type LotOf,
  SAMPLE_KINDS,
  type SampleDesign,
} from '../../../schema/campaign/sample.ts'
import { areaCode, stationCode } from '../../support/builders.ts'
import { premisesCode } from '../../support/intake.ts'

const lots =
  (seed: string): LotOf =>
  (name) =>
    createHash('sha256').update(`${seed}\n${name}`).digest('hex')

/** `sizes`: stations of each province; two rooms to each premises. */
const listOf = (...sizes: readonly number[]): readonly ListedStation[] =>
  sizes.flatMap((size, at) => {
    const area = String(at + 1).padStart(2, '0')
    return Array.from({ length: size }, (_, index) => ({
      station: stationCode(`${area}0101-${String(index + 1).padStart(4, '0')}`),
      premises: premisesCode(`${area}0101-p${Math.floor(index / 2) + 1}`),
      area: areaCode(`${area}0101`),
    }))
  })
const perProvince = (stations: readonly string[]) => {
  const counts: Record<string, number> = {}
  for (const code of stations) counts[code.slice(0, 2)] = (counts[code.slice(0, 2)] ?? 0) + 1
  return counts
}
const stratified = (stations: number, shares: 'proportional' | 'equal'): SampleDesign => ({
  ...{ kind: 'stratified', stations, codeLength: 2, shares },
})

const DESIGNS: readonly SampleDesign[] = [
  { kind: 'simple', stations: 17 },
  stratified(17, 'proportional'),
  stratified(17, 'equal'),
  { kind: 'clustered', premises: 9, rooms: 1 },
  { kind: 'clustered', premises: 9, rooms: 'all' },
]

describe('a sample', () => {
  it.each(DESIGNS)(
    'of design $kind is the same from the same seed, whatever the order of the list',
    (design) => {
      const list = listOf(30, 20, 7)
      const once = drawSample(list, design, lots('1'))
      expect(drawSample(list.toReversed(), design, lots('1'))).toEqual(once)
      expect(
        drawSample(
          list.toSorted((one, other) => (one.premises < other.premises ? 1 : -1)),
          design,
          lots('1'),
        ),
      ).toEqual(once)
      expect(drawSample(list, design, lots('2'))).not.toEqual(once)
      expect(new Set(once).size).toBe(once.length)
    },
  )

  it('is known: whoever hashes "seed, new line, station, code" draws the same by hand', () => {
    const list = listOf(6)
    const byHand = list
      .map(
        ({ station }) =>
          [createHash('sha256').update(`polls 2027\nstation ${station}`).digest('hex'), station] as const,
      )
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, 3)
      .map(([, station]) => station)
      .toSorted()
    expect(drawSample(list, { kind: 'simple', stations: 3 }, lots('polls 2027'))).toEqual(byHand)
  })

  it('is everything where more is asked for than there is, and nothing of nothing', () => {
    const list = listOf(3, 2)
    for (const design of [
      { kind: 'simple', stations: 9 } as const,
      stratified(9, 'equal'),
      stratified(9, 'proportional'),
    ]) {
      expect(drawSample(list, design, lots('1'))).toHaveLength(5)
      expect(drawSample([], design, lots('1'))).toEqual([])
    }
  })
})

describe('a stratified sample', () => {
  it('gives each area its share by largest remainder', () => {
    // 10 of 100: quotas 4.7, 1.6, 1.58, 0.8, 0.61, 0.57, 0.14 become 5, 2, 1, 1, 1, 0, 0.
    const list = listOf(47, 16, 16, 8, 6, 6, 1)
    const counts = perProvince(drawSample(list, stratified(10, 'proportional'), lots('1')))
    expect(counts['01']).toBe(5)
    expect(counts['04']).toBe(1)
    expect((counts['02'] ?? 0) + (counts['03'] ?? 0) + (counts['05'] ?? 0) + (counts['06'] ?? 0)).toBe(4)
  })

  it('gives each area as many, and what a small one lacks to the others', () => {
    const counts = perProvince(drawSample(listOf(30, 20, 2), stratified(14, 'equal'), lots('1')))
    expect(counts).toEqual({ '01': 6, '02': 6, '03': 2 })
  })

  it('adds up to what was asked for, whatever the sizes, and no share is off by a whole one', () => {
    for (let trial = 0; trial < 300; trial += 1) {
      const lot = lots(`sizes ${trial}`)
      const sizes = Array.from(
        { length: 1 + (trial % 12) },
        (_, at) => 1 + (Number.parseInt(lot(String(at)).slice(0, 4), 16) % 90),
      )
      const total = sizes.reduce((sum, size) => sum + size, 0)
      const wanted = 1 + ((trial * 7) % total)
      for (const shares of ['proportional', 'equal'] as const) {
        const counts = perProvince(drawSample(listOf(...sizes), stratified(wanted, shares), lot))
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(wanted)
        if (shares === 'equal') continue
        for (const [at, size] of sizes.entries()) {
          const quota = (wanted * size) / total
          expect(Math.abs((counts[String(at + 1).padStart(2, '0')] ?? 0) - quota)).toBeLessThan(1)
        }
      }
    }
  })
})

describe('a clustered sample', () => {
  const list = listOf(20)
  const homes = new Map(list.map(({ station, premises }) => [station, premises]))
  const premisesIn = (stations: readonly (typeof list)[number]['station'][]) =>
    new Set(stations.map((station) => homes.get(station)))

  it('has all rooms of the premises drawn, or so many of each', () => {
    const whole = drawSample(list, { kind: 'clustered', premises: 4, rooms: 'all' }, lots('1'))
    const single = drawSample(list, { kind: 'clustered', premises: 4, rooms: 1 }, lots('1'))
    expect([whole.length, premisesIn(whole).size]).toEqual([8, 4])
    expect([single.length, premisesIn(single).size]).toEqual([4, 4])
    // The same premises, whichever rooms of them.
    expect(premisesIn(single)).toEqual(premisesIn(whole))
  })
})

describe('a purposive choice', () => {
  it('is what was chosen, as far as it is on the list, and speaks for nothing else', () => {
    const stations = [stationCode('010101-0002'), stationCode('999999-9999')]
    const design: SampleDesign = { kind: 'purposive', stations, reason: 'New ramps were built there.' }
    expect(drawSample(listOf(3), design, lots('1'))).toEqual(['010101-0002'])
    expect(SAMPLE_KINDS.filter((kind) => isDrawnByLot({ kind }))).toEqual([
      'simple',
      'stratified',
      'clustered',
    ])
  })
})

describe('every station is as likely as any other', () => {
  /** 99.9 % of the chi-square distribution with 39 degrees of freedom. */
  const BOUND = 72.05
  const SEEDS = 2000
  it.each([
    ['simple', { kind: 'simple', stations: 10 }],
    ['stratified over equal areas', stratified(10, 'proportional')],
    ['clustered, one room each', { kind: 'clustered', premises: 10, rooms: 1 }],
  ] as const satisfies readonly (readonly [string, SampleDesign])[])(
    'over 2,000 seeds: %s',
    (_name, design) => {
      const list = listOf(20, 20)
      const counts = new Map(list.map(({ station }) => [station as string, 0]))
      for (let seed = 0; seed < SEEDS; seed += 1)
        for (const station of drawSample(list, design, lots(`seed ${seed}`)))
          counts.set(station, (counts.get(station) ?? 0) + 1)
      const chance = 10 / list.length
      const spread = SEEDS * chance * (1 - chance)
      const square = [...counts.values()].reduce(
        (sum, count) => sum + (count - SEEDS * chance) ** 2 / spread,
        0,
      )
      expect(square * ((list.length - 1) / list.length)).toBeLessThan(BOUND)
    },
  )
})
