/** A reply as a file to be saved, sent piece by piece. */

import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { breathing } from './breathe.ts'

export function asFile(
  reply: FastifyReply,
  type: string,
  name: string,
  pieces: AsyncIterable<string | Uint8Array>,
): string {
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
  // The endpoint promises text; Fastify sends text in pieces when it is given a stream of it.
  return Readable.from(breathing(pieces)) as unknown as string
}
