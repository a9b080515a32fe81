/** Puts the gate before the handlers: full is said before the body is read, and a place is taken once it has been. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LoadClass } from './admission.ts'
import type { Gate } from './gate.ts'
import { Refusal } from './refusal.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** By which the gate counts; routes without one are let in always. */
    readonly load?: LoadClass
  }
}

/** The type of a reply that goes on for as long as somebody follows. */
export const EVENT_STREAM = 'text/event-stream; charset=utf-8'

interface Place {
  readonly load: LoadClass
  readonly since: number
}

/**
 * A place is not taken while a body is still on its way: a thousand slow lines would hold them all, and nobody else
 * could send.
 */
export function admitByClass(app: FastifyInstance, gate: Gate, nowMs: () => number): void {
  const places = new WeakMap<FastifyRequest, Place>()
  const busy = (load: LoadClass) => new Refusal('server-busy', { waitSeconds: gate.turnAway(load) })

  const take = (request: FastifyRequest, reply: FastifyReply, load: LoadClass) => {
    places.set(request, { load, since: nowMs() })
    // Whoever goes away before the answer leaves the place as well.
    reply.raw.once('close', () => leave(request))
  }
  const leave = (request: FastifyRequest) => {
    const place = places.get(request)
    if (!place) return
    places.delete(request)
    gate.leave(place.load, nowMs() - place.since)
  }

  app.addHook('onRequest', (request, _reply, done) => {
    const { load } = request.routeOptions.config
    if (load === undefined || gate.mayCome(load)) done()
    else done(busy(load))
  })
  app.addHook('preValidation', (request, reply, done) => {
    const { load } = request.routeOptions.config
    if (load === undefined) return done()
    const entered = gate.enter(load)
    const settle = (comesIn: boolean) => {
      if (!comesIn) return done(busy(load))
      take(request, reply, load)
      // Gone while it stood in line: nobody waits for the answer, and `close` does not come a second time.
      if (reply.raw.destroyed) leave(request)
      return done()
    }
    if (typeof entered === 'boolean') settle(entered)
    else void entered.then(settle)
  })
  // The work is done when the reply is there; how long somebody takes to read it is nobody else's concern.
  app.addHook('onSend', (request, reply, payload, done) => {
    // A line that stays open is no work in hand; how many there may be is the business of who opens them.
    const staysOpen = reply.getHeader('content-type') === EVENT_STREAM
    if (staysOpen || typeof payload === 'string' || Buffer.isBuffer(payload) || payload === null)
      leave(request)
    done(null, payload)
  })
}
