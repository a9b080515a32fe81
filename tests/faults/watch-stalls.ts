/** Loaded into the server before anything else: writes down when its event loop stood still, for how long, and how much of that it worked. */

import { readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

export interface Stall {
  /** When it was over, in milliseconds of the machine's clock. */
  readonly at: number
  readonly tookMs: number
  /** What its thread itself worked in that time: on a busy machine a loop also stands still for want of a turn. */
  readonly ownMs: number
}

export interface Stalls {
  readonly stalls: readonly Stall[]
  /** Of the loop's delay by Node's own histogram, in milliseconds. */
  readonly p99Ms: number
}

const TICK_MS = 20
/** Shorter ones are not written down. */
const NOTED_MS = 100
const file = process.env.STALLS_FILE

/** Milliseconds of processor that the thread of the loop has had; of all threads, where the system does not tell. */
function workedMs(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
}

if (file !== undefined) {
  const histogram = monitorEventLoopDelay({ resolution: TICK_MS })
  histogram.enable()
  const stalls: Stall[] = []
  let last = performance.now()
  let worked = workedMs()
  let writeAt = 0
  setInterval(() => {
    const now = performance.now()
    const tookMs = now - last - TICK_MS
    const ownMs = workedMs() - worked
    if (tookMs > NOTED_MS)
      stalls.push({ at: Date.now(), tookMs: Math.round(tookMs), ownMs: Math.round(ownMs) })
    last = now
    worked = workedMs()
    if (now < writeAt) return
    writeAt = now + 500
    const known: Stalls = { stalls, p99Ms: Math.round(histogram.percentile(99) / 1e6) }
    writeFileSync(file, JSON.stringify(known))
  }, TICK_MS).unref()
}
