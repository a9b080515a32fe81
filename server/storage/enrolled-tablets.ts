/** Which tablet a token belongs to, kept in memory: taking in a visit must not cost a query for its sender. */

import { type EnrolledTablet, findTablet } from '../queries/enrolments.ts'
import type { Db } from './database.ts'

export interface EnrolledTablets {
  find(tokenHash: Buffer): Promise<EnrolledTablet | undefined>
  /** After revoking, or when it was lost: at once in this process, within seconds in any other. */
  forget(enrolment: string): void
}

/** A tablet sends for longer than that, and what a lost one sends has to be held back sooner than in five seconds. */
const FRESH_MS = 4_000
const MOST = 10_000

export function rememberedTablets(db: Db, now: () => Date): EnrolledTablets {
  const byHash = new Map<string, { readonly tablet: EnrolledTablet; readonly until: number }>()
  return {
    find: async (tokenHash) => {
      const key = tokenHash.toString('base64')
      const kept = byHash.get(key)
      if (kept && kept.until > now().getTime()) return kept.tablet
      byHash.delete(key)
      const tablet = await findTablet(db, tokenHash)
      if (!tablet) return undefined
      if (byHash.size >= MOST) byHash.clear()
      byHash.set(key, { tablet, until: now().getTime() + FRESH_MS })
      return tablet
    },
    forget: (enrolment) => {
      for (const [key, { tablet }] of byHash) if (tablet.enrolment === enrolment) byHash.delete(key)
    },
  }
}
