/** Results in a real browser: every picture has its table, the address keeps what was chosen, and lots are told with what is likely. */

import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listTalkQuestions } from '../../../schema/disclosure/talk-tables.ts'
import type { Comparison } from '../../../schema/figures/compare.ts'
import type { Figures } from '../../../schema/figures/figures.ts'
import type { listCampaigns } from '../../../schema/wire/campaign-endpoints.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { loadChecklist } from '../../../seeds/load-checklist.ts'
import { findHome } from '../../../server/home.ts'
import { startBrowser } from '../../support/browser.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { toldInterviews } from '../../support/told-interviews.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

/** Where pictures go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env

const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))

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

/** Results, once their numbers are there. */
async function openResults(page: Page, query = '') {
  await page.goto(`${server.url}/office/results${query}`)
  await settled(page)
  await page.locator('parted-chart .bar-row').first().waitFor()
}

describe.each([
  ['km', 360],
  ['en', 1280],
] as const)('in %s at %i pixels', (language, width) => {
  it('every picture has a table with as many rows, and what is chosen stays in the address', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    await openResults(page)
    for (const heading of ['groups', 'sections', 'areas', 'kinds']) {
      const section = page.locator(`section[aria-labelledby="${heading}-heading"]`)
      const rows = await section.locator('tbody tr').count()
      expect(rows, heading).toBeGreaterThan(1)
      expect(await section.locator('[role="img"] .bar-row').count(), heading).toBe(rows)
    }
    await look(page, language, 'results')
    const all = await page.locator('section[aria-labelledby="indicators-heading"] tbody tr').count()
    await page.locator('#results-group').selectOption('vision')
    const barriers = page.locator('section[aria-labelledby="indicators-heading"] tbody tr')
    await expect.poll(() => barriers.count()).toBeLessThan(all)
    const areas = page.locator('section[aria-labelledby="areas-heading"]')
    await areas.locator('summary').press('Enter')
    await areas.locator('tbody a').first().press('Enter')
    await page.waitForURL((url) => url.searchParams.get('area')?.length === 2)
    expect(new URL(page.url()).searchParams.get('group')).toBe('vision')
    await page.locator('#results-group').waitFor()
    await page.reload()
    await settled(page)
    await expect.poll(() => page.locator('#results-group').inputValue()).toBe('vision')
    opened.checkManners()
    await opened.close()
  })

  it('what is likely is drawn and said where lots were drawn', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    await page.route('**/api/campaigns/*/figures*', async (route) => {
      const reply = await route.fetch()
      await route.fulfill({ response: reply, json: asDrawn((await reply.json()) as Figures) })
    })
    await openResults(page)
    const chart = page.locator('section[aria-labelledby="indicators-heading"] bar-chart')
    expect(await chart.locator('.bar-likely').count()).toBe(await chart.locator('.bar-row').count())
    await page.locator('main details summary').first().press('Enter')
    await look(page, language, 'results-by-lot')
    opened.checkManners()
    await opened.close()
  })

  it('what voters said stands apart: a picture and a table to each question, and what few said is hidden', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
      serviceWorkers: 'block',
    })
    const { page } = opened
    await page.route('**/api/campaigns/*/figures*', async (route) => {
      const reply = await route.fetch()
      const figures = (await reply.json()) as Figures
      await route.fulfill({ response: reply, json: { ...figures, interviews: toldInterviews(checklist) } })
    })
    await openResults(page)
    const section = page.locator('section[aria-labelledby="interviews-heading"]')
    await section.locator('summary').first().waitFor()
    const questions = listTalkQuestions(checklist)
    expect(await section.locator('h3').count()).toBe(questions.length)
    for (const summary of await section.locator('summary').all()) await summary.press('Enter')
    const answers = questions.reduce((sum, { choices }) => sum + choices.length, 0)
    expect(await section.locator('details[open] tbody tr').count()).toBe(
      answers * toldInterviews(checklist).length,
    )
    expect(await section.locator('.bar-likely').count()).toBe(0)
    const said = await section.innerText()
    expect(said).toContain(language === 'km' ? '៤២០' : '420 interviews')
    expect(said).toContain(language === 'km' ? 'លាក់' : 'hidden')
    await look(page, language, 'results-interviews')
    opened.checkManners()
    await opened.close()
  })

  it('an earlier campaign is chosen by keyboard, stays in the address, and is told in words', async () => {
    const opened = await openOfficePage(browser, server, state, language, {
      viewport: { width, height: 800 },
    })
    const { page } = opened
    await page.route('**/api/campaigns', async (route) => {
      const reply = await route.fetch()
      const [newest, ...others] = (await reply.json()) as ReplyOf<typeof listCampaigns>
      if (newest === undefined) throw new Error('a campaign')
      const earlier = { ...newest, id: EARLIER, election: { ...newest.election, date: '2020-01-05' } }
      await route.fulfill({ response: reply, json: [newest, ...others, earlier] })
    })
    await page.route('**/comparison/**', (route) => route.fulfill({ json: COMPARED }))
    await openResults(page)
    await page.locator('#compared-with').selectOption(EARLIER)
    await page.waitForURL((url) => url.searchParams.get('with') === EARLIER)
    const section = page.locator('section[aria-labelledby="compared-heading"]')
    // The table of those seen both times, and the one of those seen once.
    await section.locator('summary').nth(1).waitFor()
    for (const summary of await section.locator('summary').all()) await summary.press('Enter')
    expect(await section.locator('details[open] tbody tr').count()).toBe(2)
    await look(page, language, 'results-compared')
    await page.reload()
    await settled(page)
    await expect.poll(() => page.locator('#compared-with').inputValue()).toBe(EARLIER)
    opened.checkManners()
    await opened.close()
  })
})

/** As an office would have it that was there before: two campaigns, and what became of one barrier. */
const EARLIER = '01907e6a-0000-7000-8000-00000000ea51'
const COMPARED: Comparison = {
  ...{
    earlier: 'census',
    now: 'by-lot',
    both: 40,
    onlyThen: 3,
    onlyNow: 37,
    notComparable: ['way-not-firm'],
  },
  barriers: [
    {
      ...{ barrier: 'no-step-free-way', n: 38, still: 6, appeared: 2, gone: 9, never: 21, byPlace: 0 },
      ...{ change: -0.184211, interval: { from: -0.33, to: -0.04 } },
      unmatchedThen: { count: 1, n: 3 },
      unmatchedNow: { count: 11, n: 36, estimate: { share: 0.305556 } },
    },
  ],
}

/** The figures as they would be had lots been drawn: only that something is said of them is looked at here. */
const asDrawn = (figures: Figures): Figures => ({
  ...figures,
  basis: 'by-lot',
  designs: ['clustered'],
  whole: {
    ...figures.whole,
    reached: { ...figures.whole.reached, chosen: 90, besides: 3 },
    barriers: figures.whole.barriers.map((one) => ({
      ...one,
      ...(one.estimate && {
        estimate: {
          share: one.estimate.share,
          interval: {
            from: Math.max(0, one.estimate.share - 0.08),
            to: Math.min(1, one.estimate.share + 0.1),
          },
          designEffect: 1.3,
        },
      }),
    })),
  },
})
