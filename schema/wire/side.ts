/** Which host serves an endpoint, where tablets and the office have hosts of their own. */

import { listRolesThatMay } from '../people/permissions.ts'
import type { Endpoint, Side } from './endpoint.ts'

/** It follows from who may call; only what everybody may call has to say it. */
export function sideOf({ access, side }: Pick<Endpoint, 'access' | 'side'>): Side {
  if (side !== undefined) return side
  if (access === 'everybody') return 'both'
  if (access === 'signed-in') return 'desk'
  const roles = listRolesThatMay(access)
  if (!roles.includes('monitor')) return 'desk'
  return roles.length === 1 ? 'monitor' : 'both'
}
