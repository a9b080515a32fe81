/** Intervals: published numbers of Wilson's interval and of Student's t, and what has to hold for all. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studentT95, wilson } from '../../../schema/figures/interval.ts'

describe('Wilson’s interval', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is the published one for %i of %i', (count, n, from, to) => {
    const interval = wilson(count / n, n)
    expect(interval.from).toBeCloseTo(from, 4)
    expect(interval.to).toBeCloseTo(to, 4)
  })

  it('stays between nothing and all, and around the share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const { from, to } = wilson(share, n)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(1)
          expect(from).toBeLessThanOrEqual(share + 1e-12)
          expect(to).toBeGreaterThanOrEqual(share - 1e-12)
        },
      ),
    )
  })

  it('is the share itself when all were seen, and says nothing when nobody was', () => {
    expect(wilson(0.3, Number.POSITIVE_INFINITY)).toEqual({ from: 0.3, to: 0.3 })
    expect(wilson(0, 0)).toEqual({ from: 0, to: 1 })
  })
})

describe('Student’s t at 95 %', () => {
  // Any table of it, e.g. NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [100, 1.984],
    [1000, 1.962],
  ])('has the tabled value for %i degrees of freedom', (degrees, value) => {
    expect(studentT95(degrees)).toBeCloseTo(value, 3)
  })

  it('never grows with more degrees', () => {
    for (let degrees = 2; degrees < 500; degrees += 1)
      expect(studentT95(degrees)).toBeLessThan(studentT95(degrees - 1))
  })
})
