/** Khmer spellings that look alike are found alike, and letters are counted as people count them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countLetters, hasKhmer, looksWronglyEncoded, searchKey } from '../../schema/khmer.ts'

describe('a search key', () => {
  it.each([
    ['zero-width spaces', 'បាត់\u200Bដំបង', 'បាត់ដំបង'],
    ['joiners', 'ក\u200C្ក', 'ក្ក'],
    ['subscript da and ta', 'កណ្ដាល', 'កណ្តាល'],
    ['a vowel typed before its subscript', 'ខែ្មរ', 'ខ្មែរ'],
    ['two subscripts in the other order', 'ស្រ្តី', 'ស្ត្រី'],
    ['a sign typed before its vowel', 'ក\u17C6\u17B6', 'ក\u17B6\u17C6'],
    ['a vowel typed in two strokes', 'ក\u17C1\u17B6', 'កោ'],
    ['a vowel typed in one stroke and again in two', 'កោ\u17C1\u17B6', 'កោ'],
    ['Khmer digits', 'ភូមិ ៤', 'ភូមិ 4'],
    ['capital letters and accents', 'Siĕm RÉAP', 'siem reap'],
    ['blanks', '  Ou   Thum ', 'ou thum'],
  ])('does not care about %s', (_, one, other) => expect(searchKey(one)).toBe(searchKey(other)))

  it.each([
    ['ភ្នំ', 'ភនំ'],
    ['តាកែវ', 'តាកេវ'],
    ['ព្រៃវែង', 'ព្រែវែង'],
    ['Thmei 1', 'Thmei 2'],
  ])('still tells %s from %s', (one, other) => expect(searchKey(one)).not.toBe(searchKey(other)))

  it('of a key is the key', () => {
    const letters = [...'កខដតរសស្ាិីោេំះ់៉៊៤ aÉ\u200B']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 12 }), (parts) => {
        const key = searchKey(parts.join(''))
        expect(searchKey(key)).toBe(key)
      }),
    )
  })
})

it('letters are counted with all that hangs on them', () => {
  expect(countLetters('ខ្មែរ')).toBe(2)
  expect(countLetters('ស្ត្រី')).toBe(1)
  expect(countLetters('បាត់\u200Bដំបង')).toBe(5)
  expect(countLetters('Réap')).toBe(4)
  expect(countLetters('a b\n')).toBe(4)
  expect(countLetters('')).toBe(0)
})

it('no text has more letters than characters, whichever they are', () => {
  const more: string[] = []
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code)
    if (countLetters(character) > character.length) more.push(code.toString(16))
  }
  expect(more).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(countLetters(text)).toBeLessThanOrEqual(text.length)
    }),
  )
})

it('text in an old font is told from Khmer, and from what needs no letters', () => {
  expect(looksWronglyEncoded('extþkMBg;cam')).toBe(true)
  expect(looksWronglyEncoded('ខេត្តកំពង់ចាម')).toBe(false)
  expect(looksWronglyEncoded('12')).toBe(false)
  expect(looksWronglyEncoded('')).toBe(false)
  expect(hasKhmer('school សាលា')).toBe(true)
  expect(hasKhmer('៤')).toBe(false)
})
