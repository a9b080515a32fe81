/** May this actor do that? If not, a refusal. */

import { may } from '../../schema/people/permissions.ts'
import type { Endpoint } from '../../schema/wire/endpoint.ts'
import type { Actor } from './actor.ts'
import { refuse } from './refusal.ts'

export function permit(actor: Actor, access: Endpoint['access']): void {
  if (access === 'everybody') return
  if (actor.kind === 'nobody') refuse('sign-in-first')
  // A tablet that was lost or revoked brings what it has, and is told nothing.
  if (actor.kind === 'monitor' && actor.aside !== undefined && access !== 'visit.submit')
    refuse('sign-in-first')
  if (access === 'signed-in') return
  if (!may(actor, access)) refuse('not-yours', { action: access })
}
