/** When nobody touches the tablet: warns, then locks. Clock and timer are given from outside. */

/** reliability.md 1.3, T3: long enough to listen to a question, short enough for a tablet put down. */
export const LOCK_AFTER_MS = 120_000
/** WCAG 2.2.1 asks for at least twenty seconds to say "still here" with a simple action. */
export const WARN_BEFORE_MS = 20_000

export type Idle = 'busy' | 'warned' | 'over'

export interface IdleNeeds {
  /** Milliseconds that only go forward; also while the tablet sleeps. */
  readonly now: () => number
  /** Calls back once after so many milliseconds; gives back how to take it back. */
  readonly after: (waitMs: number, then: () => void) => () => void
  /** Says how things stand, once for each change. */
  readonly became: (idle: Idle) => void
  /** Something that counts as being there without a touch: the page is reading aloud. */
  readonly isSpeaking: () => boolean
}

export interface IdleClock {
  /** Somebody is there: the two minutes begin anew. */
  readonly touch: () => void
  readonly stop: () => void
}

/** Runs from the first moment on. */
export function startIdleClock(needs: IdleNeeds): IdleClock {
  let since = needs.now()
  let idle: Idle = 'busy'
  let cancel: () => void = () => undefined

  const become = (next: Idle) => {
    if (next === idle) return
    idle = next
    needs.became(next)
  }
  const wait = () => {
    cancel()
    if (needs.isSpeaking()) since = needs.now()
    const quietMs = needs.now() - since
    if (quietMs >= LOCK_AFTER_MS) {
      become('over')
      return
    }
    const warnAtMs = LOCK_AFTER_MS - WARN_BEFORE_MS
    become(quietMs >= warnAtMs ? 'warned' : 'busy')
    cancel = needs.after((quietMs >= warnAtMs ? LOCK_AFTER_MS : warnAtMs) - quietMs, wait)
  }
  wait()
  return {
    touch() {
      // The tablet may have slept past the end, timers and all: whoever wakes it is not known to be the same person.
      const isLate = needs.now() - since >= LOCK_AFTER_MS && !needs.isSpeaking()
      if (idle !== 'over' && !isLate) since = needs.now()
      if (idle === 'warned' || (idle === 'busy' && isLate)) wait()
    },
    stop: () => cancel(),
  }
}
