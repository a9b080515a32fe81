/** How far memory may grow before what nobody needs any more is cleared away. */

import { setFlagsFromString } from 'node:v8'

/** Of what was in use after the last clearing, in per cent. */
const GROWING_PERCENT = 30

/**
 * V8 lets a heap grow to four times what is in use before it looks through all of it, and asks only how much memory the
 * machine has: judging all visits of a country, which needs a hundred megabytes at a time, took more than a gigabyte.
 * Looking through a hundred megabytes takes a few hundredths of a second, most of them in other threads, so that it may
 * be done more often: release and files of 25,000 visits took no longer. V8 asks for this number each time anew, so it
 * can be set here, however the server is started.
 */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`)
