/** Envelopes by the thousand, made with Node's own cryptography: the app's sealing runs in browsers only. */

import { createCipheriv, createECDH } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import {
  bindingOf,
  DEFLATED,
  LENGTH_BYTES,
  type OrganisationKeyOnWire,
  paddedLength,
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
): string {
  const publicKey = Buffer.from(key.publicKey, 'base64url')
  const pair = createECDH('prime256v1')
  const enc = pair.generateKeys()
  const schedule = scheduleOf(pair.computeSecret(publicKey), enc, publicKey)
  const plain = Buffer.concat([Buffer.from([DEFLATED]), deflateRawSync(JSON.stringify(content))])
  const padded = Buffer.alloc(paddedLength(LENGTH_BYTES + plain.length))
  padded.writeUInt32BE(plain.length)
  plain.copy(padded, LENGTH_BYTES)
  const clear = { kind: 'visit', campaign, key: key.id, photos: [] as string[] } as const
  const cipher = createCipheriv('aes-256-gcm', schedule.key, schedule.nonce)
  cipher.setAAD(Buffer.from(bindingOf(id, clear)))
  const box = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()])
  return JSON.stringify({
    v: SEAL_VERSION,
    ...clear,
    enc: enc.toString('base64url'),
    box: box.toString('base64url'),
  })
}
