/** How often something may be tried: a few free tries, then waiting that doubles. In memory only; addresses go nowhere else. */

export interface TryLimits {
  /** Seconds to wait before this key may try again; 0 when it may. */
  waitFor(key: string): number
  failed(key: string, free: number, rule?: TryRule): void
  forget(key: string): void
  /** One that was counted turned out not to be a failure; those before it still count. */
  takeBack(key: string): void
}

export interface TryRule {
  /** The first wait; each further one is twice as long, up to a quarter of an hour. */
  readonly firstMs?: number
  /** After so long a quiet, failures are forgotten. */
  readonly quietMs?: number
  /** Of something there are few of: never dropped to make room, so that no flood of other keys clears it. */
  readonly isKept?: boolean
}

interface Tries {
  readonly failures: number
  readonly notBefore: number
  readonly quietMs: number
}

const LONGEST_MS = 15 * 60_000
const FIRST_MS = 2_000
const MOST_KEYS = 20_000

export function memoryTryLimits(now: () => Date): TryLimits {
  const passing = new Map<string, Tries>()
  const kept = new Map<string, Tries>()
  const find = (key: string) => kept.get(key) ?? passing.get(key)
  const isQuiet = ({ notBefore, quietMs }: Tries) => now().getTime() - notBefore > quietMs
  return {
    waitFor: (key) => {
      const tries = find(key)
      return tries ? Math.max(0, Math.ceil((tries.notBefore - now().getTime()) / 1000)) : 0
    },
    failed: (key, free, { firstMs = FIRST_MS, quietMs = LONGEST_MS, isKept = false } = {}) => {
      const tries = find(key)
      const failures = (tries === undefined || isQuiet(tries) ? 0 : tries.failures) + 1
      const wait = failures < free ? 0 : Math.min(LONGEST_MS, firstMs * 2 ** Math.min(20, failures - free))
      const byKey = isKept ? kept : passing
      // Deleted first, so that the oldest keys are the first of the map.
      passing.delete(key)
      byKey.delete(key)
      byKey.set(key, { failures, notBefore: now().getTime() + wait, quietMs })
      if (passing.size > MOST_KEYS) {
        const [oldest] = passing.keys()
        if (oldest !== undefined) passing.delete(oldest)
      }
    },
    forget: (key) => {
      passing.delete(key)
      kept.delete(key)
    },
    takeBack: (key) => {
      const tries = find(key)
      if (!tries) return
      const byKey = kept.has(key) ? kept : passing
      byKey.set(key, { ...tries, failures: Math.max(0, tries.failures - 1), notBefore: now().getTime() })
    },
  }
}
