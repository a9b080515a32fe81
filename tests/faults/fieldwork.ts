/** An office and a tablet that was enrolled there, with a visit begun: where every fault run starts from. */

import type { Page } from 'playwright-core'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import type { Office } from '../support/office.ts'
import { switchOn, type Tablet } from './tablet.ts'

export interface Fieldwork {
  readonly url: string
  readonly office: Office
  readonly campaign: string
  readonly station: string
}

/** Not running, not all equal. */
export const PIN = '427190'

/** Enrols the tablet of this profile and begins a visit; gives the visit's id. */
export async function beginFieldwork(tablet: Tablet, work: Fieldwork): Promise<string> {
  const { page } = tablet
  const { cards } = await work.office.call(makeEnrolmentCards, {
    params: { campaign: work.campaign },
    body: { count: 1 },
  })
  const [card] = cards
  if (!card) throw new Error('no card was made')
  await page.goto(`${work.url}/enrol#${card.code}.${card.words.replaceAll(' ', '-')}`)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL('**/monitor')
  return beginVisit(page, work)
}

export async function beginVisit(page: Page, { url, station }: Fieldwork): Promise<string> {
  await page.goto(`${url}/monitor/stations/${station}`)
  await page.locator('main button[type="submit"]').click()
  await page.waitForURL('**/monitor/visits/*')
  const visit = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.goto(`${url}/monitor/visits/${visit}/sections/visit`)
  await page.locator('#at-visit_type input').nth(1).check()
  await page.locator('#at-access_result input').first().check()
  return visit
}

/** The tablet switched on again at a page of the monitor. */
export async function switchOnAt(profile: string, url: string, path: string): Promise<Tablet> {
  const tablet = await switchOn(profile)
  await tablet.page.goto(`${url}${path}`)
  await tablet.page.locator('.question').first().waitFor()
  return tablet
}
