/** Opens what was sealed to the organisation: HPKE base mode, P-256, HKDF-SHA256, AES-256-GCM (RFC 9180). */

import { createDecipheriv, createECDH, createHmac, type ECDH } from 'node:crypto'
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

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
  const made = createHmac('sha256', key)
  for (const part of parts) made.update(part)
  return made.digest()
}

const extract = (salt: Uint8Array, suite: Uint8Array, label: string, secret: Uint8Array): Buffer =>
  hmac(salt, LABEL, suite, Buffer.from(label), secret)

/** One block of HKDF-Expand: nothing here is longer than a hash. */
function expand(
  key: Uint8Array,
  suite: Uint8Array,
  label: string,
  context: Uint8Array,
  bytes: number,
): Buffer {
  const length = Buffer.from([bytes >> 8, bytes & 0xff])
  return hmac(key, length, LABEL, suite, Buffer.from(label), context, Buffer.from([1])).subarray(0, bytes)
}

/** The same for every box: mode, no pre-shared key, our info. */
const CONTEXT = Buffer.concat([
  Buffer.from([0]),
  extract(EMPTY, SUITE, 'psk_id_hash', EMPTY),
  extract(EMPTY, SUITE, 'info_hash', Buffer.from(SEAL_INFO)),
])

/** Key and nonce of the one message that goes with a shared point, its sender's half and the receiver's. */
export function scheduleOf(
  shared: Uint8Array,
  enc: Uint8Array,
  publicKey: Uint8Array,
): { readonly key: Buffer; readonly nonce: Buffer } {
  const secret = extract(EMPTY, KEM_SUITE, 'eae_prk', shared)
  const kemContext = Buffer.concat([enc, publicKey])
  const kemSecret = expand(secret, KEM_SUITE, 'shared_secret', kemContext, KEY_BYTES)
  const schedule = extract(kemSecret, SUITE, 'secret', EMPTY)
  return {
    key: expand(schedule, SUITE, 'key', CONTEXT, KEY_BYTES),
    // The first and only message of its context: the nonce is the base nonce itself.
    nonce: expand(schedule, SUITE, 'base_nonce', CONTEXT, NONCE_BYTES),
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
