/** Silence: monitors with stations to visit from whom nothing has come for long on election day. */

import type { PollingClock } from './polling-clock.ts'

/** What is known of one monitor's tablet; a code, never a name. */
export interface MonitorHeard {
  readonly code: string
  /** Stations assigned. */
  readonly stations: number
  /** Minutes since anything came; nothing where nothing ever did. */
  readonly minutesAgo: number | undefined
}

export interface SilentMonitor {
  readonly code: string
  readonly stations: number
  /** Whole hours of silence on this day: before the poll opened nobody was expected to send. */
  readonly hours: number
  /** Nothing has come since the poll opened. */
  readonly nothingToday: boolean
}

export interface Silence {
  /** From so long after opening on until the evening after closing; before and after it means nothing. */
  readonly isWatched: boolean
  /** The longest silence first, then by code. */
  readonly silent: readonly SilentMonitor[]
}

/** Visits are often sent in the evening, when there is a network again. */
const EVENING_MINUTES = 6 * 60

/** `afterMinutes`: how long a silence has to be; stands in the country's seeds. */
export function findSilence(
  monitors: readonly MonitorHeard[],
  { untilOpening, untilClosing }: PollingClock,
  afterMinutes: number,
): Silence {
  const sinceOpening = -untilOpening
  if (sinceOpening < afterMinutes || untilClosing <= -EVENING_MINUTES) return { isWatched: false, silent: [] }
  const silent = monitors
    .filter(({ stations }) => stations > 0)
    .map(({ code, stations, minutesAgo }) => {
      const nothingToday = minutesAgo === undefined || minutesAgo > sinceOpening
      const minutes = nothingToday ? sinceOpening : minutesAgo
      return { code, stations, minutes, nothingToday }
    })
    .filter(({ minutes }) => minutes >= afterMinutes)
    .sort((one, other) => other.minutes - one.minutes || (one.code < other.code ? -1 : 1))
    .map(({ minutes, ...one }) => ({ ...one, hours: Math.floor(minutes / 60) }))
  return { isWatched: true, silent }
}
