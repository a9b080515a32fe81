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

/** Focus moves with every tap, so that a move only leaves its moment behind: the timer runs on and looks at it. */
export function whenStayed({ clock, later }: StayedNeeds): Stayed {
  let waiting: { readonly latest: number; due: number; act: () => void } | undefined
  let stop: (() => void) | undefined
  const now = () => {
    const act = waiting?.act
    waiting = undefined
    stop?.()
    stop = undefined
    act?.()
  }
  const look = () => {
    if (!waiting) return
    const left = Math.min(waiting.due, waiting.latest) - clock()
    if (left > 0) stop = later(look, left)
    else now()
  }
  return {
    now,
    soon(act) {
      const at = clock()
      if (waiting) {
        waiting.due = at + STAYED_MS
        waiting.act = act
        return
      }
      waiting = { latest: at + LATEST_MS, due: at + STAYED_MS, act }
      stop = later(look, STAYED_MS)
    },
  }
}
