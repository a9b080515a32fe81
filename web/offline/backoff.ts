/** How long to wait after the nth failure, so that thousands of tablets do not come back all at once. */

const FIRST_MS = 2_000
/** 24,000 tablets that wait 6.5 to 13 minutes come back at 40 a second, and all within a quarter of an hour. */
const MOST_MS = 13 * 60_000
const WIDEST_MS = 6.5 * 60_000
/** The office asks for 15 minutes at most; a longer wait comes from something else, and strands nobody. */
const MOST_ASKED_MS = 60 * 60_000

/**
 * Full jitter: anywhere between nothing and a bound that doubles with each failure. Late in a long outage the bound
 * goes on to 13 minutes and the jitter stays at 6.5: with waits down to nothing many would come at the very beginning.
 * What the office asked for is a floor, and the jitter on top is as wide: all tablets may have been told the same
 * number.
 */
export function waitMsAfter(failures: number, random: () => number, askedMs = 0): number {
  const asked = Math.min(askedMs, MOST_ASKED_MS)
  const bound = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  const jitter = Math.min(bound, WIDEST_MS)
  return Math.round(Math.max(bound - jitter, asked) + random() * Math.max(jitter, asked))
}
