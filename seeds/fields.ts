/** Strict reading of hand-written JSON: every fault is said with its file and its place. */

import type { Language, Words } from '../schema/language.ts'

/** A fault in a file of knowledge, said so that its editor finds it. */
export class SeedFault extends Error {
  override readonly name = 'SeedFault'
}

/** A text with the marks its editors left on it. */
export interface TextReview {
  /** File and place, e.g. `sections/30-entrance.json: question ramp_rise_cm: hint`. */
  readonly place: string
  readonly words: Words
  /** A native speaker has agreed to the wording. */
  readonly reviewed: boolean
  /** The writer was not sure of it. */
  readonly doubt: boolean
}

/** One JSON object, read key by key; keys nobody asked for are a fault. */
export interface Fields {
  readonly place: string
  has(key: string): boolean
  string(key: string): string
  number(key: string): number
  boolean(key: string): boolean
  /** True, or absent: the only way to write a mark. */
  mark(key: string): boolean
  oneOf<Option extends string>(key: string, options: readonly Option[]): Option
  strings(key: string): readonly string[]
  words(key: string): Words
  unknown(key: string): unknown
  list(key: string): readonly unknown[]
  /** Refuses keys that were never asked for: most of them are misspelt. */
  done(): void
}

export type Reviews = TextReview[]

export function readFields(value: unknown, place: string, reviews: Reviews): Fields {
  if (!isRecord(value)) throw new SeedFault(`${place}: an object { … } is expected here`)
  const read = new Set<string>()
  const has = (key: string) => {
    read.add(key)
    return value[key] !== undefined
  }
  const take = (key: string): unknown => {
    if (!has(key)) throw new SeedFault(`${place}: "${key}" is missing`)
    return value[key]
  }
  const wrong = (key: string, expected: string) => new SeedFault(`${place}: "${key}" must be ${expected}`)
  const list = (key: string): readonly unknown[] => {
    const found = take(key)
    if (!Array.isArray(found)) throw wrong(key, 'a list [ … ]')
    return found
  }
  return {
    place,
    has,
    unknown: take,
    list,
    string(key) {
      const found = take(key)
      if (typeof found !== 'string') throw wrong(key, 'text in quotes')
      return found
    },
    number(key) {
      const found = take(key)
      if (typeof found !== 'number' || !Number.isFinite(found)) throw wrong(key, 'a number')
      return found
    },
    boolean(key) {
      const found = take(key)
      if (typeof found !== 'boolean') throw wrong(key, 'true or false')
      return found
    },
    mark(key) {
      if (!has(key)) return false
      if (value[key] !== true) throw wrong(key, 'true, or left out')
      return true
    },
    oneOf(key, options) {
      const found = take(key)
      const option = options.find((one) => one === found)
      if (option === undefined)
        throw wrong(key, `one of ${options.join(', ')}; it is ${JSON.stringify(found)}`)
      return option
    },
    strings(key) {
      return list(key).map((one) => {
        if (typeof one !== 'string') throw wrong(key, 'a list of texts in quotes')
        return one
      })
    },
    words: (key) => readWords(take(key), `${place}: ${key}`, reviews),
    done() {
      const unread = Object.keys(value).filter((key) => !read.has(key))
      if (unread.length > 0)
        throw new SeedFault(`${place}: nobody knows what "${unread.join('", "')}" means here`)
    },
  }
}

/** `{ "en": "…", "km": "…", "reviewed": false, "doubt": true }` → the words alone; the marks go to the reviews. */
function readWords(value: unknown, place: string, reviews: Reviews): Words {
  if (!isRecord(value)) throw new SeedFault(`${place}: a text { "en": "…", "km": "…" } is expected here`)
  const words: Record<Language, string> = {}
  for (const [key, text] of Object.entries(value)) {
    const isMark = key === 'reviewed' || key === 'doubt'
    if (isMark && typeof text !== 'boolean') throw new SeedFault(`${place}: "${key}" must be true or false`)
    if (isMark) continue
    if (typeof text !== 'string') throw new SeedFault(`${place}: the text in "${key}" must stand in quotes`)
    words[key] = text
  }
  reviews.push({ place, words, reviewed: value.reviewed === true, doubt: value.doubt === true })
  return words
}

/** Names the piece by its id where it has one, else by its position, so that a fault is found quickly. */
export const placeOf = (parent: string, kind: string, value: unknown, index: number): string =>
  `${parent}: ${kind} ${isRecord(value) && typeof value.id === 'string' ? value.id : `no. ${index + 1}`}`

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
