/** Sign in, sign out, who am I, where am I signed in, and the one-time link for the first administrator. */

import { Type } from 'typebox'
import { BROWSERS, SYSTEMS } from '../people/browser-kind.ts'
import { endpoint } from './endpoint.ts'
import { PasskeyAnswer, PasskeyQuestion } from './passkey-shape.ts'
import { Count, closed, IsoDate, Nothing, StaffRoleShape, Uuid } from './shape.ts'

const tags = ['session'] as const
export const StaffName = Type.String({ minLength: 1, maxLength: 80 })
/** At least 15 characters in any script is checked by the handler, in characters as people count them. */
export const Passphrase = Type.String({ minLength: 1, maxLength: 400 })

export const SessionShape = Type.Object({
  person: Uuid,
  name: Type.String(),
  roles: Type.Array(StaffRoleShape),
  /** `whole`: all doors open. Else the second factor has still to be shown, or the account has none yet. */
  standing: Type.Enum(['whole', 'awaits-factor', 'awaits-set-up']),
  /** What the second factor can be shown with. */
  factors: Type.Object({ totp: Type.Boolean(), passkeys: Count, recoveryWords: Count }),
})

export const readSession = endpoint({
  method: 'GET',
  url: '/api/session',
  access: 'everybody',
  side: 'desk',
  schema: {
    summary: 'Who is signed in, and how far; null when nobody is',
    tags,
    response: { 200: Type.Union([SessionShape, Nothing]) },
  },
})

export const signIn = endpoint({
  method: 'POST',
  url: '/api/session',
  access: 'everybody',
  side: 'desk',
  schema: {
    summary: 'The first step of signing in: name and passphrase',
    tags,
    body: Type.Object({ name: StaffName, passphrase: Passphrase }, closed),
    response: { 200: SessionShape },
  },
})

export const signOut = endpoint({
  method: 'DELETE',
  url: '/api/session',
  access: 'everybody',
  side: 'desk',
  schema: { summary: 'Sign out', tags, response: { 200: Nothing } },
})

export const askForPasskey = endpoint({
  method: 'POST',
  url: '/api/session/passkey-question',
  access: 'everybody',
  side: 'desk',
  schema: {
    summary: 'What a passkey has to sign to sign in by itself',
    tags,
    response: { 200: PasskeyQuestion },
  },
})

export const signInWithPasskey = endpoint({
  method: 'POST',
  url: '/api/session/passkey',
  access: 'everybody',
  side: 'desk',
  schema: {
    summary: 'Sign in with a passkey alone, which has made sure itself who holds it',
    tags,
    body: Type.Object({ answer: PasskeyAnswer }, closed),
    response: { 200: SessionShape },
  },
})

export const listSessions = endpoint({
  method: 'GET',
  url: '/api/sessions',
  access: 'signed-in',
  schema: {
    summary: 'Where one is signed in: day and kind of browser, no address',
    tags,
    response: {
      200: Type.Array(
        Type.Object({
          id: Uuid,
          since: IsoDate,
          browser: Type.Enum([...BROWSERS]),
          system: Type.Enum([...SYSTEMS]),
          isThis: Type.Boolean(),
        }),
      ),
    },
  },
})

export const endSession = endpoint({
  method: 'DELETE',
  url: '/api/sessions/:session',
  access: 'signed-in',
  schema: {
    summary: 'End one of one’s own sessions',
    tags,
    params: Type.Object({ session: Uuid }, closed),
    response: { 200: Nothing },
  },
})

export const endAllSessions = endpoint({
  method: 'DELETE',
  url: '/api/sessions',
  access: 'signed-in',
  schema: { summary: 'Sign out everywhere, here too', tags, response: { 200: Nothing } },
})

export const changeOwnPassphrase = endpoint({
  method: 'PUT',
  url: '/api/session/passphrase',
  access: 'signed-in',
  freshFactor: true,
  schema: {
    summary: 'Choose another passphrase for oneself; all one’s other sessions end',
    tags,
    body: Type.Object({ present: Passphrase, passphrase: Passphrase }, closed),
    response: { 200: Nothing },
  },
})

export const readSetUp = endpoint({
  method: 'GET',
  url: '/api/set-up',
  access: 'everybody',
  side: 'desk',
  schema: {
    summary: 'Whether the first administrator has still to be created',
    tags,
    response: { 200: Type.Object({ awaitsFirstAdministrator: Type.Boolean() }) },
  },
})

export const createFirstAdministrator = endpoint({
  method: 'POST',
  url: '/api/set-up',
  access: 'everybody',
  side: 'desk',
  schema: {
    summary: 'Create the first administrator with the secret of the one-time link',
    tags,
    body: Type.Object(
      { secret: Type.String({ minLength: 20, maxLength: 100 }), name: StaffName, passphrase: Passphrase },
      closed,
    ),
    response: { 200: SessionShape },
  },
})
