/** The words of an enrolment card: syllables, three more that check them, and what may be wrong in what somebody typed. */

import { latinDigits } from '../numerals.ts'

/** A whole number from 0 up to, but not including, the limit; every one as likely as any other. */
export type Draw = (limit: number) => number

/**
 * Hard to mistake for each other on paper and on the telephone. No `w`: spoken Khmer does not tell it from `v`, so
 * that a word said aloud could be written in two ways.
 */
const CONSONANTS = [...'bdghjklmnprstvy']
const VOWELS = [...'aeiou']
const SYLLABLES: readonly string[] = CONSONANTS.flatMap((consonant) =>
  VOWELS.map((vowel) => consonant + vowel),
)
const NUMBER_OF = new Map(SYLLABLES.map((syllable, number) => [syllable, number]))

const SYLLABLES_OF_WORD = 3
/** 18 syllables out of 75 are 112.1 bits: above 112, so that a fast hash is enough (OWASP ASVS 6.5.2). */
const SYLLABLES_DRAWN = 18
/** With the one that is no secret: it follows from the others and from the code. */
export const WORDS_OF_CARD = SYLLABLES_DRAWN / SYLLABLES_OF_WORD + 1
const SYLLABLES_OF_CARD = WORDS_OF_CARD * SYLLABLES_OF_WORD

/** The largest prime below 75³, what three syllables can say: every single wrong syllable and every swap is seen. */
const CHECKS = 421_847
/** Large, so that sums of small mistakes do not look like each other. */
const STEP = 263_167

/** So many syllables, run together. */
export const drawSyllables = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => SYLLABLES[draw(SYLLABLES.length)] ?? '').join('')

/** A pseudonym without place or person, e.g. `mokade-47`. */
export const drawCode = (draw: Draw): string =>
  `${drawSyllables(draw, 3)}-${String(draw(100)).padStart(2, '0')}`

/** The words of the card with this code, the last of them the check. */
export function drawWords(draw: Draw, code: string): string {
  const drawn = drawSyllables(draw, SYLLABLES_DRAWN)
  return inWords(`${drawn}${checkOf(code, drawn)}`)
}

/** Capital letters, spaces, dashes, dots, zero-width marks and Khmer digits do not matter. */
export const bare = (typed: string): string =>
  latinDigits(typed)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')

/** The code as it is kept, when it can be one. */
export function readCode(typed: string): string | undefined {
  const [, letters, digits] = /^([a-z]{6})([0-9]{2})$/u.exec(bare(typed)) ?? []
  return letters === undefined || digits === undefined ? undefined : `${letters}-${digits}`
}

/** What somebody typed from a card. */
export type CardRead =
  | { readonly is: 'whole'; readonly code: string; readonly words: string }
  | { readonly is: 'doubtful'; readonly doubt: CardDoubt }

/** `word` counts from one. `somewhere`: the check does not fit, and nothing tells where the mistake is. */
export type CardDoubt =
  | { readonly in: 'code' }
  | { readonly in: 'word'; readonly word: number }
  | { readonly in: 'count'; readonly words: number }
  | { readonly in: 'somewhere' }

/**
 * Reads code and words however they were typed or dictated: in any case, with Khmer digits, with spaces or dashes
 * between words, syllables or nowhere. Says where a mistake is when it can be told, without asking anybody.
 */
export function readCard(typedCode: string, typedWords: string): CardRead {
  const code = readCode(typedCode)
  if (code === undefined) return doubt({ in: 'code' })
  const letters = lettersOf(typedWords)
  const odd = /^(?:[bdghjklmnprstvy][aeiou])*/u.exec(letters)?.[0].length ?? 0
  const wordAt = Math.floor(odd / 2 / SYLLABLES_OF_WORD) + 1
  if (odd < letters.length) return doubt({ in: 'word', word: Math.min(wordAt, WORDS_OF_CARD) })
  if (letters.length !== SYLLABLES_OF_CARD * 2) return doubt(findShort(typedWords, letters))
  const [drawn, check] = [letters.slice(0, SYLLABLES_DRAWN * 2), letters.slice(SYLLABLES_DRAWN * 2)]
  if (checkOf(code, drawn) === check) return { is: 'whole', code, words: inWords(letters) }
  return doubt(findMistake(code, drawn, check))
}

const LETTERS_OF_WORD = SYLLABLES_OF_WORD * 2

/** Whoever hears a `v` in Khmer may well write `w`. */
const lettersOf = (typed: string): string => bare(typed).replaceAll('w', 'v')

/** Seven words of which one is too short or too long, or another number of words. */
function findShort(typed: string, letters: string): CardDoubt {
  const words = typed.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const odd = words.findIndex((word) => lettersOf(word).length !== LETTERS_OF_WORD)
  return words.length === WORDS_OF_CARD && odd >= 0
    ? { in: 'word', word: odd + 1 }
    : { in: 'count', words: Math.floor(letters.length / LETTERS_OF_WORD) }
}

const doubt = (found: CardDoubt): CardRead => ({ is: 'doubtful', doubt: found })

/** Where one changed syllable or digit would make everything fit; only said when there is one such place. */
function findMistake(code: string, drawn: string, typed: string): CardDoubt {
  const places = new Set<number | 'code'>()
  const symbols = symbolsOf(code, drawn)
  const check = sumOf(symbols)
  const wanted = numberOf(typed)
  if (countDifferent(inThree(check), typed) === 1) places.add(WORDS_OF_CARD)
  for (const [at, symbol] of symbols.entries())
    for (let other = 0; other < SYLLABLES.length; other += 1)
      if ((check + (other - symbol + CHECKS) * weightOf(symbols.length - at)) % CHECKS === wanted)
        places.add(at < SYMBOLS_OF_CODE ? 'code' : Math.floor((at - SYMBOLS_OF_CODE) / SYLLABLES_OF_WORD) + 1)
  const [place, ...others] = places
  if (place === undefined || others.length > 0) return { in: 'somewhere' }
  return place === 'code' ? { in: 'code' } : { in: 'word', word: place }
}

const countDifferent = (one: string, other: string): number =>
  [0, 2, 4].filter((at) => one.slice(at, at + 2) !== other.slice(at, at + 2)).length

/** Three syllables that follow from the code and the syllables drawn. */
const checkOf = (code: string, drawn: string): string => inThree(sumOf(symbolsOf(code, drawn)))

/** Each symbol by the weight of its place: one that is wrong, and two that are swapped, always change it. */
const sumOf = (symbols: readonly number[]): number =>
  symbols.reduce((sum, symbol) => ((sum + symbol) * STEP) % CHECKS, 0)

/** `STEP` to this power; never 1, so that the last syllable drawn is not mixed up with the last of the check. */
function weightOf(power: number): number {
  let weight = 1
  for (let left = power; left > 0; left -= 1) weight = (weight * STEP) % CHECKS
  return weight
}

const inThree = (sum: number): string => {
  const size = SYLLABLES.length
  return [Math.floor(sum / size / size), Math.floor(sum / size) % size, sum % size]
    .map((number) => SYLLABLES[number] ?? '')
    .join('')
}

const numberOf = (three: string): number =>
  syllablesOf(three).reduce((sum, syllable) => sum * SYLLABLES.length + syllable, 0)

/** Three syllables and two digits. */
const SYMBOLS_OF_CODE = 5

const symbolsOf = (code: string, drawn: string): readonly number[] => [
  ...syllablesOf(code.slice(0, 6)),
  ...[...code.slice(7)].map(Number),
  ...syllablesOf(drawn),
]

/** A syllable of an older code that is drawn no more counts as one beyond the last. */
const syllablesOf = (letters: string): readonly number[] =>
  (letters.match(/../gu) ?? []).map((syllable) => NUMBER_OF.get(syllable) ?? SYLLABLES.length)

const inWords = (letters: string): string => (letters.match(/.{6}/gu) ?? []).join(' ')

/** `mokade` → `mo-ka-de`: how a word is dictated, and how a screen reader says it letter for letter no more. */
export const inSyllables = (word: string): string => (word.match(/../gu) ?? []).join('-')
