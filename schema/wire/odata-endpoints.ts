/** A release as tables that analysts' programs read by themselves: the small part of OData 4.0 that is answered. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { closed, Uuid } from './shape.ts'

const tags = ['releases'] as const
const number = Type.String({ pattern: '^[1-9][0-9]{0,5}$' })

export const exportODataService = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/exports/odata',
  access: 'export.findings',
  freshFactor: true,
  schema: {
    summary: 'The tables of a release, for programs that read OData 4.0',
    tags,
    params: Type.Object({ campaign: Uuid, number }, closed),
    querystring: Type.Object({ language: Type.Optional(Type.String()) }, closed),
    produces: ['application/json'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})

export const exportOData = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/exports/odata/:set',
  access: 'export.findings',
  freshFactor: true,
  schema: {
    summary: 'Rows of one table, or the description of all ($metadata)',
    description:
      'Answers $top, $skip, $count, $select, $format and $filter with eq and and; anything else is refused with 501 and its name, in the shape of OData. At most a thousand rows at once, with @odata.nextLink to the next. Of a release that is shown to everybody the same tables stand open at /r/…/odata/.',
    tags,
    params: Type.Object(
      { campaign: Uuid, number, set: Type.Enum(['$metadata', 'Stations', 'Findings', 'Indicators']) },
      closed,
    ),
    querystring: Type.Record(Type.String(), Type.String({ maxLength: 2000 })),
    produces: ['application/json', 'application/xml'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})
