/** Where tablets and the office have hosts of their own, neither host serves the API of the other. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Side } from '../../schema/wire/endpoint.ts'
import type { Services } from '../services.ts'
import { refuse } from './refusal.ts'

/** Names without scheme and port. */
export interface Hosts {
  readonly desk: string
  readonly monitor: string
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which host serves this route; pages about the API belong to the office. */
    side?: Side
  }
}

/** What this request may reach: all of it where there is one host, nothing of the API under a name of neither. */
export function sideAsked(
  { hosts }: Pick<Services, 'hosts'>,
  { hostname }: Pick<FastifyRequest, 'hostname'>,
): Side | 'neither' {
  if (!hosts) return 'both'
  const name = hostname.toLowerCase()
  return name === hosts.desk ? 'desk' : name === hosts.monitor ? 'monitor' : 'neither'
}

export function keepApart(app: FastifyInstance, services: Pick<Services, 'hosts'>): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (!request.url.startsWith('/api/')) return done()
    const asked = sideAsked(services, request)
    const { side = 'desk' } = request.routeOptions.config
    // Health is asked by address too, by whatever watches over the machine.
    if (asked !== 'both' && side !== 'both' && side !== asked) refuse('not-found')
    done()
  })
}

/** The address people of one side come to: the public one, under that side's name. */
export function addressOf(
  { publicUrl, hosts }: Pick<Services, 'publicUrl' | 'hosts'>,
  side: keyof Hosts,
): string {
  if (!hosts) return publicUrl
  const address = new URL(publicUrl)
  address.hostname = hosts[side]
  return address.origin
}
