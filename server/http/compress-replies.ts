/** Replies of the API travel compressed; the site's files bring their own compressed copies. */

import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

export async function compressReplies(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    global: true,
    // Below one network packet there is nothing to win.
    threshold: 1400,
    encodings: ['br', 'gzip'],
    // Requests stay as they are: a compressed body could be a bomb.
    globalDecompression: false,
    customTypes: /^(?:application\/(?:[a-z.+-]*json)|text\/(?:csv|html|plain))\b/u,
    // Quality 4: a map of 24,000 stations in some 50 ms instead of seconds, at nearly the size.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}
