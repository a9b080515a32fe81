/** A page with one photo question in a browser with a camera, without one, or where it is forbidden. */

import type { Browser } from 'playwright-core'
import { type OpenedPage, openPage, startWholeBrowser } from '../../support/browser.ts'
import { type Typist, typist } from '../../support/keyboard.ts'
import { servePageWith } from '../../support/page-with.ts'
import type { StaticSite } from '../../support/static-site.ts'

/** Two cameras made of moving colours, as Chromium has them for tests. */
export const CAMERAS = ['--use-fake-device-for-media-stream=device-count=2', '--use-fake-ui-for-media-stream']

export interface AtTheCamera extends OpenedPage {
  readonly keys: Typist
  /** Calls a function of the page by its name. */
  readonly ask: <Result>(name: string, ...given: readonly unknown[]) => Promise<Result>
  readonly button: (name: string | RegExp) => ReturnType<OpenedPage['page']['locator']>
  readonly goAway: () => Promise<void>
}

export async function servePhotos(): Promise<StaticSite> {
  return servePageWith('tests/contracts/photos-in-browser.ts')
}

export async function startCamera(flags: readonly string[] = CAMERAS): Promise<Browser> {
  return startWholeBrowser(flags)
}

export async function standAtCamera(
  browser: Browser,
  site: StaticSite,
  language: 'en' | 'km' = 'en',
): Promise<AtTheCamera> {
  const opened = await openPage(browser, site.origin, { viewport: { width: 360, height: 740 } })
  const { page } = opened
  await page.goto(site.origin)
  await page.waitForFunction(() => 'inLanguage' in globalThis)
  const ask = <Result>(name: string, ...given: readonly unknown[]): Promise<Result> =>
    page.evaluate(
      ([called, asked]) => {
        const found: unknown = Reflect.get(globalThis, called)
        if (typeof found !== 'function') throw new Error(`the page has no ${called}`)
        return found(...asked)
      },
      [name, given] as const,
    )
  await ask('inLanguage', language, language === 'km' ? 'khmer' : 'latin')
  await ask('begin')
  return {
    ...opened,
    keys: typist(page),
    ask,
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    // A page cannot be hidden from outside; it is told that it is, in the words the browser uses.
    goAway: () =>
      page.evaluate(() => {
        for (const state of ['hidden', 'visible'] as const) {
          Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
        }
        Reflect.deleteProperty(document, 'visibilityState')
      }),
  }
}
