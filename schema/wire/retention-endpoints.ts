/** Until when each class of a campaign is kept: the days, ending one early, and legal holds. */

import { Type } from 'typebox'
import { SEALED_CLASSES } from '../retention/classes.ts'
import { endpoint } from './endpoint.ts'
import { closed, IsoDate, Nothing, Uuid } from './shape.ts'

const tags = ['retention'] as const
const Class = Type.Enum([...SEALED_CLASSES])
const params = Type.Object({ campaign: Uuid, class: Class }, closed)
const url = '/api/campaigns/:campaign/retention'

export const listRetention = endpoint({
  method: 'GET',
  url,
  access: 'retention.read',
  schema: {
    summary: 'Until when register, photos, free text and talks are kept, and what holds them',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    response: {
      200: Type.Array(
        Type.Object({
          class: Class,
          endsOn: IsoDate,
          /** The last day that may be set. */
          mostOn: IsoDate,
          endedOn: Type.Optional(IsoDate),
          hold: Type.Optional(Type.Object({ reason: Type.String(), since: IsoDate })),
        }),
      ),
    },
  },
})

export const setRetentionDay = endpoint({
  method: 'PUT',
  url: `${url}/:class`,
  access: 'retention.change',
  freshFactor: true,
  schema: {
    summary: 'Set the day on which a class ends; an earlier one needs a second person',
    tags,
    params,
    body: Type.Object({ endsOn: IsoDate }, closed),
    response: { 200: Nothing },
  },
})

export const endClassEarly = endpoint({
  method: 'POST',
  url: `${url}/:class/end`,
  access: 'retention.change',
  freshFactor: true,
  schema: {
    summary: 'End a class now, before its day, once a second person has agreed: nothing brings it back',
    tags,
    params,
    response: { 200: Nothing },
  },
})

export const holdClass = endpoint({
  method: 'PUT',
  url: `${url}/:class/hold`,
  access: 'retention.change',
  freshFactor: true,
  schema: {
    summary: 'Set a legal hold, once a second person has agreed: the class does not end while it stands',
    tags,
    params,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }) }, closed),
    response: { 200: Nothing },
  },
})

export const letGoClass = endpoint({
  method: 'DELETE',
  url: `${url}/:class/hold`,
  access: 'retention.change',
  freshFactor: true,
  schema: {
    summary: 'Lift a legal hold, once a second person has agreed',
    tags,
    params,
    response: { 200: Nothing },
  },
})
