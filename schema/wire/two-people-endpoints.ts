/** Acts that need two people: asking for one, what is open, agreeing and refusing. */

import { Type } from 'typebox'
import { TWO_PEOPLE_ACTS } from '../people/two-people.ts'
import { endpoint } from './endpoint.ts'
import { closed, Nothing, Uuid } from './shape.ts'

const tags = ['two people'] as const
const ActShape = Type.Enum([...TWO_PEOPLE_ACTS])
const params = Type.Object({ request: Uuid }, closed)

/** One thing, by its id or code. */
const ObjectShape = Type.String({ minLength: 1, maxLength: 100 })
const ReasonShape = Type.String({ minLength: 1, maxLength: 300 })

const RequestShape = Type.Object({
  id: Uuid,
  act: ActShape,
  object: ObjectShape,
  reason: ReasonShape,
  /** Name of a colleague. */
  askedBy: Type.String(),
  /** ISO. */
  askedAt: Type.String(),
  endsAt: Type.String(),
  agreedBy: Type.Optional(Type.String()),
  /** Asked for by whoever reads this. */
  isMine: Type.Boolean(),
  mayAgree: Type.Boolean(),
  mayRefuse: Type.Boolean(),
})

export const askForTwo = endpoint({
  method: 'PUT',
  url: '/api/requests-for-two/:request',
  access: 'two-people.take-part',
  schema: {
    summary: 'Ask that somebody else agrees to an act that needs two people',
    tags,
    params,
    body: Type.Object({ act: ActShape, object: ObjectShape, reason: ReasonShape }, closed),
    response: { 200: RequestShape },
  },
})

export const listRequestsForTwo = endpoint({
  method: 'GET',
  url: '/api/requests-for-two',
  access: 'two-people.take-part',
  schema: {
    summary: 'Requests that are open: not refused, not used, not older than a day',
    tags,
    response: { 200: Type.Array(RequestShape) },
  },
})

export const agreeAsSecond = endpoint({
  method: 'POST',
  url: '/api/requests-for-two/:request/agreement',
  access: 'two-people.take-part',
  freshFactor: true,
  schema: {
    summary: 'Agree as the second person; never to what one asked for oneself',
    tags,
    params,
    response: { 200: RequestShape },
  },
})

export const refuseAsSecond = endpoint({
  method: 'POST',
  url: '/api/requests-for-two/:request/refusal',
  access: 'two-people.take-part',
  schema: {
    summary: 'Refuse a request, or take one’s own back',
    tags,
    params,
    response: { 200: Nothing },
  },
})
