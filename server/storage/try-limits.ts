/** How often something may be tried: a few free tries, then waiting that doubles. In memory only; addresses go nowhere else. */

export interface TryLimits {
  /** Seconds to wait before this key may try again; 0 when it may. */
  waitFor(key: string): number
  failed(key: string, free: number): void
  forget(key: string): void
}

interface Tries {
  readonly failures: number
  readonly notBefore: number
}

const LONGEST_MS = 15 * 60_000
const FIRST_MS = 2_000
const MOST_KEYS = 20_000

export function memoryTryLimits(now: () => Date): TryLimits {
  const byKey = new Map<string, Tries>()
  return {
    waitFor: (key) => {
      const tries = byKey.get(key)
      return tries ? Math.max(0, Math.ceil((tries.notBefore - now().getTime()) / 1000)) : 0
    },
    failed: (key, free) => {
      const tries = byKey.get(key)
      // As long a quiet as the longest wait, and old failures are forgotten.
      const isQuiet = tries !== undefined && now().getTime() - tries.notBefore > LONGEST_MS
      const failures = (isQuiet ? 0 : (tries?.failures ?? 0)) + 1
      const wait = failures < free ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, failures - free))
      // Deleted first, so that the oldest keys are the first of the map.
      byKey.delete(key)
      byKey.set(key, { failures, notBefore: now().getTime() + wait })
      if (byKey.size > MOST_KEYS) {
        const [oldest] = byKey.keys()
        if (oldest !== undefined) byKey.delete(oldest)
      }
    },
    forget: (key) => {
      byKey.delete(key)
    },
  }
}
