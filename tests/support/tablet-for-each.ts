/** A browser for the file, and for every test a small office and a tablet of its own, which must behave. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { type AnsweringOffice, serveOffice, type World } from './answering-office.ts'
import { openPage, type PageWishes, startBrowser } from './browser.ts'
import { findBuiltSite } from './built-site.ts'

export interface Tablet {
  readonly page: Page
  readonly office: AnsweringOffice
}

export interface TabletWishes extends PageWishes {
  readonly world?: World
  /** Khmer, as the product begins, unless English is asked for. */
  readonly language?: 'en'
  readonly start?: () => Promise<Browser>
}

/** What a tablet prints when a test cuts its network or the office refuses. */
export const REFUSED = [/Failed to load resource/u]

/** Hands each test its tablet before anything else happens in it, and ends it afterwards. */
export function tabletForEach(
  { world, language, start = startBrowser, ...wishes }: TabletWishes,
  hand: (tablet: Tablet) => void | Promise<void>,
): void {
  let browser: Browser | undefined
  let end: (() => Promise<void>) | undefined

  beforeAll(async () => {
    browser = await start()
  })
  afterAll(async () => {
    await browser?.close()
  })
  beforeEach(async () => {
    if (!browser) throw new Error('there is no browser')
    const office = await serveOffice(findBuiltSite(), world)
    const { page, checkManners, close } = await openPage(browser, office.origin, wishes)
    end = async () => {
      try {
        checkManners()
      } finally {
        await close()
        await office.close()
      }
    }
    if (language) await page.addInitScript((tongue) => localStorage.setItem('language', tongue), language)
    await hand({ page, office })
  })
  afterEach(async () => {
    await end?.()
    end = undefined
  })
}
