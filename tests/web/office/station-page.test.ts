/** The page of one station: its place, what it rests on, its photos, what was before, and what of it is on paper. */

import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { putCampaign } from '../../../schema/wire/campaign-endpoints.ts'
import { listLogbook } from '../../../schema/wire/logbook-endpoints.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { importStationList, type Office, openOffice, setUpCampaign } from '../../support/office.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { hashOfPhoto, sendVisit } from '../../support/sent-visits.ts'
import { ROOM_1, ROOM_2, SMALL_REGISTER } from '../../support/small-campaign.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled } from './office-cast.ts'

const GATE = 'ទ្វាររបងបើកបានតែម្ខាង'
let server: StartedServer
let browser: Browser
let office: Office
let state: StorageState
let now: string
let earlier: string
let picture: Buffer

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser()
  office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  await importStationList(office, 'stations.csv', Buffer.from(SMALL_REGISTER))
  earlier = randomUUID()
  const { campaign, checklist } = await setUpCampaign(office)
  now = campaign
  await office.call(putCampaign, {
    params: { campaign: earlier },
    body: {
      name: { km: 'ការសង្កេត ២០២២', en: 'Observation 2022' },
      organisation: { km: 'អង្គការជនមានពិការភាព', en: 'Disability organisation' },
      election: {
        name: { km: 'ការបោះឆ្នោត ២០២២', en: 'Elections 2022' },
        kind: 'commune',
        date: '2022-06-05',
      },
      checklist,
      sampleType: 'purposive',
      settings: { photosAllowed: true },
    },
  })
  picture = await drawPicture()
  const no: Answer = { kind: 'yes-no', value: 'no' }
  await sendVisit(office, { campaign: earlier, station: ROOM_1, answers: { step_free_route: no } })
  await sendVisit(office, { campaign: earlier, station: ROOM_2, answers: {} })
  await sendVisit(office, {
    campaign,
    station: ROOM_1,
    answers: {
      step_free_route: { kind: 'yes-no', value: 'yes' },
      gate_open_width_cm: { kind: 'measure', value: 70 },
      premises_type: { kind: 'choice', choice: 'pagoda' },
      photo_entrance: {
        kind: 'photo',
        photos: [{ sha256: hashOfPhoto(picture), description: GATE }],
      },
    },
    photos: [picture],
  })
  const [name, value] = office.cookie()
  const { hostname: domain } = new URL(server.url)
  const rest = { path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' } as const
  state = { cookies: [{ name, value, domain, ...rest }], origins: [] }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** As a camera would give it, without a camera. */
async function drawPicture(): Promise<Buffer> {
  const page = await browser.newPage()
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 240
    const pen = canvas.getContext('2d')
    if (pen) {
      pen.fillStyle = '#a0522d'
      pen.fillRect(40, 40, 200, 160)
    }
    return canvas.toDataURL('image/jpeg', 0.8)
  })
  await page.close()
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

async function openStation(language: 'km' | 'en', width: number) {
  const opened = await openOfficePage(browser, server, state, language, { viewport: { width, height: 800 } })
  await opened.page.goto(`${server.url}/office/stations/${ROOM_1}?campaign=${now}`)
  await settled(opened.page)
  await opened.page.locator('#visits-heading').waitFor()
  return opened
}

const textOf = (page: Page, heading: string) =>
  page.locator(`section[aria-labelledby="${heading}"]`).innerText()

describe.each(['km', 'en'] as const)('in %s the page of a station', (language) => {
  const { say } = interfaceWords(language)

  it('names the kind of place, its rooms, and the answer beside the number it was held against', async () => {
    const opened = await openStation(language, 360)
    const { page } = opened
    expect(await textOf(page, 'place-heading')).toContain(language === 'km' ? 'វត្ត' : 'Pagoda')
    const rooms = page.locator('section[aria-labelledby="place-heading"] .room')
    expect(await rooms.count()).toBe(2)
    expect(await rooms.nth(0).innerText()).toContain(say('premises-this-room'))
    expect(await rooms.nth(1).locator('a').getAttribute('href')).toBe(`/office/stations/${ROOM_2}`)
    const gate = page.locator('.finding', { hasText: language === 'km' ? '៧០' : '70' }).first()
    expect(await gate.locator('.bound').first().innerText()).toContain(language === 'km' ? '៩០' : '90')
    expect(await listUnmannerly(page, language, { withColours: false })).toEqual([])
    opened.checkManners()
    await opened.close()
  })

  it('says what became of the barriers of an earlier election, and leads there', async () => {
    const opened = await openStation(language, 1280)
    const { page } = opened
    await page.locator('.since-then').waitFor()
    const earlierText = await textOf(page, 'earlier-heading')
    expect(earlierText).toContain(language === 'km' ? 'ការបោះឆ្នោត ២០២២' : 'Elections 2022')
    expect(earlierText).toContain(say('since-gone', { barriers: 1 }))
    await page.getByRole('link', { name: say('earlier-open') }).press('Enter')
    await page.waitForURL(`**?campaign=${earlier}`)
    await page.getByText(say('earlier-none')).waitFor()
    opened.checkManners()
    await opened.close()
  })

  it('shows photos when they are asked for, with their words, and puts the focus on the first', async () => {
    const opened = await openStation(language, 360)
    const { page } = opened
    const photos = page.locator('visit-photos')
    expect(await photos.innerText()).toContain(GATE)
    expect(await photos.locator('img').count()).toBe(0)
    await photos.getByRole('button').press('Enter')
    await expect
      .poll(() => photos.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(320)
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('figure')
    expect(await findBarriersForReaders(page)).toEqual([])
    const { entries } = await office.call(listLogbook, { querystring: { act: 'photo.read' } })
    expect(entries.map(({ object }) => object)).toContain(hashOfPhoto(picture))
    opened.checkManners()
    await opened.close()
  })

  it('is on paper what was found: open, without menu, buttons, or times', async () => {
    const opened = await openStation(language, 1280)
    const { page } = opened
    await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'))
    })
    await page.emulateMedia({ media: 'print' })
    const folded = page.locator('.finding details:not([open])')
    expect(await folded.count()).toBe(0)
    await page.locator('.frame-header').waitFor({ state: 'hidden' })
    for (const hidden of ['.crumbs', 'station-hold', 'visit-photos button', '.campaign-choice'])
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false])
    expect(await page.getByRole('button').count()).toBe(0)
    const paper = await page.locator('main').innerText()
    expect(paper).toContain(ROOM_1)
    expect(paper).not.toMatch(/https?:/u)
    expect(await textOf(page, 'visits-heading')).not.toMatch(/[\d០-៩]{1,2}:[\d០-៩]{2}/u)
    const ink = await page
      .locator('.finding h3')
      .first()
      .evaluate((one) => getComputedStyle(one).color)
    expect(ink).toBe('rgb(0, 0, 0)')
    await page.emulateMedia({ media: null })
    await page.evaluate(() => {
      window.dispatchEvent(new Event('afterprint'))
    })
    expect(await page.locator('.finding details[open]').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })
})
