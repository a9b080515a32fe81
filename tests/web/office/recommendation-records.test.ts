/** Recommendations followed in the office: gathered, worded, agreed, handed over, answered, carried over; in both languages. */

import { randomUUID } from 'node:crypto'
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
  if (size) await page.setViewportSize(size)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const hasFocus = (page: Page, id: string) => expect.poll(() => focused(page)).toBe(id)
const stateOf = (page: Page) =>
  page.locator('#state-heading ~ p [data-state]').first().getAttribute('data-state')
const note = async (page: Page, to: string, words = '') => {
  await page.locator(`input[name="to"][value="${to}"]`).check()
  if (words) await page.locator('#words-km').fill(words)
  await page.locator('section:has(#state-heading) button[type="submit"]').click()
}
const open = async (page: Page, path: string) => {
  await page.goto(`${server.url}${path}`)
  await settled(page)
}

describe.each([
  ['km', 360],
  ['en', 1280],
] as const)('in %s at %i pixels', (language, width) => {
  it('a recommendation goes from the findings to an answer, and nobody writes over another', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
      expected: [/409 \(Conflict\)/u, /422 \(Unprocessable/u],
    })
    const { page } = opened
    await open(page, '/office/recommendations')
    // The second time there is nothing to gather: the first language has done it.
    const gather = page.locator('section:has(#gathering-heading) button')
    if (await gather.count()) {
      await look(page, language, 'records-none')
      await gather.focus()
      await page.keyboard.press('Enter')
      await hasFocus(page, 'records-heading')
    }
    await look(page, language, 'records')
    expect(await page.locator('[data-record]').count()).toBeGreaterThan(3)

    // What is filtered is in the address, and nothing else is shown.
    await page.locator('#record-when').selectOption('long-term')
    await expect.poll(() => new URL(page.url()).search).toBe('?when=long-term')
    await page.locator('#record-state').selectOption('proposed')
    const link = page.locator('[data-record] h4 a').first()
    const path = (await link.getAttribute('href')) ?? ''
    await link.click()
    await page.locator('#text-heading').waitFor()
    await look(page, language, 'record')

    // Somebody else agrees meanwhile: what was typed stays, and how it stands now is shown.
    const other = await openOfficePage(browser, server, state, language)
    await open(other.page, path)
    await page.locator('section:has(#text-heading) button').click()
    await hasFocus(page, 'wording-heading')
    await page.locator('#text-en').fill('Build a ramp of stone.')
    await look(page, language, 'record-wording')
    await note(other.page, 'agreed')
    await hasFocus(other.page, 'state-heading')
    await page.locator('section:has(#wording-heading) button[type="submit"]').click()
    await page.locator('.changing-problem [role="alert"]').waitFor()
    expect(await page.locator('#text-en').inputValue()).toBe('Build a ramp of stone.')
    await expect.poll(() => stateOf(page)).toBe('agreed')
    await page.locator('section:has(#wording-heading) button[type="submit"]').click()
    await hasFocus(page, 'state-heading')
    await page.locator('.record-text[lang="en"]', { hasText: 'Build a ramp of stone.' }).waitFor()
    await other.close()

    // With all others of the same addressee that are agreed.
    await open(page, '/office/recommendations?state=agreed')
    await look(page, language, 'records-hand-over')
    await page.locator('.hand-over button').first().click()
    await hasFocus(page, 'records-heading')
    await open(page, path)
    await expect.poll(() => stateOf(page)).toBe('handed-over')

    // An answer without a word is refused, and what was chosen stays.
    await note(page, 'partly')
    await page.locator('.changing-problem [role="alert"]').waitFor()
    expect(await page.locator('input[name="to"][value="partly"]').isChecked()).toBe(true)
    await note(page, 'partly', 'យើងអាចធ្វើបានមួយផ្នែក')
    await hasFocus(page, 'state-heading')
    await expect.poll(() => stateOf(page)).toBe('partly')
    expect(await page.locator('#words-km').inputValue()).toBe('')
    await page.locator('[data-step="moved"]', { hasText: 'យើងអាចធ្វើបានមួយផ្នែក' }).waitFor()
    await look(page, language, 'record-answered')

    await page.locator('section:has(#state-heading) > p > button').click()
    await expect.poll(() => stateOf(page)).toBe('handed-over')
    await hasFocus(page, 'state-heading')
    opened.checkManners()
    await opened.close()
  })
})

it('what is open is offered to the next campaign, and goes on there with its history', async () => {
  const opened = await openOfficePage(browser, server, state, 'km', { viewport: { width: 360, height: 800 } })
  const { page } = opened
  await open(page, '/office/recommendations')
  const next = randomUUID()
  const made = await page.evaluate(async (id) => {
    const [before] = await (await fetch('/api/campaigns')).json()
    const reply = await fetch(`/api/campaigns/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ name: before.name, organisation: before.organisation, checklist: before.checklist },
        ...{ sampleType: before.sampleType, settings: before.settings },
        election: { ...before.election, date: '2032-06-06' },
      }),
    })
    return reply.status
  }, next)
  expect(made).toBe(200)
  await open(page, `/office/recommendations?campaign=${next}`)
  await look(page, 'km', 'records-carriable')
  const offers = page.locator('input[name="record"]')
  const count = await offers.count()
  for (let place = 1; place < count; place += 1) await offers.nth(place).uncheck()
  await page.locator('section:has(#carriable-heading) button').click()
  await hasFocus(page, 'records-heading')
  expect(await page.locator('[data-record]').count()).toBe(1)
  expect(await offers.count()).toBe(count - 1)
  await page.locator('[data-record] h4 a').click()
  await page.locator('[data-step="carried"]').waitFor()
  expect(await page.locator('section:has(#history-heading) h3').count()).toBe(2)
  await page.locator('[data-follow-up="not-looked-at"]').first().waitFor()
  await look(page, 'km', 'record-carried')
  opened.checkManners()
  await opened.close()
})
