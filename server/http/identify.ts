/** Who is asking, found out before anything else; and no writing on behalf of another site. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { hashOf } from '../storage/secrets.ts'
import { type Actor, NOBODY, rememberActor } from './actor.ts'
import { sideAsked } from './keep-apart.ts'
import { refuse } from './refusal.ts'
import { findStaff, hasSessionCookie } from './session.ts'

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/u

/** The token a tablet shows, known or not. */
export const tokenOf = ({ headers }: FastifyRequest): string | undefined =>
  BEARER.exec(headers.authorization ?? '')?.[1]

export function identify(app: FastifyInstance, services: Services): void {
  app.addHook('onRequest', async (request) => {
    // A tablet's token travels in a header that no other site can make a browser send.
    const side = sideAsked(services, request)
    const token = tokenOf(request)
    if (token !== undefined && side !== 'desk')
      return rememberActor(request, await tabletWith(services, token))
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeign(services, request)
    if (request.url.startsWith('/api/') && (side === 'both' || side === 'desk'))
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
    // A proxy of this machine says under which of the two names it was asked.
    if (!isOwnOrigin(origin, services.hosts ? request.host : host, services)) refuse('foreign-origin')
  } else if (site === undefined && hasSessionCookie(services, request)) refuse('foreign-origin')
}

/**
 * The very host that was asked: an office reaches one server under several names. Or the public address, which a proxy
 * may hide; but where tablets and the office are kept apart, neither's pages write to the other.
 */
function isOwnOrigin(
  origin: string,
  host: string | undefined,
  { publicUrl, hosts }: Pick<Services, 'publicUrl' | 'hosts'>,
): boolean {
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || (!hosts && origin === new URL(publicUrl).origin)
}
