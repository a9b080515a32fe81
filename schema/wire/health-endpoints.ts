/** Whether the server is ready. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'

export const readHealth = endpoint({
  method: 'GET',
  url: '/api/health',
  access: 'everybody',
  side: 'both',
  schema: {
    summary: 'Ready once the database answers and is migrated',
    tags: ['health'],
    response: {
      200: Type.Object({ ready: Type.Literal(true), version: Type.String() }),
      503: Type.Object({ ready: Type.Literal(false) }),
    },
  },
})
