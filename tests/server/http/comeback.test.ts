/** After an outage tens of thousands of tablets come back: spread out, all within a quarter of an hour, by their own waits and the gate's. */

import { describe, expect, it } from 'vitest'
import { openGate } from '../../../server/http/gate.ts'
import { waitMsAfter } from '../../../web/offline/backoff.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const OUTAGE_MS = 45 * MINUTE_MS
/** What two cores with a plain disk take in at the least; a burst of 400 a second was measured without collapse. */
const SERVED_PER_SECOND = 150
/** The server as the tablets see it, in steps of so much. */
const STEP_MS = 100

/** The same chance in every run (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Comeback {
  /** Tablets with something to send when the server was back. */
  readonly waiting: number
  /** Requests in the worst ten seconds. */
  readonly worstTenSeconds: number
  /** From the end of the outage until the last of those that waited was in. */
  readonly lastMs: number
}

/** Each tablet has one finished visit from `finishedAt` on, tries, and waits as the app does. */
function comeBack(finishedAt: readonly number[], random: () => number): Comeback {
  let now = 0
  const gate = openGate({ nowMs: () => now, random })
  const due = new Map<number, number[]>()
  const failures = new Uint16Array(finishedAt.length)
  const plan = (tablet: number, at: number) => {
    const step = Math.max(Math.floor(now / STEP_MS) + 1, Math.floor(at / STEP_MS))
    const there = due.get(step)
    if (there) there.push(tablet)
    else due.set(step, [tablet])
  }
  for (const [tablet, at] of finishedAt.entries()) plan(tablet, at)
  const waiting = finishedAt.filter((at) => at <= OUTAGE_MS).length
  const arrivals: number[] = []
  const served: number[] = []
  let inside = 0
  let left = waiting
  let lastMs = 0
  for (let step = 0; left > 0; step++) {
    now = step * STEP_MS
    for (let done = 0; done < (SERVED_PER_SECOND * STEP_MS) / SECOND_MS && served.length > 0; done++) {
      gate.leave('facts', now - (served.shift() ?? now))
    }
    for (const tablet of due.get(step) ?? []) {
      const isUp = now >= OUTAGE_MS
      if (isUp) arrivals.push(now)
      if (isUp && gate.mayCome('facts') && gate.enter('facts') === true) {
        served.push(now)
        inside += 1
        if ((finishedAt[tablet] ?? 0) > OUTAGE_MS) continue
        left -= 1
        lastMs = now - OUTAGE_MS
        continue
      }
      failures[tablet] = (failures[tablet] ?? 0) + 1
      const askedMs = isUp ? gate.turnAway('facts') * SECOND_MS : 0
      plan(tablet, now + waitMsAfter(failures[tablet] ?? 1, random, askedMs))
    }
    due.delete(step)
  }
  expect(inside).toBeGreaterThanOrEqual(waiting)
  return { waiting, worstTenSeconds: worstOf(arrivals, 10 * SECOND_MS), lastMs }
}

function worstOf(times: readonly number[], windowMs: number): number {
  let worst = 0
  let from = 0
  times.forEach((at, to) => {
    while ((times[from] ?? at) <= at - windowMs) from += 1
    worst = Math.max(worst, to - from + 1)
  })
  return worst
}

/** A day's end: many when polls close, most on the way home, some back at base. */
function dayOf(tablets: number, random: () => number): readonly number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: tablets }, () => {
    const which = random()
    if (which < 0.35) return Math.max(0, (8 + 3.5 * normal()) * MINUTE_MS)
    if (which < 0.85) return (-Math.log(1 - random()) / Math.LN2) * 90 * MINUTE_MS
    return Math.max(0, (225 + 15 * normal()) * MINUTE_MS)
  })
}

describe('after an outage of 45 minutes from the closing of the polls', () => {
  it.each([1, 2, 3])('24,000 tablets at the end of their day are no stampede (chance %i)', (seed) => {
    const random = chanceFrom(seed)
    const { waiting, worstTenSeconds, lastMs } = comeBack(dayOf(24_000, random), random)
    expect(waiting).toBeGreaterThan(9_000)
    expect(worstTenSeconds).toBeLessThanOrEqual(500)
    expect(lastMs).toBeLessThanOrEqual(15 * MINUTE_MS)
  })

  it.each([1, 2, 3])('nor are they when all 24,000 wait at once (chance %i)', (seed) => {
    const random = chanceFrom(seed)
    const { worstTenSeconds, lastMs } = comeBack(
      Array.from({ length: 24_000 }, () => random() * 15 * MINUTE_MS),
      random,
    )
    expect(worstTenSeconds).toBeLessThanOrEqual(500)
    expect(lastMs).toBeLessThanOrEqual(15 * MINUTE_MS)
  })
})
