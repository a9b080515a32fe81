/** A tablet whose disk runs full to the last block, again and again, whatever is being written at that moment. */

import { join } from 'node:path'
import { beginVisit, enrolForFieldwork, type Fieldwork } from './fieldwork.ts'
import { KINDS } from './full-disk-kinds.ts'
import type { Round } from './full-disk-round.ts'
import { makeScratchDisk } from './scratch-disk.ts'
import { switchOn } from './tablet.ts'
import { DISK_MB } from './tablet-runs.ts'
import { sayRound, type Tally } from './tally.ts'

/** Every kind of writing in turn, on one tablet and one disk; or the one that is asked for. */
export async function surviveFullDisk(work: Fieldwork, tries: number, only?: string): Promise<Tally> {
  const kinds = KINDS.filter(([kind]) => only === undefined || kind === only)
  if (kinds.length === 0) throw new Error(`Nothing called “${only}” is written to a full disk`)
  const disk = await makeScratchDisk(DISK_MB)
  const profile = join(disk.folder, 'profile')
  const faults: string[] = []
  let kept = 0
  let lost = 0
  try {
    const tablet = await switchOn(profile)
    await enrolForFieldwork(tablet, work)
    const visit = await beginVisit(tablet.page, work)
    await tablet.close()
    for (let round = 0; round < tries; round += 1) {
      const chosen = kinds[round % kinds.length]
      if (!chosen) break
      const [kind, survive] = chosen
      const outcome = await survive({ work, disk, profile, visit }).catch(
        // Nothing of the draft can be reached: all that was ever kept in it is gone.
        (fault: unknown): Round => ({ kept: 0, lost: kept + 1, faults: [String(fault)] }),
      )
      kept += outcome.kept
      lost += outcome.lost
      for (const fault of outcome.faults) {
        faults.push(`round ${round + 1}, ${kind}: ${fault}`)
        console.log(`      ${kind}: ${fault}`)
      }
      sayRound(`full disk, ${kind}`, round + 1, tries, lost)
    }
  } finally {
    await disk.remove()
  }
  return { what: 'full disk', tries, kept, lost, worstTypingMs: 0, faults }
}
