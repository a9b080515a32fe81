/** A short secret made into a key that is dear to guess: Argon2id, or PBKDF2 where this browser runs no WebAssembly. */

import { argon2id } from 'hash-wasm'
import type { Stretching } from './key-slots.ts'

/** About two seconds on a slow tablet; every guess of a thief costs the same memory. */
const ARGON2ID: Stretching = { kind: 'argon2id', memoryKiB: 32 * 1024, passes: 3, lanes: 1 }
/** The figure of the OWASP password storage guide for PBKDF2 with SHA-256. */
const PBKDF2: Stretching = { kind: 'pbkdf2-sha-256', rounds: 600_000 }

/** What new secrets are stretched with on this device. */
export const strongestStretching = (): Stretching => (canRunWasm() ? ARGON2ID : PBKDF2)

/** The smallest module there is. A content security policy or an old processor may refuse it. */
function canRunWasm(): boolean {
  try {
    return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) instanceof WebAssembly.Module
  } catch {
    return false
  }
}

/** Numbers stored beside a key may be raised one day; somebody who lowered them is not followed. */
export function isStrongEnough(stretching: Stretching): boolean {
  if (stretching.kind === 'pbkdf2-sha-256') return stretching.rounds >= 600_000
  return stretching.memoryKiB >= 32 * 1024 && stretching.passes >= 3 && stretching.lanes >= 1
}

/** Takes seconds on a slow tablet. */
export async function stretchSecret(
  secret: string,
  salt: Uint8Array<ArrayBuffer>,
  stretching: Stretching,
): Promise<CryptoKey> {
  const stretched = await stretch(new TextEncoder().encode(secret), salt, stretching)
  return crypto.subtle.importKey('raw', stretched, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function stretch(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  stretching: Stretching,
): Promise<Uint8Array<ArrayBuffer>> {
  if (stretching.kind === 'argon2id')
    return new Uint8Array(
      await argon2id({
        password: secret,
        salt,
        memorySize: stretching.memoryKiB,
        iterations: stretching.passes,
        parallelism: stretching.lanes,
        hashLength: 32,
        outputType: 'binary',
      }),
    )
  const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: stretching.rounds },
      key,
      256,
    ),
  )
}
