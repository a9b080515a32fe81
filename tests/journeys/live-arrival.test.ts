/** Election day in the office: what a tablet sends shows in a browser that nobody touches, and moves nothing under its reader. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCampaigns } from '../../schema/wire/campaign-endpoints.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { enrolWithPin, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { refuseBarriers, startJourney } from '../support/journey.ts'
import { openOffice } from '../support/office.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'

const { say } = interfaceWords('km')

describe('A visit that arrives while the office looks on', () => {
  const journey = startJourney('live-arrival')
  let server: StartedServer
  let browsers: readonly Browser[]
  let tablet: OpenedPage
  let coverage: OpenedPage
  let list: OpenedPage
  let station: string

  beforeAll(async () => {
    server = await startServer({ flags: ['--demo'] })
    browsers = [await startBrowser(), await startBrowser()]
    const [one, other] = browsers
    if (!one || !other) throw new Error('two browsers were started')
    const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
    const [campaign] = await office.call(listCampaigns, {})
    const params = { campaign: campaign?.id ?? '' }
    const unseen = await office.call(listStations, { params, querystring: { state: 'not-visited' } })
    station = unseen.stations[0]?.code ?? ''
    const { cards } = await office.call(makeEnrolmentCards, { params, body: { count: 1 } })
    const [name, value] = office.cookie()
    const { hostname: domain } = new URL(server.url)
    const storageState = {
      cookies: [
        {
          ...{ name, value, domain, path: '/', expires: -1 },
          ...{ httpOnly: true, secure: false, sameSite: 'Strict' as const },
        },
      ],
      origins: [],
    }
    tablet = await openPage(one, server.url, { serviceWorkers: 'allow' })
    coverage = await openPage(other, server.url, { storageState, viewport: { width: 1280, height: 800 } })
    list = await openPage(other, server.url, { storageState, viewport: { width: 800, height: 1280 } })
    for (const { page } of [coverage, list])
      await page.addInitScript(() => localStorage.setItem('language', 'km'))
    journey.watch('tablet', tablet.page)
    journey.watch('coverage', coverage.page)
    journey.watch('list', list.page)
    const [card] = cards
    if (!card) throw new Error('no card was made')
    await enrolWithPin(tablet.page, server.url, card)
  })
  afterAll(async () => {
    for (const browser of browsers ?? []) await browser.close()
    await server?.stop()
  })

  /** A short visit to the station, finished and received. */
  const visitStation = async (page: Page) => {
    const kept = () => page.getByText(say('keeping-kept'), { exact: true }).waitFor()
    await openUnlocked(page, `${server.url}/monitor/stations/${station}`)
    await page.getByRole('radio').nth(1).check()
    await page.getByRole('button', { name: say('visit-start') }).click()
    await page.waitForURL('**/monitor/visits/*')
    const visit = new URL(page.url()).pathname.split('/')[3] ?? ''
    await openUnlocked(page, `${server.url}/monitor/visits/${visit}/sections/visit`)
    for (const [id, at] of [
      ['visit_type', 1],
      ['access_result', 0],
      ['room_level', 0],
    ] as const)
      await page.locator(`#at-${id}`).getByRole('radio').nth(at).check()
    await kept()
    await openUnlocked(page, `${server.url}/monitor/visits/${visit}/review`)
    await page.getByRole('button', { name: say('finish-go') }).click()
    await page.waitForURL('**/sealed')
    await openUnlocked(page, `${server.url}/monitor/outbox`)
    await page.getByText(say('sending-received'), { exact: true }).first().waitFor()
  }

  const live = (page: Page, state: string) => page.locator(`.live-line[data-live="${state}"]`).waitFor()
  const textOf = async (page: Page, selector: string) =>
    ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/gu, ' ').trim()

  test('counts up by itself, keeps rows and focus where they were, and can be paused', async () => {
    const province = station.slice(0, 2)
    const row = `tr[data-area="${province}"]`
    const filtered = `/office/stations?area=${province}&sort=barriers`

    const before = await journey.step('the office opens coverage and the list', async () => {
      await coverage.page.goto(`${server.url}/office/coverage`)
      await live(coverage.page, 'live')
      await list.page.goto(server.url + filtered)
      await live(list.page, 'live')
      await refuseBarriers(coverage.page, 'coverage')
      return {
        row: await textOf(coverage.page, row),
        head: await textOf(coverage.page, '.headline-number'),
        rows: await list.page.locator('station-table tbody th').allTextContents(),
      }
    })
    const news = (visits: number) =>
      list.page.locator('.live-said').getByText(say('live-new-visits', { visits }), { exact: true })
    const search = list.page.locator('main input').first()
    await search.focus()
    const link = coverage.page.locator(`${row} a`).first()
    await link.focus()

    await journey.step('a tablet sends a visit', () => visitStation(tablet.page))

    await journey.step('coverage has it without anybody’s doing', async () => {
      await coverage.page.waitForFunction(
        ([selector, was]) => document.querySelector(selector ?? '')?.textContent?.trim() !== was,
        ['.headline-number', before.head],
      )
      expect(await textOf(coverage.page, row)).not.toBe(before.row)
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
    })

    await journey.step('the list says so and waits', async () => {
      await news(1).waitFor()
      expect(await list.page.locator('station-table tbody th').allTextContents()).toEqual(before.rows)
      expect(await search.evaluate((element) => element === document.activeElement)).toBe(true)
      await refuseBarriers(list.page, 'news in the list')
      await list.page.getByRole('button', { name: say('live-show'), exact: true }).press('Enter')
      await list.page.getByText(say('live-shown'), { exact: true }).waitFor()
      expect(new URL(list.page.url()).search).toBe(new URL(filtered, server.url).search)
      expect(
        await list.page.locator('.live-said').evaluate((element) => element === document.activeElement),
      ).toBe(true)
    })

    await journey.step('a pause holds everything, until it is over', async () => {
      await coverage.page.getByRole('button', { name: say('live-pause'), exact: true }).click()
      await live(coverage.page, 'paused')
      const paused = await textOf(coverage.page, '.headline-number')
      await visitStation(tablet.page)
      await news(1).waitFor()
      expect(await textOf(coverage.page, '.headline-number')).toBe(paused)
      await coverage.page.getByRole('button', { name: say('live-go-on'), exact: true }).click()
      await live(coverage.page, 'live')
    })
    for (const opened of [coverage, list, tablet]) opened.checkManners()
  })
})
