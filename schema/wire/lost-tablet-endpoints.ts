/** A tablet that was lost: saying so, giving its monitor another card, and what is missing because of it. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { MonitorShape } from './people-endpoints.ts'
import { ClaimedInstant, Count, closed, Uuid } from './shape.ts'

const tags = ['people'] as const
const params = Type.Object({ campaign: Uuid, code: Type.String({ maxLength: 40 }) }, closed)

export const markLost = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/monitors/:code/loss',
  access: 'monitors.enrol',
  schema: {
    summary: 'A tablet was lost: from now on everything it sends is set aside, and nothing is refused',
    tags,
    params,
    body: Type.Object({ at: ClaimedInstant }, closed),
    response: { 200: MonitorShape },
  },
})

export const markFound = endpoint({
  method: 'DELETE',
  url: '/api/campaigns/:campaign/monitors/:code/loss',
  access: 'monitors.enrol',
  schema: {
    summary:
      'The tablet was not lost: it goes on. What was set aside meanwhile stays so until it is vouched for',
    tags,
    params,
    response: { 200: MonitorShape },
  },
})

export const replaceLost = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/monitors/:code/replacement',
  access: 'monitors.enrol',
  schema: {
    summary: 'Another card for the monitor of a lost tablet, with the stations that were not visited yet',
    tags,
    params,
    response: {
      200: Type.Object({ code: Type.String(), words: Type.String(), link: Type.String() }),
    },
  },
})

const StationShape = Type.Object({ station: Type.String(), room: Type.Optional(Type.String()) })

export const listMissingOfLost = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/monitors/:code/missing',
  access: 'monitors.enrol',
  schema: {
    summary: 'What is missing from a lost tablet, and what came from it since',
    tags,
    params,
    response: {
      200: Type.Object({
        /** Assigned, and no visit has come. */
        stations: Type.Array(StationShape),
        /** Visits that are here and whose photos are not all. */
        photos: Type.Array(Type.Intersect([StationShape, Type.Object({ missing: Count })])),
        /** Taken in after the tablet was lost and before anybody said so. */
        takenInAfter: Count,
        setAside: Count,
      }),
    },
  },
})
