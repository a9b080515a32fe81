/** Means from samples: the numbers of published examples, one worked by hand, and what has to hold for all. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateMean } from '../../../schema/figures/estimate.ts'
import type { Weighed } from '../../../schema/figures/weights.ts'

/** Every unit with its value counted of one. */
const meanOf = (weighed: Weighed, values: readonly number[]) => {
  const estimated = estimateMean(
    weighed,
    values.map((_, unit) => unit),
    values,
  )
  if (estimated === undefined) throw new Error('Nobody was counted')
  return { ...estimated, error: Math.sqrt(estimated.variance) }
}

describe('published examples', () => {
  // The data set `fpc` of the R package survey, first of the Stata manual [SVY] (stata-press.com/data/r7/fpc.dta): two strata, single stations.
  const values = [2.8, 4.1, 6.8, 6.8, 9.2, 3.7, 6.6, 4.2]
  const strata = [0, 0, 0, 0, 0, 1, 1, 1]
  const weigh = (sizes: readonly [number, number]): Weighed => ({
    weights: strata.map((stratum) => (stratum === 0 ? 3 : 4)),
    clusterOf: values.map((_, unit) => unit),
    clusters: strata.map((stratum) => ({ stratum, visited: 1, stations: 1 })),
    strata: [
      { visited: 5, clusters: sizes[0] },
      { visited: 3, clusters: sizes[1] },
    ],
  })

  it('has mean and standard error of a stratified sample as R and Stata print them', () => {
    const { mean, error, degrees } = meanOf(weigh([15, 12]), values)
    expect(mean).toBeCloseTo(5.448148, 6)
    expect(error).toBeCloseTo(0.6160407, 6)
    expect(degrees).toBe(6)
  })

  it('has the same without a correction for a finite number of stations', () => {
    const endless = Number.POSITIVE_INFINITY
    expect(meanOf(weigh([endless, endless]), values).error).toBeCloseTo(0.7412683, 6)
  })

  // R. Lehtonen and E. Pahkinen, Practical Methods for Design and Analysis of Complex Surveys, table 3.3, as Stata prints
  // it (stats.oarc.ucla.edu, Stata textbook examples): unemployed people of municipalities, optimally allocated.
  it('has the total of a stratified sample with strata that weigh differently', () => {
    const unemployed = [4123, 666, 760, 457, 61, 262, 331, 98]
    const weighed: Weighed = {
      weights: [1.75, 1.75, 1.75, 1.75, 6.25, 6.25, 6.25, 6.25],
      clusterOf: unemployed.map((_, unit) => unit),
      clusters: unemployed.map((_, unit) => ({ stratum: unit < 4 ? 0 : 1, visited: 1, stations: 1 })),
      strata: [
        { visited: 4, clusters: 7 },
        { visited: 4, clusters: 25 },
      ],
    }
    const { mean, error, represented } = meanOf(weighed, unemployed)
    expect(represented).toBe(32)
    expect(32 * mean).toBeCloseTo(15_210.5, 6)
    expect(32 * error).toBeCloseTo(4279.452, 3)
  })

  // P. S. Levy and S. Lemeshow, Sampling of Populations, page 106, as Stata prints it (stats.oarc.ucla.edu).
  it('has mean and standard error of a simple sample of 6 of 54', () => {
    const means = [5, 4.33, 4, 3.33, 7, 3.33]
    const weighed: Weighed = {
      weights: means.map(() => 9),
      clusterOf: means.map((_, unit) => unit),
      clusters: means.map(() => ({ stratum: 0, visited: 1, stations: 1 })),
      strata: [{ visited: 6, clusters: 54 }],
    }
    const { mean, error } = meanOf(weighed, means)
    expect(mean).toBeCloseTo(4.498333, 6)
    expect(error).toBeCloseTo(0.5310139, 7)
  })

  // S. L. Lohr, Sampling: Design and Analysis, example 5.2: 5 of 100 suites with four students each, all asked.
  it('has mean and standard error of a clustered sample as Lohr prints them', () => {
    const suites = [
      [3.08, 2.6, 3.44, 3.04],
      [2.36, 3.04, 3.28, 2.68],
      [2.0, 2.56, 2.52, 1.88],
      [3.0, 2.88, 3.44, 3.64],
      [2.68, 1.92, 3.28, 3.2],
    ]
    const weighed: Weighed = {
      weights: suites.flatMap((suite) => suite.map(() => 20)),
      clusterOf: suites.flatMap((suite, number) => suite.map(() => number)),
      clusters: suites.map(() => ({ stratum: 0, visited: 4, stations: 4 })),
      strata: [{ visited: 5, clusters: 100 }],
    }
    const { mean, error, degrees } = meanOf(weighed, suites.flat())
    expect(mean).toBeCloseTo(2.826, 6)
    expect(error).toBeCloseTo(0.164, 3)
    expect(degrees).toBe(4)
  })
})

describe('rooms drawn within premises, worked by hand', () => {
  // 3 of 6 premises; 2 of 4 rooms in the first, 2 of 2 and 2 of 3 in the others: weights 2·2, 2·1, 2·1.5.
  const weighed: Weighed = {
    weights: [4, 4, 2, 2, 3, 3],
    clusterOf: [0, 0, 1, 1, 2, 2],
    clusters: [
      { stratum: 0, visited: 2, stations: 4 },
      { stratum: 0, visited: 2, stations: 2 },
      { stratum: 0, visited: 2, stations: 3 },
    ],
    strata: [{ visited: 3, clusters: 6 }],
  }

  it('adds what differs between premises to what differs within them', () => {
    // Share: (4 + 4 + 0 + 2 + 0 + 0) ÷ 18 = 5/9. What is linear in it, times 18: 4·4/9 twice, −2·5/9 and 2·4/9,
    // −3·5/9 twice. Sums of premises: 32/9, −2/9, −30/9; their sum is nothing, as it must be.
    const between = (1 - 3 / 6) * (3 / 2) * (((32 / 9) ** 2 + (2 / 9) ** 2 + (30 / 9) ** 2) / 18 ** 2)
    // Within: the first and the third have two alike; the second was seen whole, so nothing is unknown there.
    const { mean, variance, degrees, represented } = meanOf(weighed, [1, 1, 0, 1, 0, 0])
    expect(mean).toBeCloseTo(5 / 9, 12)
    expect(variance).toBeCloseTo(between, 12)
    expect([degrees, represented]).toEqual([2, 18])
  })

  it('counts rooms that differ where not all of them were seen', () => {
    // Share: (4 + 0 + 2 + 2 + 0 + 0) ÷ 18 = 4/9; times 18: 4·5/9, −4·4/9, 2·5/9 twice, −3·4/9 twice.
    const sums = [20 / 9 - 16 / 9, 20 / 9, -24 / 9]
    const between = (0.5 * 1.5 * sums.reduce((sum, one) => sum + one * one, 0)) / 18 ** 2
    const [one, other] = [20 / 9, -16 / 9]
    const middle = (one + other) / 2
    const within = (0.5 * (1 - 2 / 4) * 2 * ((one - middle) ** 2 + (other - middle) ** 2)) / 18 ** 2
    expect(meanOf(weighed, [1, 0, 1, 1, 0, 0]).variance).toBeCloseTo(between + within, 12)
  })
})

it('knows exactly what was seen whole', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 40 }), (found) => {
      const weighed: Weighed = {
        weights: found.map(() => 1),
        clusterOf: found.map((_, unit) => unit),
        clusters: found.map(() => ({ stratum: 0, visited: 1, stations: 1 })),
        strata: [{ visited: found.length, clusters: found.length }],
      }
      const { mean, variance } = meanOf(weighed, found.map(Number))
      expect(mean).toBeCloseTo(found.filter(Boolean).length / found.length, 12)
      expect(variance).toBe(0)
    }),
  )
})

it('holds a stratum with one station visited of several against the whole, and not for certain', () => {
  const weighed: Weighed = {
    weights: [5, 5, 10],
    clusterOf: [0, 1, 2],
    clusters: [0, 0, 1].map((stratum) => ({ stratum, visited: 1, stations: 1 })),
    strata: [
      { visited: 2, clusters: 10 },
      { visited: 1, clusters: 10 },
    ],
  }
  // Share (5 + 10) ÷ 20 = 3/4; linear in it: 5/80, −15/80, 10/80.
  const first = 0.8 * 2 * ((5 / 80) ** 2 + (15 / 80) ** 2 - (10 / 80) ** 2 / 2)
  const { variance, degrees } = meanOf(weighed, [1, 0, 1])
  expect(variance).toBeCloseTo(first + 0.9 * (10 / 80) ** 2, 12)
  expect(degrees).toBe(1)
})

it('says nothing of nobody', () => {
  expect(estimateMean({ weights: [], clusterOf: [], clusters: [], strata: [] }, [], [])).toBeUndefined()
})
