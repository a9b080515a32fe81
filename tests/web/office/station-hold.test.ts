/** A coordinator holds a station back and releases it, in both languages, by keyboard, on a narrow screen. */

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

const REASON = 'អ្នកសង្កេតការណ៍តែម្នាក់ត្រូវបានឃើញ'

describe.each(['km', 'en'] as const)('in %s a station', (language) => {
  it('is put on hold with a reason, shows so, and is released again', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width: 360, height: 780 },
    })
    const { page } = opened
    await page.goto(`${server.url}/office/stations`)
    await settled(page)
    const address = await page.locator('a[href^="/office/stations/"]').first().getAttribute('href')
    await page.goto(server.url + (address ?? ''))
    await settled(page)
    const hold = page.locator('station-hold')
    await hold.locator('h2').waitFor()

    // Without a reason nothing happens, and the field is told what it lacks.
    await hold.locator('button[type="submit"]').focus()
    await page.keyboard.press('Enter')
    await hold.locator('#hold-complaint').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('hold-reason')
    expect(await findBarriersForReaders(page)).toEqual([])

    await page.keyboard.type(REASON)
    await hold.locator('button[type="submit"]').focus()
    await page.keyboard.press('Enter')
    await hold.locator('dl').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('hold-state')
    expect(await hold.locator('dl').textContent()).toContain(REASON)
    expect(await findBarriersForReaders(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

    // Still so for whoever comes later.
    await page.reload()
    await settled(page)
    await hold.locator('dl').waitFor()
    await hold.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await hold.locator('textarea').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('hold-state')
    opened.checkManners()
    await opened.close()
  })
})
