/** Serving an endpoint: the only way to register a route of the API, and none without its permission check. */

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { Endpoint, EndpointSchema, InputOf, ReplyOf } from '../../schema/wire/endpoint.ts'
import { sideOf } from '../../schema/wire/side.ts'
import { type Actor, actorOf } from './actor.ts'
import { loadClassOf } from './admission.ts'
import { permit } from './permit.ts'

/** What a handler is given: the checked input, who asks, and request and reply for the rare cases. */
export type Asked<Called> = InputOf<Called> & {
  readonly actor: Actor
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface ServeOptions {
  /** In bytes, where an endpoint takes more than the usual 256 kB. */
  readonly bodyLimit?: number
  /** Its replies always fit one network packet: nothing looks at how they could be compressed. */
  readonly compress?: false
}

const served = new WeakSet<object>()
/** Every address of the API, whatever the method. */
const addresses = new Map<string, RegExp>()

/** True when the address exists for some method. */
export const hasRouteAt = (path: string): boolean =>
  path.startsWith('/api/') && [...addresses.values()].some((address) => address.test(path))

/** Pages that show the API itself; they hold nothing that is not in the source. */
const ABOUT_THE_API = ['/api/docs', '/api/openapi.json']

/** Stops the start when a route of the API was registered in another way than through `serve`. */
export function refuseUnserved(app: FastifyInstance): void {
  app.addHook('onRoute', ({ url, schema }) => {
    if (!url.startsWith('/api/') || ABOUT_THE_API.some((page) => url.startsWith(page))) return
    if (!schema || !served.has(schema)) throw new Error(`${url} is registered without an endpoint`)
  })
}

export function serve<const Schema extends EndpointSchema>(
  app: FastifyInstance,
  endpoint: Endpoint<Schema>,
  handler: (asked: Asked<Endpoint<Schema>>) => Promise<ReplyOf<Endpoint<Schema>>>,
  options: ServeOptions = {},
): void {
  const schema: FastifySchema = { ...endpoint.schema }
  served.add(schema)
  addresses.set(
    endpoint.url,
    new RegExp(`^${endpoint.url.replace(/\./gu, '\\.').replace(/:[a-z0-9]+/giu, '[^/]+')}$`, 'u'),
  )
  const load = loadClassOf(endpoint)
  app.route({
    method: endpoint.method,
    url: endpoint.url,
    schema,
    ...options,
    config: { side: sideOf(endpoint), ...(load === undefined ? {} : { load }) },
    // Before the body is read: whoever may not ask does not get to send 20 MB first.
    onRequest: (request, _reply, done) => {
      permit(actorOf(request), endpoint)
      done()
    },
    handler: async (request, reply) => {
      const asked = {
        params: request.params,
        querystring: request.query,
        body: request.body,
        actor: actorOf(request),
        request,
        reply,
      }
      // Fastify has checked params, querystring and body against this very schema: the border of parsing.
      return handler(asked as unknown as Asked<Endpoint<Schema>>)
    },
  })
}
