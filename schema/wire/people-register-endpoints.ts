/** The register of people: written by code, counted as a whole, and looked up by two people. */

import { Type } from 'typebox'
import { DISABILITIES, LONGEST_NAME, LONGEST_PHONE, SEXES } from '../people/register-entry.ts'
import { endpoint } from './endpoint.ts'
import { Count, closed, IsoDate, Nothing, Uuid } from './shape.ts'

const tags = ['people'] as const
const campaign = Type.Object({ campaign: Uuid }, closed)
const params = Type.Object({ campaign: Uuid, code: Type.String({ maxLength: 40 }) }, closed)
const url = '/api/campaigns/:campaign/people-register'

const EntryShape = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: LONGEST_NAME, pattern: '\\S' }),
    phone: Type.String({ maxLength: LONGEST_PHONE }),
    sex: Type.Enum([...SEXES]),
    disability: Type.Enum([...DISABILITIES]),
  },
  closed,
)

const toldOf = <const Of extends string>(values: readonly Of[]) =>
  Type.Array(Type.Object({ of: Type.Enum([...values]), atLeast: Type.Optional(Count) }))

export const readPeopleRegister = endpoint({
  method: 'GET',
  url,
  access: 'register.keep',
  schema: {
    summary: 'Which codes have an entry in the register of people, and what is counted in it',
    tags,
    params: campaign,
    response: {
      200: Type.Object({
        registered: Type.Array(Type.String()),
        people: Count,
        /** In whole steps, at least; nothing where there are too few to be told. */
        withDisability: Type.Optional(Count),
        bySex: toldOf(SEXES),
        byDisability: toldOf(DISABILITIES),
        endsOn: Type.Optional(IsoDate),
        endedOn: Type.Optional(IsoDate),
      }),
    },
  },
})

export const putRegisterEntry = endpoint({
  method: 'PUT',
  url: `${url}/:code`,
  access: 'register.keep',
  // What was there before is gone for good.
  freshFactor: true,
  schema: {
    summary: 'Write who a code belongs to, or write it anew as a whole',
    tags,
    params,
    body: EntryShape,
    response: { 200: Nothing },
  },
})

export const dropRegisterEntry = endpoint({
  method: 'DELETE',
  url: `${url}/:code`,
  access: 'register.keep',
  freshFactor: true,
  schema: {
    summary: 'Take the entry of a person out of the register',
    tags,
    params,
    response: { 200: Nothing },
  },
})

export const revealIdentity = endpoint({
  method: 'POST',
  url: `${url}/:code/reveal`,
  access: 'register.keep',
  freshFactor: true,
  schema: {
    summary: 'Look up who a code belongs to, once a second person has agreed to it',
    tags,
    params,
    response: { 200: EntryShape },
  },
})
