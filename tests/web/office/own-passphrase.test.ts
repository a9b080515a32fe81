/** Somebody changes their own passphrase in a browser, and sees on the logbook's page what was tried in vain. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { ADMINISTRATOR } from '../../support/office.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

/** As the server says it. */
const WRONG = {
  km: 'ឃ្លាសម្ងាត់បច្ចុប្បន្នមិនត្រឹមត្រូវ',
  en: 'The present passphrase is not right',
} as const
const NEXT = 'ដំរីខៀវប្រាំក្បាល លេងភ្លេងលើដំបូលផ្ទះ'

let server: StartedServer
let browser: Browser
let state: StorageState

beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser()
  state = await signInFirst(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each([
  ['km', { width: 360, height: 740 }, ADMINISTRATOR.passphrase, NEXT],
  ['en', { width: 1280, height: 800 }, NEXT, ADMINISTRATOR.passphrase],
] as const)('my passphrase, in %s at %o', (language, viewport, present, next) => {
  it('changes with the keyboard alone, and a mistyped present one is said and counted', async () => {
    const opened = await openOfficePage(browser, server, state, language, { viewport, expected: [/403/u] })
    const { page } = opened
    const folder = process.env.SHOTS
    await page.goto(`${server.url}/office/my-sign-in`)
    await settled(page)
    const send = async (typed: string) => {
      await page.locator('#present-passphrase').fill(typed)
      await page.locator('#new-passphrase').fill(next)
      await page.keyboard.press('Enter')
    }
    await send('not the right one at all')
    await page.locator('my-passphrase [role="alert"]').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'present-passphrase')
    expect(await page.locator('my-passphrase [role="alert"]').innerText()).toContain(WRONG[language])
    if (folder) await page.screenshot({ path: `${folder}/own-passphrase-${language}.png`, fullPage: true })
    await send(present)
    await page.waitForFunction(() => document.activeElement?.id === 'passphrase-changed')
    expect(await page.locator('#new-passphrase').inputValue()).toBe('')
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])

    await page.goto(`${server.url}/office/logbook`)
    await settled(page)
    const today = page.locator('section[aria-labelledby="tries-heading"] dl').first()
    expect(await today.locator('dd').allInnerTexts()).toHaveLength(4)
    await page.setViewportSize(viewport)
    if (folder) await page.screenshot({ path: `${folder}/tries-${language}.png`, fullPage: true })
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    opened.checkManners()
    await opened.close()
  })
})
