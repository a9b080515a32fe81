/** OpenAPI out of the endpoint definitions, and pages to browse it, without the internet. */

import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'

/** Wider than the product's own by what these pages need, and still nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The pages write one small style sheet of their own; this is the hash of exactly that one.
  "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export async function describeApi(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Way In',
        description: 'Refusals are application/problem+json (RFC 9457), with words in every language.',
        version: services.version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 's', description: 'Staff, after signing in' },
          tablet: { type: 'http', scheme: 'bearer', description: 'A tablet enrolled with a card' },
        },
      },
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: POLICY,
    // Opened one group at a time: all at once are more than the pages draw.
    uiConfig: { docExpansion: 'none', validatorUrl: 'none', supportedSubmitMethods: [] },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
