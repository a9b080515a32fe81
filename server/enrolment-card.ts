/** Codes and words of enrolment cards: pronounceable, typeable, and read back however they were typed. */

import { latinDigits } from '../schema/numerals.ts'
import { hashOf } from './storage/secrets.ts'

/** A whole number from 0 up to, but not including, the limit; every one as likely as any other. */
export type Draw = (limit: number) => number

/** Consonants and vowels that are hard to mistake for each other on paper and on the telephone. */
const CONSONANTS = [...'bdghjklmnprstvwy']
const VOWELS = [...'aeiou']
const SYLLABLES = CONSONANTS.flatMap((consonant) => VOWELS.map((vowel) => consonant + vowel))

const SYLLABLES_OF_WORD = 3
/** 18 syllables out of 80 are 113 bits: above 112, so that a fast hash is enough (OWASP ASVS 6.5.2). */
const WORDS_OF_CARD = 6

/** So many syllables, run together. */
export const drawSyllables = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => SYLLABLES[draw(SYLLABLES.length)] ?? '').join('')

/** A pseudonym without place or person, e.g. `mokade-47`. */
export const drawCode = (draw: Draw): string =>
  `${drawSyllables(draw, 3)}-${String(draw(100)).padStart(2, '0')}`

export const drawWords = (draw: Draw): string =>
  Array.from({ length: WORDS_OF_CARD }, () => drawSyllables(draw, SYLLABLES_OF_WORD)).join(' ')

/** Behind the hash sign, which browsers never send: no server on the way can write it down. */
export const linkOfCard = (publicUrl: string, code: string, words: string): string =>
  `${publicUrl}/enrol#${code}.${words.replaceAll(' ', '-')}`

/** Capital letters, spaces, dashes, dots, zero-width marks and Khmer digits do not matter. */
const bare = (typed: string): string =>
  latinDigits(typed)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')

/** The code as it is kept, when it can be one. */
export function readCode(typed: string): string | undefined {
  const [, letters, digits] = /^([a-z]{6})([0-9]{2})$/u.exec(bare(typed)) ?? []
  return letters === undefined || digits === undefined ? undefined : `${letters}-${digits}`
}

/** The code is part of it, so that equal words on two cards would still differ. */
export const hashOfWords = (code: string, words: string): Buffer => hashOf(`${code} ${bare(words)}`)
