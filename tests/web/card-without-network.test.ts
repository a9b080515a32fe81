/** A card used where there is no network: somebody works at once, and the office learns of it by itself, once. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeEnrolmentCards, revokeMonitor } from '../../schema/wire/people-endpoints.ts'
import { connect } from '../../server/storage/open-database.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { type Card, choosePin, enrolWithPin, follow, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { importStationList, type Office, openOffice, setUpCampaign } from '../support/office.ts'
import { listUnmannerly } from '../support/page-manners.ts'
import { ROOM_1, SMALL_REGISTER } from '../support/small-campaign.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { REFUSED } from '../support/tablet-for-each.ts'

/** Where pictures go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env
const { say } = interfaceWords('km')
const OWN_PIN = '718264'

let database: TestDatabase
let server: StartedServer
let office: Office
let campaign: string
let browser: Browser
let tablet: OpenedPage
let page: Page

beforeAll(async () => {
  database = await freshDatabase()
  server = await startServer({ databaseUrl: database.url })
  office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  await importStationList(office, 'stations.csv', Buffer.from(SMALL_REGISTER))
  campaign = (await setUpCampaign(office)).campaign
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.close()
})

/** A shared tablet: somebody was enrolled with a network, and has seen the stations of the province. */
beforeEach(async () => {
  tablet = await openPage(browser, server.url, {
    serviceWorkers: 'allow',
    viewport: { width: 360, height: 740 },
    expected: [...REFUSED, /ERR_INTERNET_DISCONNECTED/u],
  })
  page = tablet.page
})
afterEach(async () => {
  await tablet.close()
})

async function makeCards(count: number): Promise<readonly Card[]> {
  const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count } })
  return cards
}
const makeCard = async (): Promise<Card> => {
  const [card] = await makeCards(1)
  if (!card) throw new Error('no card')
  return card
}

async function enrolFirst() {
  await enrolWithPin(page, server.url, await makeCard())
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // The register of its province lies on the tablet from now on.
  await page.getByText(say('find-station'), { exact: true }).waitFor()
  await page.locator('station-finder input[type="search"], station-finder input').first().fill(ROOM_1)
  await page.locator('station-finder a').first().waitFor()
}

const setOffline = (isOffline: boolean) => page.context().setOffline(isOffline)

async function typeCard({ code, words }: Card) {
  await follow(page, '/enrol')
  await page.locator('#code').fill(code.toUpperCase().replace(/\d/gu, khmer))
  await page.locator('#words').fill(words.replaceAll(/[a-z]{2}/gu, '$& ').toUpperCase())
  await page.locator('form button[type="submit"]').click()
}
const khmer = (digit: string) => String.fromCharCode(0x17e0 + Number(digit))

/** Not let in is a result as well, and quickly told. */
async function finishVisit() {
  await follow(page, `/monitor/stations/${ROOM_1}`)
  await page.locator('main form button[type="submit"]').click()
  await page.waitForURL('**/monitor/visits/*')
  await page.locator('[data-outcome="refused"]').first().click()
  await page
    .getByRole('link', { name: say('review-go'), exact: true })
    .first()
    .click()
  await page.getByRole('button', { name: say('finish-go'), exact: true }).click()
  await page.waitForURL('**/sealed')
}

interface Arrived {
  readonly code: string
  readonly state: string
  readonly visits: number
}
async function listEnrolments(): Promise<readonly Arrived[]> {
  const { db, close } = connect(database.url, 1)
  const rows = await db
    .selectFrom('enrolment')
    .leftJoin('visit', 'visit.enrolment_id', 'enrolment.id')
    .select(({ fn }) => ['enrolment.code', 'enrolment.state', fn.count<string>('visit.id').as('visits')])
    .groupBy('enrolment.id')
    .execute()
  await close()
  return rows.map(({ visits, ...row }) => ({ ...row, visits: Number(visits) }))
}
const enrolmentOf = async (code: string) => (await listEnrolments()).find((one) => one.code === code)

async function lookAt(name: string) {
  expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
  if (LOOKS) await page.screenshot({ path: `${LOOKS}/${name}.png`, fullPage: true })
}

describe('a card on a shared tablet without a network', () => {
  it('is enough to begin and finish a visit; with a network the office has both, once', async () => {
    await enrolFirst()
    const card = await makeCard()
    await setOffline(true)
    await typeCard(card)
    await page.getByText(say('enrol-begun'), { exact: true }).waitFor()
    await lookAt('card-begun')
    await choosePin(page, OWN_PIN)
    await page.waitForURL('**/monitor')
    await page.getByText(say('card-waits'), { exact: true }).waitFor()
    await lookAt('card-waits')
    await finishVisit()
    expect(await enrolmentOf(card.code)).toEqual({ code: card.code, state: 'card-open', visits: 0 })
    await setOffline(false)
    await expect
      .poll(() => enrolmentOf(card.code), { timeout: 60_000 })
      .toEqual({
        code: card.code,
        state: 'enrolled',
        visits: 1,
      })
    await follow(page, '/monitor')
    await page.getByText(say('card-waits'), { exact: true }).waitFor({ state: 'hidden' })
    // After the app was closed and opened: the same person, known to the office, and nothing sent twice.
    await openUnlocked(page, `${server.url}/monitor`, OWN_PIN)
    await follow(page, '/monitor/outbox')
    expect(await enrolmentOf(card.code)).toEqual({ code: card.code, state: 'enrolled', visits: 1 })
  })

  it('that was used or withdrawn meanwhile is told in plain words, and all work goes on under another card', async () => {
    await enrolFirst()
    const [card, next] = await makeCards(2)
    if (!card || !next) throw new Error('no cards')
    await setOffline(true)
    await typeCard(card)
    await choosePin(page, OWN_PIN)
    await page.waitForURL('**/monitor')
    await finishVisit()
    await office.call(revokeMonitor, { params: { campaign, code: card.code } })
    await setOffline(false)
    await follow(page, '/monitor')
    await page.getByText(say('card-refused', { code: card.code }), { exact: true }).waitFor()
    await lookAt('card-refused')
    expect((await enrolmentOf(card.code))?.visits).toBe(0)
    await page.getByRole('link', { name: say('card-refused-go'), exact: true }).click()
    await page.getByRole('radio').first().waitFor()
    expect(await page.getByRole('radio').first().isChecked()).toBe(true)
    await lookAt('card-instead')
    await page.locator('#code').fill(next.code)
    await page.locator('#words').fill(next.words)
    await page.locator('form button[type="submit"]').click()
    await page.waitForURL('**/unlock')
    await expect
      .poll(() => enrolmentOf(next.code), { timeout: 60_000 })
      .toEqual({
        code: next.code,
        state: 'enrolled',
        visits: 1,
      })
    // The PIN is the one it was, and so is what was begun.
    await openUnlocked(page, `${server.url}/monitor`, OWN_PIN)
    expect(await page.getByText(say('card-refused-go'), { exact: true }).count()).toBe(0)
  })

  it('that is on the tablet already is not taken twice, and whoever has it stays enrolled', async () => {
    const card = await makeCard()
    await enrolWithPin(page, server.url, card)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await setOffline(true)
    await typeCard(card)
    await page.getByText(say('enrol-here-already'), { exact: true }).waitFor()
    await setOffline(false)
    await finishVisit()
    await expect.poll(async () => (await enrolmentOf(card.code))?.visits, { timeout: 60_000 }).toBe(1)
  })
})

describe('a card on a tablet that has never met the office', () => {
  it('waits for a network, which is said, and nothing that was typed is lost', async () => {
    const card = await makeCard()
    await page.goto(`${server.url}/`)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await setOffline(true)
    await typeCard(card)
    await page.getByText(say('enrol-unprepared'), { exact: true }).waitFor()
    await lookAt('card-unprepared')
    expect(await page.locator('#words').inputValue()).not.toBe('')
    await setOffline(false)
    await page.locator('form button[type="submit"]').click()
    await choosePin(page, OWN_PIN)
    await page.waitForURL('**/monitor')
    expect((await enrolmentOf(card.code))?.state).toBe('enrolled')
  })
})

describe('an answer that is lost on the way', () => {
  it('uses up no card: the same tablet asks again and is told the same', async () => {
    const card = await makeCard()
    let lost = 0
    await page.goto(`${server.url}/`)
    await page.route('**/api/enrolments', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await typeCard(card)
    await page.getByText(say('enrol-unprepared'), { exact: true }).waitFor()
    expect((await enrolmentOf(card.code))?.state).toBe('enrolled')
    await page.locator('form button[type="submit"]').click()
    await choosePin(page, OWN_PIN)
    await page.waitForURL('**/monitor')
  })
})

describe('a mistake in what was typed', () => {
  it('is told at once, with the word it is in, and nobody is asked', async () => {
    const card = await makeCard()
    const asked: string[] = []
    await page.goto(`${server.url}/`)
    page.on('request', (request) => {
      if (request.url().includes('/api/enrolments')) asked.push(request.url())
    })
    const words = card.words.split(' ')
    const third = words[2] ?? ''
    await typeCard({
      code: card.code,
      words: words.with(2, `${third.slice(0, 4)}x${third.slice(5)}`).join(' '),
    })
    await page.getByText(say('enrol-doubt-word', { word: 3 }), { exact: true }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('words')
    await lookAt('card-doubt')
    expect(asked).toEqual([])
  })
})
