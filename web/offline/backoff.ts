/** How long to wait after the nth failure, so that thousands of tablets do not come back all at once. */

const FIRST_MS = 2_000
const MOST_MS = 5 * 60_000

/**
 * Full jitter: anywhere between nothing and a bound that doubles with each failure. What the office asked for is
 * a floor, and the jitter comes on top: all tablets were told the same number.
 */
export function waitMsAfter(failures: number, random: () => number, askedMs = 0): number {
  const bound = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20))
  return Math.round(askedMs + random() * bound)
}
