/** The page of the stations opened for the first time: until list and map are there to be used, and how much travels for it. */

import { performance } from 'node:perf_hooks'
import type { Browser } from 'playwright-core'
import { startBrowser } from '../support/browser.ts'
import type { Office } from '../support/office.ts'
import { type Line, median, percentile, round } from './measure.ts'

/** Rows are there and the map has its points, on this machine and on one six times as slow. */
const USABLE_MS = { 1: 2_000, 6: 4_000 } as const
/** Everything that came until then, as it travelled. */
const TRANSFER_KB = 300

interface Opened {
  readonly ms: number
  readonly kilobytes: number
}

/** Each time with a browser context that has kept nothing. */
export async function measureOpening(
  { office, url }: { readonly office: Office; readonly url: string },
  times: number,
): Promise<readonly Line[]> {
  const browser = await startBrowser()
  try {
    const lines: Line[] = []
    const travelled: number[] = []
    for (const slower of [1, 6] as const) {
      const taken: number[] = []
      for (let turn = 0; turn < times; turn += 1) {
        const { ms, kilobytes } = await openOnce(browser, office, url, slower)
        taken.push(ms)
        travelled.push(kilobytes)
      }
      const p95 = percentile(taken, 0.95)
      lines.push({
        what: `stations, opened for the first time until list and map are there, processor ${slower} times as slow`,
        ...{
          ours: round(p95),
          unit: 'ms',
          bar: `p95 under ${USABLE_MS[slower]} ms`,
          kept: p95 < USABLE_MS[slower],
        },
        spread: `median ${round(median(taken))}`,
      })
    }
    const most = Math.max(...travelled)
    return [
      ...lines,
      {
        ...{ what: 'stations, what travels for it', ours: round(most), unit: 'kB' },
        ...{ bar: `under ${TRANSFER_KB} kB`, kept: most < TRANSFER_KB },
      },
    ]
  } finally {
    await browser.close()
  }
}

async function openOnce(browser: Browser, office: Office, url: string, slower: number): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  })
  const [name, value] = office.cookie()
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  const begun = performance.now()
  await page.goto(`${url}/office/stations`, { waitUntil: 'commit' })
  await page.waitForFunction(
    () =>
      document.querySelector('.station-table tbody tr') !== null &&
      document.querySelector('canvas.map-points') !== null &&
      Reflect.get(document.querySelector('station-map') ?? {}, 'points') !== undefined,
    undefined,
    { polling: 'raf', timeout: 60_000 },
  )
  const ms = performance.now() - begun
  await page.waitForLoadState('networkidle')
  await context.close()
  return { ms, kilobytes: bytes / 1000 }
}
