/** The logbook, the second person and the lost tablet, as somebody in the office meets them. */

import type { Browser, Page } from 'playwright-core'
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

/** Where SHOTS names a folder, for people to look at. */
async function look(page: Page, name: string): Promise<void> {
  expect(await findBarriersForReaders(page), name).toEqual([])
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isWider, `${name} is wider than the screen`).toBe(false)
  const folder = process.env.SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const SIZES = [
  ['km', { width: 360, height: 740 }],
  ['km', { width: 1280, height: 800 }],
  ['en', { width: 1280, height: 800 }],
] as const

describe.each(SIZES)('in %s at %o', (language, viewport) => {
  const open = (wishes = {}) => openOfficePage(browser, server, state, language, { viewport, ...wishes })
  const named = (name: string) => `${name}-${language}-${viewport.width}`

  it('the logbook shows twelve words, tells whether words of another day hold, and can be filtered', async () => {
    const opened = await open()
    const { page } = opened
    await page.goto(`${server.url}/office/logbook`)
    await settled(page)
    const lists = page.locator('.head-words')
    await lists.first().waitFor()
    expect(await lists.first().locator('li').count()).toBe(12)
    const words = await lists.first().locator('li').allTextContents()
    await look(page, named('logbook'))
    await page.locator('#words').fill(words.join(' '))
    await page.locator('form:has(#words) button[type="submit"]').click()
    await page.waitForFunction(() => document.activeElement?.id === 'verdict')
    expect(await page.locator('#verdict').getAttribute('class')).toContain('notice-good')
    await page.locator('#words').fill(words.toReversed().join(' '))
    await page.locator('form:has(#words) button[type="submit"]').click()
    await page.locator('#verdict.notice-bad').waitFor()
    await look(page, named('logbook-checked'))
    await page.locator('#act').selectOption('first-administrator.made')
    await page.locator('form:has(#act) button[type="submit"]').click()
    await page.waitForFunction(() => document.activeElement?.id === 'entries-heading')
    expect(await page.locator('tbody tr').count()).toBe(1)
    opened.checkManners()
    await opened.close()
  })

  it('a request for a second person can be asked for and taken back, and never agreed to by oneself', async () => {
    const opened = await open()
    const { page } = opened
    await page.goto(`${server.url}/office/second-person`)
    await settled(page)
    await page.locator('#two-act').selectOption('identity.reveal')
    await page.locator('#two-object').fill('mokade-47')
    await page.locator('#two-reason').fill('ត្រូវទាក់ទងដោយសារបន្ទាន់')
    await page.locator('form:has(#two-act) button[type="submit"]').click()
    await page.waitForFunction(() => document.activeElement?.id === 'done')
    expect(await page.locator('li.card').count()).toBe(1)
    // One button: to take it back.
    expect(await page.locator('li.card button').count()).toBe(1)
    await look(page, named('second-person'))
    await page.locator('li.card button').click()
    await page.locator('li.card').waitFor({ state: 'detached' })
    opened.checkManners()
    await opened.close()
  })

  it('a tablet is lost in four clicks: marked since when, its monitor has another card, and what lacks is listed', async () => {
    const opened = await open()
    const { page } = opened
    await page.goto(`${server.url}/office/monitors`)
    await settled(page)
    const row = page.locator('tbody tr[data-state="enrolled"]').first()
    const code = (await row.locator('th').textContent())?.trim() ?? ''
    let clicks = 0
    const click = async (selector: string) => {
      clicks += 1
      await page.locator(selector).first().click()
    }
    clicks += 1
    await row.locator('button.button-quiet').click()
    await page.waitForFunction(() => document.activeElement?.id === 'lost-heading')
    await look(page, named('lost'))
    await click('label:has(input[value="one"])')
    await click('form:has(input[name="when"]) button[type="submit"]')
    await page.waitForFunction(() => document.activeElement?.id === 'replace')
    await click('#replace')
    await page.waitForFunction(() => document.activeElement?.id === 'cards-heading')
    expect(clicks).toBe(4)
    expect(await page.locator('.card-words').count()).toBe(1)
    await page.locator('#missing-heading').waitFor()
    // Neither the address nor the title says whose tablet it is.
    expect(page.url()).not.toContain(code)
    expect(await page.title()).not.toContain(code)
    await look(page, named('lost-replaced'))
    opened.checkManners()
    await opened.close()
  })
})
