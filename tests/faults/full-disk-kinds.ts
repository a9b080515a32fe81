/** What is being written when the disk runs full: answers, words, a photo, an incident, a visit being finished. */

import type { Page } from 'playwright-core'
import { interfaceWords } from '../support/interface-words.ts'
import { beginVisit, switchOnAt } from './fieldwork.ts'
import { fillNumbers, fillText, numbersPath, pause, saysKept, saysNotKept, textPath } from './filling.ts'
import { fillUntil, type Ground, inTime, listenFor, type Round, surviveOne } from './full-disk-round.ts'
import { awaitPhotos, MOST_PHOTOS, pressKeep, readPhotos, shootPhoto } from './photographing.ts'
import { switchOn } from './tablet.ts'
import { randomMs } from './tablet-runs.ts'

const { say } = interfaceWords('km')

const SPOKEN_MS = 600

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

/** A visit of its own, on a tablet that is switched off again. A page that crashed is opened once more, as anybody would. */
async function beginApart(ground: Ground, again = true): Promise<string> {
  const { profile, work, visit } = ground
  const tablet = await switchOnAt(profile, work.url, numbersPath(visit))
  try {
    return await beginVisit(tablet.page, work)
  } catch (fault) {
    if (!again || !String(fault).includes('crashed')) throw fault
    console.log('      photo: the page crashed before anything was done, and is opened once more')
  } finally {
    await tablet.close()
  }
  return beginApart(ground, false)
}

async function photo(ground: Ground): Promise<Round> {
  const visit = await beginApart(ground)
  return surviveOne(
    ground,
    numbersPath(visit),
    async (page, faults) => {
      await shootPhoto(page)
      const text = (said: string) => async () =>
        (await page.locator('main').textContent())?.includes(said) ?? false
      const isRefused = await fillUntil(async () => {
        if ((await readPhotos(page)).ticked > 0) return true
        await pressKeep(page)
        await pause(500)
        return text(say('photo-not-kept'))()
      }, ground.disk)
      if (!isRefused) faults.push('the photo is neither kept nor refused')
      await ground.disk.makeRoom()
      const isKept = await inTime(async () => {
        if ((await readPhotos(page)).ticked > 0) return true
        await pressKeep(page)
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
    listenFor(page, faults)
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
/** By the names that `--kind=` takes. */
export const KINDS: readonly (readonly [string, (ground: Ground) => Promise<Round>])[] = [
  ['numbers', numbers],
  ['words', (ground) => words(ground, textPath(ground.visit), '#at-observer_note textarea')],
  ['photo', photo],
  ['incident', (ground) => words(ground, INCIDENT, 'main textarea')],
  ['finishing', finish],
]
