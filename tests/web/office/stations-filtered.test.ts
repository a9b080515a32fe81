/** Filtering the stations in a real browser: by keyboard, heard, in the address, and the same on the map. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackCodes } from '../../../schema/places/packed-columns.ts'
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

const chosen = (page: Page, name: string) => page.locator(`#filter-${name}`).inputValue()

/** The next replies for list and map after something was done. */
async function askedBy(page: Page, doing: () => Promise<void>) {
  const next = (part: string) =>
    page.waitForResponse((reply) => {
      const { pathname } = new URL(reply.url())
      return pathname.startsWith('/api/') && pathname.endsWith(part)
    })
  const [list, map] = await Promise.all([next('/stations'), next('/map'), doing()])
  return {
    query: [new URL(list.url()).searchParams, new URL(map.url()).searchParams] as const,
    total: ((await list.json()) as { readonly total: number }).total,
    columns: (await map.json()) as { readonly codes: string; readonly withoutPoint: number },
  }
}

describe.each(['km', 'en'] as const)('in %s the stations', (language) => {
  const { say } = interfaceWords(language)

  it('are filtered by keyboard: list, map, address and voice say the same', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    // The first map comes after the list, and is not the one that is asked for below.
    await askedBy(page, async () => void (await page.goto(`${server.url}/office/stations`)))
    await settled(page)
    await page.locator('#filter-kind option').nth(1).waitFor({ state: 'attached' })
    const { query, total, columns } = await askedBy(page, async () => {
      await page.locator('#filter-kind').focus()
      await page.keyboard.press('ArrowDown')
    })
    for (const one of query) expect(one.get('kind')).toBe('school')
    expect(unpackCodes(columns.codes).length + columns.withoutPoint).toBe(total)
    expect(total).toBeGreaterThan(0)
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('school')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-kind')
    await expect
      .poll(() => page.locator('[aria-live], [role="status"]').allInnerTexts())
      .toContain(say('stations-shown', { stations: total }))

    // From one of them the way back leads to the same stations.
    await page.locator('station-table a').first().press('Enter')
    await page.waitForURL('**/office/stations/*')
    await page.locator('.crumbs a[href="/office/stations?kind=school"]').press('Enter')
    await page.waitForURL('**/office/stations?kind=school')
    await expect.poll(() => chosen(page, 'kind')).toBe('school')
    opened.checkManners()
    await opened.close()
  })

  it('are the same for whoever opens the address', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    const address = 'kind=school&reached=visited&remedy=before-next-election&state=none&group=mobility'
    const { query } = await askedBy(
      page,
      async () => void (await page.goto(`${server.url}/office/stations?${address}`)),
    )
    for (const one of query)
      for (const [name, value] of new URLSearchParams(address))
        expect([name, one.get(name)]).toEqual([name, value])
    await settled(page)
    for (const [name, value] of new URLSearchParams(address))
      await expect.poll(async () => [name, await chosen(page, name)]).toEqual([name, value])
    opened.checkManners()
    await opened.close()
  })

  it('are all there again when the filters are taken away, with the focus on the list', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width: 360, height: 780 },
    })
    const { page } = opened
    await page.goto(`${server.url}/office/stations?search=there-is-no-such-place`)
    await settled(page)
    await page.getByText(say('stations-none-match')).waitFor()
    await page
      .locator('.notice')
      .getByRole('button', { name: say('filter-none') })
      .press('Enter')
    await page.locator('station-table caption').waitFor()
    await expect.poll(() => new URL(page.url()).search).toBe('')
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('caption')
    expect(await page.locator('#search').inputValue()).toBe('')
    opened.checkManners()
    await opened.close()
  })
})

describe('the stations, opened for the first time,', () => {
  const listAsked = (page: Page) => {
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      if (pathname.startsWith('/api/') && !pathname.endsWith('/live')) asked.push(pathname + search)
    })
    return asked
  }
  const named = (asked: readonly string[], part: string) => asked.filter((path) => path.includes(part))

  it('ask for nothing twice, for no checklist, and for names of filters only once those are opened', async () => {
    const opened = await openOfficePage(browser, server, state, 'km', {
      viewport: { width: 360, height: 780 },
    })
    const { page } = opened
    const asked = listAsked(page)
    await page.goto(`${server.url}/office/stations`)
    await page.locator('station-table tbody tr').first().waitFor()
    await page.locator('stations-page section.stations-map button').click()
    await page.locator('canvas.map-points').waitFor({ state: 'attached' })
    await settled(page)
    expect(asked.length).toBeGreaterThan(4)
    expect(new Set(asked).size).toBe(asked.length)
    expect(named(asked, '/api/checklists/')).toEqual([])

    await page.locator('.filter-more summary').click()
    await page.locator('#filter-barrier option').nth(1).waitFor({ state: 'attached' })
    expect(named(asked, '/api/checklists/')).toEqual([expect.stringMatching(/\/filter-names$/u)])
    opened.checkManners()
    await opened.close()
  })

  it('lie on the map within a hundred metres, and within a metre for whoever comes nearer', async () => {
    const opened = await openOfficePage(browser, server, state, 'km')
    const { page } = opened
    const asked = listAsked(page)
    await askedBy(page, async () => void (await page.goto(`${server.url}/office/stations`)))
    await settled(page)
    const maps = () => asked.filter((path) => /\/map(?:\?|$)/u.test(path))
    expect(maps()).toEqual([expect.stringContaining('points=rough')])
    const nearer = page.getByRole('button', { name: interfaceWords('km').say('map-zoom-in') })
    await expect
      .poll(async () => {
        await nearer.click()
        return maps().at(-1)
      })
      .not.toContain('points=rough')
    await settled(page)
    expect(maps()).toHaveLength(2)
    opened.checkManners()
    await opened.close()
  })
})
