/** Monitors from a spreadsheet: what would be made, and making all of it at once. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, closed, Uuid } from './shape.ts'

const tags = ['people'] as const
const consumes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const
const params = Type.Object({ campaign: Uuid }, closed)

/** `name:0,phone:2`: corrected by a person; guessed from the headings when left out. */
const querystring = Type.Object(
  {
    columns: Type.Optional(
      Type.String({ maxLength: 200, pattern: '^[a-z]+:[0-9]{1,3}(,[a-z]+:[0-9]{1,3})*$' }),
    ),
  },
  closed,
)

const ComplaintShape = Type.Object({
  line: Count,
  kind: Type.String(),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})

export const tryMonitorList = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/monitor-lists/trial',
  access: 'monitors.enrol',
  schema: {
    summary: 'What a list of monitors (CSV or XLSX as the body) would make; nothing of it is kept',
    tags,
    consumes: [...consumes],
    params,
    querystring,
    response: {
      200: Type.Object({
        headings: Type.Array(Type.String()),
        sample: Type.Array(Type.Array(Type.String())),
        columns: Type.Record(Type.String(), Count),
        fields: Type.Array(Type.String()),
        people: Count,
        /** Who has a card already, by name and phone: nothing is made for them. */
        known: Count,
        /** Stations that would be given to somebody. */
        stations: Count,
        complaintCount: Count,
        complaints: Type.Array(ComplaintShape),
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
    consumes: [...consumes],
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
