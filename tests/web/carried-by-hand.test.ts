/** From a tablet without a network to the office by hand: saved as a file, locked or not, taken in, and received. */

import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CampaignId,
  readCampaignId,
  readStationCode,
  readVisitId,
  type StationCode,
} from '../../schema/codes.ts'
import { finishVisit } from '../../schema/visit/visit.ts'
import { listCampaigns } from '../../schema/wire/campaign-endpoints.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { visitContent } from '../../schema/wire/visit-shape.ts'
import { randomFrom } from '../../seeds/demo/random.ts'
import type { Person } from '../../web/offline/people.ts'
import { sealPhoto, sealToOrganisation } from '../../web/offline/seal-to-organisation.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { type Card, enrolWithPin, follow, openUnlocked, unlock } from '../support/enrolment.ts'
import { fillVisit } from '../support/fill-visit.ts'
import { sha256Of } from '../support/intake.ts'
import { type Office, openOffice } from '../support/office.ts'
import { listUnmannerly, SIZES } from '../support/page-manners.ts'
import { noisyJpeg } from '../support/pictures.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { REFUSED } from '../support/tablet-for-each.ts'
import { openOfficePage, type StorageState } from './office/office-cast.ts'

/** Where pictures go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env
/** How much there is to carry; more when somebody wants to know how long it takes. */
const VISITS = Number(process.env.CARRIED_VISITS ?? 3)
const PHOTOS = Number(process.env.CARRIED_PHOTOS ?? 2)
const PHOTO_BYTES = 150_000

let server: StartedServer
let browser: Browser
let office: Office
let state: StorageState
let campaign: CampaignId
let stations: readonly StationCode[]
let tablet: OpenedPage
let page: Page
let folder: string

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const [name, value] = office.cookie()
  const { hostname: domain } = new URL(server.url)
  state = {
    cookies: [
      { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' },
    ],
    origins: [],
  }
  const [first] = await office.call(listCampaigns, {})
  const id = readCampaignId(first?.id ?? '')
  if (!id) throw new Error('the demo has a campaign')
  campaign = id
  const listed = await office.call(listStations, { params: { campaign: id }, querystring: {} })
  stations = listed.stations.flatMap(({ code }) => readStationCode(code) ?? [])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-carried-'))
  tablet = await openPage(browser, server.url, {
    viewport: { width: 360, height: 740 },
    expected: REFUSED,
  })
  page = tablet.page
  const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count: 1 } })
  const [card] = cards
  if (!card) throw new Error('a card was made')
  await cutOff()
  await enrolWithPin(page, server.url, card satisfies Card)
})
afterEach(async () => {
  try {
    tablet.checkManners()
  } finally {
    await tablet.close()
    await rm(folder, { recursive: true })
  }
})

/** Nothing that is sealed gets out of the tablet. */
const cutOff = () => page.route('**/api/sealed/**', (route) => route.abort())

/** Without Chromium's picker, as in browsers that have none: headless, nobody could answer it. */
const withoutPicker = () => page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))

/** Finished visits with photos, as the vault would have sealed them, put where they wait. */
async function finishVisits(count: number, photosEach: number) {
  const person: Person = await page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('way-in')
        opening.onerror = failed
        opening.onsuccess = () => {
          const asked = opening.result.transaction('people').objectStore('people').get('on-this-tablet')
          asked.onsuccess = () => {
            opening.result.close()
            done(asked.result.people[0])
          }
        }
      }),
  )
  const key = person.organisationKey
  if (!key) throw new Error('enrolling brings the key')
  const random = randomFrom(5)
  for (let order = 1; order <= count; order += 1) {
    const station = stations[order % stations.length]
    if (!station) throw new Error('the demo has stations')
    const { photos, ...sealed } = await finishOne(station, key, photosEach, () => random.next())
    const sending = {
      ...sealed,
      kind: 'visit',
      code: person.code,
      order,
      state: 'waiting',
      photos: photos.map(({ sha256 }) => ({ sha256, state: 'waiting' })),
    }
    const kept = photos.map(({ sha256, bytes }) => ({
      sha256,
      base64: Buffer.from(bytes).toString('base64'),
    }))
    await page.evaluate(putInOutbox, { sending, kept })
  }
  return person
}

async function finishOne(
  station: StationCode,
  key: OrganisationKeyOnWire,
  photosEach: number,
  next: () => number,
) {
  const id = readVisitId(randomUUID())
  if (!id) throw new Error('a UUID is the id of a visit')
  const checklist = await readShippedChecklist()
  const pictures = Array.from({ length: photosEach }, () => noisyJpeg(PHOTO_BYTES, next))
  const questions = checklist.sections
    .flatMap((section) => section.questions)
    .filter(({ kind }) => kind === 'photo')
    .slice(0, Math.ceil(photosEach / 2))
  const answers = questions.map(({ id: question }, index) => {
    const two = pictures.slice(index * 2, index * 2 + 2)
    const photos = two.map((bytes) => ({ sha256: sha256Of(bytes), description: 'ទ្វារចូល' }))
    return [question, { kind: 'photo', photos }] as const
  })
  const filled = fillVisit(checklist, { id, campaign, station, form: 'full', answers: new Map(answers) })
  const visit = finishVisit(filled, '2027-06-06T00:40:00Z')
  const photos = await Promise.all(pictures.map((picture) => sealPhoto(key, id, picture)))
  const content = visitContent(visit, '2027-06-06T00:40:00Z')
  const named = photos.map(({ sha256 }) => sha256)
  const sealed = await sealToOrganisation({ key, kind: 'visit', id, campaign, content, photos: named })
  return { id, ...sealed, photos }
}

interface PutInOutbox {
  readonly sending: { readonly id: string }
  readonly kept: readonly { readonly sha256: string; readonly base64: string }[]
}

/** Runs in the page. */
function putInOutbox({ sending, kept }: PutInOutbox): Promise<void> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('way-in')
    opening.onerror = failed
    opening.onsuccess = () => {
      const on = opening.result.transaction(['sealed', 'sealedPhotos'], 'readwrite')
      on.objectStore('sealed').put(sending)
      for (const { sha256, base64 } of kept) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        on.objectStore('sealedPhotos').put({ id: sending.id, sha256, bytes })
      }
      on.oncomplete = () => {
        opening.result.close()
        done()
      }
      on.onerror = failed
    }
  })
}

const button = (name: string) => page.getByRole('button', { name })
const SAVE_ALL = 'រក្សាទុកអ្វីៗដែលកំពុងរង់ចាំ'

/** Presses the button and gives back where the download lies. */
async function saveTo(press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  expect(download.suggestedFilename()).toMatch(/^packets-[a-z]{6}\.bin$/u)
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  await page.locator('#saved-file').waitFor()
  return path
}

async function look(on: Page, name: string) {
  for (const { width, height } of LOOKS ? [SIZES[2], SIZES[1]] : []) {
    await on.setViewportSize({ width, height })
    await on.screenshot({ path: join(LOOKS ?? '', `${name}-${width}.png`), fullPage: true })
  }
}

async function atOffice(
  paths: readonly string[],
  look_: (on: Page) => Promise<void>,
  language: 'km' | 'en' = 'km',
) {
  const opened = await openOfficePage(browser, server, state, language, {
    viewport: { width: 360, height: 740 },
    expected: REFUSED,
  })
  try {
    await opened.page.goto(`${server.url}/office/packets`)
    await opened.page.locator('#packet-files').setInputFiles([...paths])
    await opened.page.locator('main form button[type="submit"]').click()
    await opened.page.locator('#result-heading').waitFor()
    expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('result-heading')
    await look_(opened.page)
    opened.checkManners()
  } finally {
    await opened.close()
  }
}

const codesIn = (on: Page) => on.locator('tbody th [aria-hidden]').allTextContents()

describe('What waits on a tablet', () => {
  it('is saved as one file while it is locked, taken in at the office once, and received when a network comes', async () => {
    await withoutPicker()
    await finishVisits(VISITS, PHOTOS)
    await page.goto(`${server.url}/monitor/outbox`)
    await page.waitForURL('**/unlock**')
    await button(SAVE_ALL).waitFor()
    const began = performance.now()
    const path = await saveTo(() => button(SAVE_ALL).click())
    const savedMs = performance.now() - began
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('saved-file')
    const bytes = await readFile(path)
    expect(bytes.length).toBeGreaterThan(VISITS * PHOTOS * PHOTO_BYTES)
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await look(page, 'locked')
    await unlock(page)
    await follow(page, '/monitor/outbox')
    await page.getByText('ឯកសារ 1').first().or(page.getByText('ឯកសារ ១').first()).waitFor()
    expect(await page.locator('main li.card').count()).toBe(VISITS)
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await look(page, 'outbox')

    let codes: readonly string[] = []
    const before = performance.now()
    await atOffice([path], async (on) => {
      console.info(
        `${VISITS} visits with ${PHOTOS} photos each: ${bytes.length} bytes, saved in ${Math.round(savedMs)} ms, ` +
          `taken in within ${Math.round(performance.now() - before)} ms`,
      )
      codes = await codesIn(on)
      expect(codes).toHaveLength(VISITS)
      expect(await on.locator('tbody .mark-good').count()).toBe(VISITS)
      expect(await on.locator('tbody').textContent()).toContain('ទើបទទួលយក')
      expect(await on.locator('.notice-doubt').count()).toBe(0)
      expect(await listUnmannerly(on, 'km', { withColours: true })).toEqual([])
      await look(on, 'taken-in')
    })
    await atOffice([path, path], async (on) => {
      expect(await codesIn(on)).toEqual([...codes, ...codes])
      expect(await on.locator('tbody').first().textContent()).toContain('មាននៅទីនេះរួចហើយ')
      expect(await on.locator('tbody').first().textContent()).not.toContain('ទើបទទួលយក')
      await look(on, 'taken-in-again')
    })

    await page.unroute('**/api/sealed/**')
    await page.locator('main button').first().click()
    await expect.poll(() => page.locator('.receipt').count()).toBe(VISITS)
    expect(await page.locator('.receipt-code [aria-hidden]').allTextContents()).toEqual(codes)
    await expect.poll(async () => (await page.locator('main').textContent())?.includes('រង់ចាំផ្ញើ')).toBe(false)
  })

  it('goes one by one, too, and where somebody chooses; nothing is said of a place that nobody chose', async () => {
    await page.addInitScript(() => {
      const answers = ['give-up', 'choose']
      Object.defineProperty(window, 'showSaveFilePicker', {
        value: async ({ suggestedName }: { readonly suggestedName: string }) => {
          if (answers.shift() === 'give-up') throw new DOMException('nobody chose', 'AbortError')
          const root = await navigator.storage.getDirectory()
          return root.getFileHandle(suggestedName, { create: true })
        },
      })
    })
    await finishVisits(2, 1)
    await openUnlocked(page, `${server.url}/monitor/outbox`)
    const one = page.locator('main li.card').first().getByRole('button')
    await one.click()
    await button(SAVE_ALL).waitFor()
    expect(await page.locator('#saved-file').count()).toBe(0)
    await one.click()
    const said = await page.locator('#saved-file').textContent()
    const name = /packets-[a-z]{6}\.bin/u.exec(said ?? '')?.[0]
    expect(said).toContain('កន្លែងដែលអ្នកបានជ្រើស')
    const base64 = await page.evaluate(async (called) => {
      const root = await navigator.storage.getDirectory()
      const file = await (await root.getFileHandle(called)).getFile()
      const bytes = new Uint8Array(await file.arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    }, name ?? '')
    const path = join(folder, name ?? 'x')
    await writeFile(path, Buffer.from(base64, 'base64'))
    await atOffice([path], async (on) => expect(await codesIn(on)).toHaveLength(1))
    await look(page, 'one')
  })

  it('that comes cut off, damaged or as something else is said to be that, in words, and the rest is taken in', async () => {
    await withoutPicker()
    await finishVisits(2, 1)
    await openUnlocked(page, `${server.url}/monitor/outbox`)
    const whole = await readFile(await saveTo(() => button(SAVE_ALL).click()))
    const path = (name: string) => join(folder, name)
    await writeFile(path('packets-cut.bin'), whole.subarray(0, whole.length - 50))
    await writeFile(path('packets-other.bin'), Buffer.from('a film'))
    await atOffice([path('packets-cut.bin'), path('packets-other.bin')], async (on) => {
      const [cut = '', other = ''] = await on.locator('section section').allTextContents()
      expect(cut).toContain('មិនពេញលេញ')
      expect(other).toContain('គ្មានអ្វីដែលថេប្លេតបានរក្សាទុក')
      expect(await codesIn(on)).toHaveLength(2)
      expect(await listUnmannerly(on, 'km', { withColours: true })).toEqual([])
      await look(on, 'cut-off')
    })
    await atOffice([path('packets-other.bin')], (on) => look(on, 'english'), 'en')
  })

  it('is taken in as far as it goes when the server stops answering, and the page says what to do', async () => {
    await withoutPicker()
    await finishVisits(2, 4)
    await openUnlocked(page, `${server.url}/monitor/outbox`)
    const path = await saveTo(() => button(SAVE_ALL).click())
    const opened = await openOfficePage(browser, server, state, 'km', {
      viewport: { width: 360, height: 740 },
      expected: REFUSED,
    })
    let asked = 0
    await opened.page.route('**/api/packets', async (route) => {
      asked += 1
      await (asked === 2 ? route.abort() : route.continue())
    })
    await opened.page.goto(`${server.url}/office/packets`)
    await opened.page.locator('main form button[type="submit"]').click()
    await opened.page.locator('#packet-complaint').waitFor()
    expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('packet-files')
    await opened.page.locator('#packet-files').setInputFiles(path)
    await opened.page.locator('main form button[type="submit"]').click()
    await opened.page.locator('#result-heading').waitFor()
    expect(await opened.page.locator('main').textContent()).toContain('បានឈប់មុនចប់')
    expect(await opened.page.locator('main').textContent()).toContain('ទើបទទួលយកបានតែមួយផ្នែក')
    expect(await codesIn(opened.page)).toHaveLength(1)
    await look(opened.page, 'stopped')
    await opened.page.locator('main form button[type="submit"]').click()
    await expect.poll(() => codesIn(opened.page)).toHaveLength(2)
    expect(await listUnmannerly(opened.page, 'km', { withColours: false })).toEqual([])
    await opened.close()
  })
})
