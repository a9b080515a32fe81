/** Stations on hold: they leave no export and no public page until somebody releases them. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, closed, Nothing, Uuid } from './shape.ts'

const tags = ['disclosure'] as const
const params = Type.Object({ campaign: Uuid, station: Code }, closed)
const url = '/api/campaigns/:campaign/stations/:station/hold'

export const LONGEST_HOLD_REASON = 500

/** With the day and no time: enough for people to remember. */
const HoldShape = Type.Object({ reason: Type.String(), since: Type.String() })

export const readHold = endpoint({
  method: 'GET',
  url,
  access: 'stations.hold',
  schema: {
    summary: 'Whether a station is on hold, and why',
    tags,
    params,
    response: { 200: Type.Object({ hold: Type.Optional(HoldShape) }) },
  },
})

export const holdStation = endpoint({
  method: 'PUT',
  url,
  access: 'stations.hold',
  schema: {
    summary: 'Puts a station on hold: from now on it leaves no export and no public page',
    tags,
    params,
    body: Type.Object(
      { reason: Type.String({ minLength: 1, maxLength: LONGEST_HOLD_REASON, pattern: '\\S' }) },
      closed,
    ),
    response: { 200: Nothing },
  },
})

export const endHold = endpoint({
  method: 'DELETE',
  url,
  access: 'stations.hold',
  schema: {
    summary: 'Releases a station that was on hold',
    tags,
    params,
    response: { 200: Nothing },
  },
})
