/** The built web app: compressed copies, long keeping for hashed files, and the frame for every page address. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { ProblemWords } from './problem-words.ts'
import { sendProblem } from './problem-writer.ts'
import { Refusal } from './refusal.ts'
import { hasRouteAt } from './serve.ts'

const A_YEAR = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'

export async function serveSite(app: FastifyInstance, folder: string, words: ProblemWords): Promise<void> {
  const frame = join(folder, 'index.html')
  const isBuilt = existsSync(frame)
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      index: 'index.html',
      cacheControl: false,
      // A tag says as much as a day, and nobody asks for a part: a hundred bytes less for each of fifty files.
      lastModified: false,
      acceptRanges: false,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(folder, 'assets'))
        reply.header('cache-control', isHashed ? A_YEAR : ASK_EACH_TIME)
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const isPage =
      isBuilt &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      !path.startsWith('/api/') &&
      !path.startsWith('/assets/') &&
      (request.headers.accept ?? '').includes('text/html')
    if (isPage) return reply.header('cache-control', ASK_EACH_TIME).sendFile('index.html')
    const slug = hasRouteAt(path) ? 'wrong-method' : 'not-found'
    return sendProblem(new Refusal(slug, {}), words, request, reply)
  })
}
