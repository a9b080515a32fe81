/** A tablet is taken away: every byte of it is searched for what a monitor wrote, and its stores are read without a PIN. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { openUnlocked } from '../support/enrolment.ts'
import { listLeaks } from './dump-storage.ts'
import { beginFieldwork, beginVisit, type Fieldwork, finishVisit, lockTablet } from './fieldwork.ts'
import { pause } from './filling.ts'
import { findMarkers, type Hit } from './find-markers.ts'
import { makeMarkers, planterOf, plantInSection } from './plant-markers.ts'
import { switchOn } from './tablet.ts'

/** As many as the promise names. */
export const MARKERS = 200

export interface Seizure {
  readonly planted: number
  readonly hits: readonly Hit[]
  /** What the stores show in the clear that they may not. */
  readonly leaks: readonly string[]
}

/**
 * A scripted day: `of` sections, all unless told, of one visit filled with markers and finished, a second one filled and left open, then locked; the
 * tablet dies, its whole profile is searched; then it is switched on without the PIN and its stores are read.
 */
export async function seizeTablet(work: Fieldwork, of?: number): Promise<Seizure> {
  const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
  const sections = checklist.sections.filter(({ repeats }) => !repeats).slice(0, of)
  const profile = await mkdtemp(join(tmpdir(), 'way-in-seized-'))
  const markers = makeMarkers(MARKERS)
  const planter = planterOf(markers)
  let tablet = await switchOn(profile)
  try {
    const { page } = tablet
    let visit = await beginFieldwork(tablet, work)
    const fill = async () => {
      for (const { id } of sections) {
        await openUnlocked(page, `${work.url}/monitor/visits/${visit}/sections/${id}`)
        await page.locator('.question, .notice').first().waitFor()
        await plantInSection(page, planter)
      }
    }
    await fill()
    await finishVisit(page, work, visit)
    visit = await beginVisit(page, work)
    await fill()
    await lockTablet(page, work)
    await pause(500)
    await tablet.kill()
    const hits = await findMarkers(profile, markers.slice(0, planter.planted()))
    tablet = await switchOn(profile)
    await tablet.page.goto(`${work.url}/monitor`)
    await tablet.page.locator('main h1').waitFor()
    const leaks = await listLeaks(tablet.page)
    return { planted: planter.planted(), hits, leaks }
  } finally {
    await tablet.kill()
    await rm(profile, { recursive: true, force: true })
  }
}
