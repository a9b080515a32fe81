/** Monitors from a spreadsheet: what would be made, and making all of it at once. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ColumnsText, LIST_TYPES, triedList } from './list-shape.ts'
import { Count, closed, Uuid } from './shape.ts'

const tags = ['people'] as const
const params = Type.Object({ campaign: Uuid }, closed)

const querystring = Type.Object({ columns: Type.Optional(ColumnsText) }, closed)

export const tryMonitorList = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/monitor-lists/trial',
  access: 'monitors.enrol',
  schema: {
    summary: 'What a list of monitors (CSV or XLSX as the body) would make; nothing of it is kept',
    tags,
    consumes: [...LIST_TYPES],
    params,
    querystring,
    response: {
      200: Type.Object({
        ...triedList,
        people: Count,
        /** Who has a card already, by name and phone: nothing is made for them. */
        known: Count,
        /** Stations that would be given to somebody. */
        stations: Count,
      }),
    },
  },
})

export const makeMonitors = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/monitor-lists',
  access: 'monitors.enrol',
  freshFactor: true,
  schema: {
    summary:
      'Make a card for everybody of a list who has none, and keep who it is for in the register: all or nothing',
    tags,
    consumes: [...LIST_TYPES],
    params,
    querystring,
    response: {
      200: Type.Object({
        known: Count,
        /** In the order of the list; their words are shown once. */
        cards: Type.Array(
          Type.Object({
            line: Count,
            name: Type.String(),
            code: Type.String(),
            words: Type.String(),
            link: Type.String(),
          }),
        ),
      }),
    },
  },
})
