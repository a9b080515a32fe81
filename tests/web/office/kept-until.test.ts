/** Until when everything is kept, as somebody in the office sees and changes it. */

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

describe.each([
  ['km', { width: 360, height: 740 }],
  ['en', { width: 800, height: 1280 }],
] as const)('the page of what is kept, in %s at %o', (language, viewport) => {
  it('names a day for each class, and asks a second person before anything is removed early', async () => {
    const opened = await openOfficePage(browser, server, state, language, { viewport })
    const { page } = opened
    await page.goto(`${server.url}/office/kept-until`)
    await settled(page)
    await page.locator('li.card').first().waitFor()
    expect(await page.locator('li.card h2').count()).toBe(4)
    await page.locator('#kept-class').selectOption('register')
    await page.locator('#kept-deed').selectOption('end')
    await page.locator('#kept-reason').fill('ត្រូវលុបឥឡូវ')
    // The refusal that follows is meant, and a browser writes every refusal down.
    opened.checkManners()
    await page.locator('form:has(#kept-class) button[type="submit"]').click()
    await page.waitForFunction(() => document.activeElement?.id === 'done')
    // Nothing was removed: somebody else has to agree.
    expect(await page.locator('li.card .mark svg').count()).toBeGreaterThan(0)
    expect(await findBarriersForReaders(page)).toEqual([])
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(isWider).toBe(false)
    const folder = process.env.SHOTS
    if (folder) await page.screenshot({ path: `${folder}/kept-until-${language}.png`, fullPage: true })
    await opened.close()
  })
})
