/** Bringing a station list in from the office page, by keyboard, with errors, a correction, and undoing it. */

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
  server = await startServer()
  browser = await startBrowser()
  state = await signInFirst(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const HEADINGS =
  'station_code,province_code,district_code,district_km,district_en,commune_code,commune_km,commune_en,building_km,building_en,room,registered_voters,latitude,longitude'
const lineOf = (code: string, room: string, voters: string) =>
  `${code},12,1201,ចំការមន,Chamkar Mon,120101,ទន្លេបាសាក់,Tonle Basak,សាលាបឋមសិក្សា,Primary School,${room},${voters},11.5486,104.9282`

const LIST = [
  HEADINGS,
  lineOf('120101-0001', '1', '412'),
  lineOf('120101-0002', '2', '398'),
  lineOf('120101-0002', '3', '405'),
  lineOf('120101-0004', '4', 'many'),
].join('\n')

/** Presses Tab until the focus stands on it. */
async function tabTo(page: Page, selector: string) {
  for (let press = 0; press < 80; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${selector}`)
}

describe.each(['km', 'en'] as const)('importing in %s', (language) => {
  it('shows what would change, writes it when confirmed, and takes it back', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/import`)
    await settled(page)

    await tabTo(page, '#list-file')
    await page
      .locator('#list-file')
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
    await tabTo(page, 'form button[type="submit"]')
    await page.keyboard.press('Enter')
    await page.locator('#trial-heading').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'trial-heading')
    expect(await findBarriersForReaders(page)).toEqual([])
    const remarks = await page.locator('table').first().locator('tbody tr').allInnerTexts()
    expect(remarks.some((remark) => remark.includes('120101-0002'))).toBe(true)
    expect(remarks.some((remark) => remark.includes('many'))).toBe(true)

    await tabTo(page, '.notice button:not(.button-quiet)')
    await page.keyboard.press('Enter')
    await page.locator('.notice-good').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'trial-heading')
    expect(await findBarriersForReaders(page)).toEqual([])

    await tabTo(page, 'td button')
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await tabTo(page, 'dialog button[value="yes"]')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'earlier-heading')
    expect(await page.locator('td button').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })

  it('asks for a file when none was chosen, and keeps the focus on the field', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/import`)
    await settled(page)
    await tabTo(page, 'form button[type="submit"]')
    await page.keyboard.press('Enter')
    await page.locator('#list-file-complaint').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'list-file')
    expect(await findBarriersForReaders(page)).toEqual([])
    await opened.close()
  })

  it('says in this language why a file cannot be read', async () => {
    const opened = await openOfficePage(browser, server, state, language, { expected: [/422|415|400/u] })
    const { page } = opened
    await page.goto(`${server.url}/office/import`)
    await settled(page)
    await page
      .locator('#list-file')
      .setInputFiles({ name: 'list.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no workbook at all') })
    await page.locator('form button[type="submit"]').click()
    const note = page.locator('problem-note [role="alert"]')
    await note.waitFor()
    expect(/[\u1780-\u17FF]/u.test((await note.textContent()) ?? '')).toBe(language === 'km')
    opened.checkManners()
    await opened.close()
  })
})
