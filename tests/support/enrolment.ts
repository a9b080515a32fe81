/** Somebody who enrols on a tablet with a card and a PIN, unlocks it whenever it asks, and goes from page to page. */

import type { Page } from 'playwright-core'

/** Six digits nobody would guess first. */
export const PIN = '502839'

export interface Card {
  readonly code: string
  readonly words: string
}

/** From the card's link to "my stations", in whichever language the page speaks. */
export async function enrolWithPin(page: Page, origin: string, card: Card, pin: string = PIN): Promise<void> {
  await page.goto(`${origin}/enrol#${card.code}.${card.words.replaceAll(' ', '-')}`)
  await page.locator('form button[type="submit"]').click()
  await choosePin(page, pin)
  await page.waitForURL('**/monitor')
}

export async function choosePin(page: Page, pin: string): Promise<void> {
  await page.locator('#secret-new').fill(pin)
  await page.locator('#secret-again').fill(pin)
  await page.locator('secret-choice button[type="submit"]').click()
}

/** The sixth digit unlocks by itself. */
export async function unlock(page: Page, pin: string = PIN): Promise<void> {
  await page.locator('#secret').fill(pin)
  await page.waitForURL(({ pathname }) => pathname !== '/unlock')
}

/** Opens an address anew, which forgets the key, and unlocks on the way there. */
export async function openUnlocked(page: Page, address: string, pin: string = PIN): Promise<void> {
  await page.goto(address)
  // The way to the lock screen is decided before any heading is shown.
  await page.locator('main h1').waitFor()
  if (new URL(page.url()).pathname === '/unlock') await unlock(page, pin)
}

/**
 * Goes to a page as a link within the app does: the key is not forgotten, as it would be with a page loaded anew. Comes
 * back when the page that is there then, or one that it leads on to, has its heading.
 */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('main > *')?.setAttribute('data-left', '')
    const link = document.createElement('a')
    link.href = to
    // Beside the page, which draws its own anew.
    document.body.append(link)
    link.click()
    link.remove()
  }, path)
  await page.locator('main h1:not([data-left], [data-left] *)').waitFor()
}
