/** "Seal now": everything that could be read here is sealed to the office, and whatever cannot be is locked. */

import type { Memory } from './memory.ts'
import type { Work } from './work.ts'

export interface SealingNow {
  readonly work: Pick<Work, 'sealAll'>
  readonly incidents: Pick<Work['incidents'], 'sealAsItIs'>
  readonly memory: Pick<Memory, 'keep'>
  /** Locked at once for whoever looks; comes back when everything is on the disk, however long that takes. */
  readonly lock: () => Promise<void>
}

/** Answers remembered for the next room, and what was half typed, are answers all the same. */
const ANSWERS_REMEMBERED = ['premises', 'place-left'] as const

/** How much could not be sealed. It is locked in any case, also when the disk takes nothing: somebody may be standing there. */
export async function sealNow({ work, incidents, memory, lock }: SealingNow): Promise<number> {
  let failed = await work.sealAll().catch(() => 1)
  const incident = await incidents.sealAsItIs().catch(() => 'failed')
  if (incident !== 'sealed' && incident !== 'nothing') failed += 1
  for (const name of ANSWERS_REMEMBERED)
    await memory.keep(name, undefined).catch(() => {
      failed += 1
    })
  const locking = lock().catch(() => undefined)
  // What did not get to the disk holds its key until it does, and nobody waits for that with the page open.
  if (failed === 0) await locking
  return failed
}
