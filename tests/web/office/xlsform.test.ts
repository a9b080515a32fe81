/** Trying an XLSForm in a real browser: taken out, changed, its rows named, what is different, and published. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre'
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
let folder: string

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
  folder = await mkdtemp(join(tmpdir(), 'way-in-form-'))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const lookAt = async (page: Page, name: string) => {
  if (!LOOKS) return
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: `${LOOKS}/${name}-${width}.png`, fullPage: true })
  }
}

async function tryForm(page: Page, path: string) {
  await page.locator('#list-file').setInputFiles(path)
  await page.locator('form button[type="submit"]').first().click()
  await page.waitForFunction(() => document.activeElement?.id === 'trial-heading')
}

type Change = readonly [sheet: string, row: number, heading: string, text: string]

async function changed(path: string, name: string, ...changes: readonly Change[]): Promise<string> {
  const { sheets } = await readXlsx(await readFile(path))
  const written = await writeXlsx({
    sheets: sheets.map((sheet) => {
      const headings = sheet.rows[0] ?? []
      const rows = sheet.rows.map((row) => headings.map((_, at) => row[at] ?? null))
      for (const [of, line, heading, text] of changes) {
        const row = rows[line - 1]
        if (of === sheet.name && row) row[headings.indexOf(heading)] = text
      }
      return { name: sheet.name, rows }
    }),
  })
  const to = join(folder, `${name}.xlsx`)
  await writeFile(to, written)
  return to
}

describe.each(['km', 'en'] as const)('in %s', (language) => {
  it('the checklist is taken out, changed, looked at row by row, and published as a new version', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/checklists`)
    await settled(page)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await lookAt(page, `checklists-${language}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('section[aria-labelledby="xlsform-heading"] a[download]').click(),
    ])
    const out = join(folder, `out-${language}.xlsx`)
    await download.saveAs(out)

    await page.locator('a[href="/office/checklists/xlsform"]').click()
    await settled(page)
    await page.locator('form button[type="submit"]').first().click()
    await page.locator('#list-file-complaint').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('list-file')

    const wrong = await changed(
      out,
      `wrong-${language}`,
      ['survey', 60, 'type', 'geoshape'],
      ['settings', 2, 'version', `desk-${language}`],
    )
    await tryForm(page, wrong)
    const places = await page.locator('tbody th').allTextContents()
    expect(places.some((place) => place.includes('survey') && place.includes('60'))).toBe(true)
    expect(await page.locator('.notice-good').count()).toBe(0)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await lookAt(page, `xlsform-wrong-${language}`)

    const right = await changed(
      out,
      `right-${language}`,
      ['settings', 2, 'version', `desk-${language}`],
      ['settings', 2, 'wayin_enough_answered', '0.75'],
    )
    await tryForm(page, right)
    expect(await page.locator('tbody tr').count()).toBe(0)
    await lookAt(page, `xlsform-right-${language}`)
    expect(await listUnmannerly(page, language, { withColours: false })).toEqual([])
    await page.locator('.notice-good button').click()
    await page.locator('dialog[open] button[value="yes"]').click()
    await page.waitForFunction(() => document.activeElement?.id === 'published-heading')
    await page.locator('.notice-good a').click()
    await settled(page)
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`/desk-${language}$`, 'u'))
    opened.checkManners()
    await opened.close()
  })
})
