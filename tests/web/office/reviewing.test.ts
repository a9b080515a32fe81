/** A reviewer goes through visits with the keyboard alone, meets somebody who was faster, and takes things back. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listSpoken } from '../../support/accessible-tree.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { typist } from '../../support/keyboard.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
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

interface Row {
  readonly visit: string
  readonly state: string
  readonly seen: object
}

/** As another page of the same office does it: the first visits of the list, as they are now. */
const listNow = (page: Page, wanted = 'new') =>
  page.evaluate(async (only): Promise<readonly Row[]> => {
    const [campaign] = await (await fetch('/api/campaigns')).json()
    return (await (await fetch(`/api/campaigns/${campaign.id}/reviews?state=${only}`)).json()).visits
  }, wanted)

const decideElsewhere = (page: Page, row: Row, words: string) =>
  page.evaluate(
    async ([{ visit, seen }, said]) => {
      const [campaign] = await (await fetch('/api/campaigns')).json()
      const reply = await fetch(`/api/campaigns/${campaign.id}/review-steps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ visits: [{ visit, seen }], to: 'query', reason: 'photo', words: said }),
      })
      return reply.status
    },
    [row, words] as const,
  )

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
/** The visit that is marked as the open one, once its heading has the focus. */
async function openVisit(page: Page): Promise<string> {
  await expect.poll(() => focusedId(page)).toBe('open-heading')
  return (await page.locator('.review-open[aria-current="true"]').getAttribute('data-visit')) ?? ''
}
const stateOf = (page: Page, visit: string) =>
  page.locator(`[data-visit="${visit}"] .review-mark`).getAttribute('data-review')

async function openReview(language: 'km' | 'en', viewport = { width: 1280, height: 900 }) {
  const opened = await openOfficePage(browser, server, state, language, {
    viewport,
    expected: [/Failed to load resource: the server responded with a status of 40[39]/u],
  })
  await opened.page.goto(`${server.url}/office`)
  await settled(opened.page)
  await opened.page.locator('.frame-menu a[href="/office/review"]').press('Enter')
  await opened.page.waitForURL('**/office/review')
  await opened.page.locator('.review-entries').waitFor()
  await settled(opened.page)
  return opened
}

async function take(page: Page, name: string, language: string) {
  const folder = process.env.SHOTS
  if (folder) await page.screenshot({ path: `${folder}/review-${name}-${language}.png`, fullPage: true })
}

describe('visits to one station', () => {
  it('stand side by side with what they say differently, and the rate of all stands over the review', async () => {
    const opened = await openOfficePage(browser, server, state, 'km', {
      viewport: { width: 360, height: 780 },
    })
    const { page } = opened
    const { say } = interfaceWords('km')
    // As if somebody else had been there as well, and had seen a way without steps where the first had not.
    await page.route('**/stations/*/visits', async (route) => {
      const reply = await route.fetch()
      const [one] = (await reply.json()) as readonly { readonly answers: object }[]
      const withWay = (value: string, order: number) => ({
        ...one,
        order,
        answers: { ...one?.answers, step_free_route: { kind: 'yes-no', value } },
      })
      await route.fulfill({ response: reply, json: [withWay('no', 1), withWay('yes', 2)] })
    })
    await page.route('**/agreement', (route) =>
      route.fulfill({ json: { pairs: 12, compared: 400, same: 350, percent: 88 } }),
    )
    await page.goto(`${server.url}/office/review`)
    await page.locator('.review-entries').waitFor()
    await page.locator('.agreement').waitFor()
    expect(await page.locator('.agreement').innerText()).toContain(say('agreement-percent', { percent: 88 }))
    const code = await page.locator('.review-entry .code').first().innerText()
    await page.goto(`${server.url}/office/stations/${code}`)
    await settled(page)
    const table = page.locator('section[aria-labelledby="side-by-side-heading"] table')
    await table.waitFor()
    const rows = await table.locator('tbody tr').allInnerTexts()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(say('answer-no'))
    expect(rows[0]).toContain(say('answer-yes'))
    await table.scrollIntoViewIfNeeded()
    const folder = process.env.SHOTS
    if (folder) await page.screenshot({ path: `${folder}/side-by-side-km.png` })
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    opened.checkManners()
    await opened.close()
  })
})

describe('a reviewer', () => {
  it('checks visits one after the other with single keys, and the next one is open and read out', async () => {
    const { page, checkManners, close } = await openReview('km')
    await page.keyboard.press('j')
    const first = await openVisit(page)
    await take(page, 'open', 'km')
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await page.keyboard.press('c')
    await expect.poll(() => stateOf(page, first)).toBe('checked')
    await expect.poll(async () => (await openVisit(page)) !== first).toBe(true)
    const second = await openVisit(page)
    await page.keyboard.press('2')
    await page.keyboard.press('q')
    await expect.poll(() => stateOf(page, second)).toBe('query')
    await expect.poll(async () => (await openVisit(page)) !== second).toBe(true)
    await page.keyboard.press('k')
    await expect.poll(() => openVisit(page)).toBe(second)
    // The list moves by nobody's deed: both are where they were.
    expect(await page.locator('.review-open').first().getAttribute('data-visit')).toBe(first)
    checkManners()
    await close()
  })

  it('asks a monitor only after saying why, and is led to where that is said', async () => {
    const { page, close } = await openReview('en')
    await page.keyboard.press('j')
    const visit = await openVisit(page)
    await page.keyboard.press('q')
    await page.locator('#review-lacks').waitFor()
    await expect.poll(() => focusedId(page)).toBe('because-looks-right')
    expect(await stateOf(page, visit)).toBe('new')
    expect(await findBarriersForReaders(page)).toEqual([])
    await page.keyboard.press('w')
    await expect.poll(() => focusedId(page)).toBe('review-words')
    // Letters are letters here, also those that mean something elsewhere.
    await page.keyboard.type('quick check of the junk yard')
    expect(await page.locator('#review-words').inputValue()).toBe('quick check of the junk yard')
    await page.keyboard.press('Escape')
    await expect.poll(() => focusedId(page)).toBe('decide-heading')
    await page.keyboard.press('q')
    await expect.poll(() => stateOf(page, visit)).toBe('query')
    await page.keyboard.press('k')
    await expect.poll(() => openVisit(page)).toBe(visit)
    await expect.poll(() => page.locator('.review-step').allInnerTexts()).toHaveLength(1)
    expect(await page.locator('.review-step').innerText()).toContain('quick check of the junk yard')
    await close()
  })

  it('takes the last step back with a key, and the visit is open again', async () => {
    const { page, close } = await openReview('en')
    await page.keyboard.press('j')
    const visit = await openVisit(page)
    await page.keyboard.press('c')
    await expect.poll(() => stateOf(page, visit)).toBe('checked')
    await expect.poll(async () => (await openVisit(page)) !== visit).toBe(true)
    await page.keyboard.press('u')
    await expect.poll(() => stateOf(page, visit)).toBe('new')
    await expect.poll(() => openVisit(page)).toBe(visit)
    const { say } = interfaceWords('en')
    await expect
      .poll(() => page.locator('#review-said').innerText())
      .toBe(say('reviewing-taken-back', { visits: 1 }))
    await close()
  })

  it('who comes too late is told what the other did, and keeps every word', async () => {
    const { page, close } = await openReview('km')
    await page.keyboard.press('j')
    const visit = await openVisit(page)
    const row = (await listNow(page)).find((one) => one.visit === visit)
    if (!row) throw new Error('the open visit is not new')
    expect(await decideElsewhere(page, row, 'តើរូបនេះជាទ្វារណា?')).toBe(200)
    await page.keyboard.press('w')
    await page.keyboard.type('ពាក្យរបស់ខ្ញុំ')
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    const trouble = page.locator('.review-trouble [role="alert"]')
    await trouble.waitFor()
    expect(await trouble.innerText()).toContain('តើរូបនេះជាទ្វារណា?')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
    expect(await page.locator('#review-words').inputValue()).toBe('ពាក្យរបស់ខ្ញុំ')
    expect(await stateOf(page, visit)).toBe('query')
    await take(page, 'moved', 'km')
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    // Having seen it, they decide.
    await page.keyboard.press('c')
    await expect.poll(() => stateOf(page, visit)).toBe('checked')
    await close()
  })

  it('decides about many at once with the keyboard alone, by what a reader hears', async () => {
    const opened = await openReview('en', { width: 360, height: 780 })
    const { page } = opened
    const { say } = interfaceWords('en')
    const keys = typist(page)
    const boxes = page.locator('.review-tick input')
    await keys.tick(boxes.nth(0))
    await keys.tick(boxes.nth(1))
    const cdp = await page.context().newCDPSession(page)
    const spoken = await listSpoken(cdp)
    const ticked = spoken.filter(({ role, checked }) => role === 'checkbox' && checked === 'true')
    expect(ticked.map(({ name }) => name.replace(/\d+-\d+/u, ''))).toEqual(
      ticked.map(() => expect.stringMatching(/^Choose visit \d+ to station /u)),
    )
    expect(spoken.some(({ name }) => name === say('reviewing-decide-many', { visits: 2 }))).toBe(true)
    expect(spoken.some(({ role, name }) => role === 'button' && name === say('reviewing-go-checked'))).toBe(
      true,
    )
    await take(page, 'many', 'en')
    expect(await findBarriersForReaders(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const chosen = await page
      .locator('.review-open')
      .evaluateAll((all) => all.slice(0, 2).map((one) => one.getAttribute('data-visit') ?? ''))
    await keys.press(page.getByRole('button', { name: say('reviewing-go-checked'), exact: true }))
    for (const visit of chosen) await expect.poll(() => stateOf(page, visit)).toBe('checked')
    await expect.poll(() => focusedId(page)).toBe('review-said')
    expect(await page.locator('.review-tick input:checked').count()).toBe(0)
    opened.checkManners()
    await opened.close()
  })

  it('sees what is worth a second look, what was seen and that it proves nothing, and asks for only such visits', async () => {
    const { page, checkManners, close } = await openReview('km')
    const { say } = interfaceWords('km')
    const keys = typist(page)
    await keys.pick(page.locator('#review-flag'), say('flag-name-any'))
    await page.waitForURL('**/office/review?flag=any')
    await expect.poll(() => page.locator('.review-open .tag').count()).toBeGreaterThan(0)
    await settled(page)
    expect(await page.locator('.review-open').count()).toBe(await page.locator('.review-open .tag').count())
    await page.locator('h1').focus()
    await page.keyboard.press('j')
    await openVisit(page)
    const seen = page.locator('section[aria-labelledby="flags-heading"]')
    await seen.waitFor()
    expect(await seen.innerText()).toContain(say('flags-prove-nothing'))
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/flags-km.png` })
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    checkManners()
    await close()
  })

  it('switches single keys off, and they stay off; then only the buttons work', async () => {
    const { page, close } = await openReview('km', { width: 360, height: 780 })
    const { say } = interfaceWords('km')
    await page.locator('.review-keys summary').press('Enter')
    await page.locator('#review-keys').press('Space')
    await take(page, 'keys', 'km')
    await page.keyboard.press('Escape')
    await page.locator('h1').focus()
    await page.keyboard.press('j')
    await page.reload()
    await page.locator('.review-entries').waitFor()
    await page.locator('h1').focus()
    await page.keyboard.press('j')
    expect(await page.locator('.review-open[aria-current]').count()).toBe(0)
    expect(await page.locator('.review-keys summary').innerText()).toBe(say('reviewing-keys-off'))
    expect(await page.locator('.review-main kbd').count()).toBe(0)
    await page.locator('.review-open').first().press('Enter')
    await openVisit(page)
    await take(page, 'narrow', 'km')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await close()
  })
})
