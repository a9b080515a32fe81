/** Samples of stations: drawn by lot from the register, or chosen by hand with a reason, and never changed. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, Sha256, Uuid } from './shape.ts'

const tags = ['plan'] as const

/** More than the largest register known has; a design is refused long before a machine is troubled. */
const MOST = 50_000
const Some = Type.Integer({ minimum: 1, maximum: MOST })
const MOST_BY_HAND = 5000

export const SampleDesignShape = Type.Union([
  Type.Object({ kind: Type.Literal('simple'), stations: Some }, closed),
  Type.Object(
    {
      kind: Type.Literal('stratified'),
      stations: Some,
      codeLength: Type.Integer({ minimum: 1, maximum: 40 }),
      shares: Type.Enum(['proportional', 'equal']),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('clustered'),
      premises: Some,
      rooms: Type.Union([Some, Type.Literal('all')]),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('purposive'),
      stations: Type.Array(Code, { minItems: 1, maxItems: MOST_BY_HAND, uniqueItems: true }),
      reason: Type.String({ minLength: 1, maxLength: 1000 }),
    },
    closed,
  ),
])

export const SampleShape = Type.Object({
  id: Uuid,
  /** Codes chosen by hand are not told again: they are its stations. */
  design: Type.Object({
    kind: Type.Enum(['simple', 'stratified', 'clustered', 'purposive']),
    stations: Type.Optional(Count),
    codeLength: Type.Optional(Count),
    shares: Type.Optional(Type.Enum(['proportional', 'equal'])),
    premises: Type.Optional(Count),
    rooms: Type.Optional(Type.Union([Count, Type.Literal('all')])),
    reason: Type.Optional(Type.String()),
  }),
  /** The area it was drawn from; the whole register without one. */
  area: Type.Optional(Code),
  seed: Type.String(),
  /** Of the list it was drawn from, and whether the register still is that list. */
  listSha256: Sha256,
  isSameList: Type.Boolean(),
  listed: Count,
  drawnAt: Type.String(),
  /** Roles of whoever drew it, joined by `+`. */
  drawnBy: Type.String(),
  stations: Count,
  /** Of them, those nobody has. */
  open: Count,
})

export const listSamples = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/samples',
  access: 'plan.keep',
  schema: {
    summary: 'Samples of a campaign, the newest first',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    response: { 200: Type.Array(SampleShape) },
  },
})

export const putSample = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/samples/:sample',
  access: 'plan.keep',
  schema: {
    summary: 'Draw a sample and keep it with its seed',
    description:
      'The lot of a station is the SHA-256 of the seed, a line feed, "station " and its code; the lowest are drawn. A sample that is there already stays as it was drawn.',
    tags,
    params: Type.Object({ campaign: Uuid, sample: Uuid }, closed),
    body: Type.Object(
      {
        design: SampleDesignShape,
        area: Type.Optional(Code),
        /** Of dice or a public lottery, where nobody shall say it was chosen; without it the server makes one. */
        seed: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      },
      closed,
    ),
    response: { 200: SampleShape },
  },
})
