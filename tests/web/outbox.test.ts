/** The outbox page in real Chromium: every state in words, with a way out, at both sizes, and quiet while it retries. */

import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD } from '../support/answering-office.ts'
import { enrolWithPin, follow, unlock } from '../support/enrolment.ts'
import { listUnmannerly, SIZES } from '../support/page-manners.ts'
import { beginVisit } from '../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../support/tablet-for-each.ts'

let office: AnsweringOffice
let page: Page

tabletForEach({ expected: REFUSED }, (tablet) => {
  page = tablet.page
  office = tablet.office
})

/** Where pictures of every state go, for somebody to look at them; none are made when nobody asks. */
const { LOOKS } = process.env

const problem = (status: number, slug: string, more: Readonly<Record<string, string>> = {}) => ({
  status,
  contentType: 'application/problem+json',
  headers: more,
  body: JSON.stringify({
    type: `/problems/${slug}`,
    title: slug,
    status,
    detail: slug,
    titles: { km: 'ការិយាល័យរវល់', en: 'The office is busy' },
    details: { km: 'សូមរង់ចាំ។', en: 'Wait.' },
  }),
})

/** A draft sealed as it is: the shortest way to have something in the outbox. */
async function sealSomething(answer: (route: Route) => Promise<void>) {
  await page.route('**/api/sealed/**', answer)
  await enrolWithPin(page, office.origin, CARD)
  await beginVisit(page)
  await page.locator('monitor-bar button.button-bad').first().click()
  await page.locator('monitor-bar dialog button[value="yes"]').click()
  await page.waitForURL('**/unlock**')
  await unlock(page)
  await page.waitForURL('**/monitor')
  await follow(page, '/monitor/outbox')
  await page.locator('main li.card').waitFor()
}

async function look(name: string) {
  expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
  for (const { width, height } of LOOKS ? [SIZES[1], SIZES[2]] : []) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(LOOKS ?? '', `${name}-${width}.png`), fullPage: true })
  }
}

const shown = (text: string) => page.locator('main').getByText(text).first().waitFor()

describe('The outbox', () => {
  it('says why nothing goes and when it is tried again, and a failed retry says nothing anew', async () => {
    let tries = 0
    await sealSomething(async (route) => {
      tries += 1
      await route.fulfill(problem(503, 'server-busy', { 'retry-after': '240' }))
    })
    await shown('ការិយាល័យរវល់')
    await page
      .locator('main')
      .getByText(/ប្រហែល [4-8៤-៨] នាទីទៀត/u)
      .first()
      .waitFor()
    await look('busy')
    const before = await page.locator('.strip').textContent()
    const asked = tries
    await page.locator('main button').first().click()
    // The office named the wait: nobody shortens it.
    expect(tries).toBe(asked)
    expect(await page.locator('.strip').textContent()).toBe(before)
  })

  it('keeps what was refused with the words of the office, and lets it be tried again', async () => {
    let isRefusing = true
    await sealSomething(async (route) => {
      if (isRefusing) await route.fulfill(problem(422, 'bad-request'))
      else await route.continue()
    })
    await shown('មិនអាចទទួលយកបាន')
    await shown('ព្យាយាមម្តងទៀត')
    await look('refused')
    isRefusing = false
    await page.getByRole('button', { name: 'ព្យាយាមម្តងទៀត' }).click()
    await page.locator('.receipt').waitFor()
    await look('kept')
    expect(await page.getByRole('button', { name: 'លុបចេញពីថេប្លេតនេះ' }).count()).toBe(0)
  })

  it('sends somebody whose card is not known any more to the coordinator', async () => {
    await sealSomething((route) => route.fulfill(problem(401, 'sign-in-first')))
    await shown('ប្រើកាតថ្មី')
    await look('shut-out')
  })

  it('offers to remove only what a checked backup of the office holds', async () => {
    await sealSomething(async (route) => {
      const reply = await route.fetch()
      if (!route.request().url().endsWith('/standing')) return route.fulfill({ response: reply })
      const { kept } = route.request().postDataJSON()
      const here = kept.map(({ id }: { readonly id: string }) => ({ id, arrived: '1' }))
      await route.fulfill({ response: reply, json: { ...(await reply.json()), backedUpTo: '99', here } })
    })
    await page.getByRole('button', { name: /លុបចេញពីថេប្លេតនេះ/u }).waitFor()
    await look('backed-up')
    await page.getByRole('button', { name: /លុបចេញពីថេប្លេតនេះ/u }).click()
    await page.locator('main .notice').first().waitFor()
    expect(await page.locator('main li.card').count()).toBe(0)
  })

  it('says that the network answers in place of the office', async () => {
    await sealSomething((route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Free Wi-Fi</h1>' }),
    )
    await shown('បណ្តាញឆ្លើយតបជំនួស')
    await look('other-network')
  })
})
