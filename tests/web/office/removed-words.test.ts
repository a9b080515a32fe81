/** What is not kept any more, as the office reads it: on which day it was removed, never a bare mark. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

let server: StartedServer
let browser: Browser
let state: StorageState
let station = ''

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const MARK = '…'
const told = {
  id: '01907e6a-0000-7000-8000-000000000001',
  day: '2027-06-06',
  kinds: ['insult'],
  seenBy: 'monitor',
  isSomebodyInjured: false,
  isGoingOn: false,
  wasChairTold: 'refused',
  note: MARK,
  state: 'new',
  needsSomebodyNow: false,
}
const removed = { 'free-text': '2027-10-04', photos: '2027-10-04', interviews: '2027-10-04' }

describe.each([
  ['km', { width: 360, height: 740 }],
  ['en', { width: 1280, height: 800 }],
] as const)('after the day of words, photos and talks, in %s at %o', (language, viewport) => {
  it('incidents and visits say when their words were removed', async () => {
    const { say } = interfaceWords(language)
    const opened = await openOfficePage(browser, server, state, language, {
      viewport,
    })
    const { page } = opened
    // What the server sends after that day; that it does stands in the tests of retention.
    await page.route('**/api/campaigns', async (route) => {
      const reply = await route.fetch()
      const campaigns = (await reply.json()) as readonly object[]
      await route.fulfill({ response: reply, json: campaigns.map((one) => ({ ...one, removed })) })
    })
    await page.route('**/api/campaigns/*/incidents', (route) => route.fulfill({ json: [told] }))
    await page.route('**/visits*', async (route) => {
      const reply = await route.fetch()
      const visits = (await reply.json()) as readonly { readonly answers: object; readonly photos: object }[]
      const answers = { step_free_route: { kind: 'yes-no', value: 'no', note: MARK } }
      await route.fulfill({
        response: reply,
        json: visits.map((one) => ({
          ...one,
          answers: { ...one.answers, ...answers },
          interviews: 2,
          photos: { expected: 1, arrived: 1, unusable: 0 },
        })),
      })
    })
    await page.goto(`${server.url}/office/incidents`)
    await settled(page)
    const day = await page.evaluate(() => document.querySelector('.as-written')?.textContent ?? '')
    expect(await page.locator('.as-written').count()).toBeGreaterThan(0)
    expect(day).not.toContain(MARK)
    expect(day.trim()).toBe(say('words-removed', { day: dayIn(language) }))
    expect(await listUnmannerly(page, language, { withColours: false })).toEqual([])

    station ||= await findVisited(page)
    await page.goto(`${server.url}/office/stations/${station}`)
    await settled(page)
    await page.locator('details.visit summary').first().click()
    const visit = page.locator('details.visit').first()
    expect(await visit.innerText()).toContain(say('words-removed', { day: dayIn(language) }))
    expect(await visit.innerText()).toContain(say('photos-removed', { day: dayIn(language) }))
    expect(await visit.innerText()).toContain(say('talks-removed', { day: dayIn(language) }))
    expect(await visit.innerText()).not.toContain(MARK)
    expect(await listUnmannerly(page, language, { withColours: false })).toEqual([])
    const folder = process.env.SHOTS
    if (folder) await page.screenshot({ path: `${folder}/removed-${language}.png`, fullPage: true })
    opened.checkManners()
    await opened.close()
  })
})

const dayIn = (language: 'km' | 'en'): string =>
  language === 'km' ? 'ថ្ងៃទី៤ ខែតុលា ឆ្នាំ២០២៧' : '4 October 2027'

const findVisited = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const [campaign] = await (await fetch('/api/campaigns')).json()
    const found = await (await fetch(`/api/campaigns/${campaign.id}/stations?sort=barriers`)).json()
    return String(found.stations[0].code)
  })
