/** Pages of the office on the demo campaign: barriers with their answers, map and list alike. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

let server: StartedServer
let browser: Browser
let state: StorageState

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each(['km', 'en'] as const)('in %s', (language) => {
  it('the page of a station shows its barriers with the answers behind them', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/stations?sort=barriers`)
    await settled(page)
    const row = page.locator('station-table tbody tr').first()
    const barriers = Number(latin((await row.locator('td.number').first().textContent()) ?? ''))
    await row.locator('a').click()
    await page.waitForURL('**/office/stations/*')
    await page.locator('.finding').first().waitFor()
    expect(await page.locator('.finding').count()).toBe(barriers)
    for (const summary of await page.locator('.finding summary').all()) await summary.click()
    expect(await page.locator('.finding .evidence dd').count()).toBeGreaterThanOrEqual(barriers)
    expect(await findBarriersForReaders(page)).toEqual([])
    opened.checkManners()
    await opened.close()
  })
})

describe('map and list', () => {
  it.each([
    '',
    'state=none',
    'state=not-visited',
    'group=mobility&state=none',
    'barrier=upper-floor-without-lift',
    'area=02',
    'area=02&state=full',
    'search=school',
  ])('hold the same stations for "%s"', async (query) => {
    const opened = await openOfficePage(browser, server, state, 'en')
    const { page } = opened
    await page.goto(`${server.url}/office/stations?${query}`)
    await settled(page)
    await page.waitForFunction(() => Reflect.get(document.querySelector('station-map') ?? {}, 'points'))
    const onMap = await page.evaluate(() => [
      ...Reflect.get(Reflect.get(document.querySelector('station-map') ?? {}, 'points'), 'codes'),
    ])
    const inList: string[] = []
    for (;;) {
      inList.push(...(await page.locator('station-table tbody th .code').allInnerTexts()))
      const next = page.locator('page-links a[rel="next"]')
      if ((await next.count()) === 0) break
      await next.click()
      await page.waitForFunction(
        (last) => !document.querySelector('station-table')?.textContent?.includes(last),
        inList.at(-1) ?? '',
      )
      await settled(page)
    }
    expect(inList.length).toBeGreaterThan(0)
    expect([...inList].sort()).toEqual([...onMap].sort())
    opened.checkManners()
    await opened.close()
  })

  it('keep the filters in the address, so that a colleague sees the same', async () => {
    const opened = await openOfficePage(browser, server, state, 'en')
    const { page } = opened
    await page.goto(`${server.url}/office/stations`)
    await settled(page)
    await page.locator('#filter-state').selectOption('none')
    await page.waitForURL('**/office/stations?state=none')
    await settled(page)
    const caption = await page.locator('station-table caption').textContent()
    await page.reload()
    await settled(page)
    expect(await page.locator('station-table caption').textContent()).toBe(caption)
    expect(await page.locator('#filter-state').inputValue()).toBe('none')
    await opened.close()
  })

  it('lead from the middle of the map to a station by keyboard alone', async () => {
    const opened = await openOfficePage(browser, server, state, 'en')
    const { page } = opened
    // One station is left, so the map moves to it.
    await page.goto(`${server.url}/office/stations?search=029001-0009`)
    await settled(page)
    const view = page.locator('.map-view')
    await view.focus()
    await page.waitForFunction(() => Reflect.get(document.querySelector('station-map') ?? {}, 'points'))
    await page.keyboard.press('Enter')
    await page.locator('.map-pointed a').waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('map-pointed')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/office/stations/029001-0009')
    opened.checkManners()
    await opened.close()
  })
})

const latin = (text: string): string =>
  text.replace(/[\u17E0-\u17E9]/gu, (digit) => String(digit.charCodeAt(0) - 0x17e0))
