/** What people do in the office besides looking: sign in, hand out cards, revoke one, let a colleague in, try again. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriersForReaders } from '../../support/axe.ts'
import { openPage, startBrowser } from '../../support/browser.ts'
import { ADMINISTRATOR } from '../../support/office.ts'
import { showWord } from '../../support/second-factor.ts'
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

describe.each(['km', 'en'] as const)('in %s', (language) => {
  it('a wrong passphrase is refused in words, the name stays, and the right one leads on', async () => {
    const opened = await openPage(browser, server.url, { expected: [/401/u] })
    const { page } = opened
    await page.addInitScript((tongue) => localStorage.setItem('language', tongue), language)
    await page.goto(`${server.url}/office/results`)
    await page.waitForURL('**/sign-in?next=*')
    await page.locator('#name').fill(ADMINISTRATOR.name)
    await page.locator('#passphrase').fill('not the passphrase at all')
    await page.keyboard.press('Enter')
    await page.locator('problem-note [role="alert"]').waitFor()
    expect(await page.locator('#name').inputValue()).toBe(ADMINISTRATOR.name)
    expect(await findBarriersForReaders(page)).toEqual([])
    await page.locator('#passphrase').fill(ADMINISTRATOR.passphrase)
    await page.keyboard.press('Enter')
    await page.locator('#factor-typed').fill('nothing-like-it')
    await page.keyboard.press('Enter')
    await page.locator('problem-note [role="alert"]').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('factor-typed')
    expect(await findBarriersForReaders(page)).toEqual([])
    await showWord(page, server.url)
    await page.waitForURL('**/office/results')
    opened.checkManners()
    await opened.close()
  })

  it('cards are shown once, each with a link of its own, and can be revoked after one more question', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/monitors`)
    await settled(page)
    await page.locator('#count').fill('3')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'cards-heading')
    const links = await page.locator('.card-link').allTextContents()
    expect(new Set(links).size).toBe(3)
    for (const link of links) expect(link).toMatch(/\/enrol#[a-z]{6}-[0-9]{2}\./u)
    expect(await page.locator('.qr path').count()).toBe(3)
    expect(await findBarriersForReaders(page)).toEqual([])

    const code = (await page.locator('.enrolment-card h3').first().textContent())?.trim() ?? ''
    const row = page.locator('tbody tr', { hasText: code })
    await row.locator('button').click()
    await page.locator('dialog[open]', { hasText: code }).waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await row.locator('button').count()).toBe(1)
    await row.locator('button').click()
    await page.locator('dialog[open] button[value="yes"]').click()
    await page.waitForFunction(() => document.activeElement?.id === 'monitors-heading')
    expect(await row.locator('button').count()).toBe(0)

    await page.reload()
    await settled(page)
    expect(await page.locator('.enrolment-card').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })

  it('a colleague is let in with roles, after a short passphrase was turned away', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/staff`)
    await settled(page)
    await page.locator('p > button:not(.button-quiet)').click()
    await page.waitForFunction(() => document.activeElement?.id === 'staff-form-heading')
    await page.locator('#name').fill(`បុប្ផា ${language}`)
    await page.locator('input[value="liaison"]').check()
    await page.locator('#passphrase').fill('ខ្លី')
    await page.keyboard.press('Enter')
    await page.locator('#passphrase-complaint').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('passphrase')
    expect(await findBarriersForReaders(page)).toEqual([])
    await page.locator('#passphrase').fill('ឃ្លាដែលមានតែខ្ញុំម្នាក់គត់ទេដែលនឹកឃើញ')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'staff-heading')
    expect(await page.locator('h3', { hasText: `បុប្ផា ${language}` }).count()).toBe(1)
    opened.checkManners()
    await opened.close()
  })

  it('a list that could not be fetched says so, and comes when asked again', async () => {
    const opened = await openOfficePage(browser, server, state, language, { expected: [/ERR_FAILED/u] })
    const { page } = opened
    await page.route('**/figures*', (route) => route.abort())
    await page.goto(`${server.url}/office/results`)
    await page.locator('problem-note [role="alert"]').waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await page.unroute('**/figures*')
    await page.locator('problem-note + p button').click()
    await page.locator('.headline-number').waitFor()
    opened.checkManners()
    await opened.close()
  })

  it('the checklist is read with every question, in both languages side by side', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    await page.goto(`${server.url}/office/checklists`)
    await settled(page)
    await page.locator('li.card a[href^="/office/checklists/"]').first().click()
    await page.locator('.section').first().waitFor()
    for (const summary of await page.locator('.section summary').all()) await summary.click()
    expect(await page.locator('.questions > li').count()).toBe(90)
    const other = language === 'km' ? 'en' : 'km'
    expect(await page.locator(`.questions > li > p[lang="${other}"]`).count()).toBe(90)
    expect(await findBarriersForReaders(page)).toEqual([])
    opened.checkManners()
    await opened.close()
  })
})
