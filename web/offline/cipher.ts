/** Sealing bytes under the key of a vault, so that no box opens anywhere but in its own place. */

export interface Cipher {
  /** `context` names the place of the bytes (store and record); the box opens only there, for the same person. */
  readonly seal: (bytes: Uint8Array, context: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Fails when the box was changed, moved, or sealed for somebody else. */
  readonly open: (box: Uint8Array, context: string) => Promise<Uint8Array<ArrayBuffer>>
}

const VERSION = 1
const NONCE_BYTES = 12

/**
 * AES-256-GCM. A box is one byte of version, a fresh random nonce of 96 bits, and what was sealed with its tag.
 * Random nonces are safe for 2^32 boxes under one key (NIST SP 800-38D, 8.3); a day makes some thousands.
 */
export function cipherWith(key: CryptoKey, person: string): Cipher {
  const algorithm = (nonce: Uint8Array<ArrayBuffer>, context: string) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(JSON.stringify([VERSION, person, context])),
  })
  return {
    async seal(bytes, context) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt(algorithm(nonce, context), key, new Uint8Array(bytes)),
      )
      const box = new Uint8Array(1 + NONCE_BYTES + sealed.length)
      box[0] = VERSION
      box.set(nonce, 1)
      box.set(sealed, 1 + NONCE_BYTES)
      return box
    },
    async open(box, context) {
      if (box[0] !== VERSION) throw new Error(`a box of version ${box[0]} is not known here`)
      const nonce = new Uint8Array(box.slice(1, 1 + NONCE_BYTES))
      const sealed = new Uint8Array(box.slice(1 + NONCE_BYTES))
      return new Uint8Array(await crypto.subtle.decrypt(algorithm(nonce, context), key, sealed))
    },
  }
}

/** Records are filled up to whole blocks: the length of an entry would tell which answer is in it. */
const BLOCK_BYTES = 256

/** Seals a plain value. It comes back as JSON knows it. */
export async function sealValue(
  cipher: Cipher,
  value: unknown,
  context: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES).fill(0x20)
  padded.set(bytes)
  return cipher.seal(padded, context)
}

/** What `sealValue` was given; its shape is what was sealed in this place. */
export async function openValue(cipher: Cipher, box: Uint8Array, context: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await cipher.open(box, context)))
}
