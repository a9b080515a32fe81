/** Who is asking: nobody, somebody of the staff, or a monitor's tablet. */

import type { FastifyRequest } from 'fastify'
import type { CampaignId, PersonId } from '../../schema/codes.ts'
import type { Role, StaffRole } from '../../schema/people/roles.ts'
import type { Quarantine } from '../queries/enrolments.ts'

export interface Nobody {
  readonly kind: 'nobody'
  readonly roles: readonly Role[]
}

export interface Staff {
  readonly kind: 'staff'
  readonly person: PersonId
  readonly name: string
  readonly roles: readonly StaffRole[]
  readonly session: string
  /** Half signed in until the second factor was shown, or set up. */
  readonly standing: 'whole' | 'awaits-factor' | 'awaits-set-up'
  /** The second factor was shown in the last minutes. */
  readonly isFresh: boolean
}

/** A monitor is a code and a campaign here, nothing else. */
export interface MonitorTablet {
  readonly kind: 'monitor'
  readonly enrolment: string
  readonly campaign: CampaignId
  readonly code: string
  readonly roles: readonly Role[]
  /** It may not send any more, but may have honest work: whatever comes from it is set aside, for this reason. */
  readonly aside: Quarantine | undefined
}

export type Actor = Nobody | Staff | MonitorTablet

export const NOBODY: Nobody = { kind: 'nobody', roles: [] }

const actors = new WeakMap<FastifyRequest, Actor>()

export const rememberActor = (request: FastifyRequest, actor: Actor): void => {
  actors.set(request, actor)
}

export const actorOf = (request: FastifyRequest): Actor => actors.get(request) ?? NOBODY
