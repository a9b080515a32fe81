/** What the benches of the monitor's side share: a tablet that was enrolled and unlocked, slowed down like a cheap one. */

import type { CDPSession, Page } from 'playwright-core'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { enrolWithPin, follow } from '../support/enrolment.ts'
import type { Office } from '../support/office.ts'

export interface MonitorSetting {
  readonly office: Office
  readonly url: string
  readonly campaign: string
  readonly station: string
  readonly checklist: Checklist
  readonly rounds: number
}

/** A cheap tablet beside the machine that measures. Only the page's own thread is slowed down, not its workers. */
export const SLOWER = 6

export const VIEWPORT = { width: 800, height: 1280 } as const

/** Ten questions of every common kind, among them measures with a stick. */
export const SECTION = 'getting-there'

/** Enrols with a card's link and begins a full visit; gives the path of the visit. */
export async function beginVisit(page: Page, setting: MonitorSetting): Promise<string> {
  const { office, url, campaign, station } = setting
  const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count: 1 } })
  const [card] = cards
  if (!card) throw new Error('no card was made')
  await enrolWithPin(page, url, card)
  await follow(page, `/monitor/stations/${station}`)
  await page.locator('station-page form button[type="submit"]').click()
  await page.waitForURL('**/monitor/visits/*')
  const path = new URL(page.url()).pathname
  await follow(page, `${path}/sections/visit`)
  // A section answered as far as the others depend on it.
  await page.locator('#at-visit_type input').nth(1).check()
  await page.locator('#at-access_result input').first().check()
  await follow(page, `${path}/sections/${SECTION}`)
  await page.locator('.question input').first().waitFor()
  return path
}

export async function slowDown(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return cdp
}
