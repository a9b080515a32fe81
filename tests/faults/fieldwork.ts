/** An office and a tablet that was enrolled there, with a visit begun: where every fault run starts from. */

import type { Page } from 'playwright-core'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { enrolWithPin, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import type { Office } from '../support/office.ts'
import { saysKept, waitUntil } from './filling.ts'
import { switchOn, type Tablet } from './tablet.ts'

const { say } = interfaceWords('km')

export interface Fieldwork {
  readonly url: string
  readonly office: Office
  readonly campaign: string
  readonly station: string
}

/** Enrols the tablet of this profile. */
export async function enrolForFieldwork({ page }: Tablet, work: Fieldwork): Promise<void> {
  const { cards } = await work.office.call(makeEnrolmentCards, {
    params: { campaign: work.campaign },
    body: { count: 1 },
  })
  const [card] = cards
  if (!card) throw new Error('no card was made')
  await enrolWithPin(page, work.url, card)
}

/** Enrols the tablet of this profile and begins a visit; gives the visit's id. */
export async function beginFieldwork(tablet: Tablet, work: Fieldwork): Promise<string> {
  await enrolForFieldwork(tablet, work)
  return beginVisit(tablet.page, work)
}

export async function beginVisit(page: Page, { url, station }: Fieldwork): Promise<string> {
  await openUnlocked(page, `${url}/monitor`)
  await follow(page, `/monitor/stations/${station}`)
  await page.locator('main form button[type="submit"]').click()
  await page.waitForURL('**/monitor/visits/*')
  const visit = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await openUnlocked(page, `${url}/monitor/visits/${visit}/sections/visit`)
  await page.locator('#at-visit_type input').nth(1).check()
  await page.locator('#at-access_result input').first().check()
  await waitUntil(() => saysKept(page))
  return visit
}

/** As a link of the page does it, without loading the app anew, which would lock it. */
const follow = (page: Page, path: string): Promise<void> =>
  page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.body.append(link)
    link.click()
    link.remove()
  }, path)

/** From the review to the page that says it is sealed. */
export async function finishVisit(page: Page, { url }: Fieldwork, visit: string): Promise<void> {
  await openUnlocked(page, `${url}/monitor/visits/${visit}/review`)
  await page.getByRole('button', { name: say('finish-go'), exact: true }).click()
  await page.waitForURL('**/sealed')
}

export async function lockTablet(page: Page, { url }: Fieldwork): Promise<void> {
  await openUnlocked(page, `${url}/monitor/tablet`)
  await page
    .getByRole('button', { name: say('lock-now'), exact: true })
    .first()
    .click()
  await page.waitForURL('**/unlock*')
}

/** The tablet switched on again, unlocked, at a page of the monitor. */
export async function switchOnAt(profile: string, url: string, path: string): Promise<Tablet> {
  const tablet = await switchOn(profile)
  try {
    await openUnlocked(tablet.page, `${url}${path}`)
    await tablet.page.locator('.question, main textarea').first().waitFor()
    return tablet
  } catch (fault) {
    const shown = await tablet.page
      .locator('main')
      .textContent()
      .catch(() => '')
    await tablet.kill()
    throw new Error(`${path} does not open any more; shown is: ${shown?.replace(/\s+/gu, ' ').trim()}`, {
      cause: fault,
    })
  }
}
