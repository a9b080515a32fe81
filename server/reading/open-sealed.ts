/** Opens what was sealed to the organisation: HPKE base mode, P-256, HKDF-SHA256, AES-256-GCM (RFC 9180). */

import { createDecipheriv, createECDH, type ECDH, hash } from 'node:crypto'
import { LENGTH_BYTES, SEAL_INFO } from '../../schema/wire/sealed-shape.ts'

/** One key pair of the organisation, ready to open with. */
export interface OpeningKey {
  readonly id: string
  /** The point as it is written on the wire: 65 bytes. */
  readonly publicKey: Buffer
  readonly exchange: ECDH
}

/** Throws when the secret is none of the curve. */
export function openingKeyOf(id: string, secret: Uint8Array): OpeningKey {
  const exchange = createECDH('prime256v1')
  exchange.setPrivateKey(secret)
  return { id, publicKey: exchange.getPublicKey(), exchange }
}

const KEM_SUITE = Buffer.from('4b454d0010', 'hex')
/** "HPKE", then the numbers of the three parts. */
const SUITE = Buffer.from('48504b45001000010002', 'hex')
const LABEL = Buffer.from('HPKE-v1')
const EMPTY = Buffer.alloc(0)
const TAG_BYTES = 16
const KEY_BYTES = 32
const NONCE_BYTES = 12
const HASH_BYTES = 32
const BLOCK_BYTES = 64

/**
 * HMAC-SHA256 (RFC 2104) of a key no longer than a block, over two hashes in one call each: a quarter of what an
 * object for each would cost, and a box needs five.
 */
function hmac(key: Uint8Array, message: Uint8Array): Buffer {
  const inner = Buffer.alloc(BLOCK_BYTES + message.length, 0x36)
  const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES, 0x5c)
  for (let at = 0; at < key.length; at += 1) {
    const byte = key[at] ?? 0
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  inner.set(message, BLOCK_BYTES)
  outer.set(hash('sha256', inner, 'buffer'), BLOCK_BYTES)
  return hash('sha256', outer, 'buffer')
}

const labelled = (suite: Uint8Array, label: string): Buffer =>
  Buffer.concat([LABEL, suite, Buffer.from(label)])

const extract = (salt: Uint8Array, suite: Uint8Array, label: string, secret: Uint8Array): Buffer =>
  hmac(salt, Buffer.concat([labelled(suite, label), secret]))

/** What HKDF-Expand hashes before its context. One block of it is enough: nothing here is longer than a hash. */
const expansion = (suite: Uint8Array, label: string, bytes: number): Buffer =>
  Buffer.concat([Buffer.from([bytes >> 8, bytes & 0xff]), labelled(suite, label)])
const FIRST_BLOCK = Buffer.from([1])

/** The same for every box: mode, no pre-shared key, our info. */
const CONTEXT = Buffer.concat([
  Buffer.from([0]),
  extract(EMPTY, SUITE, 'psk_id_hash', EMPTY),
  extract(EMPTY, SUITE, 'info_hash', Buffer.from(SEAL_INFO)),
])
const OF_KEM = labelled(KEM_SUITE, 'eae_prk')
const OF_SHARED = expansion(KEM_SUITE, 'shared_secret', HASH_BYTES)
const OF_SECRET = labelled(SUITE, 'secret')
const OF_KEY = Buffer.concat([expansion(SUITE, 'key', KEY_BYTES), CONTEXT, FIRST_BLOCK])
const OF_NONCE = Buffer.concat([expansion(SUITE, 'base_nonce', NONCE_BYTES), CONTEXT, FIRST_BLOCK])

/** Key and nonce of the one message that goes with a shared point, its sender's half and the receiver's. */
export function scheduleOf(
  shared: Uint8Array,
  enc: Uint8Array,
  publicKey: Uint8Array,
): { readonly key: Buffer; readonly nonce: Buffer } {
  const kem = hmac(EMPTY, Buffer.concat([OF_KEM, shared]))
  const kemSecret = hmac(kem, Buffer.concat([OF_SHARED, enc, publicKey, FIRST_BLOCK]))
  const schedule = hmac(kemSecret, OF_SECRET)
  return {
    key: hmac(schedule, OF_KEY),
    // The first and only message of its context: the nonce is the base nonce itself.
    nonce: hmac(schedule, OF_NONCE).subarray(0, NONCE_BYTES),
  }
}

/** What is in the box, without its padding; nothing when it was not sealed to this key with this binding. */
export function openBox(
  key: OpeningKey,
  enc: Uint8Array,
  box: Uint8Array,
  binding: string,
): Buffer | undefined {
  if (box.length < TAG_BYTES) return undefined
  try {
    const schedule = scheduleOf(key.exchange.computeSecret(enc), enc, key.publicKey)
    const decipher = createDecipheriv('aes-256-gcm', schedule.key, schedule.nonce)
    decipher.setAAD(Buffer.from(binding))
    decipher.setAuthTag(box.subarray(box.length - TAG_BYTES))
    const padded = decipher.update(box.subarray(0, box.length - TAG_BYTES))
    decipher.final()
    return withoutPadding(padded)
  } catch {
    // No point of the curve, or not authentic: the library says it by throwing.
    return undefined
  }
}

function withoutPadding(padded: Buffer): Buffer | undefined {
  if (padded.length < LENGTH_BYTES) return undefined
  const length = padded.readUInt32BE(0)
  return length > padded.length - LENGTH_BYTES
    ? undefined
    : padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length)
}
