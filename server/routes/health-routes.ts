/** Whether the server is ready. */

import type { FastifyInstance } from 'fastify'
import { readHealth } from '../../schema/wire/health-endpoints.ts'
import { serve } from '../http/serve.ts'
import { answersAtAll } from '../queries/health.ts'
import type { Services } from '../services.ts'

export const healthRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, readHealth, async ({ reply }) => {
    if (await answersAtAll(services.db)) return { ready: true as const, version: services.version }
    reply.code(503)
    return { ready: false as const }
  })
}
