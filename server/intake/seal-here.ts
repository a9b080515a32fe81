/** Seals a visit that was keyed in the office as a tablet would have: it is then taken in the one way there is. */

import { createCipheriv, createECDH } from 'node:crypto'
import type { Visit } from '../../schema/visit/visit.ts'
import {
  bindingOf,
  type Envelope,
  LENGTH_BYTES,
  paddedLength,
  SEAL_VERSION,
} from '../../schema/wire/sealed-shape.ts'
import { visitContent } from '../../schema/wire/visit-shape.ts'
import { scheduleOf } from '../reading/open-sealed.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'

export function sealHere(
  { current }: Pick<OrganisationKeys, 'current'>,
  visit: Visit & { readonly finishedAt: string },
): Envelope {
  const clear = { kind: 'visit' as const, campaign: visit.campaign, key: current.id, photos: [] }
  const content = Buffer.from(JSON.stringify(visitContent(visit, visit.finishedAt)))
  const publicKey = Buffer.from(current.publicKey, 'base64url')
  const sender = createECDH('prime256v1')
  const enc = sender.generateKeys()
  const { key, nonce } = scheduleOf(sender.computeSecret(publicKey), enc, publicKey)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(bindingOf(visit.id, clear)))
  const box = Buffer.concat([cipher.update(padded(content)), cipher.final(), cipher.getAuthTag()])
  return {
    ...{ v: SEAL_VERSION, ...clear, photos: [] },
    ...{ enc: enc.toString('base64url'), box: box.toString('base64url') },
  }
}

function padded(content: Buffer): Buffer {
  const whole = Buffer.alloc(paddedLength(LENGTH_BYTES + content.length))
  whole.writeUInt32BE(content.length, 0)
  content.copy(whole, LENGTH_BYTES)
  return whole
}
