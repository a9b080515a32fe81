/** The second factor: setting it up, showing it, and what there is of it. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { PasskeyAnswer, PasskeyMade, PasskeyOffer, PasskeyQuestion } from './passkey-shape.ts'
import { SessionShape } from './session-endpoints.ts'
import { Count, closed, IsoDate, Nothing, Uuid } from './shape.ts'

const tags = ['session'] as const
/** Six digits of an app, typed with or without spaces, in Khmer or Latin digits. */
const Code = Type.String({ minLength: 1, maxLength: 40 })
const RecoveryWord = Type.String({ minLength: 1, maxLength: 80 })
/** What was offered, sealed by the server for itself: opaque, for this person and for half an hour. */
const Offer = Type.String({ minLength: 1, maxLength: 2000 })

export const askForFactor = endpoint({
  method: 'POST',
  url: '/api/session/factor-question',
  access: 'signed-in',
  beforeFactor: 'shown',
  schema: {
    summary: 'What one’s own passkeys have to sign to be the second factor',
    tags,
    response: { 200: PasskeyQuestion },
  },
})

export const showFactor = endpoint({
  method: 'POST',
  url: '/api/session/factor',
  access: 'signed-in',
  beforeFactor: 'shown',
  schema: {
    summary: 'Show the second factor: to finish signing in, or once more before something grave',
    tags,
    body: Type.Union([
      Type.Object({ totp: Code }, closed),
      Type.Object({ recoveryWord: RecoveryWord }, closed),
      Type.Object({ passkey: PasskeyAnswer }, closed),
    ]),
    response: { 200: SessionShape },
  },
})

export const checkFreshness = endpoint({
  method: 'GET',
  url: '/api/session/fresh-factor',
  access: 'signed-in',
  freshFactor: true,
  schema: {
    summary: 'Refused unless the second factor was shown in the last five minutes; before a download',
    tags,
    response: { 200: Nothing },
  },
})

export const listFactors = endpoint({
  method: 'GET',
  url: '/api/session/factors',
  access: 'signed-in',
  beforeFactor: 'set-up',
  schema: {
    summary: 'What the account’s second factor can be shown with',
    tags,
    response: {
      200: Type.Object({
        totp: Type.Boolean(),
        passkeys: Type.Array(Type.Object({ id: Uuid, since: IsoDate })),
        recoveryWords: Count,
      }),
    },
  },
})

export const offerTotp = endpoint({
  method: 'POST',
  url: '/api/session/totp-offer',
  access: 'signed-in',
  freshFactor: true,
  beforeFactor: 'set-up',
  schema: {
    summary: 'A secret for an app that shows codes; it counts only once a code of it was typed',
    tags,
    response: { 200: Type.Object({ secret: Type.String(), address: Type.String(), offer: Offer }) },
  },
})

export const keepTotp = endpoint({
  method: 'PUT',
  url: '/api/session/totp',
  access: 'signed-in',
  freshFactor: true,
  beforeFactor: 'set-up',
  schema: {
    summary: 'Keep the app whose secret was offered, with a first code of it',
    tags,
    body: Type.Object({ offer: Offer, code: Code }, closed),
    response: { 200: SessionShape },
  },
})

export const offerPasskey = endpoint({
  method: 'POST',
  url: '/api/session/passkey-offer',
  access: 'signed-in',
  freshFactor: true,
  beforeFactor: 'set-up',
  schema: { summary: 'What a new passkey is made from', tags, response: { 200: PasskeyOffer } },
})

export const keepPasskey = endpoint({
  method: 'PUT',
  url: '/api/session/passkeys',
  access: 'signed-in',
  freshFactor: true,
  beforeFactor: 'set-up',
  schema: {
    summary: 'Keep a passkey that was made',
    tags,
    body: Type.Object({ made: PasskeyMade }, closed),
    response: { 200: SessionShape },
  },
})

export const offerRecoveryWords = endpoint({
  method: 'POST',
  url: '/api/session/recovery-offer',
  access: 'signed-in',
  freshFactor: true,
  beforeFactor: 'set-up',
  schema: {
    summary: 'Ten words for paper, each good once; they count only once one of them was typed back',
    tags,
    response: { 200: Type.Object({ words: Type.Array(Type.String()), offer: Offer }) },
  },
})

export const keepRecoveryWords = endpoint({
  method: 'PUT',
  url: '/api/session/recovery-words',
  access: 'signed-in',
  freshFactor: true,
  beforeFactor: 'set-up',
  schema: {
    summary: 'Keep the words that were offered instead of all earlier ones; the one typed back stays good',
    tags,
    body: Type.Object({ offer: Offer, word: RecoveryWord }, closed),
    response: { 200: SessionShape },
  },
})

export const dropTotp = endpoint({
  method: 'DELETE',
  url: '/api/session/totp',
  access: 'signed-in',
  freshFactor: true,
  schema: { summary: 'Take the app away, unless it is all there is', tags, response: { 200: Nothing } },
})

export const dropPasskey = endpoint({
  method: 'DELETE',
  url: '/api/session/passkeys/:passkey',
  access: 'signed-in',
  freshFactor: true,
  schema: {
    summary: 'Take a passkey away, unless it is all there is',
    tags,
    params: Type.Object({ passkey: Uuid }, closed),
    response: { 200: Nothing },
  },
})
