/** A coordinator says who goes where, in both languages, by keyboard, on a narrow and on a wide screen. */

import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

/** Where pictures go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env

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

async function look(page: Page, language: 'km' | 'en', name: string) {
  await settled(page)
  const size = page.viewportSize()
  if (LOOKS)
    await page.screenshot({ path: `${LOOKS}/${name}-${language}-${size?.width}.png`, fullPage: true })
  expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
  // Looked at in every size; what is done goes on in this one.
  if (size) await page.setViewportSize(size)
}

/** Cards for as many monitors; their codes. */
async function makeCards(page: Page, count: number): Promise<readonly string[]> {
  await page.goto(`${server.url}/office/monitors`)
  await settled(page)
  await page.locator('#count').fill(String(count))
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'cards-heading')
  return (await page.locator('.enrolment-card h3').allTextContents()).map((code) => code.trim())
}

const openPlan = async (page: Page, code: string) => {
  await page.goto(`${server.url}/office/plan`)
  await settled(page)
  await page.locator(`tr[data-monitor="${code}"] a`).click()
  await page.locator('h1', { hasText: code }).waitFor()
  await page.locator('plan-finder').waitFor()
  await settled(page)
}
const rows = (page: Page) => page.locator('tbody tr[data-station]')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const hasFocus = (page: Page, id: string) => expect.poll(() => focused(page)).toBe(id)

describe.each([
  ['km', 360],
  ['en', 1280],
] as const)('in %s at %i pixels', (language, width) => {
  it('a monitor is given stations, some are taken out and put back, and too many are asked about', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    const [code = '', other = ''] = await makeCards(page, 2)
    await page.goto(`${server.url}/office/plan`)
    await look(page, language, 'plan')
    await openPlan(page, code)
    expect(await rows(page).count()).toBe(0)

    // By area, from the keyboard alone.
    await page.locator('#area-province').selectOption({ index: 1 })
    await page.locator('#area-district').waitFor()
    await page.locator('#plan-search').focus()
    await page.keyboard.press('Enter')
    await hasFocus(page, 'found-heading')
    const found = page.locator('plan-finder label[data-station]')
    expect(await found.count()).toBeGreaterThan(10)
    await found.nth(0).locator('input').focus()
    await page.keyboard.press('Space')
    await found.nth(1).locator('input').focus()
    await page.keyboard.press('Space')
    await look(page, language, 'plan-chosen')
    await page.locator('.give-chosen').focus()
    await page.keyboard.press('Enter')
    await hasFocus(page, 'its-heading')
    await expect.poll(() => rows(page).count()).toBe(2)

    // Near one of them; then one goes and comes back.
    const [first = ''] = await rows(page).evaluateAll((all) =>
      all.map((row) => row.getAttribute('data-station') ?? ''),
    )
    await page.locator('#plan-near').selectOption(first)
    await page.locator('plan-finder form button[type="submit"]').click()
    await hasFocus(page, 'found-heading')
    await rows(page).first().locator('button').click()
    await expect.poll(() => rows(page).count()).toBe(1)
    await page.locator('.put-back').click()
    await expect.poll(() => rows(page).count()).toBe(2)
    await look(page, language, 'plan-of-one')

    // More than a day holds: asked first, and nothing when it was not meant.
    await page.locator('.give-all').click()
    await page.locator('dialog[open]').waitFor()
    await page.locator('dialog[open] button[value="no"]').click()
    expect(await rows(page).count()).toBe(2)
    await page.locator('.give-all').click()
    await page.locator('dialog[open] button[value="yes"]').click()
    await expect.poll(() => rows(page).count()).toBeGreaterThan(10)
    await page.goto(`${server.url}/office/plan`)
    await settled(page)
    await page.locator('#conflicts-heading').waitFor()
    expect(await page.locator('.notice-doubt a').allTextContents()).toContain(code)
    expect(await page.locator(`tr[data-monitor="${other}"] td.number`).textContent()).toMatch(/[0០]/u)
    await look(page, language, 'plan-conflicts')
    opened.checkManners()
    await opened.close()
  })

  it('a change that comes too late is told, and how it stands now is shown', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
      expected: [/status of 409/u],
    })
    const { page } = opened
    const [code = ''] = await makeCards(page, 1)
    await openPlan(page, code)
    const second = await page.context().newPage()
    await openPlan(second, code)
    const give = async (where: Page, at: number) => {
      await where.locator('plan-finder form button[type="submit"]').click()
      await hasFocus(where, 'found-heading')
      await where.locator('plan-finder label[data-station] input').nth(at).check()
      await where.locator('.give-chosen').click()
    }
    await give(second, 0)
    await expect.poll(() => rows(second).count()).toBe(1)
    await give(page, 1)
    await page.locator('.change-problem [role="alert"]').waitFor()
    await expect.poll(() => rows(page).count()).toBe(1)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
    await look(page, language, 'plan-too-late')
    // Once more, on what was just shown.
    await give(page, 1)
    await expect.poll(() => rows(page).count()).toBe(2)
    opened.checkManners()
    await opened.close()
  })

  it('the plan is brought in from a file, which is looked at first, and taken out again', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    const [code = ''] = await makeCards(page, 1)
    const bring = async (...lines: readonly string[]) => {
      const buffer = Buffer.from(['monitor_code,station_code', ...lines].join('\n'))
      await page.locator('#list-file').setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer })
      await page.locator('form button[type="submit"]').first().click()
      await hasFocus(page, 'trial-heading')
    }
    await page.goto(`${server.url}/office/plan`)
    await settled(page)
    await page.locator('a[href="/office/plan-list"]').click()
    await page.locator('#list-file').waitFor({ state: 'attached' })
    await bring(`${code},029001-0001`, `${code},029001-9999`)
    expect(await page.locator('tbody tr').count()).toBe(1)
    expect(await page.locator('.notice-good').count()).toBe(0)
    await look(page, language, 'plan-list-wrong')
    await bring(`${code},029001-0001`, `${code},029001-0002`)
    await look(page, language, 'plan-list-right')
    await page.locator('.notice-good button').click()
    await hasFocus(page, 'taken')
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    const downloading = page.waitForEvent('download')
    await page.locator('a[download]').click()
    const file = await readFile(await (await downloading).path(), 'utf8')
    expect(file.split('\r\n')).toEqual(expect.arrayContaining([`${code},029001-0001`, `${code},029001-0002`]))
    opened.checkManners()
    await opened.close()
  })

  it('a sample is drawn in each area, shown with its seed, and what nobody has of it is given out', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    const [code = ''] = await makeCards(page, 1)
    await page.goto(`${server.url}/office/plan`)
    await settled(page)
    await page.locator('a[href="/office/samples"]').click()
    await page.locator('input[name="kind"][value="stratified"]').check()
    await page.locator('#sample-stations').fill('6')
    await page.locator('#sample-seed').fill(`dice ${language}`)
    await look(page, language, 'sample-form')
    await page.locator('form button[type="submit"]').click()
    const sample = page.locator('article[data-sample]').first()
    await sample.waitFor()
    await expect.poll(() => focused(page)).toMatch(/^sample-/u)
    expect(await sample.textContent()).toContain(`dice ${language}`)
    await sample.locator('button').click()
    await hasFocus(page, 'drawn-heading')
    const codes = await sample
      .locator('li[data-station]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-station') ?? ''))
    // Six provinces of twenty stations each.
    expect(new Set(codes.map((one) => one.slice(0, 2))).size).toBe(6)
    await look(page, language, 'sample-drawn')

    await openPlan(page, code)
    await page.locator('#plan-sample').selectOption({ index: 1 })
    await page.locator('plan-finder form button[type="submit"]').click()
    await hasFocus(page, 'found-heading')
    await page.locator('.give-all').click()
    await expect.poll(() => rows(page).count()).toBe(6)
    const given = await rows(page).evaluateAll((all) =>
      all.map((row) => row.getAttribute('data-station') ?? ''),
    )
    expect(given).toEqual(codes)
    opened.checkManners()
    await opened.close()
  })
})
