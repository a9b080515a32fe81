/** From election night to what the commission did: two releases, an answer, and the next election, where it is looked at again. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { StaffRole } from '../../schema/people/roles.ts'
import { listRecords } from '../../schema/wire/recommendation-endpoints.ts'
import { type Api, openApi } from '../support/api.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { plantOffice, visitPlanted } from '../support/disclosure/planted-office.ts'
import { chanceFrom } from '../support/disclosure/random-tables.ts'
import { send, visitTo } from '../support/intake.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { refuseBarriers, startJourney } from '../support/journey.ts'
import { addCampaign, enrolTablet, signIn } from '../support/signed-in.ts'
import { settled } from '../web/office/office-cast.ts'

const { say } = interfaceWords('km')
const WAY = 'no-step-free-way'
const ANSWER = 'យើងនឹងធ្វើផ្លូវរាប មុនការបោះឆ្នោតលើកក្រោយ'
const HOUR_MS = 3_600_000
/** Of the country: Phnom Penh is seven hours ahead. */
const AHEAD_MS = 7 * HOUR_MS

describe('What was seen reaches the commission', () => {
  const journey = startJourney('to-the-commission')
  let api: Api
  let url = ''
  let browser: Browser
  let stations: readonly StationCode[]
  const everybody: OpenedPage[] = []

  beforeAll(async () => {
    api = await openApi()
    const planted = await plantOffice(api, 8)
    stations = planted.stations
    const chance = chanceFrom(77)
    for (const station of stations.slice(0, 34)) await visitPlanted(api, planted, station, chance)
    await sql`update campaign set election_date = ${dayThere()} where id = ${api.campaign}`.execute(api.db)
    url = await api.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    for (const { close } of everybody) await close()
    await browser?.close()
    await api?.close()
  })

  const nowThere = () => new Date(api.services.now().getTime() + AHEAD_MS)
  const dayThere = () => nowThere().toISOString().slice(0, 10)
  /** To this hour of the day there, so many days on. */
  const goTo = (hour: number, days = 0) => {
    const now = nowThere()
    const then = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, hour, 20)
    api.clock.advance(then - now.getTime())
  }
  /** Somebody with this role, who has just come to the office. */
  async function come(role: StaffRole): Promise<Page> {
    const { headers } = await signIn(api, [role], 'whole')
    const opened = await openPage(browser, url, {
      viewport: { width: 1280, height: 900 },
      // Early releases need somebody else first; the page asks for them then.
      expected: [/403 \(Forbidden\)/u],
    })
    everybody.push(opened)
    const [name = '', value = ''] = (headers.cookie ?? '').split('=')
    await opened.page.context().addCookies([{ name, value, url }])
    return journey.watch(role, opened.page)
  }
  const open = async (page: Page, path: string) => {
    await page.goto(`${url}${path}`)
    await settled(page)
  }
  const press = async (page: Page, name: string | RegExp) => {
    await page.getByRole('button', { name }).first().focus()
    await page.keyboard.press('Enter')
  }
  const hasFocus = (page: Page, id: string) =>
    expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(id)
  const stateOf = (page: Page) =>
    page.locator('#state-heading ~ p [data-state]').first().getAttribute('data-state')
  const move = async (page: Page, to: string, words = '') => {
    await page.locator(`input[name="to"][value="${to}"]`).check()
    if (words) await page.locator('#words-km').fill(words)
    await page.locator('section:has(#state-heading) button[type="submit"]').focus()
    await page.keyboard.press('Enter')
    await hasFocus(page, 'state-heading')
    await expect.poll(() => stateOf(page)).toBe(to)
  }
  /** The text of a release through its link, and the checksum beside it. */
  async function take(page: Page, number: number) {
    const card = page.locator(`article[data-release="${number}"]`)
    const files = card.locator('details').filter({
      has: page.locator('summary', { hasText: say('release-downloads') }),
    })
    if (!(await files.evaluate((one) => one.hasAttribute('open')))) await files.locator('summary').click()
    const coming = page.waitForEvent('download')
    await files.locator('a[download]').first().focus()
    await page.keyboard.press('Enter')
    const bytes = await readFile(await (await coming).path())
    const checksum = (await card.locator('.checksum').textContent())?.replace(/\s/gu, '')
    return { bytes, checksum }
  }
  async function visitWith(campaign: CampaignId, station: StationCode, value: 'yes' | 'no') {
    const { shippedChecklist, organisationKeys } = api.services
    const workshop = { campaign, checklist: shippedChecklist.checklist, key: organisationKeys.current }
    const sent = await visitTo(workshop, station, { step_free_route: { kind: 'yes-no', value } })
    const tablet = await enrolTablet(api, campaign)
    const headers = { 'content-type': 'application/json' }
    const reply = await tablet.send('PUT', `/api/sealed/${sent.id}`, { body: sent.envelope, headers })
    expect(reply.status, reply.text).toBe(200)
  }
  const recordIn = async (campaign: CampaignId) => {
    const caller = await signIn(api, ['liaison'], 'whole')
    const reply = await caller.call(listRecords, { params: { campaign }, querystring: {} })
    const row = reply.body.records.find((one) => one.barrier === WAY && one.addressee === 'nec')
    if (!row) throw new Error('no recommendation about the way')
    return row
  }

  test('on the night, after a correction, with an answer, and at the next election', async () => {
    let corrected = ''
    let preliminary: Awaited<ReturnType<typeof take>> | undefined
    await journey.step('a monitor visits another room before the poll is closed', async () => {
      const sent = await visitTo(api, stations[34] ?? stations[0] ?? raise(), {
        step_free_route: { kind: 'yes-no', value: 'no' },
      })
      expect((await send(api, sent)).status).toBe(200)
      corrected = sent.id
    })
    await journey.step(
      'at eight the liaison asks for an early release, and a coordinator agrees',
      async () => {
        goTo(20)
        const liaison = await come('liaison')
        await open(liaison, '/office/releases')
        await press(liaison, say('release-make-preliminary'))
        await hasFocus(liaison, 'done')
        const coordinator = await come('coordinator')
        await open(coordinator, '/office/second-person')
        await press(coordinator, new RegExp(`^${say('second-person-agree')}`, 'u'))
        await coordinator.locator('dialog[open]').waitFor()
        await coordinator
          .locator('dialog[open]')
          .getByRole('button', { name: say('second-person-agree') })
          .click()
        await hasFocus(coordinator, 'done')
        await press(liaison, say('release-make-preliminary'))
        await liaison.locator('article[data-release="1"]').waitFor()
        preliminary = await take(liaison, 1)
        expect(createHash('sha256').update(preliminary.bytes).digest('hex')).toBe(preliminary.checksum)
      },
    )
    await journey.step('the next day the monitor corrects what was mistaken', async () => {
      goTo(9, 1)
      const correction = await visitTo(
        api,
        stations[34] ?? raise(),
        {},
        {
          change: (wire) => ({
            ...wire,
            answers: { step_free_route: { kind: 'yes-no', value: 'yes' } },
            corrects: { visit: corrected, reason: 'the side gate was open after all' },
          }),
        },
      )
      expect((await send(api, correction)).status).toBe(200)
    })
    const liaison = await journey.step(
      'when the quiet days are over, the final release is made',
      async () => {
        goTo(9, 2)
        const page = await come('liaison')
        await open(page, '/office/releases')
        await press(page, say('release-make-final'))
        await page.locator('article[data-release="2"]').waitFor()
        await hasFocus(page, 'done')
        return page
      },
    )
    await journey.step(
      'both are taken twice, byte for byte the same, with the correction in the final one',
      async () => {
        const first = await take(liaison, 2)
        await open(liaison, '/office/releases')
        for (const [number, before] of [
          [1, preliminary],
          [2, first],
        ] as const)
          expect((await take(liaison, number)).bytes.equals(before?.bytes ?? Buffer.alloc(0))).toBe(true)
        expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(first.checksum)
        const line = String(first.bytes)
          .split('\n')
          .find((each) => each.includes(`"code":"${stations[34]}"`))
        const { outcomes } = JSON.parse(line ?? '{}')
        expect(outcomes.find((one: { readonly barrier: string }) => one.barrier === WAY).outcome).toBe(
          'absent',
        )
        expect(String(preliminary?.bytes)).not.toContain(stations[34])
      },
    )
    const followed = await journey.step(
      'a recommendation is handed over, and accepted with words',
      async () => {
        await open(liaison, '/office/recommendations')
        await liaison.locator('section:has(#gathering-heading) button').focus()
        await liaison.keyboard.press('Enter')
        await hasFocus(liaison, 'records-heading')
        const row = await recordIn(api.campaign)
        await liaison.locator(`[data-record="${row.record}"] h4 a`).focus()
        await liaison.keyboard.press('Enter')
        await liaison.locator('#text-heading').waitFor()
        await move(liaison, 'agreed')
        await move(liaison, 'handed-over')
        await move(liaison, 'accepted', ANSWER)
        await liaison.locator('[data-step="moved"]', { hasText: ANSWER }).waitFor()
        return row.stations
      },
    )
    await journey.step('it is carried to the next campaign, looked at there, and done', async () => {
      const next = await addCampaign(api)
      const day = new Date(nowThere().getTime() + 72 * HOUR_MS).toISOString().slice(0, 10)
      await sql`update campaign set election_date = ${day} where id = ${next}`.execute(api.db)
      await open(liaison, `/office/recommendations?campaign=${next}`)
      await liaison.locator('section:has(#carriable-heading) button').focus()
      await liaison.keyboard.press('Enter')
      await hasFocus(liaison, 'records-heading')
      goTo(9, 3)
      await visitWith(next, stations.find((one) => one === followed[0]) ?? raise(), 'yes')
      goTo(9, 3)
      const later = await come('liaison')
      const { record } = await recordIn(next)
      await open(later, `/office/recommendations?campaign=${next}`)
      await later.locator(`[data-record="${record}"] h4 a`).focus()
      await later.keyboard.press('Enter')
      await later.locator('[data-follow-up="gone"]').first().waitFor()
      await later.locator('[data-step="carried"]').first().waitFor()
      await later.locator('[data-step="moved"]', { hasText: ANSWER }).waitFor()
      await move(later, 'done')
      await refuseBarriers(later, 'a recommendation that is done')
    })
    for (const { checkManners } of everybody) checkManners()
  }, 120_000)
})

function raise(): never {
  throw new Error('there is no such station')
}
