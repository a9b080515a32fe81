/** A tablet whose disk runs full to the last block, again and again, whatever is being written at that moment. */

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { interfaceWords } from '../support/interface-words.ts'
import { beginVisit, enrolForFieldwork, type Fieldwork, switchOnAt } from './fieldwork.ts'
import { fillNumbers, fillText, numbersPath, pause, saysKept, saysNotKept, textPath } from './filling.ts'
import { awaitPhotos, MOST_PHOTOS, pressKeep, readPhotos, shootPhoto } from './photographing.ts'
import { makeScratchDisk, type ScratchDisk } from './scratch-disk.ts'
import { switchOn, type Tablet } from './tablet.ts'
import { DISK_MB, randomMs } from './tablet-runs.ts'
import { sayRound, type Tally } from './tally.ts'

const { say } = interfaceWords('km')

/** What a round came to. */
interface Round {
  /** Changes said to be kept in it, and those of them that were missing. */
  readonly kept: number
  readonly lost: number
  readonly faults: readonly string[]
}

interface Ground {
  readonly work: Fieldwork
  readonly disk: ScratchDisk
  readonly profile: string
  /** The draft that numbers and words go into; it has to outlive every round. */
  readonly visit: string
}

const NOT_KEPT_TRIES = 80
const RECOVERY_MS = 30_000
const SPOKEN_MS = 600

/** The reserve may take the first blow; then the disk is filled again. */
async function fillUntil(holds: () => Promise<boolean>, disk: ScratchDisk): Promise<boolean> {
  for (let tries = 0; tries < NOT_KEPT_TRIES; tries += 1) {
    await disk.fill().catch(() => undefined)
    if (await holds()) return true
    await pause(150)
  }
  return false
}

async function inTime(holds: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + RECOVERY_MS
  while (Date.now() < until) {
    if (await holds()) return true
    await pause(100)
  }
  return false
}

/** Full while something is written, room again, killed, switched on: `act` ends with what must be there then. */
async function surviveOne<Kept>(
  { work, disk, profile }: Ground,
  path: string,
  act: (page: Page, faults: string[]) => Promise<Kept>,
  check: (page: Page, kept: Kept) => Promise<Round>,
): Promise<Round> {
  const faults: string[] = []
  let tablet: Tablet | undefined
  try {
    tablet = await switchOnAt(profile, work.url, path)
    const kept = await act(tablet.page, faults)
    await tablet.kill()
    tablet = await switchOnAt(profile, work.url, path)
    const round = await check(tablet.page, kept)
    await tablet.close()
    return { ...round, faults: [...faults, ...round.faults] }
  } finally {
    await tablet?.kill()
    await disk.makeRoom()
  }
}

/** Something is typed all the time, while the disk runs full and after there is room again. */
const whileFilling =
  (ground: Ground, start: (page: Page) => Promise<ReturnType<typeof fillNumbers>>) =>
  async (page: Page, faults: string[]) => {
    const filling = await start(page)
    filling.start()
    await pause(randomMs())
    if (!(await fillUntil(() => saysNotKept(page), ground.disk)))
      faults.push('the page never said that the disk is full')
    await ground.disk.makeRoom()
    if (!(await inTime(() => saysKept(page))))
      faults.push('with room on the disk again, the page does not go on by itself')
    await pause(300)
    await filling.stop()
    // Text may be unspoken for a quarter of a second.
    await pause(SPOKEN_MS)
    if (!(await inTime(() => saysKept(page)))) faults.push('what was typed last is never kept')
    return filling
  }

let act = 1
const numbers = (ground: Ground): Promise<Round> => {
  const first = act
  return surviveOne(
    ground,
    numbersPath(ground.visit),
    whileFilling(ground, async (page) => fillNumbers(page, first)),
    async (page, filling) => {
      const verdict = await filling.check(page)
      const kept = Math.max(0, filling.kept() - (first - 1))
      act = Math.max(filling.kept(), first) + 2
      return { kept, lost: verdict?.lost ?? 0, faults: verdict ? [verdict.why] : [] }
    },
  )
}

/** What the field held when the page said that it is kept has to be there to the letter. */
const words = (ground: Ground, path: string, field: string): Promise<Round> =>
  surviveOne(
    ground,
    path,
    async (page, faults) => {
      const before = await page.locator(field).first().inputValue()
      const filling = await whileFilling(ground, async () => fillText(page, before, field))(page, faults)
      return { filling, text: await page.locator(field).first().inputValue() }
    },
    async (page, { filling, text }) => {
      await inTime(async () => (await page.locator(field).first().inputValue()) !== '')
      const found = await page.locator(field).first().inputValue()
      const isThere = found.trim() === text.trim()
      const why = `kept was …${text.slice(-20)}, read back is …${found.slice(-20)}`
      return { kept: filling.kept(), lost: isThere ? 0 : 1, faults: isThere ? [] : [why] }
    },
  )

async function photo(ground: Ground): Promise<Round> {
  const tablet = await switchOnAt(ground.profile, ground.work.url, numbersPath(ground.visit))
  const visit = await beginVisit(tablet.page, ground.work)
  await tablet.close()
  return surviveOne(
    ground,
    numbersPath(visit),
    async (page, faults) => {
      await shootPhoto(page)
      const text = (said: string) => async () =>
        (await page.locator('main').textContent())?.includes(said) ?? false
      const isRefused = await fillUntil(async () => {
        if ((await readPhotos(page)).ticked > 0) return true
        await pressKeep(page).catch(() => undefined)
        await pause(500)
        return text(say('photo-not-kept'))()
      }, ground.disk)
      if (!isRefused) faults.push('the photo is neither kept nor refused')
      await ground.disk.makeRoom()
      const isKept = await inTime(async () => {
        if ((await readPhotos(page)).ticked > 0) return true
        await page
          .getByRole('button', { name: say('photo-keep'), exact: true })
          .click({ timeout: 1000 })
          .catch(() => undefined)
        await pause(1000)
        return false
      })
      if (!isKept) faults.push('with room on the disk again, the photo is not kept')
      return (await readPhotos(page)).ticked
    },
    async (page, ticked) => {
      const shown = await awaitPhotos(page, Math.min(MOST_PHOTOS, ticked))
      const lost = Math.max(0, ticked - shown.ticked) + shown.broken
      return {
        kept: ticked,
        lost,
        faults: lost > 0 ? [`${ticked} photos had a tick, there are ${shown.ticked}`] : [],
      }
    },
  )
}

/** Which of a visit lies on the tablet: the draft, or what was sealed of it; read without a PIN. */
const whatIsLeft = (page: Page, visit: string): Promise<string> =>
  page.evaluate(async (id) => {
    const asked = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((found, failed) => {
        request.onsuccess = () => found(request.result)
        request.onerror = () => failed(request.error)
      })
    const database = await asked(indexedDB.open('way-in'))
    const on = database.transaction(['sealed', 'draftBoxes', 'entryBoxes'])
    const sealed = await asked(on.objectStore('sealed').count(id))
    const draft = await asked(on.objectStore('draftBoxes').count(id))
    const entries = await asked(on.objectStore('entryBoxes').count(IDBKeyRange.bound([id], [id, []])))
    database.close()
    return sealed === 1 && draft === 0 && entries === 0
      ? 'sealed'
      : draft === 1 && entries > 0
        ? 'draft'
        : 'nothing'
  }, visit)

async function finish(ground: Ground): Promise<Round> {
  const { work, profile, disk } = ground
  const faults: string[] = []
  let tablet = await switchOnAt(profile, work.url, numbersPath(ground.visit))
  try {
    const { page } = tablet
    const visit = await beginVisit(page, work)
    // Nothing may be sent: it has to stay on the tablet.
    await page.route('**/api/sealed/**', (route) => route.abort())
    await page.evaluate((path) => {
      const link = document.createElement('a')
      link.href = path
      document.body.append(link)
      link.click()
      link.remove()
    }, `/monitor/visits/${visit}/review`)
    const isSealed = () => page.url().endsWith('/sealed')
    const press = () =>
      page
        .getByRole('button', { name: say('finish-go'), exact: true })
        .click({ timeout: 1000 })
        .catch(() => undefined)
    await page.getByRole('button', { name: say('finish-go'), exact: true }).waitFor()
    const isSaid = await fillUntil(async () => {
      await press()
      await pause(500)
      return isSealed() || (await saysNotKept(page))
    }, disk)
    if (!isSaid) faults.push('finishing neither came through nor was refused')
    await disk.makeRoom()
    const isThrough = await inTime(async () => {
      if (isSealed()) return true
      await press()
      await pause(1000)
      return isSealed()
    })
    if (!isThrough) faults.push('with room on the disk again, the visit cannot be finished')
    await tablet.kill()
    tablet = await switchOn(profile)
    await tablet.page.goto(`${work.url}/monitor`)
    await tablet.page.locator('main h1').waitFor()
    await pause(1000)
    const left = await whatIsLeft(tablet.page, visit)
    const lost = left === (isThrough ? 'sealed' : 'draft') ? 0 : 1
    return { kept: 1, lost, faults: lost > 0 ? [...faults, `of a finished visit is left: ${left}`] : faults }
  } finally {
    await tablet.kill()
    await disk.makeRoom()
  }
}

const INCIDENT = '/monitor/incident'
const KINDS: readonly (readonly [string, (ground: Ground) => Promise<Round>])[] = [
  ['numbers', numbers],
  ['words', (ground) => words(ground, textPath(ground.visit), '#at-observer_note textarea')],
  ['photo', photo],
  ['incident', (ground) => words(ground, INCIDENT, 'main textarea')],
  ['finishing', finish],
]

/** Every kind of writing in turn, on one tablet and one disk. */
export async function surviveFullDisk(work: Fieldwork, tries: number): Promise<Tally> {
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
      const [kind, survive] = KINDS[round % KINDS.length] ?? ['numbers', numbers]
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
