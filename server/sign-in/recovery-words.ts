/** Words on paper, each good once: for those without a phone, and for the day a phone is lost. */

import { latinDigits } from '../../schema/numerals.ts'
import { type Draw, drawSyllables } from '../../schema/people/card-words.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { tagUnder } from './factor-seals.ts'

const HOW_MANY = 10
/** Six syllables out of 75: 37 bits, behind the limit for tries and under a key that is not in the database. */
const SYLLABLES_OF_HALF = 3

/** Pronounceable, and made only of letters that are hard to mistake: `mokade-tisuho`. */
export const drawRecoveryWords = (draw: Draw): readonly string[] =>
  Array.from(
    { length: HOW_MANY },
    () => `${drawSyllables(draw, SYLLABLES_OF_HALF)}-${drawSyllables(draw, SYLLABLES_OF_HALF)}`,
  )

/** Capital letters, spaces and dashes do not matter. */
const bare = (typed: string): string =>
  latinDigits(typed)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z]/gu, '')

/** What is kept of a word. */
export const tagOfWord = (
  keys: OrganisationKeys,
  person: string,
  word: string,
  id = keys.current.id,
): string => tagUnder(keys, id, `recovery ${person} ${bare(word)}`)
