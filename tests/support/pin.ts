/** A monitor's PIN: chosen after enrolling, and asked for whenever the app is loaded anew. */

import type { Page } from 'playwright-core'

/** Not running, not all equal. */
export const PIN = '427190'

export interface Card {
  readonly code: string
  readonly words: string
}

/** Enrols with the link of a card and chooses the PIN; ends at the list of stations. */
export async function enrolWithPin(page: Page, origin: string, { code, words }: Card): Promise<void> {
  await page.goto(`${origin}/enrol#${code}.${words.replaceAll(' ', '-')}`)
  await page.locator('main form button[type="submit"]').click()
  await page.locator('#secret-new').fill(PIN)
  await page.locator('#secret-again').fill(PIN)
  await page.locator('main form button[type="submit"]').click()
  await page.waitForURL('**/monitor')
}

/** Types the PIN on the lock screen; the last digit opens what is behind it. */
export async function unlock(page: Page): Promise<void> {
  await page.locator('#secret').fill(PIN)
  await page.waitForURL(({ pathname }) => pathname !== '/unlock')
}

/** Opens an address in a tab that is loaded anew, past the lock screen if there is one. */
export async function openPastLock(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('main h1').waitFor()
  if (new URL(page.url()).pathname === '/unlock') await unlock(page)
  const { pathname } = new URL(address)
  // The lock screen keeps no address that names a station.
  if (new URL(page.url()).pathname !== pathname) await follow(page, pathname)
}

/** Goes to a page within the app, as a link on the page would. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement('a')
    link.href = to
    document.querySelector('main')?.append(link)
    link.click()
    link.remove()
  }, path)
  await page.waitForURL(`**${path}`)
}
