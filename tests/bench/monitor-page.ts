/** First load of the monitor's page: bytes on the wire, and the time until the first question can be answered. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import { startWholeBrowser } from '../support/browser.ts'
import { PIN } from '../support/enrolment.ts'
import { serveSite } from '../support/static-site.ts'
import { beginVisit, type MonitorSetting, SECTION, SLOWER, slowDown, VIEWPORT } from './bench-tablet.ts'
import { type Line, median, round } from './measure.ts'

const MOST_CODE = 150_000
const WITHOUT_WORKER = { viewport: VIEWPORT, serviceWorkers: 'block' } as const

interface Bytes {
  readonly code: number
  readonly font: number
  readonly other: number
}

/**
 * A profile is prepared: enrolled, a visit begun. Then the address of a section is opened in a fresh page, with an
 * empty HTTP cache and again with a warm one, and unlocked; the time a person needs for the PIN is left out. No worker
 * serves files here: that is the bench of starts without a network. The floor is a page of plain HTML with the same
 * questions.
 */
export async function measureMonitorPage(setting: MonitorSetting): Promise<readonly Line[]> {
  const browser = await startWholeBrowser()
  const floor = await serveFloor(setting.checklist)
  try {
    const context = await browser.newContext(WITHOUT_WORKER)
    const preparing = await context.newPage()
    const visit = await beginVisit(preparing, setting)
    await preparing.close()
    const address = `${setting.url}${visit}/sections/${SECTION}`
    const enrolling = await countBytes(browser, `${setting.url}/enrol`, '#code')
    const section = await weigh(context, address)
    const times = { ours: [], theirs: [], oursWarm: [], theirsWarm: [] } as Record<string, number[]>
    const plain = await browser.newContext(WITHOUT_WORKER)
    for (let round = 0; round < setting.rounds; round += 1) {
      for (const [cold, warm, where, profile] of [
        ['ours', 'oursWarm', address, context],
        ['theirs', 'theirsWarm', `${floor.origin}/index.html`, plain],
      ] as const) {
        times[cold]?.push(await timeToAnswer(profile, where, 'empty'))
        times[warm]?.push(await timeToAnswer(profile, where, 'warm'))
      }
    }
    return [
      bytesLine('enrolling, first visit with an empty cache', enrolling),
      bytesLine(`a section of a visit, empty cache`, section),
      timeLine('empty HTTP cache', times.ours ?? [], times.theirs ?? []),
      timeLine('warm HTTP cache', times.oursWarm ?? [], times.theirsWarm ?? []),
    ]
  } finally {
    await browser.close()
    await floor.close()
  }
}

function bytesLine(what: string, { code, font, other }: Bytes): Line {
  return {
    what: `monitor's page: ${what}: HTML, scripts, styles and words as sent`,
    ours: round(code / 1000),
    unit: 'kB',
    bar: `at most ${MOST_CODE / 1000} kB, font apart`,
    kept: code <= MOST_CODE,
    spread: `font ${round(font / 1000)} kB, icon and API ${round(other / 1000)} kB`,
  }
}

function timeLine(cache: string, ours: readonly number[], theirs: readonly number[]): Line {
  return {
    what: `monitor's page: navigation to first question answerable, CPU ${SLOWER} times slower, ${cache}; enrolled, draft on the tablet, typing the PIN left out`,
    ours: round(median(ours), 0),
    floor: round(median(theirs), 0),
    unit: 'ms',
    ratio: round(median(ours) / median(theirs), 1),
    spread: `${round(Math.min(...ours), 0)}–${round(Math.max(...ours), 0)} against ${round(Math.min(...theirs), 0)}–${round(Math.max(...theirs), 0)}`,
  }
}

/** In a profile that was never here: what a browser fetches until the page is ready and the network rests. */
async function countBytes(browser: Browser, address: string, ready: string): Promise<Bytes> {
  const context = await browser.newContext(WITHOUT_WORKER)
  try {
    return await weigh(context, address, ready)
  } finally {
    await context.close()
  }
}

async function weigh(context: BrowserContext, address: string, ready = '.question input'): Promise<Bytes> {
  const page = await context.newPage()
  const cdp = await emptyCache(page)
  const types = new Map<string, string>()
  const bytes = { code: 0, font: 0, other: 0 }
  cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? ''
    const kind = ['Document', 'Script', 'Stylesheet'].includes(type)
      ? 'code'
      : type === 'Font'
        ? 'font'
        : 'other'
    bytes[kind] += encodedDataLength
  })
  await page.goto(address)
  await passLock(page, ready)
  await page.locator(ready).first().waitFor()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForLoadState('networkidle')
  await page.close()
  return bytes
}

async function emptyCache(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.clearBrowserCache')
  return cdp
}

/** Milliseconds by the page's own clock, from the beginning of the navigation to the frame in which a control can be used. */
async function timeToAnswer(
  context: BrowserContext,
  address: string,
  cache: 'empty' | 'warm',
): Promise<number> {
  const page = await context.newPage()
  if (cache === 'empty') await emptyCache(page)
  await slowDown(page)
  await page.addInitScript(watchForQuestion)
  await page.goto(address)
  await passLock(page, '.question input')
  const measured = await page.waitForFunction(() => Reflect.get(globalThis, 'answerableMs'))
  const ms = Number(await measured.jsonValue())
  await page.close()
  return ms
}

/** Types the PIN where it is asked for. */
async function passLock(page: Page, ready: string): Promise<void> {
  await page.locator(`#secret, ${ready}`).first().waitFor()
  const pin = page.locator('#secret')
  if ((await pin.count()) > 0) await pin.fill(PIN)
}

/** Runs in the page before anything of it. */
function watchForQuestion(): void {
  /** From here on somebody types the PIN, however long that takes. */
  let lockedAt: number | undefined
  let typedAt = 0
  addEventListener('input', () => {
    typedAt = performance.now()
  })
  const look = () => {
    if (document.querySelector('#secret')) lockedAt ??= performance.now()
    const control = document.querySelector<HTMLInputElement>('.question input')
    const isUsable = control && !control.disabled && control.getBoundingClientRect().height > 0
    if (!isUsable) return
    observer.disconnect()
    // Drawn and, since the frame before has ended, ready for a key or a finger.
    requestAnimationFrame(() =>
      setTimeout(() =>
        Reflect.set(
          globalThis,
          'answerableMs',
          performance.now() - (lockedAt === undefined ? 0 : typedAt - lockedAt),
        ),
      ),
    )
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  document.addEventListener('DOMContentLoaded', look)
}

/** The same questions in plain HTML: no script, no style, no font of its own. */
async function serveFloor(checklist: Checklist) {
  const questions = checklist.sections.find(({ id }) => id === SECTION)?.questions ?? []
  const folder = await mkdtemp(join(tmpdir(), 'way-in-floor-'))
  const body = questions.map(plainQuestion).join('\n')
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="km"><head><meta charset="utf-8"><title>floor</title><link rel="icon" href="data:,"></head><body><form>${body}</form></body></html>`,
  )
  const site = await serveSite(folder)
  return {
    origin: site.origin,
    async close() {
      await site.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function plainQuestion({ id, kind, text, hint, ...question }: Question): string {
  const control =
    kind === 'choice' || kind === 'choices'
      ? ('choices' in question ? (question.choices ?? []) : []).map((one) => radio(id, one.text.km ?? ''))
      : kind === 'yes-no'
        ? ['បាទ/ចាស', 'ទេ'].map((one) => radio(id, one))
        : [`<label>${id}<input type="text" name="${id}"></label>`]
  const reasons = [1, 2].map((reason) => radio(id, `${reason}`))
  return `<fieldset class="question"><legend>${text.km}</legend><p>${hint?.km ?? ''}</p>${[...control, ...reasons].join('')}</fieldset>`
}

const radio = (name: string, words: string): string =>
  `<label><input type="radio" name="${name}">${words}</label>`
