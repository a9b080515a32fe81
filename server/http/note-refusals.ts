/** Counts refusals that tell of guessing, whichever route they came from. */

import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { triedBy } from '../sign-in/refused-tries.ts'
import { actorOf } from './actor.ts'
import { Refusal } from './refusal.ts'

export function noteRefusals(app: FastifyInstance, { refusedTries }: Pick<Services, 'refusedTries'>): void {
  app.addHook('onError', async (request, _reply, fault) => {
    const tried = fault instanceof Refusal ? triedBy(fault.slug, actorOf(request)) : undefined
    if (tried) refusedTries.note(tried)
  })
  app.addHook('onClose', () => refusedTries.settle())
}
