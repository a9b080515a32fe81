/** The head of the logbook as twelve words to be written by hand, in Latin and in Khmer letters, and read back. */

/** Syllables that are hard to mistake for each other on paper and on the telephone; no word of any language is meant. */
const CONSONANTS = [
  ['b', 'ប'],
  ['d', 'ដ'],
  ['g', 'គ'],
  ['h', 'ហ'],
  ['j', 'ជ'],
  ['k', 'ក'],
  ['l', 'ល'],
  ['m', 'ម'],
  ['n', 'ន'],
  ['p', 'ផ'],
  ['r', 'រ'],
  ['s', 'ស'],
  ['t', 'ត'],
  ['v', 'វ'],
  ['y', 'យ'],
] as const
const VOWELS = [
  ['a', 'ា'],
  ['e', 'េ'],
  ['i', 'ិ'],
  ['o', 'ោ'],
  ['u', 'ុ'],
] as const

interface Syllable {
  readonly latin: string
  readonly khmer: string
}

const SYLLABLES: readonly Syllable[] = CONSONANTS.flatMap(([consonant, letter]) =>
  VOWELS.map(([vowel, sign]) => ({ latin: consonant + vowel, khmer: letter + sign })),
)
const byLatin = new Map(SYLLABLES.map(({ latin }, index) => [latin, index]))

/** Twelve words of two syllables out of 75 are 149 bits of the head: more than anybody can make to fit. */
const WORDS = 12
const SYLLABLES_OF_WORD = 2

export interface HeadWords {
  readonly latin: readonly string[]
  readonly khmer: readonly string[]
}

/** `head`: hexadecimal digits. The same head always has the same words. */
export function wordsOfHead(head: string): HeadWords {
  let rest = BigInt(`0x${head}`)
  const chosen = Array.from({ length: WORDS * SYLLABLES_OF_WORD }, () => {
    const index = Number(rest % BigInt(SYLLABLES.length))
    rest /= BigInt(SYLLABLES.length)
    return SYLLABLES[index] ?? { latin: '', khmer: '' }
  })
  const inWords = (script: keyof Syllable) =>
    Array.from({ length: WORDS }, (_, word) =>
      chosen
        .slice(word * SYLLABLES_OF_WORD, (word + 1) * SYLLABLES_OF_WORD)
        .map((syllable) => syllable[script])
        .join(''),
    )
  return { latin: inWords('latin'), khmer: inWords('khmer') }
}

/** As `wordsOfHead` would give them, joined; nothing when these are not twelve such words. */
export function readHeadWords(typed: string): string | undefined {
  const bare = inLatin(typed)
    .toLowerCase()
    .replace(/[^a-z]/gu, '')
  if (bare.length !== WORDS * SYLLABLES_OF_WORD * 2) return undefined
  const pairs = bare.match(/../gu) ?? []
  return pairs.every((pair) => byLatin.has(pair)) ? bare : undefined
}

/** The vowel of three parts may have been typed in two strokes. */
function inLatin(typed: string): string {
  const letters = new Map<string, string>([...CONSONANTS, ...VOWELS].map(([latin, khmer]) => [khmer, latin]))
  return [...typed.normalize('NFKC').replaceAll('េា', 'ោ')].map((sign) => letters.get(sign) ?? sign).join('')
}

/** For comparing with what was typed. */
export const joinedWords = (head: string): string => wordsOfHead(head).latin.join('')
