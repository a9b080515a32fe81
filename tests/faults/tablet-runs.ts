/** What a tablet must survive: kills and power cuts; each run counts what was lost. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFallen } from './fallen-browser.ts'
import { beginFieldwork, type Fieldwork, switchOnAt } from './fieldwork.ts'
import { fillNumbers, fillText, numbersPath, pause, textPath } from './filling.ts'
import { makeScratchDisk, type ScratchDisk } from './scratch-disk.ts'
import { switchOn } from './tablet.ts'
import { sayRound, type Tally } from './tally.ts'

const FIRST_MS = 300
const MOST_MS = 2500
export const randomMs = (): number => FIRST_MS + Math.random() * (MOST_MS - FIRST_MS)

/** Whole megabytes: the profile, its caches, the reserve, and room to spare. */
export const DISK_MB = 500

type Ending = 'kill' | 'kill-renderer' | 'power-cut'

/** Fills, ends the tablet at a random moment, switches it on again and compares; `tries` times on one draft. */
export async function surviveEndings(work: Fieldwork, ending: Ending, tries: number): Promise<Tally> {
  const disk = ending === 'power-cut' ? await makeScratchDisk(DISK_MB) : undefined
  const profile = disk ? join(disk.folder, 'profile') : await mkdtemp(join(tmpdir(), 'way-in-tablet-'))
  const faults: string[] = []
  let kept = 0
  let lost = 0
  let worstTypingMs = 0
  let tablet = await switchOn(profile)
  try {
    const visit = await beginFieldwork(tablet, work)
    await tablet.close()
    let act = 1
    let text = ''
    for (let round = 0; round < tries; round += 1) {
      const isText = round % 3 === 2
      tablet = await switchOnAt(profile, work.url, isText ? textPath(visit) : numbersPath(visit))
      const filling = isText ? fillText(tablet.page, text) : fillNumbers(tablet.page, act)
      filling.start()
      await pause(randomMs())
      filling.freeze()
      await end(tablet, ending, disk)
      await filling.stop()
      const again = await switchOnAt(profile, work.url, isText ? textPath(visit) : numbersPath(visit)).catch(
        (fault: unknown) => {
          if (isFallen(fault)) throw fault
          return String(fault)
        },
      )
      if (typeof again === 'string') {
        // Nothing of the draft can be reached: all that was ever kept in it is gone.
        lost += kept + filling.kept()
        faults.push(`round ${round + 1}: ${again}`)
        break
      }
      tablet = again
      const verdict = await filling.check(tablet.page)
      if (verdict) {
        lost += verdict.lost
        faults.push(`round ${round + 1}: ${verdict.why}`)
      }
      worstTypingMs = Math.max(worstTypingMs, filling.lostMs())
      if (isText) text = await tablet.page.locator('#at-observer_note textarea').first().inputValue()
      else {
        kept += filling.kept() - (act - 1)
        act = Math.max(filling.kept(), act) + 2
      }
      sayRound(ending, round + 1, tries, lost)
      await tablet.close()
    }
  } finally {
    await tablet.kill()
    if (disk) await disk.remove()
    else await rm(profile, { recursive: true, force: true })
  }
  return { what: ending, tries, kept, lost, worstTypingMs, faults }
}

async function end(
  tablet: Awaited<ReturnType<typeof switchOn>>,
  ending: Ending,
  disk: ScratchDisk | undefined,
): Promise<void> {
  if (ending === 'kill-renderer') {
    await tablet.killRenderer()
    await tablet.kill()
    return
  }
  await disk?.cutPower()
  await tablet.kill()
  await disk?.restorePower()
}
