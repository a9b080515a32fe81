/** A session as the browser is told of it: who, in which roles, how far, and what the second factor can be shown with. */

import type { Static } from 'typebox'
import type { SessionShape } from '../../schema/wire/session-endpoints.ts'
import type { Staff } from '../http/actor.ts'
import { countFactors } from '../queries/factors.ts'
import type { Db } from '../storage/database.ts'

export async function describeSession(
  db: Db,
  { person, name, roles }: Pick<Staff, 'person' | 'name' | 'roles'>,
  standing: Staff['standing'],
): Promise<Static<typeof SessionShape>> {
  return { person, name, roles: [...roles], standing, factors: await countFactors(db, person) }
}
