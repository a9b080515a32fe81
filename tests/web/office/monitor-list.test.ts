/** Cards for a whole list in a real browser: looked at first, made at once, printed, saved for readers, not left by mistake. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inSyllables, readCard } from '../../../schema/people/card-words.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

/** Where pictures go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env
const HEADINGS = 'លេខ,ឈ្មោះ,ភេទ,លេខទូរស័ព្ទ,ពិការភាព'

let server: StartedServer
let browser: Browser
let state: StorageState
let folder: string

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
  folder = await mkdtemp(join(tmpdir(), 'way-in-list-'))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const lookAt = async (page: Page, name: string) => {
  if (LOOKS) await page.screenshot({ path: `${LOOKS}/${name}.png`, fullPage: true })
}

async function look(page: Page, name: string, lines: readonly string[]) {
  const path = join(folder, `${name}.csv`)
  await writeFile(path, [HEADINGS, ...lines].join('\n'))
  await page.locator('#list-file').setInputFiles(path)
  await page.locator('form button[type="submit"]').first().click()
  await page.waitForFunction(() => document.activeElement?.id === 'trial-heading')
}

describe.each(['km', 'en'] as const)('in %s', (language) => {
  const people = Array.from(
    { length: 12 },
    (_, at) => `${at},Chea Sophea ${language} ${at},F,01233445${at + 10},ខ្វាក់`,
  )

  it('a list is looked at line by line, made at once, printed, saved, and asked about before it is left', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    let warnings = 0
    page.on('dialog', () => {
      warnings += 1
    })
    await page.goto(`${server.url}/office/monitor-list`)
    await settled(page)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await look(page, 'wrong', [...people, '13,,Q,call me,tall'])
    expect(await page.locator('tbody tr').count()).toBe(4)
    expect(await page.locator('.notice-good').count()).toBe(0)
    expect(await listUnmannerly(page, language, { withColours: false })).toEqual([])
    await lookAt(page, `list-wrong-${language}`)

    await look(page, 'right', people)
    await lookAt(page, `list-right-${language}`)
    await page.locator('.notice-good button').click()
    await page.waitForFunction(() => document.activeElement?.id === 'cards-heading')
    expect(await page.locator('.enrolment-card').count()).toBe(12)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await lookAt(page, `list-cards-${language}`)

    // Names only where they are asked for, and on the strip alone.
    expect(await page.locator('ol.enrolment-cards').textContent()).not.toContain('Sophea')
    await page.locator('input[name="named"]').check()
    expect(await page.locator('.card-strip', { hasText: 'Sophea' }).count()).toBe(12)
    await printed(page, language)

    await page.locator('input[name="named"]').uncheck()
    await savedFile(page)

    // A link asks first, and the cards stay.
    await page.locator('nav.crumbs a').last().click()
    await page.locator('dialog[open]').waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await page.locator('dialog[open] button[value="no"]').click()
    expect(await page.locator('.enrolment-card').count()).toBe(12)
    await page.locator('nav.crumbs a').last().click()
    await page.locator('dialog[open] button[value="yes"]').click()
    await page.waitForURL('**/office/monitors')
    expect(warnings).toBe(0)

    // The same list once more.
    await page.goto(`${server.url}/office/monitor-list`)
    await settled(page)
    await look(page, 'right', people)
    expect(await page.locator('.notice-good button').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })

  it('cards warn before the page is loaded anew', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    const warned: string[] = []
    page.on('dialog', (dialog) => warned.push(dialog.type()))
    await page.goto(`${server.url}/office/monitors`)
    await settled(page)
    await page.locator('#count').fill('1')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'cards-heading')
    await page.reload()
    await settled(page)
    expect(warned).toEqual(['beforeunload'])
    expect(await page.locator('.enrolment-card').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })
})

/** On paper: A4, whole cards, and nothing else of the page. */
async function printed(page: Page, language: string) {
  await page.emulateMedia({ media: 'print' })
  const broken = await page.evaluate(() => {
    const cards = [...document.querySelectorAll('.enrolment-card')]
    const tall = cards.filter((card) => getComputedStyle(card).breakInside !== 'avoid')
    const hidden = [...document.querySelectorAll('.no-print')].filter(
      (one) => one.getClientRects().length > 0,
    )
    return [tall.length, hidden.length]
  })
  expect(broken).toEqual([0, 0])
  if (LOOKS) {
    // A sheet of A4 within its margins, at 96 dots an inch.
    await page.setViewportSize({ width: 718, height: 1047 })
    await page.screenshot({ path: `${LOOKS}/print-${language}.png` })
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  const pdf = await page.pdf({ format: 'A4', ...(LOOKS ? { path: `${LOOKS}/cards-${language}.pdf` } : {}) })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0
  expect(pages).toBeGreaterThan(1)
  expect(pages).toBeLessThanOrEqual(4)
  await page.emulateMedia({ media: null })
}

/** One file that needs nothing: read in a browser of its own, as somebody would who cannot see the cards. */
async function savedFile(page: Page) {
  const codes = (await page.locator('.enrolment-card h3').allTextContents()).map((code) => code.trim())
  const words = (await page.locator('.card-words').allTextContents()).map((text) =>
    text.trim().replace(/\s+/gu, ' '),
  )
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  const downloading = page.waitForEvent('download')
  await page.locator('enrolment-cards button.button-quiet').first().click()
  const path = join(folder, 'cards.html')
  await (await downloading).saveAs(path)
  const text = await readFile(path, 'utf8')
  expect(text).not.toContain('Sophea')
  const reader = await browser.newPage()
  await reader.setContent(text)
  expect(await findBarriersForReaders(reader)).toEqual([])
  expect(await reader.locator('h2').count()).toBe(codes.length)
  for (const [at, code] of codes.entries()) {
    const section = reader.locator('section').nth(at)
    expect(await section.locator('h2').textContent()).toContain(code)
    const spelt = await section.locator('li').allTextContents()
    expect(spelt).toEqual((words[at] ?? '').split(' ').map((word) => `${word}: ${inSyllables(word)}`))
    // What a reader says is enough to enrol.
    expect(readCard(code, spelt.map((one) => one.split(': ')[1]).join(' ')).is).toBe('whole')
  }
  await reader.close()
}
