/** Tablets killed between the shutter and the tick: a photo with a tick is there, and no half of one is ever shown. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFallen } from './fallen-browser.ts'
import { beginVisit, enrolForFieldwork, type Fieldwork, switchOnAt } from './fieldwork.ts'
import { numbersPath, pause } from './filling.ts'
import { awaitPhotos, MOST_PHOTOS, pressKeep, readPhotos, shootPhoto } from './photographing.ts'
import { switchOn } from './tablet.ts'
import { sayRound, type Tally } from './tally.ts'

/** From the press to the tick a busy machine takes half of this; killed earlier every time, no tick would ever be tried. */
const MOST_MS = 2500

export async function survivePhotoKills(work: Fieldwork, tries: number): Promise<Tally> {
  const profile = await mkdtemp(join(tmpdir(), 'way-in-tablet-'))
  const faults: string[] = []
  let kept = 0
  let lost = 0
  let visit = ''
  let here = MOST_PHOTOS
  let tablet = await switchOn(profile)
  try {
    await enrolForFieldwork(tablet, work)
    for (let round = 1; round <= tries; round += 1) {
      if (here >= MOST_PHOTOS) {
        visit = await beginVisit(tablet.page, work)
        here = 0
      }
      await tablet.close()
      tablet = await switchOnAt(profile, work.url, numbersPath(visit))
      const { page } = tablet
      await awaitPhotos(page, here)
      await shootPhoto(page)
      // In the middle of it: what the page says last, it says before the kill.
      void pressKeep(page)
      await pause(Math.random() * MOST_MS)
      const { ticked } = await readPhotos(page).catch(() => ({ ticked: here }))
      await tablet.kill()
      tablet = await switchOnAt(profile, work.url, numbersPath(visit))
      const after = await awaitPhotos(tablet.page, Math.max(ticked, here))
      if (after.ticked < ticked || after.broken > 0) {
        lost += Math.max(0, ticked - after.ticked) + after.broken
        faults.push(
          `round ${round}: ${ticked} had a tick, then ${after.ticked}, and ${after.broken} were no pictures`,
        )
      }
      kept += Math.max(0, ticked - here)
      here = after.ticked
      sayRound('photos', round, tries, lost)
    }
  } catch (fault) {
    if (isFallen(fault)) throw fault
    faults.push(String(fault))
  } finally {
    await tablet.kill()
    await rm(profile, { recursive: true, force: true })
  }
  return { what: 'photos, killed before or after the tick', tries, kept, lost, worstTypingMs: 0, faults }
}
