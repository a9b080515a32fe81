/** The plan as a file: taken out, and brought in again after it was looked at. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, closed, Sha256, Uuid } from './shape.ts'

const tags = ['plan'] as const
const consumes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const
const params = Type.Object({ campaign: Uuid }, closed)

const asked = {
  /** `monitor:0,station:2`: corrected by a person; guessed from the headings when left out. */
  columns: Type.Optional(
    Type.String({ maxLength: 200, pattern: '^[a-z]+:[0-9]{1,3}(,[a-z]+:[0-9]{1,3})*$' }),
  ),
  /** Whether what the list does not name stays in the plan; it does when this is left out. */
  rest: Type.Optional(Type.Enum(['stays', 'goes'])),
}

export const tryPlanList = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/plan-lists/trial',
  access: 'plan.keep',
  schema: {
    summary: 'What a list of monitors and stations (CSV or XLSX as the body) would change; nothing is kept',
    tags,
    consumes: [...consumes],
    params,
    querystring: Type.Object(asked, closed),
    response: {
      200: Type.Object({
        headings: Type.Array(Type.String()),
        sample: Type.Array(Type.Array(Type.String())),
        columns: Type.Record(Type.String(), Count),
        fields: Type.Array(Type.String()),
        add: Count,
        remove: Count,
        same: Count,
        /** Of the plan it was compared with: bringing the list in names it. */
        version: Sha256,
        complaintCount: Count,
        complaints: Type.Array(
          Type.Object({
            line: Count,
            kind: Type.String(),
            facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
          }),
        ),
      }),
    },
  },
})

export const takePlanList = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/plan-lists',
  access: 'plan.keep',
  freshFactor: true,
  schema: {
    summary: 'Bring in a list that was tried: all of it or nothing',
    description:
      'Refused with `whole-plan-has-changed` where the plan is another than the one it was tried against; a list that is brought in already changes nothing and is no conflict.',
    tags,
    consumes: [...consumes],
    params,
    querystring: Type.Object({ ...asked, version: Sha256 }, closed),
    response: { 200: Type.Object({ added: Count, removed: Count }) },
  },
})

/** For coordinators alone, since it says by code who will be where; no file of the results has any of it. */
export const exportPlan = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/plan.csv',
  access: 'plan.keep',
  freshFactor: true,
  schema: {
    summary: 'The plan as a list that can be brought in again',
    tags,
    params,
    produces: ['text/csv'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})
