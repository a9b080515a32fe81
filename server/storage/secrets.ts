/** Secrets that are handed out once and kept here only as a hash. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as text that survives links and headers. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** A fast hash is enough for what has more than 112 random bits. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest()

export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)
