/** Words of cards: drawn, read back however they were typed, and doubted where a mistake was made. */

import { describe, expect, it } from 'vitest'
import {
  type Draw,
  drawCode,
  drawWords,
  inSyllables,
  readCard,
  WORDS_OF_CARD,
} from '../../../schema/people/card-words.ts'

/** The same every time: a small generator with a seed. */
function seeded(seed: number): Draw {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

const draw = seeded(47)
const cards = Array.from({ length: 200 }, () => {
  const code = drawCode(draw)
  return { code, words: drawWords(draw, code) }
})
const wordsOf = (words: string) => words.split(' ')

describe('the words of a card', () => {
  it('are seven of three syllables, of letters that are told apart when they are said in Khmer', () => {
    for (const { code, words } of cards) {
      expect(words).toMatch(/^(?:(?:[bdghjklmnprstvy][aeiou]){3} ){6}(?:[bdghjklmnprstvy][aeiou]){3}$/u)
      expect(code).toMatch(/^(?:[bdghjklmnprstvy][aeiou]){3}-\d\d$/u)
    }
    expect(WORDS_OF_CARD).toBe(7)
  })

  it('are read in any case, with dashes, dots, or a space between all syllables, in Khmer digits, and with w for v', () => {
    for (const { code, words } of cards.slice(0, 20)) {
      const khmer = code.replace(/\d/gu, (digit) => String.fromCharCode(0x17e0 + Number(digit)))
      const typed = [
        words.toUpperCase(),
        words.replaceAll(' ', '-'),
        words.replaceAll(' ', ''),
        wordsOf(words).map(inSyllables).join(', '),
        words.replaceAll(/[a-z]{2}/gu, '$& ').replaceAll(' ', ' \u200B'),
        words.replaceAll('v', 'w'),
      ]
      for (const one of typed)
        expect(readCard(` ${khmer.toUpperCase()} `, one)).toEqual({ is: 'whole', code, words })
    }
  })

  it('are never taken as whole with one wrong syllable, and the word it stands in is named', () => {
    let named = 0
    let tried = 0
    for (const { code, words } of cards) {
      const letters = words.replaceAll(' ', '')
      const at = draw(21)
      const wrong = `${letters.slice(0, at * 2)}${letters.slice(at * 2, at * 2 + 2) === 'ba' ? 'ke' : 'ba'}${letters.slice(at * 2 + 2)}`
      const read = readCard(code, wrong)
      expect(read.is).toBe('doubtful')
      if (read.is !== 'doubtful') continue
      tried += 1
      // Rarely a second change would explain it as well; then no word is blamed.
      if (read.doubt.in === 'somewhere') continue
      expect(read.doubt).toEqual({ in: 'word', word: Math.floor(at / 3) + 1 })
      named += 1
    }
    expect(named / tried).toBeGreaterThan(0.97)
  })

  it('are never taken as whole with two neighbours swapped, or with a word from another place', () => {
    for (const { code, words } of cards) {
      const list = wordsOf(words)
      for (let at = 0; at + 1 < list.length; at += 1) {
        const swapped = list.with(at, list[at + 1] ?? '').with(at + 1, list[at] ?? '')
        if (swapped.join(' ') !== words) expect(readCard(code, swapped.join(' ')).is).toBe('doubtful')
      }
    }
  })

  it('doubt the code when the code is what was mistyped', () => {
    const [card] = cards
    if (!card) throw new Error('no card')
    expect(readCard('mokade', card.words)).toEqual({ is: 'doubtful', doubt: { in: 'code' } })
    const other = card.code.endsWith('1') ? card.code.replace(/.$/u, '2') : card.code.replace(/.$/u, '1')
    expect(readCard(other, card.words)).toEqual({ is: 'doubtful', doubt: { in: 'code' } })
  })

  it('say which word has a letter that is on no card, or too few, and how many words are there when some are missing', () => {
    const [card] = cards
    if (!card) throw new Error('no card')
    const list = wordsOf(card.words)
    const doubtOf = (words: readonly string[]) => {
      const read = readCard(card.code, words.join(' '))
      return read.is === 'doubtful' ? read.doubt : undefined
    }
    expect(doubtOf(list.with(2, 'xoxoxo'))).toEqual({ in: 'word', word: 3 })
    expect(doubtOf(list.with(4, (list[4] ?? '').slice(0, 4)))).toEqual({ in: 'word', word: 5 })
    expect(doubtOf(list.with(1, (list[1] ?? '').slice(1)))).toEqual({ in: 'word', word: 2 })
    expect(doubtOf(list.slice(0, 6))).toEqual({ in: 'count', words: 6 })
    expect(doubtOf([])).toEqual({ in: 'count', words: 0 })
  })
})
