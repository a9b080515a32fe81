/** The door of the API: counts what is being worked on, by class, and says who comes in, who stands in line, who comes back later. */

import {
  COME_BACK_PER_SECOND,
  hasRoom,
  LOAD_CLASSES,
  LONGEST_IN_LINE_MS,
  type Load,
  type LoadClass,
  MOST_IN_LINE,
  type PerClass,
  waitSecondsIn,
  windowSeconds,
} from './admission.ts'
import { LATENESS_LASTS_S, type LateShare, watchLateness } from './lateness.ts'

export interface GateNeeds {
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number
  /** From 0 to below 1. */
  readonly random: () => number
}

export interface Gate {
  /** Whether it is worth to read what is being sent: there is room now, or at least in the line. */
  mayCome(loadClass: LoadClass): boolean
  /** Takes a place: at once, after a wait in line, or not at all. Whoever is let in must leave. */
  enter(loadClass: LoadClass): boolean | Promise<boolean>
  leave(loadClass: LoadClass, tookMs: number): void
  /** Counts one that was turned away, and says after how many seconds it should come back. */
  turnAway(loadClass: LoadClass): number
  /** For how many seconds photos are best held back while facts are late: longer, the more facts are still to come back. */
  pauseForFacts(): number
  /** How late what tablets send was answered in the last minute. */
  lateShare(): LateShare
}

/** How much the newest counts: some 20 requests make a new opinion. */
const NEWEST_COUNTS = 0.1

type Counts = Record<LoadClass, number>
const zeros = (): Counts => ({ facts: 0, photos: 0, reads: 0, exports: 0, feeds: 0 })

export function openGate({ nowMs, random }: GateNeeds): Gate {
  const inFlight = zeros()
  const recentMs = zeros()
  const turnedAway: PerClass<{ count: number; at: number }> = {
    facts: { count: 0, at: nowMs() },
    photos: { count: 0, at: nowMs() },
    reads: { count: 0, at: nowMs() },
    exports: { count: 0, at: nowMs() },
    feeds: { count: 0, at: nowMs() },
  }
  const lines: PerClass<((comesIn: boolean) => void)[]> = {
    facts: [],
    photos: [],
    reads: [],
    exports: [],
    feeds: [],
  }
  const load: Load = { inFlight, recentMs }
  const lateness = watchLateness(nowMs)

  const stillToComeBack = (loadClass: LoadClass, now: number): number => {
    const { count, at } = turnedAway[loadClass]
    return Math.max(0, count - ((now - at) / 1000) * COME_BACK_PER_SECOND[loadClass])
  }

  const callNext = () => {
    for (const loadClass of LOAD_CLASSES) {
      while (lines[loadClass].length > 0 && hasRoom(load, loadClass)) {
        inFlight[loadClass] += 1
        lines[loadClass].shift()?.(true)
      }
    }
  }

  const standInLine = (loadClass: LoadClass): Promise<boolean> =>
    new Promise((done) => {
      const line = lines[loadClass]
      const called = (comesIn: boolean) => {
        clearTimeout(patience)
        done(comesIn)
      }
      const patience = setTimeout(() => {
        line.splice(line.indexOf(called), 1)
        done(false)
      }, LONGEST_IN_LINE_MS)
      line.push(called)
    })

  return {
    mayCome: (loadClass) => hasRoom(load, loadClass) || lines[loadClass].length < MOST_IN_LINE[loadClass],
    enter: (loadClass) => {
      const line = lines[loadClass]
      if (line.length === 0 && hasRoom(load, loadClass)) {
        inFlight[loadClass] += 1
        return true
      }
      return line.length < MOST_IN_LINE[loadClass] ? standInLine(loadClass) : false
    },
    leave: (loadClass, tookMs) => {
      inFlight[loadClass] -= 1
      recentMs[loadClass] += NEWEST_COUNTS * (tookMs - recentMs[loadClass])
      if (loadClass === 'facts') lateness.answered(tookMs)
      callNext()
    },
    turnAway: (loadClass) => {
      const away = turnedAway[loadClass]
      const now = nowMs()
      away.count = stillToComeBack(loadClass, now) + 1
      away.at = now
      if (loadClass === 'facts') lateness.turnedAway()
      return waitSecondsIn(windowSeconds(loadClass, away.count), random())
    },
    pauseForFacts: () =>
      Math.round(Math.max(LATENESS_LASTS_S, windowSeconds('facts', stillToComeBack('facts', nowMs())))),
    lateShare: lateness.share,
  }
}
