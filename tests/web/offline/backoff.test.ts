/** How long a tablet waits before it tries again. */

import { describe, expect, it } from 'vitest'
import { waitMsAfter } from '../../../web/offline/backoff.ts'

const MINUTE_MS = 60_000

describe('The wait of a tablet', () => {
  it('is anywhere below a bound that doubles, and between 6.5 and 13 minutes in a long outage', () => {
    expect(waitMsAfter(1, () => 1)).toBe(2_000)
    expect(waitMsAfter(2, () => 1)).toBe(4_000)
    expect(waitMsAfter(2, () => 0)).toBe(0)
    expect(waitMsAfter(50, () => 1)).toBe(13 * MINUTE_MS)
    expect(waitMsAfter(50, () => 0)).toBe(6.5 * MINUTE_MS)
  })

  it('is never less than what the office asked for, and strands nobody for longer than two hours', () => {
    expect(waitMsAfter(1, () => 0, 30_000)).toBe(30_000)
    expect(waitMsAfter(1, () => 1, 30_000)).toBe(60_000)
    expect(waitMsAfter(1, () => 1, 1e9)).toBe(120 * MINUTE_MS)
  })
})
