/** May this actor do that, and are they sure enough to be who they are? If not, a refusal. */

import { may } from '../../schema/people/permissions.ts'
import type { Endpoint } from '../../schema/wire/endpoint.ts'
import type { Actor, Staff } from './actor.ts'
import { refuse } from './refusal.ts'

type Guarded = Pick<Endpoint, 'access' | 'freshFactor' | 'beforeFactor'>

export function permit(actor: Actor, { access, freshFactor, beforeFactor }: Guarded): void {
  if (access === 'everybody') return
  if (actor.kind === 'nobody') refuse('sign-in-first')
  // A tablet that was lost or revoked brings what it has, and is told nothing.
  if (actor.kind === 'monitor' && actor.aside !== undefined && access !== 'visit.submit')
    refuse('sign-in-first')
  // Of a tablet, which has no account, nothing of an account can be asked.
  if (access === 'signed-in' && actor.kind !== 'staff') refuse('not-yours', { action: 'signed-in' })
  if (actor.kind === 'staff' && !isFarEnough(actor, beforeFactor)) refuse('second-factor-needed')
  if (access !== 'signed-in' && !may(actor, access)) refuse('not-yours', { action: access })
  const isSettingUp = actor.kind === 'staff' && actor.standing === 'awaits-set-up'
  if (freshFactor && actor.kind === 'staff' && !actor.isFresh && !isSettingUp) refuse('fresh-factor-needed')
}

/** Where the factor can be shown, it can also be for the first time; it can be set up only while there is none. */
const isFarEnough = ({ standing }: Staff, beforeFactor: Guarded['beforeFactor']): boolean =>
  standing === 'whole' ||
  (beforeFactor === 'shown' && standing === 'awaits-factor') ||
  (beforeFactor === 'set-up' && standing === 'awaits-set-up')
