/** Secrets that are handed out once and kept here only as a hash. */

import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as text that survives links and headers. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** SHA-256; a fast hash is enough for what has more than 112 random bits, and names bytes that are no secret. */
export const hashOf = (secret: string | Uint8Array): Buffer => hash('sha256', secret, 'buffer')

export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)
