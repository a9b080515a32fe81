/** No address may hold a NUL: PostgreSQL keeps none, and to ask for one would end in a fault of the server. */

import type { FastifyInstance } from 'fastify'
import { refuse } from './refusal.ts'

export function refuseNulInAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url }, _reply, done) => {
    if (url.includes('%00')) refuse('bad-request', { where: 'address', what: 'character-not-allowed' })
    done()
  })
}
