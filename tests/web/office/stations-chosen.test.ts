/** Several stations of the list at once: given to a monitor, their visits looked at again, put on hold; by keyboard. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { typist } from '../../support/keyboard.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
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

/** As another page of the same office asks it. */
const read = (page: Page, path: string) =>
  page.evaluate(async (below) => {
    const [campaign] = await (await fetch('/api/campaigns')).json()
    return (await fetch(`/api/campaigns/${campaign.id}/${below}`)).json()
  }, path)

describe('stations that are chosen together', () => {
  it('go to a monitor, are looked at again and are put on hold, and the table says where its rows are', async () => {
    const opened = await openOfficePage(browser, server, state, 'km', {
      viewport: { width: 360, height: 780 },
    })
    const { page } = opened
    const { say } = interfaceWords('km')
    const keys = typist(page)
    await page.goto(`${server.url}/office/stations?reached=visited`)
    await settled(page)
    const boxes = page.locator('.station-tick input')
    await keys.tick(boxes.nth(0))
    await keys.tick(boxes.nth(1))
    await page.getByRole('heading', { name: say('chosen-stations', { stations: 2 }) }).waitFor()
    const codes = (await page.locator('station-table tbody .code').allInnerTexts()).slice(0, 2)
    const open = (name: string) => page.locator('.chosen-stations summary', { hasText: name }).press('Enter')
    const said = page.locator('.chosen-stations [role="status"]')

    await open(say('chosen-give'))
    await keys.press(page.getByRole('button', { name: say('chosen-give-go') }))
    await page.getByText(say('chosen-lacks-code')).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('chosen-code')
    const [monitor]: readonly { readonly code: string }[] = (await read(page, 'monitors')) as never
    const code = monitor?.code ?? ''
    await page.keyboard.type(code)
    await keys.press(page.getByRole('button', { name: say('chosen-give-go') }))
    await expect.poll(() => said.innerText()).toContain(code)
    const plan: { readonly stations: readonly { readonly code: string }[] } = await read(page, `plan/${code}`)
    expect(plan.stations.map((one) => one.code)).toEqual(expect.arrayContaining(codes))

    await open(say('chosen-look-again'))
    await keys.press(page.getByRole('button', { name: say('chosen-look-again-go') }))
    await expect.poll(() => said.innerText()).toBe(say('chosen-look-again-done', { visits: 0, final: 0 }))

    await open(say('chosen-hold'))
    await page.locator('#chosen-reason').focus()
    await page.keyboard.type('two monitors only')
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/chosen-360.png`, fullPage: true })
    await keys.press(page.getByRole('button', { name: say('chosen-hold-go') }))
    await expect.poll(() => said.innerText()).toBe(say('chosen-held', { stations: 2 }))
    for (const station of codes)
      expect(await read(page, `stations/${station}/hold`)).toMatchObject({
        hold: { reason: 'two monitors only' },
      })
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/chosen-1280.png`, fullPage: true })

    const { total }: { readonly total: number } = await read(page, 'stations?reached=visited')
    const table = page.locator('.station-table')
    expect(await table.getAttribute('aria-rowcount')).toBe(String(total + 1))
    await keys.press(page.getByRole('button', { name: new RegExp(`^${say('station-barriers')}`, 'u') }))
    await expect
      .poll(() => page.locator('[aria-live], [role="status"]').allInnerTexts())
      .toContain(say('stations-sorted', { column: say('station-barriers'), stations: total }))
    await keys.press(page.locator('.page-links a[rel="next"]'))
    await expect.poll(() => table.locator('tbody tr').first().getAttribute('aria-rowindex')).toBe('52')
    // Those on the page before are still meant.
    await page.getByRole('heading', { name: say('chosen-stations', { stations: 2 }) }).waitFor()
    await keys.press(page.getByRole('button', { name: say('chosen-none'), exact: true }))
    await expect.poll(() => page.locator('.chosen-stations').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })
})
