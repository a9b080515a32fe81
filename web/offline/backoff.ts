/** How long to wait after the nth failure, so that thousands of tablets do not come back all at once. */

const FIRST_MS = 2_000
const MOST_MS = 5 * 60_000
/** The office asks for 15 minutes at most; a longer wait comes from something else, and strands nobody. */
const MOST_ASKED_MS = 60 * 60_000

/**
 * Full jitter: anywhere between nothing and a bound that doubles with each failure. What the office asked for is a
 * floor, and the jitter on top is as wide: all tablets may have been told the same number.
 */
export function waitMsAfter(failures: number, random: () => number, askedMs = 0): number {
  const asked = Math.min(askedMs, MOST_ASKED_MS)
  const bound = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  return Math.round(asked + random() * Math.max(bound, asked))
}
