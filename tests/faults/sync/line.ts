/** What the line between one tablet and the office does to each request, by chance and by the seed. */

import type { Random } from '../../../seeds/demo/random.ts'
import { type AskedFor, type ChaosProxy, type Mischief, openChaosProxy } from '../../support/chaos-proxy.ts'

export interface Line extends ChaosProxy {
  /** From now on it carries whatever is sent. */
  readonly heal: () => void
}

/** Half of all requests meet with something. */
const MISCHIEF = 0.5
const LONGEST_WAIT_S = 900

export async function openLine(office: string, random: Random, met: Map<string, number>): Promise<Line> {
  let isHealed = false
  const proxy = await openChaosProxy(office, (asked) => {
    const mischief: Mischief = isHealed ? { is: 'none' } : chooseMischief(asked, random)
    met.set(mischief.is, (met.get(mischief.is) ?? 0) + 1)
    return mischief
  })
  return {
    ...proxy,
    heal() {
      isHealed = true
    },
  }
}

function chooseMischief({ bytes }: AskedFor, random: Random): Mischief {
  if (!random.chance(MISCHIEF)) return { is: 'none' }
  const somewhere = Math.floor(random.next() * bytes)
  const kinds: readonly Mischief[] = [
    { is: 'cut-request-after', bytes: somewhere },
    { is: 'cut-after-response-commit' },
    { is: 'cut-after-response-commit' },
    { is: 'delay', ms: 1 + Math.floor(random.next() * 40) },
    { is: 'duplicate' },
    { is: 'drip', bytes: 1 + Math.ceil(bytes / 8), everyMs: 2 },
    { is: 'half-close', bytes: somewhere },
    { is: 'captive-portal' },
    { is: 'busy', seconds: 1 + Math.floor(random.next() * LONGEST_WAIT_S) },
  ]
  return random.pick(kinds)
}
