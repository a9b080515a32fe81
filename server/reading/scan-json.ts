/** One pass over a JSON text: depth, number of keys, doubled keys, numbers and characters that cannot be kept. */

export type JsonFault =
  | 'too-deep'
  | 'too-many-keys'
  | 'key-twice'
  | 'key-not-allowed'
  | 'number-out-of-range'
  | 'character-not-allowed'
  | 'not-json'

const DEEPEST = 12
/** Of one object, and of the whole text. A full visit with fifty interviews has some 3,000. */
const MOST_KEYS_OF_ONE = 500
const MOST_KEYS = 10_000

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const COMMA = 0x2c
const MINUS = 0x2d

/** Names through which an object can be given another nature. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype'])

/** The keys of one object that is open; most objects of a visit have two or three. */
interface Seen {
  readonly few: string[]
  many: Set<string> | undefined
}

const FEW = 8

/** False when the key has been seen in this object. */
function add(seen: Seen, key: string): boolean {
  if (seen.many) {
    const before = seen.many.size
    return seen.many.add(key).size > before
  }
  if (seen.few.includes(key)) return false
  seen.few.push(key)
  if (seen.few.length === FEW) seen.many = new Set(seen.few)
  return true
}

const countOf = ({ few, many }: Seen): number => many?.size ?? few.length

/** What is wrong with the text, or nothing. Whether it is JSON at all is left to `JSON.parse`. */
export function scanJson(text: string): JsonFault | undefined {
  const end = text.length
  /** For each open bracket the keys seen in this object; an array has none. */
  const open: (Seen | undefined)[] = []
  let keys = 0
  let keyIsNext = false
  /** Where the next backslash is: most texts have few, and no string before it needs a second look. */
  let backslash = nextBackslash(text, 0)
  let at = 0
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      if (backslash < at) backslash = nextBackslash(text, at)
      let close = text.indexOf('"', at + 1)
      let unescaped: string | undefined
      if (backslash < close) {
        close = endOfString(text, close)
        if (close < 0) return 'not-json'
        unescaped = withoutEscapes(text.slice(at, close + 1))
        if (unescaped === undefined) return 'character-not-allowed'
      }
      if (close < 0) return 'not-json'
      const seen = keyIsNext ? open[open.length - 1] : undefined
      if (seen) {
        const key = unescaped ?? text.slice(at + 1, close)
        if (!add(seen, key)) return 'key-twice'
        if (DANGEROUS.has(key)) return 'key-not-allowed'
        keys += 1
        if (keys > MOST_KEYS || countOf(seen) > MOST_KEYS_OF_ONE) return 'too-many-keys'
      }
      keyIsNext = false
      at = close + 1
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      open.push(code === OPEN_OBJECT ? { few: [], many: undefined } : undefined)
      if (open.length > DEEPEST) return 'too-deep'
      keyIsNext = code === OPEN_OBJECT
      at += 1
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      open.pop()
      keyIsNext = false
      at += 1
    } else if (code === COMMA) {
      keyIsNext = open[open.length - 1] !== undefined
      at += 1
    } else if (code === MINUS || isDigit(code)) {
      let stop = at + 1
      while (stop < end && isPartOfNumber(text.charCodeAt(stop))) stop += 1
      if (!canBeKept(text.slice(at, stop))) return 'number-out-of-range'
      at = stop
    } else at += 1
  }
  return undefined
}

function nextBackslash(text: string, from: number): number {
  const at = text.indexOf('\\', from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

/** Where the closing quote is, looked for from the first quote on that may be it; -1 when there is none. */
function endOfString(text: string, first: number): number {
  let close = first
  while (close >= 0) {
    // A quote behind an odd number of backslashes is part of the string.
    let backslashes = 0
    while (text.charCodeAt(close - 1 - backslashes) === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return close
    close = text.indexOf('"', close + 1)
  }
  return -1
}

const HALF_A_PAIR = /\p{Surrogate}/u

/**
 * A string that is written with escapes, without them; nothing when it holds a character PostgreSQL cannot keep:
 * NUL or half of a surrogate pair.
 */
function withoutEscapes(quoted: string): string | undefined {
  try {
    const text: unknown = JSON.parse(quoted)
    return typeof text !== 'string' || text.includes('\0') || HALF_A_PAIR.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

const isPartOfNumber = (code: number): boolean =>
  isDigit(code) || code === 0x2e || code === 0x2b || code === MINUS || code === 0x65 || code === 0x45

/** Neither an infinity, nor minus nought, nor an integer beyond what a double holds exactly. */
function canBeKept(text: string): boolean {
  const value = Number(text)
  // Not a number at all: `JSON.parse` says so in its own way.
  if (Number.isNaN(value)) return true
  if (!Number.isFinite(value) || Object.is(value, -0)) return false
  return !Number.isInteger(value) || Number.isSafeInteger(value)
}
