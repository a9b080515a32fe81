/** Who is asking, found out before anything else; and no writing on behalf of another site. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { hashOf } from '../storage/secrets.ts'
import { type Actor, NOBODY, rememberActor } from './actor.ts'
import { refuse } from './refusal.ts'
import { findStaff, hasSessionCookie } from './session.ts'

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/u

/** The token a tablet shows, known or not. */
export const tokenOf = ({ headers }: FastifyRequest): string | undefined =>
  BEARER.exec(headers.authorization ?? '')?.[1]

export function identify(app: FastifyInstance, services: Services): void {
  app.addHook('onRequest', async (request) => {
    // A tablet's token travels in a header that no other site can make a browser send.
    const token = tokenOf(request)
    if (token !== undefined) return rememberActor(request, await tabletWith(services, token))
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeign(services, request)
    if (request.url.startsWith('/api/'))
      rememberActor(request, (await findStaff(services, request)) ?? NOBODY)
  })
}

async function tabletWith(services: Services, token: string): Promise<Actor> {
  const tablet = await services.tablets.find(hashOf(token))
  return tablet ? { kind: 'monitor', ...tablet, roles: ['monitor'] } : NOBODY
}

/** Browsers say where a write comes from. One that carries a session must say it. */
function refuseForeign(services: Services, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('foreign-origin')
  const { origin, host } = request.headers
  if (origin !== undefined) {
    if (!isOwnOrigin(origin, host, services.publicUrl)) refuse('foreign-origin')
  } else if (site === undefined && hasSessionCookie(services, request)) refuse('foreign-origin')
}

/** The public address, or the very host that was asked: an office reaches one server under several names. */
function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  return origin === new URL(publicUrl).origin || new URL(origin).host === host
}
