/** What is said of the same few things at tens of thousands of stations: a map that takes one letter for each of them. */

/** What can be spoken of, and what can be said; one for all stations judged by the same checklist. */
export interface Alphabet<Key, Said> {
  readonly keys: readonly Key[]
  readonly placeOf: ReadonlyMap<Key, number>
  readonly said: readonly Said[]
}

/** Letters begin here; the one before them stands for what nothing is said of. */
const FIRST = 0x30
const NOTHING = '/'

export const alphabetOf = <Key, Said>(keys: readonly Key[], said: readonly Said[]): Alphabet<Key, Said> => ({
  keys,
  placeOf: new Map(keys.map((key, place) => [key, place])),
  said,
})

/**
 * Reads like any map, in the order of the alphabet. A plain map of sixty barriers takes four kilobytes, and a country
 * keeps two of them for each station; this takes as many bytes as there are barriers.
 */
export class SaidOf<Key, Said> implements ReadonlyMap<Key, Said> {
  readonly #alphabet: Alphabet<Key, Said>
  readonly #letters: string

  /** What the alphabet does not have is left out. */
  constructor(alphabet: Alphabet<Key, Said>, pairs: Iterable<readonly [Key, Said]>) {
    const letters = alphabet.keys.map(() => NOTHING)
    for (const [key, said] of pairs) {
      const place = alphabet.placeOf.get(key)
      const letter = alphabet.said.indexOf(said)
      if (place !== undefined && letter !== -1) letters[place] = String.fromCharCode(FIRST + letter)
    }
    this.#alphabet = alphabet
    this.#letters = letters.join('')
  }

  get(key: Key): Said | undefined {
    const place = this.#alphabet.placeOf.get(key)
    return place === undefined ? undefined : this.#at(place)
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  get size(): number {
    let size = 0
    for (const letter of this.#letters) if (letter !== NOTHING) size += 1
    return size
  }

  forEach(each: (said: Said, key: Key, map: ReadonlyMap<Key, Said>) => void): void {
    const { keys } = this.#alphabet
    // Counted by hand: results of a country are gone through a million times and more for a single page.
    for (let place = 0; place < keys.length; place += 1) {
      const key = keys[place]
      const said = this.#at(place)
      if (said !== undefined && key !== undefined) each(said, key, this)
    }
  }

  *entries(): Generator<[Key, Said], undefined> {
    for (const [place, key] of this.#alphabet.keys.entries()) {
      const said = this.#at(place)
      if (said !== undefined) yield [key, said]
    }
  }

  *keys(): Generator<Key, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<Said, undefined> {
    for (const [, said] of this.entries()) yield said
  }

  [Symbol.iterator](): Generator<[Key, Said], undefined> {
    return this.entries()
  }

  #at(place: number): Said | undefined {
    return this.#alphabet.said[this.#letters.charCodeAt(place) - FIRST]
  }
}
