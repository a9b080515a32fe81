/** A key pair of an organisation, made for a test: what a tablet seals to, and what opens it. */

import { createECDH, createHash } from 'node:crypto'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { type OpeningKey, openingKeyOf } from '../../server/reading/open-sealed.ts'

export interface OrganisationPair {
  readonly opening: OpeningKey
  readonly key: OrganisationKeyOnWire
}

export function newOrganisationKey(): OrganisationPair {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
  return {
    opening: openingKeyOf(id, pair.getPrivateKey()),
    key: { id, publicKey: publicKey.toString('base64url') },
  }
}
