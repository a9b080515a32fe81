/** JSON bodies: scanned once as bytes before `JSON.parse`, so that no body can be deep, doubled or unprintable. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readJson } from '../reading/read-json.ts'
import { refuse } from './refusal.ts'

const bodies = new WeakMap<FastifyRequest, Buffer>()

/** The bytes of a JSON body as they were received: what a receipt is made of. */
export const bytesOf = (request: FastifyRequest): Buffer => bodies.get(request) ?? Buffer.alloc(0)

export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => {
      bodies.set(request, bytes)
      return parseJson(bytes)
    },
  )
}

function parseJson(bytes: Buffer): unknown {
  const read = readJson(bytes)
  if (!('fault' in read)) return read.value
  if (read.fault === 'too-deep') return refuse('too-deep')
  return refuse('bad-request', { where: 'body', what: read.fault })
}
