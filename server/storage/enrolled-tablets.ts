/** Which tablet a token belongs to, kept in memory: taking in a visit must not cost a query for its sender. */

import { type EnrolledTablet, findTablet, listWithdrawn } from '../queries/enrolments.ts'
import type { Db } from './database.ts'

export interface EnrolledTablets {
  find(tokenHash: Buffer): Promise<EnrolledTablet | undefined>
  /** After revoking, or when it was lost: at once in this process, within seconds in any other. */
  forget(enrolment: string): void
}

const FRESH_MS = 60_000
/**
 * How often one query asks for all tablets that were withdrawn, by whatever server on this database: what a lost one
 * sends has to be held back within five seconds.
 */
const LOOK_MS = 2_000
const MOST = 10_000

export function rememberedTablets(db: Db, now: () => Date): EnrolledTablets {
  const byHash = new Map<string, { readonly tablet: EnrolledTablet; readonly until: number }>()
  let lookAgainAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  const look = async () => {
    const withdrawn = new Set(await listWithdrawn(db))
    for (const [key, { tablet }] of byHash) if (withdrawn.has(tablet.enrolment)) byHash.delete(key)
    lookAgainAt = now().getTime() + LOOK_MS
  }
  const lookNow = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  return {
    find: async (tokenHash) => {
      const key = tokenHash.toString('base64')
      if (now().getTime() >= lookAgainAt) await lookNow()
      const kept = byHash.get(key)
      if (kept && kept.until > now().getTime()) return kept.tablet
      byHash.delete(key)
      const tablet = await findTablet(db, tokenHash)
      // Of one that was withdrawn, somebody may think better at any moment.
      if (!tablet || tablet.aside !== undefined) return tablet
      if (byHash.size >= MOST) byHash.clear()
      byHash.set(key, { tablet, until: now().getTime() + FRESH_MS })
      return tablet
    },
    forget: (enrolment) => {
      for (const [key, { tablet }] of byHash) if (tablet.enrolment === enrolment) byHash.delete(key)
    },
  }
}
