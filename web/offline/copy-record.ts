/** One change of the database as bytes, so that it can be kept a second time outside the database. */

/** A record put under its key, or taken away: without a value. */
export interface CopiedChange {
  readonly store: string
  readonly key: IDBValidKey
  readonly value?: unknown
}

/** Where in the bytes behind the text a binary value lies. */
interface BytesMark {
  readonly '\u0000bytes': readonly [at: number, length: number, kind: 'view' | 'buffer']
}

const isBytesMark = (value: unknown): value is BytesMark =>
  typeof value === 'object' && value !== null && '\u0000bytes' in value

/** Plain values, arrays and bytes; fails on anything else, which would come back as something different. */
export function packValue(value: unknown): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  let length = 0
  const mark = (bytes: Uint8Array, kind: 'view' | 'buffer'): BytesMark => {
    pieces.push(bytes)
    length += bytes.length
    return { '\u0000bytes': [length - bytes.length, bytes.length, kind] }
  }
  const plain = (one: unknown): unknown => {
    if (one instanceof ArrayBuffer) return mark(new Uint8Array(one), 'buffer')
    if (one instanceof Uint8Array) return mark(one, 'view')
    if (Array.isArray(one)) return one.map(plain)
    if (typeof one !== 'object' || one === null) return one
    const kind: unknown = Object.getPrototypeOf(one)
    if (kind !== Object.prototype && kind !== null)
      throw new Error(`a ${one.constructor.name} cannot be packed`)
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, plain(inner)]))
  }
  const text = new TextEncoder().encode(JSON.stringify(plain(value)))
  const packed = new Uint8Array(4 + text.length + length)
  new DataView(packed.buffer).setUint32(0, text.length)
  packed.set(text, 4)
  let at = 4 + text.length
  for (const piece of pieces) {
    packed.set(piece, at)
    at += piece.length
  }
  return packed
}

/** What `packValue` was given. */
export function unpackValue(packed: Uint8Array): unknown {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0)
  const rest = packed.subarray(4 + length)
  const whole = (one: unknown): unknown => {
    if (isBytesMark(one)) {
      const [at, size, kind] = one['\u0000bytes']
      const bytes = rest.slice(at, at + size)
      return kind === 'buffer' ? bytes.buffer : bytes
    }
    if (Array.isArray(one)) return one.map(whole)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, whole(inner)]))
  }
  return whole(JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + length))))
}

/** The place of a record, as text: equal for equal keys. */
export const placeOf = (store: string, key: IDBValidKey): string => `${store} ${textOfKey(key)}`

const textOfKey = (key: unknown): string => {
  if (key instanceof ArrayBuffer) return `<${new Uint8Array(key).join(',')}>`
  if (Array.isArray(key)) return `[${key.map(textOfKey).join(';')}]`
  return JSON.stringify(key)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 (ISO 3309): tells a torn or stale record from a whole one; it is no seal against people. */
export function checkSum(...parts: readonly Uint8Array[]): number {
  let sum = 0xffffffff
  for (const part of parts) for (const byte of part) sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}
