/** Numbers as people type and read them, in Khmer and Latin digits. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, khmerDigits, latinDigits, readNumber, readWholeNumber } from '../../schema/numerals.ts'

describe('reading a number', () => {
  it.each([
    ['90', 90],
    ['៩០', 90],
    ['១២,៥', 12.5],
    ['12.5', 12.5],
    ['១២.៥', 12.5],
    ['1 200', 1200],
    ['១\u200B២០០', 1200],
    [' 7 ', 7],
    ['.5', 0.5],
    ['-3', -3],
    ['\u22123', -3],
    ['0,125', 0.125],
    ['103.035', 103.035],
    ['12,', 12],
  ])('takes "%s" for %d', (text, value) => expect(readNumber(text)).toBe(value))

  it.each(['', ' ', '.', 'ten', '1.2.3', '1,2,3', '12cm', '--3', '1e3', 'NaN', 'Infinity', '៩០៛'])(
    'takes "%s" for none',
    (text) => expect(readNumber(text)).toBeUndefined(),
  )

  it('does not choose between twelve hundred and one point two', () => {
    expect(readNumber('1,200')).toBeUndefined()
    expect(readNumber('១,២០០')).toBeUndefined()
  })
})

describe('reading a count', () => {
  it.each([
    ['750', 750],
    ['៧៥០', 750],
    ['1,200', 1200],
    ['1.200', 1200],
    ['1 234 567', 1_234_567],
    ['392.0', 392],
    ['1.000', 1000],
    ['0', 0],
  ])('takes "%s" for %d', (text, value) => expect(readWholeNumber(text)).toBe(value))

  it.each(['', '-1', '3.5', '12,34', '1,2000', 'many', '1e3'])('takes "%s" for none', (text) =>
    expect(readWholeNumber(text)).toBeUndefined(),
  )
})

describe('writing a number', () => {
  it('uses the digits and separators of the language', () => {
    expect(formatNumber(23789, 'en')).toBe('23,789')
    expect(formatNumber(23789, 'km')).toBe('២៣.៧៨៩')
    expect(formatNumber(23789, 'km', { digits: 'latin' })).toBe('23.789')
    expect(formatNumber(12.5, 'km')).toBe('១២,៥')
    expect(formatNumber(750, 'en')).toBe('750')
  })

  it('rounds as asked and never writes minus nothing', () => {
    expect(formatNumber(66.666, 'en', { decimals: 1 })).toBe('66.7')
    expect(formatNumber(40, 'en', { decimals: 1 })).toBe('40.0')
    expect(formatNumber(1 / 3, 'en')).toBe('0.333')
    expect(formatNumber(-0.0001, 'en', { decimals: 1 })).toBe('0.0')
    expect(formatNumber(-1234.5, 'en')).toBe('-1,234.5')
  })
})

it('digits go to Khmer and back unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (value) => {
      const khmer = khmerDigits(String(value))
      expect(khmer).toMatch(/^[\u17E0-\u17E9]+$/u)
      expect(latinDigits(khmer)).toBe(String(value))
      expect(readNumber(khmer)).toBe(value)
    }),
  )
})
