/** Sealing what second factors need, under keys made from the key file: a copy of the database opens nothing of it. */

import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'

/** Another form is another version; each is read for ever. */
const VERSION = '1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SEALED = /^1\.([0-9a-f]{16})\.([A-Za-z0-9_-]{38,3000})$/u

/** What a text was sealed for; another purpose, or another person, does not open it. */
export type SealPurpose = 'totp' | 'passkey' | 'totp-offer' | 'recovery-offer'

const bindingOf = (key: string, purpose: SealPurpose, person: string): Buffer =>
  Buffer.from(`way-in second factor ${VERSION} ${key} ${purpose} ${person}`)

/** AES-256-GCM under the newest key, bound to purpose and person. */
export function sealFor(keys: OrganisationKeys, purpose: SealPurpose, person: string, text: string): string {
  const { id } = keys.current
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', factorKey(keys, id), nonce)
  cipher.setAAD(bindingOf(id, purpose, person))
  const box = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${VERSION}.${id}.${box.toString('base64url')}`
}

/** Nothing when it was sealed for something else, with a key that is not in the file, or was changed. */
export function openFor(
  keys: OrganisationKeys,
  purpose: SealPurpose,
  person: string,
  sealed: string,
): string | undefined {
  const [, id = '', text = ''] = SEALED.exec(sealed) ?? []
  const key = keys.findFactorKey(id)
  if (!key) return undefined
  const box = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES))
    decipher.setAAD(bindingOf(id, purpose, person))
    decipher.setAuthTag(box.subarray(-TAG_BYTES))
    return Buffer.concat([
      decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]).toString()
  } catch {
    // Not authentic: the library says it by throwing.
    return undefined
  }
}

/** A keyed fingerprint: whoever has only the database can neither make one nor guess from one. */
export const tagUnder = (keys: OrganisationKeys, id: string, text: string): string => {
  const mac = createHmac('sha256', factorKey(keys, id)).update(text).digest('base64url')
  return `${VERSION}.${id}.${mac}`
}

function factorKey(keys: OrganisationKeys, id: string): Buffer {
  const key = keys.findFactorKey(id)
  if (!key) throw new Error('the key file has no such key')
  return key
}
