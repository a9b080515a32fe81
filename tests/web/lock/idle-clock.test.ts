/** The two minutes after which a tablet that nobody touches locks itself. */

import { beforeEach, describe, expect, it } from 'vitest'
import {
  type Idle,
  type IdleClock,
  LOCK_AFTER_MS,
  startIdleClock,
  WARN_BEFORE_MS,
} from '../../../web/state/idle-clock.ts'

/** A clock that stands still until it is told to go on. */
function standingClock() {
  let now = 5_000
  let waiting: { readonly at: number; readonly then: () => void } | undefined
  return {
    now: () => now,
    after(waitMs: number, then: () => void) {
      const mine = { at: now + waitMs, then }
      waiting = mine
      return () => {
        if (waiting === mine) waiting = undefined
      }
    },
    goOn(ms: number) {
      const until = now + ms
      while (waiting && waiting.at <= until) {
        const { at, then } = waiting
        waiting = undefined
        now = Math.max(now, at)
        then()
      }
      now = until
    },
    isWaiting: () => waiting !== undefined,
  }
}

describe('The idle clock', () => {
  let clock: ReturnType<typeof standingClock>
  let became: Idle[]
  let isSpeaking: boolean
  let idle: IdleClock

  beforeEach(() => {
    clock = standingClock()
    became = []
    isSpeaking = false
    idle = startIdleClock({ ...clock, became: (next) => became.push(next), isSpeaking: () => isSpeaking })
  })

  it('warns twenty seconds before two minutes are over, then locks', () => {
    clock.goOn(LOCK_AFTER_MS - WARN_BEFORE_MS - 1)
    expect(became).toEqual([])
    clock.goOn(1)
    expect(became).toEqual(['warned'])
    clock.goOn(WARN_BEFORE_MS - 1)
    expect(became).toEqual(['warned'])
    clock.goOn(1)
    expect(became).toEqual(['warned', 'over'])
    expect(clock.isWaiting()).toBe(false)
  })

  it('begins anew with every touch, and takes the warning back', () => {
    clock.goOn(90_000)
    idle.touch()
    clock.goOn(90_000)
    expect(became).toEqual([])
    clock.goOn(15_000)
    expect(became).toEqual(['warned'])
    idle.touch()
    expect(became).toEqual(['warned', 'busy'])
    clock.goOn(LOCK_AFTER_MS - 1)
    expect(became).toEqual(['warned', 'busy', 'warned'])
    clock.goOn(1)
    expect(became.at(-1)).toBe('over')
  })

  it('a touch after it is over changes nothing: the key is gone', () => {
    clock.goOn(LOCK_AFTER_MS)
    idle.touch()
    clock.goOn(LOCK_AFTER_MS)
    expect(became).toEqual(['warned', 'over'])
  })

  it('does not lock while a question is read aloud, and locks after it', () => {
    isSpeaking = true
    clock.goOn(3 * LOCK_AFTER_MS)
    expect(became).toEqual([])
    isSpeaking = false
    clock.goOn(2 * LOCK_AFTER_MS)
    expect(became.at(-1)).toBe('over')
  })

  it('a tablet that slept through the end locks when it wakes', () => {
    const slept = standingClock()
    const states: Idle[] = []
    let late = 0
    const sleeper = startIdleClock({
      ...slept,
      now: () => slept.now() + late,
      became: (next) => states.push(next),
      isSpeaking: () => false,
    })
    late = 3_600_000
    slept.goOn(LOCK_AFTER_MS - WARN_BEFORE_MS)
    expect(states).toEqual(['over'])
    sleeper.stop()
  })

  it('the touch that wakes such a tablet locks it, whoever touches it', () => {
    const states: Idle[] = []
    let late = 0
    const sleeper = startIdleClock({
      ...clock,
      now: () => clock.now() + late,
      became: (next) => states.push(next),
      isSpeaking: () => false,
    })
    late = LOCK_AFTER_MS
    sleeper.touch()
    expect(states).toEqual(['over'])
  })
})
