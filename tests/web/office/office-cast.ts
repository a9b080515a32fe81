/** An office in a real browser: signed in, in the language wanted. */

import type { Browser, Page } from 'playwright-core'
import { type OpenedPage, openPage, type PageWishes } from '../../support/browser.ts'
import { ADMINISTRATOR } from '../../support/office.ts'
import { setUpWords } from '../../support/second-factor.ts'
import type { StartedServer } from '../../support/started-server.ts'

export type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

/** Creates the first administrator through the page of the one-time link, as a person would. */
export async function signInFirst(browser: Browser, server: StartedServer): Promise<StorageState> {
  const link = server.firstAdministratorLink
  if (!link) throw new Error('the server printed no link for the first administrator')
  const opened = await openPage(browser, server.url)
  const { page } = opened
  await page.goto(new URL(new URL(link).pathname, server.url).href + new URL(link).hash)
  await page.locator('#name').fill(ADMINISTRATOR.name)
  await page.locator('#passphrase').fill(ADMINISTRATOR.passphrase)
  await page.keyboard.press('Enter')
  await setUpWords(page, server.url)
  await page.locator('.steps').waitFor()
  const state = await page.context().storageState()
  opened.checkManners()
  await opened.close()
  return state
}

export async function openOfficePage(
  browser: Browser,
  server: StartedServer,
  storageState: StorageState,
  language: 'km' | 'en',
  wishes: PageWishes = {},
): Promise<OpenedPage> {
  const opened = await openPage(browser, server.url, {
    viewport: { width: 1280, height: 800 },
    storageState,
    ...wishes,
  })
  await opened.page.addInitScript((tongue) => localStorage.setItem('language', tongue), language)
  return opened
}

/** Nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor()
  await page.waitForFunction(
    () => document.querySelector('.waiting, [aria-busy="true"], .bar-waiting') === null,
  )
}
