/** What nobody sees in a text: gone from names, shown to reviewers; what Khmer is written with stays. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onlyWholeCharacters, withHiddenSignsShown, withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import { searchKey } from '../../schema/khmer.ts'

const HIDDEN = [
  '\u202E',
  '\u2066',
  '\u200F',
  '\u061C',
  '\u{E0041}',
  '\u{E007F}',
  '\u0007',
  '\u2028',
  '\uFFF9',
]

describe('a sign that nobody sees', () => {
  it.each(HIDDEN)('%j is gone from a name, and named to a reviewer', (sign) => {
    expect(withoutHiddenSigns(`ដា${sign}រ៉ា`)).toBe('ដារ៉ា')
    expect(withHiddenSignsShown(`ដា${sign}រ៉ា`)).toMatch(/^ដា\[U\+[0-9A-F]{4,5}\]រ៉ា$/u)
  })

  it.each(['\u202E', '\u2066', '\u200F', '\u034F', '\u{E0041}', '\uFE0F', '\u2064'])(
    '%j does not make another name of a name',
    (sign) => expect(searchKey(`ដា${sign}រ៉ា`)).toBe(searchKey('ដារ៉ា')),
  )

  it('is none of those that Khmer and its lines are written with', () => {
    const written = 'សាលា\u200Bបឋម\u200Cសិក្សា\u200D ស្ត្រី\nបន្ទាត់ទីពីរ\t១'
    expect(withoutHiddenSigns(written)).toBe(written)
    expect(withHiddenSignsShown(written)).toBe(written)
  })
})

/** Any numbers as characters, also halves of pairs. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units))

it('half a character and NUL become the sign for something that was here; whole texts stay as they are', () => {
  expect(onlyWholeCharacters('a\ud800b\0c😀')).toBe('a\uFFFDb\uFFFDc😀')
  fc.assert(
    fc.property(anyUnits, (text) => {
      const kept = onlyWholeCharacters(text)
      expect(Buffer.from(kept, 'utf8').toString('utf8')).toBe(kept)
      if (!/\p{Surrogate}|\0/u.test(text)) expect(kept).toBe(text)
    }),
  )
})
