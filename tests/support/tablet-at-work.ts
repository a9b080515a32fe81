/** A tablet enrolled at a small office, with a visit begun: where tests of single pages start from. */

import type { Page } from 'playwright-core'
import { type AnsweringOffice, CARD } from './answering-office.ts'
import { enrolWithPin } from './enrolment.ts'
import { listAskedOn } from './monitor-at-work.ts'

export const pathOf = (page: Page): string => new URL(page.url()).pathname

export const enrolTablet = (page: Page, office: AnsweringOffice): Promise<void> =>
  enrolWithPin(page, office.origin, CARD)

/** Opens an address as a link within the app does: the key is not forgotten, as it would be with a page loaded anew. */
export async function openWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('main > *')?.setAttribute('data-left', '')
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, address)
  await page.locator('main > :not([data-left]) h1').waitFor()
}

/** Starts a visit at the first station, in the whole or the short form; gives back its path. */
export async function beginVisit(
  page: Page,
  office: AnsweringOffice,
  form: 'full' | 'short' = 'full',
): Promise<string> {
  await openWithin(page, `${office.origin}/monitor/stations/010201-0001`)
  await page
    .getByRole('radio')
    .nth(form === 'full' ? 0 : 1)
    .check()
  await page.locator('main button').last().click()
  await page.waitForURL('**/monitor/visits/*')
  const visit = pathOf(page)
  await openWithin(page, `${office.origin}${visit}/sections/visit`)
  await page.locator('#at-access_result').getByRole('radio').first().check()
  await kept(page)
  return visit
}

/** Comes back when the page says that everything is on the disk. */
export const kept = (page: Page): Promise<void> =>
  page
    .locator('main p.mark', { has: page.locator('svg path[d^="M5 12.5"]') })
    .last()
    .waitFor()

export async function openSection(
  page: Page,
  office: AnsweringOffice,
  visit: string,
  section: string,
): Promise<void> {
  await openWithin(page, `${office.origin}${visit}/sections/${section}`)
  await page.locator('.question').first().waitFor()
}

/** Leaves every question of the page open with a reason, but for those that have an answer. */
export async function leaveOthersOpen(page: Page): Promise<void> {
  const done = new Set<string>()
  for (;;) {
    const next = (await listAskedOn(page)).find((id) => !done.has(id))
    if (next === undefined) return
    done.add(next)
    const question = page.locator(`#at-${next}`)
    if ((await question.locator('[data-chosen]').count()) > 0) continue
    const open = question.locator('.choice-open input').first()
    if ((await open.count()) > 0) await open.check()
  }
}
