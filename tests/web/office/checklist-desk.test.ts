/** The desk of checklists in a real browser, by keyboard: a draft begun, its texts agreed to and said anew. */

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

const lookAt = async (page: Page, name: string) => {
  if (!LOOKS) return
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: `${LOOKS}/${name}-${width}.png` })
    await page.screenshot({ path: `${LOOKS}/${name}-${width}-whole.png`, fullPage: true })
  }
}

async function beginDraft(page: Page): Promise<string> {
  await page.goto(`${server.url}/office/checklists`)
  await settled(page)
  await page.locator('section[aria-labelledby="published-heading"] li button').last().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/office/checklists/drafts/*')
  await settled(page)
  return page.url().split('?')[0] ?? ''
}

/** The key of the text that is open, by the row the focus stands in. */
const openText = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('li')?.id.replace(/^text-/u, ''))
const isIn = async (page: Page, key: string) => expect.poll(() => openText(page)).toBe(key)
const row = (page: Page, key: string) => page.locator(`[id="text-${key}"]`)
const goTo = async (page: Page, address: string, part: string, wanted = 'all') => {
  await page.goto(`${address}?part=${encodeURIComponent(part)}&wanted=${wanted}`)
  await settled(page)
}

describe.each(['km', 'en'] as const)('in %s', (language) => {
  it('texts are agreed to and said anew without leaving the keyboard, and the last change is taken back', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    const address = await beginDraft(page)
    await goTo(page, address, 'sections/entrance', 'unagreed')
    await lookAt(page, `desk-${language}`)
    const before = await page.locator('.desk-text').count()
    expect(before).toBeGreaterThan(10)
    const keys = await page
      .locator('.desk-text')
      .evaluateAll((rows) => rows.map(({ id }) => id.replace(/^text-/u, '')))
    const [first = '', second = '', third = ''] = keys

    await row(page, first).locator('button').focus()
    await page.keyboard.press('Enter')
    await isIn(page, first)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('lang'))).toBe('km')
    await lookAt(page, `desk-open-${language}`)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])

    await page.keyboard.press('Control+Enter')
    await isIn(page, second)
    // Agreed to, it wants nothing more and is gone from what is looked at.
    expect(await row(page, first).count()).toBe(0)

    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(`Said anew in ${language}`)
    await page.keyboard.press('Enter')
    await isIn(page, third)
    expect(await row(page, second).textContent()).toContain(`Said anew in ${language}`)

    await page.keyboard.type('ក')
    await page.keyboard.press('Escape')
    await expect.poll(() => openText(page)).toBe(third)
    expect(await row(page, third).locator('textarea').count()).toBe(0)
    expect(await row(page, third).locator('.mark-doubt').count()).toBe(1)

    // Nor is it lost while somebody looks something up on another page.
    await page.locator('.desk-rooms a').nth(1).click()
    await page.locator('[id="number-door-width-min"]').waitFor()
    await page.locator('.desk-rooms a').first().click()
    await settled(page)
    await page.locator('#desk-part').selectOption('sections/entrance')
    await expect.poll(() => row(page, third).locator('.mark-doubt').count()).toBe(1)

    // Kept on the server: another window sees it.
    await goTo(page, address, '', 'changed')
    expect(await page.locator('.desk-text').count()).toBe(1)
    await page.locator('undo-button button').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.desk-text').count()).toBe(0)
    expect(await page.locator('undo-button [role="status"]').textContent()).not.toBe('')
    opened.checkManners()
    await opened.close()
  })
})

describe.each(['km', 'en'] as const)('in %s', (language) => {
  it('a number is set with its source, looked at with the questions, and published as a new version', async () => {
    const opened = await openOfficePage(browser, server, state, language)
    const { page } = opened
    const address = await beginDraft(page)
    const door = page.locator('[id="number-door-width-min"]')
    const focused = () => page.evaluate(() => document.activeElement?.id)

    await page.locator('.desk-rooms a').nth(1).click()
    await settled(page)
    await door.locator('button').first().press('Enter')
    await expect.poll(focused).toBe('number-value')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('wide')
    await page.keyboard.press('Enter')
    await page.locator('#number-value-complaint').waitFor()
    await expect.poll(focused).toBe('number-value')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(language === 'km' ? '៨៨' : '88')
    while ((await door.locator('input[type="checkbox"]').count()) > 0)
      await door.locator('input[type="checkbox"]').first().press('Space')
    await door.locator('button[type="submit"]').press('Enter')
    await page.locator('#number-source-complaint').waitFor()
    await expect.poll(focused).toBe('number-source')
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await lookAt(page, `desk-number-${language}`)
    await page.locator('#number-source').selectOption('prakas-248')
    await door.locator('button[type="submit"]').press('Enter')
    await expect.poll(() => door.locator('form').count()).toBe(0)
    expect(await door.textContent()).toContain(language === 'km' ? '៨៨' : '88')
    expect(await listUnmannerly(page, language, { withColours: false })).toEqual([])
    await lookAt(page, `desk-numbers-${language}`)

    await page.locator('.desk-rooms a').nth(2).click()
    await page.locator('.desk-tablet .question').first().waitFor()
    await page.locator('#desk-section').selectOption('entrance')
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`))
    const answer = page.locator('#at-step_free_route').getByRole('radio').nth(1)
    await answer.check()
    await page.locator('#at-ramp_width_cm').getByRole('textbox').first().fill('9999')
    await page.locator('#at-ramp_width_cm .complaint').waitFor()
    expect(await answer.isChecked()).toBe(true)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await lookAt(page, `desk-preview-${language}`)
    // Neither sent nor laid down: it is gone with the page.
    expect(sent.filter((request) => !request.startsWith('GET'))).toEqual([])
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    await page.reload()
    await page.locator('.desk-tablet .question').first().waitFor()
    expect(await answer.isChecked()).toBe(false)

    // A text left empty is told at once, and holds publishing back.
    await goTo(page, address, 'sections/entrance')
    const text = row(page, 'questions/ramp_width_cm/text')
    await text.locator('button').click()
    await page.locator('#desk-1').fill('')
    await page.locator('#desk-1').press('Enter')
    await page.locator('.notice-bad a').click()
    await page.locator('#desk-lint').waitFor()
    expect(await page.locator('.notice-bad li').count()).toBe(1)
    expect(await page.locator('#desk-version').count()).toBe(0)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await lookAt(page, `desk-faults-${language}`)
    await page.locator('.desk-rooms a').first().click()
    await settled(page)
    await page.locator('undo-button button').press('Enter')
    await expect.poll(() => page.locator('.notice-bad').count()).toBe(0)

    await page.locator('.desk-rooms a').last().click()
    await page.locator('#desk-version').waitFor()
    await lookAt(page, `desk-check-${language}`)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    await page.locator('#desk-version').fill(`desk-${language}`)
    await page.keyboard.press('Enter')
    await page.locator('dialog[open] button[value="yes"]').press('Enter')
    await expect.poll(focused).toBe('desk-published')
    await page.locator('#desk-published a').click()
    await settled(page)
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`/desk-${language}$`, 'u'))

    await page.goto(address)
    await settled(page)
    expect(await page.locator('.desk-text button').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })
})

describe('two people at one draft', () => {
  const said = (text: string) => async (page: Page) => {
    await page.locator('#desk-1').fill(text)
    await page.locator('#desk-1').press('Enter')
  }

  it('at different texts do not disturb each other; at the same one both are shown and nothing typed is lost', async () => {
    const expected = [/Failed to load resource: the server responded with a status of 409/u]
    const one = await openOfficePage(browser, server, state, 'en', { expected })
    const other = await openOfficePage(browser, server, state, 'en', { expected })
    const address = await beginDraft(one.page)
    const [rise, width] = ['questions/ramp_rise_cm/hint', 'questions/ramp_width_cm/text']
    for (const { page } of [one, other]) await goTo(page, address, 'sections/entrance')

    await row(one.page, width).locator('button').click()
    await said('How wide is it?')(one.page)
    await expect.poll(() => row(one.page, width).textContent()).toContain('How wide is it?')

    await row(other.page, rise).locator('button').click()
    await said('Hold the tape upright.')(other.page)
    await expect.poll(() => row(other.page, rise).textContent()).toContain('Hold the tape upright.')
    expect(await row(other.page, width).textContent()).toContain('How wide is it?')

    await row(one.page, rise).locator('button').click()
    await said('Measure with care.')(one.page)
    const notice = one.page.locator('#desk-moved-on')
    await notice.waitFor()
    expect(await notice.textContent()).toContain('Hold the tape upright.')
    expect(await one.page.locator('#desk-1').inputValue()).toBe('Measure with care.')
    await expect.poll(() => one.page.evaluate(() => document.activeElement?.id)).toBe('desk-moved-on')
    expect(await listUnmannerly(one.page, 'en', { withColours: true })).toEqual([])
    await lookAt(one.page, 'desk-moved-on')

    await one.page.locator('#desk-1').press('Enter')
    await expect.poll(() => row(one.page, rise).textContent()).toContain('Measure with care.')
    for (const opened of [one, other]) {
      opened.checkManners()
      await opened.close()
    }
  })
})
