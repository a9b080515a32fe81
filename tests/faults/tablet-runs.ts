/** What a tablet must survive: kills, power cuts, a full disk; each run counts what was lost. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beginFieldwork, type Fieldwork, switchOnAt } from './fieldwork.ts'
import { fillNumbers, fillText, numbersPath, pause, saysKept, saysNotKept, textPath } from './filling.ts'
import { makeScratchDisk, type ScratchDisk } from './scratch-disk.ts'
import { switchOn } from './tablet.ts'

/** One kind of fault, how often it was tried, and what it cost. */
export interface Tally {
  readonly what: string
  readonly tries: number
  /** Changes the page had said are kept. */
  readonly kept: number
  readonly lost: number
  /** Milliseconds of typing that were missing, at worst. */
  readonly worstTypingMs: number
  readonly faults: readonly string[]
}

const FIRST_MS = 300
const MOST_MS = 2500
const randomMs = (): number => FIRST_MS + Math.random() * (MOST_MS - FIRST_MS)

/** Whole megabytes: the profile, its caches, the reserve, and room to spare. */
const DISK_MB = 500

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
        (fault: unknown) => String(fault),
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

const NOT_KEPT_TRIES = 40
const RECOVERY_MS = 30_000

/**
 * The disk runs full while a monitor fills. The page must say so, keep what was typed, and go on by itself when
 * there is room again, without being loaded anew; then nothing may be missing, also after a kill.
 */
export async function surviveFullDisk(work: Fieldwork, tries: number): Promise<Tally> {
  const faults: string[] = []
  let kept = 0
  let lost = 0
  const disk = await makeScratchDisk(DISK_MB)
  const profile = join(disk.folder, 'profile')
  let tablet = await switchOn(profile)
  try {
    const visit = await beginFieldwork(tablet, work)
    await tablet.close()
    let act = 1
    for (let round = 0; round < tries; round += 1) {
      tablet = await switchOnAt(profile, work.url, numbersPath(visit))
      const filling = fillNumbers(tablet.page, act)
      filling.start()
      await pause(randomMs())
      const { page } = tablet
      if (!(await fillUntilSaid(page, disk)))
        faults.push(`round ${round + 1}: the page never said that the disk is full`)
      await disk.makeRoom()
      if (!(await comesBack(page))) {
        lost += 1
        faults.push(`round ${round + 1}: with room on the disk again, the page does not go on by itself`)
      }
      await pause(300)
      await filling.stop()
      await tablet.kill()
      const again = await switchOnAt(profile, work.url, numbersPath(visit)).catch((fault: unknown) =>
        String(fault),
      )
      if (typeof again === 'string') {
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
      kept += filling.kept() - (act - 1)
      act = filling.kept() + 2
      await tablet.close()
    }
  } finally {
    await tablet.kill()
    await disk.remove()
  }
  return { what: 'full disk', tries, kept, lost, worstTypingMs: 0, faults }
}

/** The reserve may take the first blow; then the disk is filled again. */
async function fillUntilSaid(page: Page, disk: ScratchDisk): Promise<boolean> {
  for (let tries = 0; tries < NOT_KEPT_TRIES; tries += 1) {
    await disk.fill().catch(() => undefined)
    if (await saysNotKept(page)) return true
    await pause(150)
  }
  return false
}

async function comesBack(page: Page): Promise<boolean> {
  const until = Date.now() + RECOVERY_MS
  while (Date.now() < until) {
    if (await saysKept(page)) return true
    await pause(100)
  }
  return false
}
