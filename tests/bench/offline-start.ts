/** Cold starts with the server gone: a browser that was just switched on, at every page of a monitor. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { switchOn } from '../faults/tablet.ts'
import { unlock } from '../support/enrolment.ts'
import { beginVisit, type MonitorSetting, SECTION, SLOWER, slowDown } from './bench-tablet.ts'
import { type Line, median, percentile, round } from './measure.ts'

const MOST_MS = 3000
/** What is not there after this long is not there. */
const PATIENCE_MS = 30_000

export interface PreparedTablet {
  readonly profile: string
  readonly url: string
  readonly paths: readonly string[]
  readonly drop: () => Promise<void>
}

/** A profile with the app kept on it, somebody enrolled, and a visit begun. Needs the server. */
export async function prepareTablet(setting: MonitorSetting): Promise<PreparedTablet> {
  const profile = await mkdtemp(join(tmpdir(), 'way-in-tablet-'))
  const tablet = await switchOn(profile)
  try {
    const visit = await beginVisit(tablet.page, setting)
    await tablet.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return {
      profile,
      url: setting.url,
      paths: [
        '/monitor',
        '/monitor/outbox',
        `/monitor/stations/${setting.station}`,
        visit,
        `${visit}/sections/${SECTION}`,
        `${visit}/interviews`,
        `${visit}/findings`,
        `${visit}/review`,
        '/unlock',
        '/accessibility',
      ],
      drop: () => rm(profile, { recursive: true, force: true }),
    }
  } finally {
    await tablet.close()
  }
}

interface Start {
  /** Until the lock screen, or the page where there is no lock, can be used. */
  readonly startMs: number
  /** From the last digit of the PIN until the page behind the lock can be used. */
  readonly unlockMs?: number
}

/** To be called when the server has ended. */
export async function measureOfflineStarts(tablet: PreparedTablet, starts: number): Promise<readonly Line[]> {
  const done: Start[] = []
  const failed: string[] = []
  for (let at = 0; at < starts; at += 1) {
    const path = tablet.paths[at % tablet.paths.length] ?? '/monitor'
    try {
      done.push(await startAt(tablet, path))
    } catch (fault) {
      failed.push(`${path}: ${String(fault).split('\n', 1)[0]}`)
    }
  }
  for (const fault of failed) console.error(`a start without a network failed: ${fault}`)
  const times = done.map(({ startMs }) => startMs)
  const unlocks = done.flatMap(({ unlockMs }) => unlockMs ?? [])
  const slowest = Math.max(...times)
  const inTime = times.filter((ms) => ms < MOST_MS).length
  return [
    {
      what: `monitor's page: start without network, server gone, browser just switched on, CPU ${SLOWER} times slower: slowest of ${starts}`,
      ours: round(slowest, 0),
      unit: 'ms',
      bar: `${starts} of ${starts} under ${MOST_MS} ms`,
      kept: inTime === starts,
      spread: `${inTime} of ${starts}; median ${round(median(times), 0)} ms`,
    },
    {
      what: `monitor's page: unlocking with a PIN, CPU ${SLOWER} times slower: last digit to page, slowest of ${unlocks.length}`,
      ours: round(Math.max(...unlocks), 0),
      unit: 'ms',
      bar: `under ${MOST_MS} ms`,
      kept: unlocks.length > 0 && Math.max(...unlocks) < MOST_MS,
      spread: `median ${round(median(unlocks), 0)} ms, p95 ${round(percentile(unlocks, 0.95), 0)} ms`,
    },
  ]
}

async function startAt({ profile, url }: PreparedTablet, path: string): Promise<Start> {
  const { page, context, close } = await switchOn(profile)
  try {
    page.setDefaultTimeout(PATIENCE_MS)
    const elsewhere: string[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith(url)) elsewhere.push(request.url())
    })
    await page.addInitScript(watchForPage)
    await slowDown(page)
    await page.goto(url + path)
    const startMs = await readyMs(page)
    const isLocked = new URL(page.url()).pathname === '/unlock'
    if (isLocked) {
      await page.evaluate(watchForUnlocking)
      await unlock(page)
    }
    const unlockMs = isLocked ? await readyMs(page) : undefined
    if (elsewhere.length > 0) throw new Error(`asked elsewhere: ${elsewhere.join(' ')}`)
    return { startMs, ...(unlockMs === undefined ? {} : { unlockMs }) }
  } finally {
    await close()
  }
}

async function readyMs(page: Page): Promise<number> {
  const measured = await page.waitForFunction(() => Reflect.get(globalThis, 'readyMs'))
  const ms = Number(await measured.jsonValue())
  if (Number.isNaN(ms)) throw new Error(`no page at ${page.url()}`)
  return ms
}

/** Runs in the page before anything of it. */
function watchForPage(): void {
  const look = () => {
    const heading = document.querySelector('main h1')
    // The lock screen is ready when the PIN can be typed; a page when there is more than its heading and "one moment".
    const isLocked = location.pathname === '/unlock'
    const isReady = isLocked
      ? document.querySelector('#secret') !== null
      : document.querySelectorAll('main a, main button, main input').length > 0 ||
        document.querySelectorAll('main p').length > 1
    if (!heading?.textContent?.trim() || !isReady) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => Reflect.set(globalThis, 'readyMs', performance.now())))
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  document.addEventListener('DOMContentLoaded', look)
}

/** Runs in the page, on the lock screen. */
function watchForUnlocking(): void {
  Reflect.deleteProperty(globalThis, 'readyMs')
  let typedAt = Number.NaN
  document.addEventListener(
    'input',
    () => {
      typedAt = performance.now()
    },
    { capture: true },
  )
  const observer = new MutationObserver(() => {
    if (location.pathname === '/unlock' || document.querySelector('#secret')) return
    if (
      !document.querySelector('main h1') ||
      document.querySelectorAll('main a, main button, main input').length === 0
    )
      return
    observer.disconnect()
    requestAnimationFrame(() =>
      setTimeout(() => Reflect.set(globalThis, 'readyMs', performance.now() - typedAt)),
    )
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}
