/** Turns a tablet away that sends more than a monitor can have to send, before its body is read. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TabletLimits } from '../storage/tablet-limits.ts'
import { actorOf } from './actor.ts'
import { refuse } from './refusal.ts'

export function limitTablets(app: FastifyInstance, limits: TabletLimits): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { load } = request.routeOptions.config
    if (load !== 'facts' && load !== 'photos') return done()
    const actor = actorOf(request)
    if (actor.kind !== 'monitor') return done()
    try {
      if (load === 'facts') checkEnvelope(limits, actor.enrolment)
      else checkPhoto(limits, actor.enrolment, request)
      done()
    } catch (refusal) {
      // Only `refuse` throws in here.
      done(refusal as Error)
    }
  })
}

function checkEnvelope(limits: TabletLimits, enrolment: string): void {
  const waitSeconds = limits.waitForEnvelope(enrolment)
  if (waitSeconds > 0) refuse('sends-too-often', { waitSeconds })
}

function checkPhoto(limits: TabletLimits, enrolment: string, request: FastifyRequest): void {
  const often = limits.waitForPhoto(enrolment)
  if (often > 0) refuse('sends-too-often', { waitSeconds: often })
  const waitSeconds = limits.waitForShare(enrolment, photoOf(request), lengthOf(request))
  if (waitSeconds > 0) refuse('photo-share-is-used', { waitSeconds })
}

/** Not checked against its shape yet: anything else than a hash is refused later and counts as one photo. */
function photoOf({ params }: FastifyRequest): string {
  const sha256 = typeof params === 'object' && params !== null && 'sha256' in params ? params.sha256 : ''
  return String(sha256).slice(0, 64)
}

/** A body whose length is not announced counts when it is refused or read; the limit of bodies bounds it. */
function lengthOf({ headers }: FastifyRequest): number {
  const length = Number(headers['content-length'] ?? 0)
  return Number.isSafeInteger(length) && length > 0 ? length : 0
}
