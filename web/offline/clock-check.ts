/** Whether a tablet's date can be right: nothing is refused for a wrong one, but no certificate holds on a wrong day. */

/** `behind` and `ahead`: the date is to be set in the settings of the tablet. `unknown`: nothing speaks against it. */
export type ClockState = 'right' | 'behind' | 'ahead' | 'unknown'

/** Before this release was made no clock can rightly be; an empty battery sets it back by years. */
const RELEASED = Date.UTC(2026, 10, 1)
/** What somebody notices on a form: the hour is wrong. */
const MOST_OFF_MS = 60 * 60_000

/** `tablet` in milliseconds since 1970; `office` likewise, as the office said it at the same moment. */
export function checkClock(tablet: number, office?: number): ClockState {
  if (office !== undefined) {
    if (Math.abs(tablet - office) <= MOST_OFF_MS) return 'right'
    return tablet < office ? 'behind' : 'ahead'
  }
  return tablet < RELEASED ? 'behind' : 'unknown'
}
