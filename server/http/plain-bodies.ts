/** Bodies come as they are: none is unpacked, and one that says it is packed is refused before it is read. */

import type { FastifyInstance } from 'fastify'
import { refuse } from './refusal.ts'

/** A few kilobytes can unpack to gigabytes; what tablets send is small already, sealed and deflated inside. */
export function refusePackedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const encoding = headers['content-encoding']
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') refuse('not-json')
    done()
  })
}
