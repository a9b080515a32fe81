/** What closes each chunk of a backup: a checksum, or AES-256-GCM; either binds its place, and whether it is the last. */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'

export const SEAL_BYTES = 16

export interface ChunkSeal {
  close(at: number, isLast: boolean, bytes: Uint8Array): Buffer
  /** Nothing when a single bit is not as it was closed. */
  open(at: number, isLast: boolean, closed: Buffer): Buffer | undefined
}

const placeOf = (at: number, isLast: boolean): Buffer => {
  const place = Buffer.alloc(12)
  place.writeBigUInt64BE(BigInt(at), 0)
  place[11] = isLast ? 1 : 0
  return place
}

/** Against accidents: whoever can read the file can also make another one. */
export function checksums(head: Uint8Array): ChunkSeal {
  const sumOf = (at: number, isLast: boolean, bytes: Uint8Array) =>
    createHash('sha256')
      .update(head)
      .update(placeOf(at, isLast))
      .update(bytes)
      .digest()
      .subarray(0, SEAL_BYTES)
  return {
    close: (at, isLast, bytes) => Buffer.concat([bytes, sumOf(at, isLast, bytes)]),
    open: (at, isLast, closed) => {
      const bytes = closed.subarray(0, -SEAL_BYTES)
      return sumOf(at, isLast, bytes).equals(closed.subarray(-SEAL_BYTES)) ? bytes : undefined
    },
  }
}

/** The key is made for one file alone, so a chunk's place in it is nonce enough. */
export function sealedBy(key: Uint8Array, head: Uint8Array): ChunkSeal {
  return {
    close: (at, isLast, bytes) => {
      const cipher = createCipheriv('aes-256-gcm', key, placeOf(at, isLast)).setAAD(head)
      return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open: (at, isLast, closed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, placeOf(at, isLast))
      decipher.setAAD(head).setAuthTag(closed.subarray(-SEAL_BYTES))
      try {
        return Buffer.concat([decipher.update(closed.subarray(0, -SEAL_BYTES)), decipher.final()])
      } catch {
        return undefined
      }
    },
  }
}

const INFO = 'way-in backup 1'
/** What stands before the 32 bytes of a key in its usual wrapping (RFC 8410). */
const PUBLIC_BEFORE = Buffer.from('302a300506032b656e032100', 'hex')
const SECRET_BEFORE = Buffer.from('302e020100300506032b656e04220420', 'hex')

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_BEFORE, bytes]), format: 'der', type: 'spki' })
const secretKeyOf = (bytes: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([SECRET_BEFORE, bytes]), format: 'der', type: 'pkcs8' })

export interface RawKeyPair {
  readonly publicKey: Buffer
  readonly secretKey: Buffer
}

/** X25519, 32 bytes each. */
export function makeRawKeyPair(): RawKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_BEFORE.length),
    secretKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(SECRET_BEFORE.length),
  }
}

const derive = (shared: Uint8Array, enc: Uint8Array, to: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([enc, to]), INFO, 32))

/** A key for one file, and the half that whoever has the secret key needs to find it again. */
export function keyForFile(to: Uint8Array): { readonly key: Buffer; readonly enc: Buffer } {
  const { publicKey, secretKey } = makeRawKeyPair()
  const shared = diffieHellman({ privateKey: secretKeyOf(secretKey), publicKey: publicKeyOf(to) })
  return { key: derive(shared, publicKey, to), enc: publicKey }
}

export function keyOfFile(enc: Uint8Array, mine: RawKeyPair): Buffer {
  const shared = diffieHellman({ privateKey: secretKeyOf(mine.secretKey), publicKey: publicKeyOf(enc) })
  return derive(shared, enc, mine.publicKey)
}
