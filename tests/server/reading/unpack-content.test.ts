/** What was in a box is read in both forms it may have, and never grows beyond what a tablet seals. */

import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFLATED } from '../../../schema/wire/sealed-shape.ts'
import { unpackContent } from '../../../server/reading/unpack-content.ts'

const packed = (bytes: Uint8Array) => Buffer.concat([Buffer.from([DEFLATED]), deflateRawSync(bytes)])

test('a content comes out as it went in, deflated or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const json = Buffer.from(JSON.stringify({ visit: text, interviews: '[]' }))
      expect(unpackContent(json)).toEqual(json)
      expect(unpackContent(packed(json))).toEqual(json)
    }),
  )
})

test('one that would grow beyond any envelope does not come out at all', () => {
  expect(unpackContent(packed(Buffer.alloc(256 * 1024, 0x20)))).toHaveLength(256 * 1024)
  expect(unpackContent(packed(Buffer.alloc(256 * 1024 + 1, 0x20)))).toBeUndefined()
  expect(unpackContent(packed(Buffer.alloc(50_000_000, 0x20)))).toBeUndefined()
})

test('one that is cut off, or deflated in name only, does not come out', () => {
  const whole = packed(Buffer.from(JSON.stringify({ visit: 'ទ្វារចូល'.repeat(40) })))
  for (const length of [1, 2, 10, whole.length - 1])
    expect(unpackContent(whole.subarray(0, length))).toBeUndefined()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const out = unpackContent(Buffer.concat([Buffer.from([DEFLATED]), bytes]))
      expect(out === undefined || out.length <= 256 * 1024).toBe(true)
    }),
  )
})
