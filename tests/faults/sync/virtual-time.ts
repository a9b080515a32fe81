/** Hours that pass in seconds: nothing happens in them but what was planned, each at its moment. */

export interface VirtualTime {
  /** Milliseconds since the history began. */
  readonly now: () => number
  readonly after: (waitMs: number, act: () => void) => void
  /** Lets so much pass: what is due happens at its moment, and time stands still until it has settled. */
  readonly pass: (ms: number, settle: () => Promise<void>) => Promise<void>
}

interface Planned {
  readonly at: number
  readonly act: () => void
}

/** What lies so close together happens at once. */
const TOGETHER_MS = 1_000

export function createVirtualTime(): VirtualTime {
  let now = 0
  let planned: readonly Planned[] = []
  return {
    now: () => now,
    after(waitMs, act) {
      planned = [...planned, { at: now + waitMs, act }]
    },
    async pass(ms, settle) {
      const end = now + ms
      for (;;) {
        const next = planned.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY)
        if (next > end) break
        now = Math.max(now, Math.min(next + TOGETHER_MS, end))
        const due = planned.filter(({ at }) => at <= now)
        planned = planned.filter(({ at }) => at > now)
        for (const { act } of due.toSorted((one, other) => one.at - other.at)) act()
        await settle()
      }
      now = end
    },
  }
}
