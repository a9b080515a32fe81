/** Tickets of enrolled tablets: made and read by the server alone, opaque to everybody else, good for one token. */

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { CampaignId } from '../schema/codes.ts'
import type { TicketFacts } from './queries/enrolments.ts'
import type { OrganisationKeys } from './storage/organisation-keys.ts'

/** Another form is another version; each is read for ever. */
const VERSION = '1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const TICKET = /^1\.([0-9a-f]{16})\.([A-Za-z0-9_-]{100,900})$/u

/** The version and the key are bound to what is in it. */
const bindingOf = (key: string): Buffer => Buffer.from(`way-in enrolment ticket ${VERSION} ${key}`)

/** In the order they are written. */
type Written = readonly [enrolment: string, campaign: CampaignId, code: string, token: string, words: string]

/** The same facts give the same ticket: its nonce is made from them, so that no two of them share one. */
export function makeTicket(keys: OrganisationKeys, facts: TicketFacts): string {
  const { id } = keys.current
  const key = keys.findTicketKey(id)
  if (!key) throw new Error('the current key has no key for tickets')
  const written: Written = [
    facts.enrolment,
    facts.campaign,
    facts.code,
    Buffer.from(facts.tokenHash).toString('base64url'),
    Buffer.from(facts.wordsHash).toString('base64url'),
  ]
  const plain = Buffer.from(JSON.stringify(written))
  const nonce = createHmac('sha256', key).update(plain).digest().subarray(0, NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bindingOf(id))
  const box = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return `${VERSION}.${id}.${box.toString('base64url')}`
}

/** Nothing when it was not made with a key of this organisation, or was changed. */
export function openTicket(keys: OrganisationKeys, ticket: string): TicketFacts | undefined {
  const [, id = '', text = ''] = TICKET.exec(ticket) ?? []
  const key = keys.findTicketKey(id)
  if (!key) return undefined
  const box = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES))
    decipher.setAAD(bindingOf(id))
    decipher.setAuthTag(box.subarray(-TAG_BYTES))
    const plain = Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    // Authentic: these very bytes were written above.
    const [enrolment, campaign, code, token, words] = JSON.parse(plain.toString()) as Written
    return {
      enrolment,
      campaign,
      code,
      tokenHash: Buffer.from(token, 'base64url'),
      wordsHash: Buffer.from(words, 'base64url'),
    }
  } catch {
    // Not authentic: the library says it by throwing.
    return undefined
  }
}
