/** Sign in, sign out, who am I, and the one-time link for the first administrator. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { closed, Nothing, StaffRoleShape, Uuid } from './shape.ts'

const tags = ['session'] as const
export const StaffName = Type.String({ minLength: 1, maxLength: 80 })
/** At least 15 characters in any script is checked by the handler, in characters as people count them. */
export const Passphrase = Type.String({ minLength: 1, maxLength: 400 })

export const SessionShape = Type.Object({
  person: Uuid,
  name: Type.String(),
  roles: Type.Array(StaffRoleShape),
})

export const readSession = endpoint({
  method: 'GET',
  url: '/api/session',
  access: 'everybody',
  schema: {
    summary: 'Who is signed in; null when nobody is',
    tags,
    response: { 200: Type.Union([SessionShape, Nothing]) },
  },
})

export const signIn = endpoint({
  method: 'POST',
  url: '/api/session',
  access: 'everybody',
  schema: {
    summary: 'Sign in with name and passphrase',
    tags,
    body: Type.Object({ name: StaffName, passphrase: Passphrase }, closed),
    response: { 200: SessionShape },
  },
})

export const signOut = endpoint({
  method: 'DELETE',
  url: '/api/session',
  access: 'everybody',
  schema: { summary: 'Sign out', tags, response: { 200: Nothing } },
})

export const readSetUp = endpoint({
  method: 'GET',
  url: '/api/set-up',
  access: 'everybody',
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
