/** A browser whose page falls over by itself, which no fault of ours brought about: what was being tried begins again. */

/** What Playwright says of a page whose process is gone without anybody having ended it. */
const FALLEN = /(?:Target|Page) crashed/u

/** Whether this, or what it came from, is a page that fell over. */
export function isFallen(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  return FALLEN.test(fault.message) || isFallen(fault.cause)
}

/**
 * Runs it; once more if a page fell over, and says so. Only for runs that begin with a new tablet: what a kept tablet
 * loses when its page is gone is asked by the run that kills pages.
 */
export async function unlessFallen<Outcome>(what: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run()
  } catch (fault) {
    if (!isFallen(fault)) throw fault
    console.log(`      ${what}: a page fell over by itself; begun again`)
    return run()
  }
}
