/** The page of releases: a release is made, looked into, taken out and withdrawn, in both languages, by keyboard. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPage, startBrowser } from '../../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { listUnmannerly, settle } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

let database: TestDatabase
let server: StartedServer
let browser: Browser
let state: StorageState

beforeAll(async () => {
  database = await freshDatabase()
  server = await startServer({ databaseUrl: database.url, flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.close()
})

const focused = (page: { evaluate<T>(work: () => T): Promise<T> }) =>
  page.evaluate(() => document.activeElement?.id)

/** Down to a commune by keyboard: the archive of each area, and the pages of its premises. */
async function takePlaces(page: Page, language: 'km' | 'en'): Promise<void> {
  const { say } = interfaceWords(language)
  const places = page.locator('release-places')
  const pack = places.locator('a[data-pack]')
  for (const [level, letters] of [
    ['province', 2] as const,
    ['district', 4] as const,
    ['commune', 6] as const,
  ]) {
    const select = places.locator(`#area-${level}`)
    await select.focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => (await pack.getAttribute('data-pack'))?.length).toBe(letters)
    expect(await focused(page)).toBe(`area-${level}`)
  }
  const first = places.locator('li[data-premises]').first()
  await first.waitFor()
  const many = await places.locator('li[data-premises]').count()
  expect(await places.getByRole('status').innerText()).toBe(say('release-premises', { premises: many }))
  const commune = await pack.getAttribute('data-pack')
  for (const [link, name] of [
    [pack, `-${commune}.zip`],
    [first.locator('a[download]'), `-${await first.getAttribute('data-premises')}.html`],
  ] as const) {
    const download = page.waitForEvent('download')
    await link.focus()
    await page.keyboard.press('Enter')
    expect((await download).suggestedFilename()).toContain(name)
  }
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await places.screenshot({ path: `tests/output/release-places-${language}-${width}.png` })
  }
  expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
  // Above it again: what lies below was of another choice.
  await places.locator('#area-province').selectOption('')
  await expect.poll(() => places.locator('select').count()).toBe(1)
  expect(await pack.count()).toBe(0)
  await places.locator('#area-province').selectOption({ index: 1 })
  await pack.waitFor()
}

/** As somebody sees it who has the link and nothing else, and no script. */
async function lookAtPublic(address: string, language: 'km' | 'en'): Promise<void> {
  const opened = await openPage(browser, server.url)
  const { page } = opened
  await page.goto(address)
  const look = async (name: string) => {
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `tests/output/public-${name}-${language}-${width}.png`, fullPage: true })
    }
  }
  await look('front')
  await page.locator('#find').fill('029001')
  await page.keyboard.press('Enter')
  await page.waitForURL(/find=029001/u)
  await page.locator('.places a[href*="/station/"]').first().click()
  await page.waitForURL(/station/u)
  await look('station')
  await page.locator('main nav a').nth(1).click()
  await page.waitForURL(/area/u)
  await look('area')
  await page.goto(`${server.url}/r/999/${language}`)
  await look('nowhere')
  await opened.close()
}

describe.each(['km', 'en'] as const)('in %s', (language) => {
  it('nothing can be released before the election, and then a release is made, taken and withdrawn', async () => {
    await sql`update campaign set election_date = '2099-06-06'`.execute(database.db)
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    const { say } = interfaceWords(language)
    await page.goto(`${server.url}/office/releases`)
    await settled(page)
    await page.locator('#make-heading').waitFor()
    expect(await page.getByRole('button', { name: say('release-make-final') }).count()).toBe(0)

    await sql`update campaign set election_date = '2026-01-04'`.execute(database.db)
    await page.reload()
    await settled(page)
    await page.getByRole('button', { name: say('release-make-final') }).focus()
    await page.keyboard.press('Enter')
    await page.locator('#done').waitFor()
    await expect.poll(() => focused(page)).toBe('done')
    const card = page.locator('article[data-release]').first()
    const number = await card.getAttribute('data-release')

    await card.getByRole('button').first().focus()
    await page.keyboard.press('Enter')
    await page.locator(`#inside-${number}`).waitFor()
    await expect.poll(() => focused(page)).toBe(`inside-${number}`)

    await takePlaces(page, language)

    await card.locator('summary', { hasText: say('release-downloads') }).click()
    const download = page.waitForEvent('download')
    await card.locator('details a[download]').first().click()
    const bytes = await readFile(await (await download).path())
    const shown = (await card.locator('.checksum').textContent())?.replace(/\s/gu, '')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(shown)

    await card.locator('summary', { hasText: say('release-report') }).click()
    const report = card.locator('release-report')
    await report.getByRole('radio', { name: say('release-report-plain'), exact: true }).check()
    await report.getByRole('radio', { name: say('release-report-pdf'), exact: true }).check()
    await report.getByRole('button', { name: say('release-report-make') }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('download'))).toBe(true)
    const taken = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    const file = await taken
    expect(file.suggestedFilename()).toBe(`release-${number}-report-${language}-plain.pdf`)
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
    // Another choice is another file: what was made is not offered as that.
    await report.getByRole('radio', { name: say('release-report-large-print'), exact: true }).check()
    await expect.poll(() => report.locator('a[download]').count()).toBe(0)
    await report.getByRole('radio', { name: say('release-report-html'), exact: true }).check()
    await report.getByRole('button', { name: say('release-report-make') }).click()
    await report.locator('a[download]').waitFor()

    await card.locator('summary', { hasText: say('release-public') }).click()
    await card.locator('.show-release').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('done')
    const address = await card.locator('a[target]').getAttribute('href')
    const feed = card.getByLabel(say('release-feed'))
    expect(await feed.inputValue()).toBe(`${server.url}${address?.replace(/\/[a-z]+$/u, '')}/odata/`)
    // With the keyboard all of it is chosen, to be copied.
    await feed.focus()
    expect(await page.evaluate(() => String(getSelection()))).toBe(await feed.inputValue())
    await lookAtPublic(`${server.url}${address}`, language)

    await card.locator('summary', { hasText: say('release-withdraw') }).click()
    await settle(page)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `tests/output/releases-${language}-${width}.png`, fullPage: true })
    }
    await card.getByRole('button', { name: say('release-withdraw-go', { number: Number(number) }) }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('done')
    await card.locator('.mark-doubt').waitFor()
    expect(await card.locator('a[download]').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  }, 120_000)
})
