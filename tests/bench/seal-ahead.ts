/** Envelopes by the thousand, made with Node's own cryptography: the app's sealing runs in browsers only. */

import { createCipheriv, createECDH, createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import {
  bindingOf,
  DEFLATED,
  LENGTH_BYTES,
  type OrganisationKeyOnWire,
  paddedLength,
  photoBindingOf,
  SEAL_VERSION,
  type VisitContent,
} from '../../schema/wire/sealed-shape.ts'
import { scheduleOf } from '../../server/reading/open-sealed.ts'

/** The text of an envelope, as a tablet would send it to `/api/sealed/:id`. */
export function sealAhead(
  key: OrganisationKeyOnWire,
  id: string,
  campaign: string,
  content: VisitContent,
  /** Hashes of its sealed photos. */
  photos: readonly string[] = [],
): string {
  const plain = Buffer.concat([Buffer.from([DEFLATED]), deflateRawSync(JSON.stringify(content))])
  const padded = Buffer.alloc(paddedLength(LENGTH_BYTES + plain.length))
  padded.writeUInt32BE(plain.length)
  plain.copy(padded, LENGTH_BYTES)
  const clear = { kind: 'visit' as const, campaign, key: key.id, photos: [...photos] }
  const { enc, box } = sealTo(key, padded, bindingOf(id, clear))
  return JSON.stringify({
    v: SEAL_VERSION,
    ...clear,
    enc: enc.toString('base64url'),
    box: box.toString('base64url'),
  })
}

/** A photo as it travels, and its hash. */
export function sealPhotoAhead(key: OrganisationKeyOnWire, id: string, photo: Buffer) {
  const padded = Buffer.alloc(paddedLength(LENGTH_BYTES + photo.length))
  padded.writeUInt32BE(photo.length)
  photo.copy(padded, LENGTH_BYTES)
  const { enc, box } = sealTo(key, padded, photoBindingOf(id, key.id))
  const bytes = Buffer.concat([Buffer.from([SEAL_VERSION]), Buffer.from(key.id, 'hex'), enc, box])
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function sealTo(key: OrganisationKeyOnWire, padded: Buffer, binding: string) {
  const publicKey = Buffer.from(key.publicKey, 'base64url')
  const pair = createECDH('prime256v1')
  const enc = pair.generateKeys()
  const schedule = scheduleOf(pair.computeSecret(publicKey), enc, publicKey)
  const cipher = createCipheriv('aes-256-gcm', schedule.key, schedule.nonce)
  cipher.setAAD(Buffer.from(binding))
  return { enc, box: Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]) }
}
