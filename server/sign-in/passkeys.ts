/** Passkeys (WebAuthn): what they are asked, and whether their answer is true. */

import { randomBytes } from 'node:crypto'
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type {
  PasskeyAnswer,
  PasskeyMade,
  PasskeyOffer,
  PasskeyQuestion,
} from '../../schema/wire/passkey-shape.ts'
import { refuse } from '../http/refusal.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { isSame } from '../storage/secrets.ts'
import { tagUnder } from './factor-seals.ts'

/** Ed25519, P-256, RSA: what authenticators can do. */
const ALGORITHMS = [-8, -7, -257]
const LASTS_MS = 5 * 60_000
const NONCE_BYTES = 16
const TIME_BYTES = 8

/** The page that speaks: passkeys are bound to its host, and browsers let no other page ask them. */
export interface Place {
  readonly origin: string
  readonly host: string
}

/**
 * The page as its browser names it. Writes from another origin have been refused before; where a browser leaves the
 * origin out, no passkey can be asked.
 */
export function placeOf({ headers }: FastifyRequest): Place {
  const { origin = '' } = headers
  if (!URL.canParse(origin)) refuse('bad-request', { where: 'headers/origin', what: 'required' })
  return { origin, host: new URL(origin).hostname }
}

/** What a question is for; an answer to one is none to another. */
export type Purpose = 'sign-in' | `factor ${string}` | `make ${string}`

interface Asking {
  readonly keys: OrganisationKeys
  readonly purpose: Purpose
  readonly now: Date
}

/**
 * Nonce, time, and a keyed fingerprint of both: the server knows its own questions again without keeping those that
 * are never answered, of which a stranger can ask for as many as he likes.
 */
function drawChallenge({ keys, purpose, now }: Asking): string {
  const time = Buffer.alloc(TIME_BYTES)
  time.writeBigUInt64BE(BigInt(now.getTime()))
  const head = Buffer.concat([randomBytes(NONCE_BYTES), time])
  return Buffer.concat([head, fingerprintOf(keys, purpose, head)]).toString('base64url')
}

const fingerprintOf = (keys: OrganisationKeys, purpose: Purpose, head: Buffer): Buffer =>
  Buffer.from(
    tagUnder(keys, keys.current.id, `challenge ${purpose} ${head.toString('base64url')}`).slice(-43),
    'base64url',
  )

const isOwnChallenge = (challenge: string, { keys, purpose, now }: Asking): boolean => {
  const bytes = Buffer.from(challenge, 'base64url')
  const head = bytes.subarray(0, NONCE_BYTES + TIME_BYTES)
  if (head.length < NONCE_BYTES + TIME_BYTES) return false
  const age = now.getTime() - Number(head.readBigUInt64BE(NONCE_BYTES))
  if (age < 0 || age > LASTS_MS) return false
  return isSame(fingerprintOf(keys, purpose, head), bytes.subarray(head.length))
}

const named = (ids: readonly string[]) => ids.map((id) => ({ id, type: 'public-key' as const }))

/** Asked of the passkeys named, or of any. Alone, a passkey has to make sure itself who holds it. */
export const questionFor = (
  asking: Asking,
  { host }: Place,
  credentials: readonly string[],
  isAlone: boolean,
): Static<typeof PasskeyQuestion> => ({
  challenge: drawChallenge(asking),
  rpId: host,
  timeout: LASTS_MS,
  userVerification: isAlone ? 'required' : 'preferred',
  allowCredentials: named(credentials),
})

/** What a new passkey is made from; those that are there already are not made twice. */
export const offerFor = (
  asking: Asking,
  { host }: Place,
  { person, name }: { readonly person: string; readonly name: string },
  credentials: readonly string[],
): Static<typeof PasskeyOffer> => ({
  rp: { name: 'Way In', id: host },
  user: { id: Buffer.from(person).toString('base64url'), name, displayName: name },
  challenge: drawChallenge(asking),
  pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' })),
  timeout: LASTS_MS,
  attestation: 'none',
  excludeCredentials: [...named(credentials)],
  authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
})

/** As it is kept: the public key, base64url, and how often it signed. */
export interface KeptPasskey {
  readonly credential: string
  readonly publicKey: string
  readonly counter: number
}

/** Nothing when it was not made for this place, for this question, or is damaged. */
export async function readMade(
  asking: Asking,
  { origin, host }: Place,
  made: Static<typeof PasskeyMade>,
): Promise<KeptPasskey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: made,
      expectedChallenge: (challenge) => isOwnChallenge(challenge, asking),
      expectedOrigin: origin,
      expectedRPID: host,
      // It is asked to know its holder and may be a plain key all the same: then it is never enough alone.
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
  } catch {
    // The library says what is wrong by throwing.
    return undefined
  }
}

/** How often it has signed by now, and whether it knew its holder; nothing when the answer is not true. */
export async function readAnswer(
  asking: Asking,
  { origin, host }: Place,
  kept: KeptPasskey,
  answer: Static<typeof PasskeyAnswer>,
): Promise<{ readonly counter: number; readonly knewHolder: boolean } | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: (challenge) => isOwnChallenge(challenge, asking),
      expectedOrigin: origin,
      expectedRPID: host,
      credential: {
        id: kept.credential,
        publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
        counter: kept.counter,
      },
      requireUserVerification: false,
    })
    if (!verified) return undefined
    return { counter: authenticationInfo.newCounter, knewHolder: authenticationInfo.userVerified }
  } catch {
    // The library says what is wrong by throwing.
    return undefined
  }
}

/** How long an answered question has to be remembered, so that no answer is good twice. */
export const forgetChallengeAt = (now: Date): Date => new Date(now.getTime() + LASTS_MS)
