/** Columns of the map come back as they were packed, whatever codes and places a country has. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_PATTERN } from '../../../schema/codes.ts'
import {
  packCodes,
  packSmall,
  packSteps,
  unpackCodes,
  unpackSmall,
  unpackSteps,
} from '../../../schema/places/packed-columns.ts'

const numberedCodes = fc
  .tuple(fc.stringMatching(/^[0-9A-Z][0-9A-Z-]{0,12}$/u), fc.nat(1200), fc.integer({ min: 1, max: 40 }))
  .map(([front, from, many]) => Array.from({ length: many }, (_, on) => `${front}-${from + on}`))
const anyCodes = fc.array(fc.stringMatching(new RegExp(CODE_PATTERN, 'u')), { maxLength: 30 })

describe('packed codes', () => {
  it('come back as they were, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(numberedCodes, anyCodes), { maxLength: 8 }), (parts) => {
        const codes = parts.flat()
        expect(unpackCodes(packCodes(codes))).toEqual(codes)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    [['020101-0009', '020101-0010', '020101-0011']],
    [['a', 'a1', 'a2', 'a']],
    [['99', '100', '101', '0101']],
    [['7', '7', '8']],
    [['12345678901', '12345678902']],
  ])('count on where codes do: %j', (codes) => {
    expect(unpackCodes(packCodes(codes))).toEqual(codes)
  })

  it('take some letters for a commune, not for a station', () => {
    const codes = Array.from({ length: 40 }, (_, on) => `020101-${String(on + 1).padStart(4, '0')}`)
    expect(packCodes(codes)).toBe('A020101-0001*40')
  })
})

describe('packed steps', () => {
  it('come back as they were, to the ends of the world', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -18_000_000, max: 18_000_000 })), (numbers) => {
        expect(unpackSteps(packSteps(numbers))).toEqual(numbers)
      }),
    )
  })
})

describe('packed small numbers', () => {
  it('come back as they were, odd in number or even', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7)), (numbers) => {
        expect([...unpackSmall(packSmall(numbers), numbers.length)]).toEqual(numbers)
      }),
    )
  })
})
