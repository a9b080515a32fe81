/** The member of staff who asks, where only staff may. */

import type { Actor, Staff } from './actor.ts'
import { refuse } from './refusal.ts'

/** Refuses whoever is none; the permission of the endpoint has said no to them already. */
export const staffOf = (actor: Actor): Staff => (actor.kind === 'staff' ? actor : refuse('sign-in-first'))
