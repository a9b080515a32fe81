/** One pass over the bytes of a JSON text: depth, number of keys, doubled keys, numbers and characters that cannot be kept. */

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

/** What is wrong with the text, or nothing. Whether it is JSON at all is left to `JSON.parse`. */
export function scanJson(bytes: Uint8Array): JsonFault | undefined {
  const end = bytes.length
  /** For each open bracket: the keys seen in this object; arrays have none. */
  const open: (Set<string> | undefined)[] = []
  let keys = 0
  let keyIsNext = false
  let at = 0
  while (at < end) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      const close = endOfString(bytes, at + 1)
      if (close < 0) return 'not-json'
      const text = plainText(bytes, at, close)
      if (text === undefined) return 'character-not-allowed'
      const seen = open[open.length - 1]
      if (keyIsNext && seen) {
        const key = text === '' ? latin1(bytes, at + 1, close) : text
        if (seen.has(key)) return 'key-twice'
        if (DANGEROUS.has(key)) return 'key-not-allowed'
        seen.add(key)
        keys += 1
        if (keys > MOST_KEYS || seen.size > MOST_KEYS_OF_ONE) return 'too-many-keys'
      }
      keyIsNext = false
      at = close + 1
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      open.push(byte === OPEN_OBJECT ? new Set() : undefined)
      if (open.length > DEEPEST) return 'too-deep'
      keyIsNext = byte === OPEN_OBJECT
      at += 1
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      open.pop()
      keyIsNext = false
      at += 1
    } else if (byte === COMMA) {
      keyIsNext = open[open.length - 1] !== undefined
      at += 1
    } else if (byte === MINUS || isDigit(byte)) {
      let stop = at + 1
      while (stop < end && isPartOfNumber(bytes[stop])) stop += 1
      if (!canBeKept(latin1(bytes, at, stop))) return 'number-out-of-range'
      at = stop
    } else at += 1
  }
  return undefined
}

/** Where the closing quote is; -1 when there is none. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    const byte = bytes[at]
    if (byte === QUOTE) return at
    at += byte === BACKSLASH ? 2 : 1
  }
  return -1
}

/**
 * The text of a string that is written with escapes, '' for one without (the usual case, nothing to look at),
 * and nothing when it holds a character PostgreSQL cannot keep: NUL or half of a surrogate pair.
 */
function plainText(bytes: Uint8Array, quote: number, close: number): string | undefined {
  let hasEscape = false
  for (let at = quote + 1; at < close && !hasEscape; at += 1) hasEscape = bytes[at] === BACKSLASH
  if (!hasEscape) return ''
  try {
    const text: unknown = JSON.parse(Buffer.from(bytes.subarray(quote, close + 1)).toString('utf8'))
    if (typeof text !== 'string' || text.includes('\0') || /\p{Surrogate}/u.test(text)) return undefined
    // In the form in which keys without escapes are compared: one character for each byte.
    return Buffer.from(text, 'utf8').toString('latin1')
  } catch {
    return undefined
  }
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

const isPartOfNumber = (byte: number | undefined): boolean =>
  isDigit(byte) || byte === 0x2e || byte === 0x2b || byte === MINUS || byte === 0x65 || byte === 0x45

/** Neither an infinity, nor minus nought, nor an integer beyond what a double holds exactly. */
function canBeKept(text: string): boolean {
  const value = Number(text)
  // Not a number at all: `JSON.parse` says so in its own way.
  if (Number.isNaN(value)) return true
  if (!Number.isFinite(value) || Object.is(value, -0)) return false
  return !Number.isInteger(value) || Number.isSafeInteger(value)
}
