/** The plan as a file: taken out, and brought in again after it was looked at. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ColumnsText, LIST_TYPES, triedList } from './list-shape.ts'
import { Count, closed, Sha256, Uuid } from './shape.ts'

const tags = ['plan'] as const
const params = Type.Object({ campaign: Uuid }, closed)

const asked = {
  columns: Type.Optional(ColumnsText),
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
    consumes: [...LIST_TYPES],
    params,
    querystring: Type.Object(asked, closed),
    response: {
      200: Type.Object({
        ...triedList,
        add: Count,
        remove: Count,
        same: Count,
        /** Of the plan it was compared with: bringing the list in names it. */
        version: Sha256,
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
    consumes: [...LIST_TYPES],
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
