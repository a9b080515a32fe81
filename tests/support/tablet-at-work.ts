/** A tablet enrolled at a small office, with a visit begun: where tests of single pages start from. */

import type { Page } from 'playwright-core'
import { type AnsweringOffice, CARD } from './answering-office.ts'
import { enrolWithPin, follow } from './enrolment.ts'
import { listAskedOn } from './monitor-at-work.ts'

/** A room of the school that lies in every small register. */
const STATION = '010201-0001'

export const pathOf = (page: Page): string => new URL(page.url()).pathname

export const enrolTablet = (page: Page, office: AnsweringOffice): Promise<void> =>
  enrolWithPin(page, office.origin, CARD)

/** Starts a visit at a station, the first one unless said, in the whole or the short form; gives back its path. */
export async function startVisit(
  page: Page,
  { station = STATION, form = 'full' }: { readonly station?: string; readonly form?: 'full' | 'short' } = {},
): Promise<string> {
  await follow(page, `/monitor/stations/${station}`)
  await page
    .locator('main form')
    .getByRole('radio')
    .nth(form === 'full' ? 0 : 1)
    .check()
  await page.locator('main form button[type="submit"]').click()
  await page.waitForURL('**/monitor/visits/*')
  await page.locator('main h1').waitFor()
  return pathOf(page)
}

/** A visit whose monitor could go in; gives back its path. */
export async function beginVisit(page: Page, form: 'full' | 'short' = 'full'): Promise<string> {
  const visit = await startVisit(page, { form })
  await openSection(page, visit, 'visit')
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

export async function openSection(page: Page, visit: string, section: string): Promise<void> {
  await follow(page, `${visit}/sections/${section}`)
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
    // The control shows by itself what was tapped; the rest of the page is drawn once it is kept.
    if ((await question.locator('[data-chosen], input:checked').count()) > 0) continue
    const open = question.locator('.choice-open input').first()
    if ((await open.count()) > 0) await open.check()
  }
}
