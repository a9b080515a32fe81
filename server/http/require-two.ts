/** Lets an act pass that needs two people, once somebody else has agreed; uses the agreement up. */

import { mayUse, type TwoPeopleAct } from '../../schema/people/two-people.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { lockRequestsFor, markDone } from '../queries/requests-for-two.ts'
import type { Db } from '../storage/database.ts'
import type { Actor } from './actor.ts'
import { refuse } from './refusal.ts'

/**
 * Throws `second-person-needed` until there is an agreement by somebody else, asked for by this very person for this
 * very object, not a day old and not used. `on` is the transaction of the act: when the act fails, the agreement is
 * not used up.
 */
export async function requireTwo(on: Db, act: TwoPeopleAct, object: string, actor: Actor): Promise<void> {
  if (!on.isTransaction) throw new Error('requireTwo belongs into the transaction of the act')
  if (actor.kind !== 'staff') refuse('second-person-needed', { act })
  const kept = await lockRequestsFor(on, act, object, actor.person)
  const agreed = kept.find((request) => mayUse(request, actor, { act, object }, request.now))
  if (!agreed) refuse('second-person-needed', { act })
  await markDone(on, agreed.id)
  await writeLogbook(on, { actor, act: 'two.used', object: agreed.id, detail: `${act} ${object}` })
}
