/** Puts off noting where somebody is: until they stay there, and never for long while they hurry on. */

export interface Stayed {
  /** Does this once somebody has stayed, in the place of what was put off before. */
  readonly soon: (act: () => void) => void
  /** Does what was put off; nothing when nothing is. */
  readonly now: () => void
}

export interface StayedNeeds {
  /** Milliseconds from any moment on. */
  readonly clock: () => number
  /** Calls back after so many milliseconds, unless the function returned is called. */
  readonly later: (act: () => void, ms: number) => () => void
}

/** Never between a tap and its answer on the disk. */
const STAYED_MS = 2_000
/** Whoever answers without a pause never stays, and their battery may end as well. */
const LATEST_MS = 4_000

export function whenStayed({ clock, later }: StayedNeeds): Stayed {
  let waiting: { readonly since: number; readonly act: () => void; readonly stop: () => void } | undefined
  const now = () => {
    const { act, stop } = waiting ?? {}
    waiting = undefined
    stop?.()
    act?.()
  }
  return {
    now,
    soon(act) {
      waiting?.stop()
      const since = waiting?.since ?? clock()
      const left = since + LATEST_MS - clock()
      waiting = { since, act, stop: later(now, Math.max(0, Math.min(STAYED_MS, left))) }
    },
  }
}
