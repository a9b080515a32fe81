/** From a tap on an answer until the page says that it is kept, beside the floor of a bare strict put; and what a whole visit costs in memory. */

import type { Locator, Page } from 'playwright-core'
import { startBrowser } from '../support/browser.ts'
import { follow } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { beginVisit, type MonitorSetting, SECTION, SLOWER, slowDown, VIEWPORT } from './bench-tablet.ts'
import { type Line, median, percentile, round } from './measure.ts'

const MOST_P95_MS = 100
const TAPS = 60

export async function measureTaps(setting: MonitorSetting): Promise<readonly Line[]> {
  const browser = await startBrowser()
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, hasTouch: true })
    const page = await context.newPage()
    const visit = await beginVisit(page, setting)
    const cdp = await slowDown(page)
    await page.evaluate(watchTaps, interfaceWords('km').say('keeping-kept'))
    await page.evaluate(openFloor)
    const ours: number[] = []
    const floor: number[] = []
    const taps = setting.rounds > 1 ? TAPS : TAPS / 6
    for (let at = 0; at < taps; at += 1) {
      ours.push(await tapOnce(page, at))
      floor.push(await page.evaluate(putOnce, at))
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const memory = await weighVisit(page, setting, visit)
    return [
      tapLine('median', median(ours), median(floor)),
      tapLine('p95', percentile(ours, 0.95), percentile(floor, 0.95)),
      memory,
    ]
  } finally {
    await browser.close()
  }
}

function tapLine(which: 'median' | 'p95', ours: number, floor: number): Line {
  return {
    what: `monitor's page: tap on an answer until the page says it is kept, CPU ${SLOWER} times slower, ${which}; floor: a bare strict put in the same page`,
    ours: round(ours),
    floor: round(floor),
    unit: 'ms',
    ratio: round(ours / floor),
    ...(which === 'p95' ? { bar: `at most ${MOST_P95_MS} ms`, kept: ours <= MOST_P95_MS } : {}),
  }
}

/** Another answer each time, in turn on several questions: every tap is a change. */
async function tapOnce(page: Page, at: number): Promise<number> {
  const questions = page.locator('yes-no-question')
  const question = questions.nth(Math.floor(at / 2) % Math.min(4, await questions.count()))
  const label = question.locator('.choice:has(input[type="radio"]:not(:checked))').first()
  await label.scrollIntoViewIfNeeded()
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'keptMs'))
  // A bare touch: what a locator adds to make sure of its aim runs in the page, and would be counted as ours.
  const { x, y } = await middleOf(label)
  await page.touchscreen.tap(x, y)
  const measured = await page.waitForFunction(() => Reflect.get(globalThis, 'keptMs'))
  return Number(await measured.jsonValue())
}

async function middleOf(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await place.boundingBox()
  if (!box) throw new Error('the answer to tap on is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Runs in the page: from the finger's lifting to the frame after the words. */
function watchTaps(keptWords: string): void {
  let tappedAt: number | undefined
  let hasBegun = false
  const isSaid = () =>
    [...document.querySelectorAll('main .mark:not([data-past])')].some(
      ({ textContent }) => textContent?.trim() === keptWords,
    )
  document.addEventListener(
    'click',
    ({ timeStamp, target }) => {
      if (!(target instanceof HTMLInputElement)) return
      tappedAt = timeStamp
      hasBegun = false
    },
    { capture: true },
  )
  new MutationObserver(() => {
    if (tappedAt === undefined) return
    // First the page says that it is keeping, then that it has kept.
    if (!isSaid()) hasBegun = true
    else if (hasBegun) {
      const from = tappedAt
      tappedAt = undefined
      requestAnimationFrame(() => Reflect.set(globalThis, 'keptMs', performance.now() - from))
    }
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
}

/** Runs in the page: a store with nothing around it. */
async function openFloor(): Promise<void> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bench-floor', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('entries', { autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  Reflect.set(globalThis, 'floor', opened)
}

/** Runs in the page: one entry as small as an answer, strict. */
function putOnce(at: number): Promise<number> {
  const database: IDBDatabase = Reflect.get(globalThis, 'floor')
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' })
    transaction.objectStore('entries').add({ at, box: new Uint8Array(200) })
    transaction.oncomplete = () => resolve(performance.now() - begun)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Answers every question of the visit in some way, and weighs the page where most of them stand. */
async function weighVisit(page: Page, { checklist }: MonitorSetting, visit: string): Promise<Line> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const heapMb = async () => {
    await cdp.send('HeapProfiler.collectGarbage')
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1_000_000
  }
  const before = await heapMb()
  let answered = 0
  for (const { id, questions, repeats } of checklist.sections) {
    // Asked of voters, in talks of their own.
    if (repeats) continue
    await follow(page, `${visit}/sections/${id}`)
    // The heading comes before what is below it: wait for a question of this very section, or for why none is asked.
    const places = questions.map((question) => `[id="at-${question.id}"] .question`)
    await page
      .locator([...places, 'section-page .notice'].join(', '))
      .first()
      .waitFor()
    answered += await leaveOpen(page)
  }
  await follow(page, `${visit}/sections/${SECTION}`)
  await page.locator('.question input').first().waitFor()
  const after = await heapMb()
  return {
    what: `monitor's page: heap with ${answered} questions of a visit answered, after a walk through all its sections`,
    ours: round(after),
    unit: 'MB',
    spread: `${round(before)} MB before the walk`,
  }
}

/** Answers every question of a section, where that is possible with a reason for no answer; gives how many now are. */
async function leaveOpen(page: Page): Promise<number> {
  const done = new Set<string>()
  for (;;) {
    const asked = await page.locator('main [id^="at-"]').evaluateAll((places) => places.map(({ id }) => id))
    const next = asked.find((id) => !done.has(id))
    if (next === undefined) return page.locator('main [id^="at-"] .choice[data-chosen]').count()
    done.add(next)
    const open = page.locator(`#${next} .choice-open input`).first()
    // What was answered before decides which other questions are asked.
    const isAnswered = (await page.locator(`#${next} .choice[data-chosen]`).count()) > 0
    if (!isAnswered && (await open.count()) > 0) await open.check()
  }
}
