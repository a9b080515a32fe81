/** The scan before `JSON.parse`: lets through all that JSON says, and stops what must not be parsed. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from '../../../server/reading/scan-json.ts'

/** Values a tablet could send: printable text in any script, whole and broken numbers, a few levels. */
const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'))
const key = text.filter((one) => !['__proto__', 'constructor', 'prototype'].includes(one))
const number = fc.oneof(
  fc.integer(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((one) => !Object.is(one, -0) && (!Number.isInteger(one) || Number.isSafeInteger(one))),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}))

describe('the scan', () => {
  it('finds nothing wrong with any value written as JSON, closely or with spaces', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (one, indent) => {
        expect(scanJson(JSON.stringify(one, null, indent))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('finds nothing wrong when every character is written as an escape', () => {
    fc.assert(
      fc.property(fc.dictionary(key, text, { maxKeys: 4 }), (one) => {
        const escaped = JSON.stringify(one).replace(/[^\x20-\x7e]/gu, (character) =>
          [...Array(character.length).keys()]
            .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
            .join(''),
        )
        expect(scanJson(escaped)).toBeUndefined()
      }),
    )
  })

  it('finds a key that is there twice, however the second is written', () => {
    fc.assert(
      fc.property(
        key.filter((one) => one !== ''),
        (one) => {
          const plain = JSON.stringify(one)
          const escaped = `"${[...Array(one.length).keys()].map((at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
          expect(scanJson(`{${plain}:1,"other one":2,${escaped}:3}`)).toBe('key-twice')
          expect(scanJson(`[{${plain}:1},{${escaped}:3}]`)).toBeUndefined()
        },
      ),
    )
  })

  it('never throws, whatever bytes it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        scanJson(Buffer.from(bytes).toString('latin1'))
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0deE+-.1 '), maxLength: 60 }), (one) => {
        scanJson(one)
      }),
      { numRuns: 2000 },
    )
  })

  it('tells keys from values that look like keys', () => {
    expect(scanJson('{"a":"a","b":["a","a"],"c":{"a":"__proto__"}}')).toBeUndefined()
    expect(scanJson('["__proto__","constructor"]')).toBeUndefined()
    expect(scanJson('{"":1,"":2}')).toBe('key-twice')
    expect(scanJson('{"\\"":1,"\\u0022":2}')).toBe('key-twice')
  })

  it('allows exactly twelve levels', () => {
    expect(scanJson('['.repeat(12) + ']'.repeat(12))).toBeUndefined()
    expect(scanJson('['.repeat(13) + ']'.repeat(13))).toBe('too-deep')
    expect(scanJson(`${'[]'.repeat(1)}`.repeat(500))).toBeUndefined()
  })
})
