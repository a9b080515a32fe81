/** The server is stopped and the tablet switched on again: every page of a monitor opens, in both languages. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { monitorPages } from '../../web/app/monitor-pages.ts'
import { switchOn, type Tablet } from '../faults/tablet.ts'
import { enrolWithPin, follow, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { openOffice } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'

const LANGUAGES = ['km', 'en'] as const
const words = { km: interfaceWords('km'), en: interfaceWords('en') }
const FOR_EVERYBODY = ['/', '/accessibility']

/** What the parts of an address that vary are at this tablet; an id nobody knows where there is none. */
let known: Readonly<Record<string, string>>
let profile: string
let url: string
let tablet: Tablet
const elsewhere: string[] = []

const noteRequests = (context: BrowserContext) =>
  context.on('request', (request) => {
    if (/^(?:https?|wss?):/u.test(request.url()) && new URL(request.url()).origin !== url)
      elsewhere.push(request.url())
  })

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'way-in-tablet-'))
  const server = await startServer({ flags: ['--demo'] })
  try {
    url = server.url
    const office = await openOffice(url, server.firstAdministratorLink ?? '')
    const [campaign] = (await (await office.fetch('/api/campaigns')).json()) as readonly {
      readonly id: string
    }[]
    const params = { campaign: campaign?.id ?? '' }
    const { stations } = await office.call(listStations, { params, querystring: { state: 'not-visited' } })
    const { cards } = await office.call(makeEnrolmentCards, { params, body: { count: 1 } })
    const [card] = cards
    const station = stations[0]?.code ?? ''
    if (!card) throw new Error('no card was made')

    const first = await switchOn(profile)
    noteRequests(first.context)
    await enrolWithPin(first.page, url, card)
    await follow(first.page, `/monitor/stations/${station}`)
    await first.page.locator('main button[type="submit"]').click()
    await first.page.waitForURL('**/monitor/visits/*')
    const visit = new URL(first.page.url()).pathname.split('/').at(-1) ?? ''
    await follow(first.page, `/monitor/visits/${visit}/sections/visit`)
    await first.page.locator('#at-visit_type input').nth(1).check()
    await first.page.getByText(words.km.say('keeping-kept'), { exact: true }).waitFor()
    await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await first.close()
    known = { station, visit, section: 'visit' }
  } finally {
    await server.stop()
  }
  tablet = await switchOn(profile)
  noteRequests(tablet.context)
})
afterAll(async () => {
  await tablet?.close()
  await rm(profile, { recursive: true, force: true })
})

const pathOf = (path: string): string =>
  path.replace(/:(\w+)/gu, (_, name: string) => known[name] ?? '0b4a6f10-1111-4222-8333-444455556666')

/** The heading of the page, once there is more on it than its heading. */
async function headingOf(page: Page): Promise<string> {
  await page.waitForFunction(
    (waiting) => {
      const main = document.querySelector('main')
      const text = main?.textContent ?? ''
      return main?.querySelector('h1')?.textContent?.trim() && !waiting.some((one) => text.includes(one))
    },
    LANGUAGES.map((language) => words[language].say('one-moment')),
  )
  return (await page.locator('main h1').textContent())?.trim() ?? ''
}

describe('With the server stopped', () => {
  test('nothing answers any more', async () => {
    await expect(fetch(url)).rejects.toThrow()
  })

  test.each([...FOR_EVERYBODY, ...monitorPages.map(({ path }) => path)])(
    '%s opens at its own address, and in the other language',
    async (path) => {
      const { page } = tablet
      await openUnlocked(page, url + pathOf(path))
      const troubles = (['page-not-loaded', 'page-not-found'] as const).flatMap((id) =>
        LANGUAGES.map((language) => words[language].say(id)),
      )
      for (const language of LANGUAGES) {
        await page.getByRole('button', { name: words.km.say(`language-${language}`), exact: true }).click()
        await page.locator(`html[lang="${language}"]`).waitFor()
        const heading = await headingOf(page)
        expect(heading).not.toBe('')
        expect(troubles).not.toContain(heading)
      }
      const fonts = await page.evaluate(async () => {
        await document.fonts.ready
        return [...document.fonts].map(({ status }) => status)
      })
      expect(fonts).not.toContain('error')
    },
  )

  test('an answer given before is still there, and another one is kept', async () => {
    const { page } = tablet
    await openUnlocked(page, `${url}${pathOf('/monitor/visits/:visit/sections/visit')}`)
    expect(await page.locator('#at-visit_type input').nth(1).isChecked()).toBe(true)
    await page.locator('#at-access_result input').first().check()
    await page
      .getByText(new RegExp(LANGUAGES.map((language) => words[language].say('keeping-kept')).join('|'), 'u'))
      .first()
      .waitFor()
  })

  test('nothing was asked of anybody else, at any time', () => {
    expect(elsewhere).toEqual([])
  })
})
