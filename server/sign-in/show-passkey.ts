/** Whose passkey answers, and whether it does so truly and for the first time. */

import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { PersonId } from '../../schema/codes.ts'
import type { PasskeyAnswer } from '../../schema/wire/passkey-shape.ts'
import { findPasskey, usePasskey } from '../queries/factors.ts'
import type { Services } from '../services.ts'
import { hashOf } from '../storage/secrets.ts'
import { openFor } from './factor-seals.ts'
import { forgetChallengeAt, type Purpose, placeOf, readAnswer } from './passkeys.ts'

export interface Answering {
  readonly person: PersonId
  /** It made sure itself who holds it, by a PIN or a finger: enough without a passphrase. */
  readonly knewHolder: boolean
}

/** Nothing when nobody here has this passkey, when it is of another host, or its answer is not true or not new. */
export async function findAnswering(
  services: Services,
  request: FastifyRequest,
  purpose: Purpose,
  answer: Static<typeof PasskeyAnswer>,
): Promise<Answering | undefined> {
  const { db, organisationKeys: keys } = services
  const stored = await findPasskey(db, answer.id)
  const place = placeOf(request)
  if (!stored || stored.host !== place.host) return undefined
  const publicKey = openFor(keys, 'passkey', stored.person, stored.sealed)
  if (publicKey === undefined) return undefined
  const now = services.now()
  const kept = { credential: stored.credential, publicKey, counter: stored.counter }
  const read = await readAnswer({ keys, purpose, now }, place, kept, answer)
  if (!read) return undefined
  // What was signed names the question, so its hash stands for it.
  const question = { tag: hashOf(answer.response.clientDataJSON), at: now, endsAt: forgetChallengeAt(now) }
  const isNew = await usePasskey(db, stored.id, read.counter, question)
  return isNew ? { person: stored.person, knewHolder: read.knewHolder } : undefined
}
