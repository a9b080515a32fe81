/** The clock of election day: how long until the poll opens and closes where the country is. No clock in here. */

import type { Country } from '../country.ts'
import { readMoment } from '../time.ts'

/** Minutes from now, as the clocks on the wall there will show it; negative once it is past. */
export interface PollingClock {
  readonly untilOpening: number
  readonly untilClosing: number
}

/** A day can pass by in minutes; a change of the clocks between now and then is not counted. */
const DAY_MINUTES = 24 * 60

/** Nothing where `at` is no instant, or `day` (ISO 8601) no day. */
export function readPollingClock(
  at: string,
  day: string,
  { polling, timeZone }: Pick<Country, 'polling' | 'timeZone'>,
): PollingClock | undefined {
  const [now, that] = [readMoment(at, timeZone), readMoment(day, timeZone)]
  if (now === undefined || that === undefined) return undefined
  const days = (dayNumber(that) - dayNumber(now)) * DAY_MINUTES
  const until = (time: string) => days + minuteOf(time) - minuteOf(now.time)
  return { untilOpening: until(polling.opens), untilClosing: until(polling.closes) }
}

/** The same clock so many minutes later. */
export const later = ({ untilOpening, untilClosing }: PollingClock, minutes: number): PollingClock => ({
  untilOpening: untilOpening - minutes,
  untilClosing: untilClosing - minutes,
})

export type PollingPhase =
  | { readonly phase: 'days-before'; readonly days: number }
  | { readonly phase: 'before' | 'open'; readonly hours: number; readonly minutes: number }
  /** On the evening of the day itself, up to twelve hours after closing. */
  | { readonly phase: 'closed' }
  | { readonly phase: 'over' }

const EVENING_MINUTES = 12 * 60

/** What to say of it: the next thing that happens, and how far off it is. */
export function phaseOf({ untilOpening, untilClosing }: PollingClock): PollingPhase {
  if (untilOpening >= DAY_MINUTES)
    return { phase: 'days-before', days: Math.floor(untilOpening / DAY_MINUTES) }
  if (untilOpening > 0) return { phase: 'before', ...hoursAndMinutes(untilOpening) }
  if (untilClosing > 0) return { phase: 'open', ...hoursAndMinutes(untilClosing) }
  return { phase: untilClosing > -EVENING_MINUTES ? 'closed' : 'over' }
}

const hoursAndMinutes = (minutes: number) => ({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })

const dayNumber = ({ year, month, day }: { year: number; month: number; day: number }): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000)

/** HH:MM → minutes since midnight. */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
