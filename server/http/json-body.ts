/** JSON bodies: scanned once as bytes before `JSON.parse`, so that no body can be deep, doubled or unprintable. */

import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from './refusal.ts'
import { scanJson } from './scan-json.ts'

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
  if (!isUtf8(bytes)) refuse('bad-request', { where: 'body', what: 'not-utf8' })
  const fault = scanJson(bytes)
  if (fault === 'too-deep') refuse('too-deep')
  if (fault) refuse('bad-request', { where: 'body', what: fault })
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return refuse('bad-request', { where: 'body', what: 'not-json' })
  }
}
