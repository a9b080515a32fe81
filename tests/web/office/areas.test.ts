/** Areas compared, in a real browser: down by keyboard and by pointing, the same numbers on the map, in the table and at the address. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { interfaceWords } from '../../support/interface-words.ts'
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

interface OnMap {
  readonly code: string
  readonly lines: readonly string[]
}
/** What the map was given to write on its areas. */
const writtenOnMap = (page: Page) =>
  page.evaluate(() => {
    const map = document.querySelector('station-map') as { areas?: { areas: readonly OnMap[] } } | null
    return (map?.areas?.areas ?? []).map(({ code, lines }) => ({ code, lines }))
  })
const rowsOf = (page: Page) =>
  page.locator('tr[data-area]').evaluateAll((rows) =>
    rows.map((row) => ({
      code: row.getAttribute('data-area') ?? '',
      share: row.querySelector('td')?.textContent?.replace(/\s+/gu, ' ').trim() ?? '',
    })),
  )

async function openAreas(query: string, language: 'km' | 'en' = 'en') {
  const opened = await openOfficePage(browser, server, state, language)
  await opened.page.goto(`${server.url}/office/areas${query}`)
  await settled(opened.page)
  await opened.page.locator('tr[data-area]').first().waitFor()
  await opened.page.locator('station-map canvas.map-areas').waitFor({ state: 'attached' })
  return opened
}

describe('areas compared', () => {
  it.each(['km', 'en'] as const)('say the same on the map and in the table, in %s', async (language) => {
    const { say } = interfaceWords(language)
    const opened = await openAreas('?state=none', language)
    const { page } = opened
    const rows = await rowsOf(page)
    expect(rows.length).toBeGreaterThan(3)
    await expect.poll(async () => (await writtenOnMap(page)).length).toBe(rows.length)
    let shares = 0
    for (const { code, lines } of await writtenOnMap(page)) {
      const row = rows.find((one) => one.code === code)
      const [share = '', n = ''] = lines
      if (lines.length === 2) {
        shares += 1
        expect(row?.share).toContain(share)
        // The n of the map is the last number of the row.
        expect(row?.share.endsWith(`${n.replace(/^.*= /u, '')})`)).toBe(true)
      } else if (lines.length === 1) expect(row?.share.startsWith(share)).toBe(true)
      else expect(row?.share).toBe(say('areas-none-told'))
    }
    expect(shares).toBeGreaterThan(0)
    opened.checkManners()
    await opened.close()
  })

  it('are opened by keyboard down to the stations, and the filters go along', async () => {
    const opened = await openAreas('?state=none&kind=school')
    const { page } = opened
    const lengths = [2, 4, 6]
    for (const length of lengths) {
      const link = page.locator(`tr[data-area] th a`).first()
      await expect.poll(async () => (await rowsOf(page))[0]?.code.length).toBe(length)
      await link.focus()
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.searchParams.get('area')?.length === length)
      const { pathname, searchParams } = new URL(page.url())
      expect([pathname, searchParams.get('state'), searchParams.get('kind')]).toEqual([
        length === 6 ? '/office/stations' : '/office/areas',
        'none',
        'school',
      ])
      await settled(page)
      await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('h1')
    }
    await page.locator('station-table').waitFor()
    opened.checkManners()
    await opened.close()
  })

  it('are pointed at with Enter, opened from there, and left upwards again', async () => {
    const opened = await openAreas('?area=02')
    const { page } = opened
    await expect.poll(async () => (await writtenOnMap(page)).length).toBeGreaterThan(0)
    const before = await rowsOf(page)
    await page.locator('.map-view').focus()
    await page.keyboard.press('Enter')
    const pointed = page.locator('.map-pointed')
    await pointed.locator('a').first().waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.classList.contains('map-pointed')))
      .toBe(true)
    const share = await pointed.locator('p').nth(1).innerText()
    expect(before.map((one) => one.share)).toContain(share.trim())
    await pointed.locator('a').first().press('Enter')
    await page.waitForURL((url) => url.searchParams.get('area')?.length === 4)
    await settled(page)
    await page.locator('.area-path a').last().press('Enter')
    await page.waitForURL((url) => url.searchParams.get('area') === '02')
    opened.checkManners()
    await opened.close()
  })

  it('change with a filter, without another outline being fetched', async () => {
    const opened = await openAreas('')
    const { page } = opened
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.locator('#filter-state').selectOption('not-visited')
    await expect.poll(() => new URL(page.url()).searchParams.get('state')).toBe('not-visited')
    await expect.poll(() => asked.some((path) => path.endsWith('/area-shares'))).toBe(true)
    await settled(page)
    expect(asked.filter((path) => path.endsWith('/area-shapes'))).toEqual([])
    opened.checkManners()
    await opened.close()
  })
})
