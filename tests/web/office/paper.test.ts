/** Paper in the office: forms are made, printed and keyed in, in both languages, on a narrow and on a wide screen. */

import { writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

/** Where pictures and what is printed go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env

/** Questions on paper, without photos and talks with voters. */
const [FULL, SHORT] = [78, 37]

let server: StartedServer
let browser: Browser
let state: StorageState
let numbers: readonly string[]

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
  numbers = await sendOut()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A monitor with two stations, through the API as the page of the plan uses it. */
async function sendOut(): Promise<readonly string[]> {
  const opened = await openOfficePage(browser, server, state, 'en')
  const { page } = opened
  await page.goto(`${server.url}/office/monitors`)
  await settled(page)
  await page.locator('#count').fill('1')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'cards-heading')
  const code = (await page.locator('.enrolment-card h3').first().textContent())?.trim() ?? ''
  const numbers = await page.evaluate(async (monitor) => {
    const ask = async (path: string, body?: unknown, method = body ? 'POST' : 'GET') => {
      const reply = await fetch(path, {
        method,
        headers: body ? { 'content-type': 'application/json' } : {},
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      return reply.json()
    }
    const [campaign] = await ask('/api/campaigns')
    const plan = `/api/campaigns/${campaign.id}/plan`
    const { codes } = await ask(`${plan}-stations`)
    const { version } = await ask(`${plan}/${monitor}`)
    await ask(`${plan}/${monitor}/changes`, { version, add: codes.slice(0, 2), remove: [] })
    const batch = `/api/campaigns/${campaign.id}/paper-batches/01890000-0000-7000-8000-0000000000aa`
    const body = { checklist: campaign.checklist, form: 'short', monitor }
    const { sheets } = await ask(batch, body, 'PUT')
    return (sheets as readonly { readonly number: string }[]).map(({ number }) => number)
  }, code)
  await opened.close()
  return numbers
}

async function look(page: Page, language: 'km' | 'en', name: string) {
  await settled(page)
  const size = page.viewportSize()
  if (LOOKS)
    await page.screenshot({ path: `${LOOKS}/${name}-${language}-${size?.width}.png`, fullPage: true })
  expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
  if (size) await page.setViewportSize(size)
}

describe.each([
  ['km', 360, 'short'],
  ['en', 1280, 'full'],
] as const)('in %s at %i pixels', (language, width, form) => {
  it('forms are made and printed: each station by itself, nothing torn, on every page where it belongs', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    await page.goto(`${server.url}/office/plan`)
    await settled(page)
    await page.locator('a[href="/office/paper"]').click()
    await page.locator('#paper-monitor').waitFor()
    await look(page, language, 'paper')
    await page.locator(`input[value="${form}"]`).check()
    await page.locator('form button[type="submit"]').focus()
    await page.keyboard.press('Enter')
    await page.locator('.paper-page').first().waitFor()
    if (form === 'short') await look(page, language, 'paper-print')
    for (const [tongues, large] of [
      ['km', true],
      ['both', false],
    ] as const) {
      await page.locator(`input[name="tongues"][value="${tongues}"]`).check()
      await page.locator('input[name="large"]').setChecked(large)
      await page.locator('.paper-page').first().waitFor()
      const pdf = await page.pdf({ preferCSSPageSize: true })
      if (LOOKS) writeFileSync(`${LOOKS}/form-${tongues}${large ? '-large' : ''}-${width}.pdf`, pdf)
      const pages = await page.locator('.paper-page').count()
      expect(countPages(pdf)).toBe(pages)
      expect(await tornOnPaper(page)).toEqual([])
    }
    // What is cut off would be missing on paper: the last question stands there for each station.
    const numbers = await page.locator('.paper-form').first().locator('.paper-digits').allTextContents()
    expect([numbers.length, numbers.at(-1)]).toEqual(form === 'full' ? [FULL, '៩០ / 90'] : [SHORT, '៨៩ / 89'])
    expect(await page.locator('.paper-form').count()).toBe(2)
    opened.checkManners()
    await opened.close()
  })
})

const hasFocus = (page: Page, id: string) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).toBe(id)

describe.each([
  ['km', 360, 0],
  ['en', 1280, 1],
] as const)('keyed in %s at %i pixels', (language, width, which) => {
  it('a whole form goes in from the keyboard alone, and what differs is decided about', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    const number = numbers[which] ?? ''
    await page.goto(`${server.url}/office/paper-entry`)
    await settled(page)
    await page.locator('#form-number').focus()
    await page.keyboard.type('1234567890')
    await page.keyboard.press('Enter')
    await page.locator('#form-number-complaint').waitFor()
    await look(page, language, 'paper-entries')
    await page.locator('#form-number').fill('')
    await page.locator('#form-number').focus()
    await page.keyboard.type(`${number.slice(0, 5)} ${number.slice(5)}`)
    await page.keyboard.press('Enter')
    await page.locator('#line-day').waitFor()
    await page.locator('#line-day').focus()
    await page.keyboard.press('Enter')
    await hasFocus(page, 'line-from')
    await page.keyboard.type('0710')
    await page.keyboard.press('Enter')
    await hasFocus(page, 'line-to')
    await page.keyboard.type('៨០៥')
    await page.keyboard.press('Enter')
    await hasFocus(page, 'line-visit_type')
    for (const [at, keys] of ['B', 'a', '1', '2', 'A'].entries()) {
      if (at === 0) {
        // What is no answer keeps the line.
        await page.keyboard.type('Q')
        await page.keyboard.press('Enter')
        await page.locator('#said-visit_type .complaint').waitFor()
        await hasFocus(page, 'line-visit_type')
        await look(page, language, 'paper-keys')
        await page.locator('#line-visit_type').focus()
        await page.keyboard.press('Backspace')
      }
      await page.keyboard.type(keys)
      await page.keyboard.press('Enter')
    }
    // The rest of the paper is empty: Enter to the end.
    const isAtEnd = () => page.evaluate(() => document.activeElement?.className === 'finish')
    for (let line = 0; line < 60 && !(await isAtEnd()); line += 1) await page.keyboard.press('Enter')
    expect(await isAtEnd()).toBe(true)
    await page.keyboard.press('Enter')
    await hasFocus(page, 'paper-now')
    expect(await page.locator('paper-keys').count()).toBe(0)

    // Two have keyed it: how that looks is shown without a second person.
    await page.route(`**/paper-forms/${number}`, async (route) => {
      const reply = await route.fetch()
      const sheet = await reply.json()
      const keys = { ...sheet.mine.sheet.keys, access_result: 'B' }
      const other = { ...sheet.mine, sheet: { ...sheet.mine.sheet, to: '08:10', keys } }
      await route.fulfill({
        response: reply,
        json: { ...sheet, state: 'to-compare', both: [sheet.mine, other] },
      })
    })
    await page.route(`**/paper-forms/${number}/visit`, (route) => {
      chosen = route.request().postDataJSON()
      return route.fulfill({ json: { state: 'received' } })
    })
    let chosen: unknown
    await page.reload()
    await page.locator('paper-compare fieldset').first().waitFor()
    await page.locator('paper-compare button[type="submit"]').press('Enter')
    await page.locator('paper-compare [role="alert"]').waitFor()
    await page.locator('[data-difference="to"] input[value="other"]').check()
    await page.locator('[data-difference="access_result"] input[value="anew"]').check()
    await look(page, language, 'paper-compare')
    await page.locator('#anew-access_result').fill('C')
    await page.locator('paper-compare button[type="submit"]').press('Enter')
    await hasFocus(page, 'paper-now')
    expect(chosen).toMatchObject({ chosen: { ':to': '08:10', access_result: 'C' } })
    opened.checkManners()
    await opened.close()
  })
})

const countPages = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0

/** Pages, as they are printed, whose last block reaches into the line at the foot. */
async function tornOnPaper(page: Page): Promise<readonly number[]> {
  await page.emulateMedia({ media: 'print' })
  const torn = await page.evaluate(() =>
    [...document.querySelectorAll('.paper-page')].flatMap((one, at) => {
      const last = [...one.querySelectorAll('.paper-block')].at(-1)?.getBoundingClientRect().bottom ?? 0
      const foot = one.querySelector('.paper-foot')?.getBoundingClientRect().top ?? 0
      return last > foot ? [at] : []
    }),
  )
  await page.emulateMedia({ media: null })
  return torn
}
