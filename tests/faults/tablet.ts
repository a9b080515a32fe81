/** A tablet: Chromium as a process of its own on a profile folder, which can be killed as a battery kills it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../support/browser.ts'

export interface Tablet {
  readonly context: BrowserContext
  readonly page: Page
  /** SIGKILL for every process of it, at once: nothing gets a chance to flush. */
  readonly kill: () => Promise<void>
  /** SIGKILL for the process that draws the page alone, as the system does when memory is short. */
  readonly killRenderer: () => Promise<void>
  /** In order, as when somebody closes the app. */
  readonly close: () => Promise<void>
}

const VIEWPORT = { width: 800, height: 1280 }
/** Marks every process of one tablet; only those are ever killed. */
const MARK = 'WAY_IN_TABLET'

export async function switchOn(profile: string): Promise<Tablet> {
  const { path, flags } = await findChromium()
  const mark = randomUUID()
  // A process that was killed leaves its lock behind, and the next start would ask a person about it.
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(join(profile, lock), { force: true })
  await protectStorage(profile)
  const child = spawn(
    path,
    [
      ...flags,
      '--headless=new',
      '--disable-breakpad',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--window-size=${VIEWPORT.width},${VIEWPORT.height}`,
      'about:blank',
    ],
    { env: { ...process.env, [MARK]: mark }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const browser = await chromium.connectOverCDP(await addressOf(child))
  const context = browser.contexts()[0]
  if (!context) throw new Error('the browser has no profile')
  const cdp = await browser.newBrowserCDPSession()
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(VIEWPORT)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const kill = async () => {
    await killMarked(mark, () => true)
    await ended
    // Children can be born while their parent dies.
    await killMarked(mark, () => true)
    await forget(browser)
  }
  return {
    context,
    page,
    kill,
    killRenderer: () => killMarked(mark, (command) => command.includes('--type=renderer')),
    async close() {
      await cdp.send('Browser.close').catch(() => undefined)
      await ended
      await forget(browser)
    },
  }
}

const PROTECTED = {
  profile: {
    content_settings: { exceptions: { durable_storage: { 'http://localhost:*,*': { setting: 1 } } } },
  },
}

/**
 * As on a tablet that has the app installed: without it a browser clears everything of the origin, files and all, when
 * its disk runs full. A permission granted from outside only says so to the page; the one that clears looks here.
 */
async function protectStorage(profile: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true })
  // Only of a new profile: the browser adds its own.
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(PROTECTED), { flag: 'wx' }).catch(
    (fault: unknown) => {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    },
  )
}

const forget = (browser: Browser): Promise<void> => browser.close().catch(() => undefined)

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1]
      if (address) found(address)
    })
    child.once('exit', (code) => failed(new Error(`the browser ended (${code}):\n${said}`)))
  })
}

async function killMarked(mark: string, isMeant: (command: string) => boolean): Promise<void> {
  const killing = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))
  for (const pid of killing) {
    const [environment, command] = await Promise.all(
      ['environ', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
    )
    if (!environment?.split('\0').includes(`${MARK}=${mark}`) || !isMeant(command ?? '')) continue
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
}
