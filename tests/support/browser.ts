/** Real Chromium for tests: Debian's when it is there, without a window if possible, else the one from the package registry. */

import { accessSync } from 'node:fs'
import {
  type Browser,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
} from 'playwright-core'
import { PATIENCE_MS } from './patience.ts'

const WHOLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Built without a window, it takes a fifth less processor time: seen with 156 over 72 pages of the office. */
const BARE = '/usr/bin/chromium-headless-shell'

/** A closed network refuses the browser's own errands; without these flags they fail by the dozen. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A browser with a window also loads pages of its own for its address bar, once for every profile a test opens: seen
 * with Chromium 156, a second of processor time each, half of what a short test takes. Nobody sees them here.
 * Chromium heeds only the last list of this kind, so the one that Playwright 1.65 gives stands in it as well.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxSimplification',
  'PreloadTopChromeWebUI',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]
const WITH_A_WINDOW = [...FLAGS, `--disable-features=${SWITCHED_OFF.join(',')}`]

const isThere = (path: string): boolean => {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
}

/** The whole one where it is there: the bare one has no sensors and installs no app. */
export async function findChromium(): Promise<{ readonly path: string; readonly flags: readonly string[] }> {
  const named = process.env.CHROMIUM
  if (named) return { path: named, flags: WITH_A_WINDOW }
  const path = WHOLE.find(isThere)
  if (path) return { path, flags: WITH_A_WINDOW }
  const { default: shipped } = await import('@sparticuz/chromium')
  return { path: await shipped.executablePath(), flags: [...shipped.args, ...FLAGS] }
}

/** The bare one where it is there. `more`: flags for one test's needs, a camera that is not there for instance. */
export async function startBrowser(more: readonly string[] = []): Promise<Browser> {
  if (process.env.CHROMIUM === undefined && isThere(BARE)) return launch({ path: BARE, flags: FLAGS }, more)
  return startWholeBrowser(more)
}

/** For what only a browser with everything in it can do. */
export const startWholeBrowser = async (more: readonly string[] = []): Promise<Browser> =>
  launch(await findChromium(), more)

const launch = (
  { path, flags }: { readonly path: string; readonly flags: readonly string[] },
  more: readonly string[],
) => chromium.launch({ executablePath: path, args: [...flags, ...more], headless: true })

export interface OpenedPage {
  readonly page: Page
  readonly cdp: CDPSession
  /** Refuses when the page asked another origin for something, broke its own safety rules, or threw. */
  readonly checkManners: () => void
  readonly close: () => Promise<void>
}

export interface PageWishes extends BrowserContextOptions {
  /** Faults the test provokes on purpose, by a part of their text. */
  readonly expected?: readonly RegExp[]
}

/**
 * A page in a profile of its own: by default a small tablet, Khmer first as the product is. Each profile would keep the
 * whole application for times without a network, which costs a third of most tests: who looks at that asks for it.
 */
export async function openPage(
  browser: Browser,
  origin: string,
  wishes: PageWishes = {},
): Promise<OpenedPage> {
  const { expected = [], ...options } = wishes
  const context = await browser.newContext({
    viewport: { width: 800, height: 1280 },
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const faults: string[] = []
  const note = (fault: string) => {
    if (!expected.some((pattern) => pattern.test(fault))) faults.push(fault)
  }
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/u.test(url.protocol) && url.origin !== origin)
      note(`asked another origin: ${request.url()}`)
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => note(`threw: ${error.stack}`))
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
  })
  // Pages ask before they are left with something that cannot be shown again; whoever goes on meant it.
  page.on('dialog', (dialog) => void dialog.accept())
  const cdp = await context.newCDPSession(page)
  return {
    page,
    cdp,
    checkManners() {
      if (faults.length > 0) throw new Error(`The page misbehaved:\n${faults.join('\n')}`)
    },
    close: () => context.close(),
  }
}
