/** From a tap on an answer until the disk has it and until the page says so, beside the floor of a bare strict put; and what a whole visit costs in memory. */

import type { CDPSession, Locator, Page } from 'playwright-core'
import { startWholeBrowser } from '../support/browser.ts'
import { follow } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { beginVisit, type MonitorSetting, SECTION, SLOWER, slowDown, VIEWPORT } from './bench-tablet.ts'
import { type Line, median, percentile, round } from './measure.ts'

const MOST_P95_MS = 100
const TAPS = 60
/** So many taps one right after the other, then as many of the floor: minutes of other work on the machine meet both. */
const IN_A_ROW = 6
/** A finger rests on the glass; what a browser does when it comes down is done before it is lifted. */
const FINGER_DOWN_MS = 80
/** What the page had put off until after "kept" is done by then, and is not counted as the floor's. */
const QUIET_MS = 600

/** Milliseconds since the finger was lifted. */
interface Tap {
  /** The page's first line runs: until then the browser alone was at work. */
  readonly begun: number
  /** The last durable transaction before the words is complete: the answer survives a power cut from here on. */
  readonly saved: number
  readonly said: number
  readonly shown: number
}

export async function measureTaps(setting: MonitorSetting): Promise<readonly Line[]> {
  const browser = await startWholeBrowser()
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, hasTouch: true })
    const page = await context.newPage()
    const visit = await beginVisit(page, setting)
    const cdp = await slowDown(page)
    await page.evaluate(watchTaps, interfaceWords('km').say('keeping-kept'))
    await page.evaluate(openFloor)
    const ours: Tap[] = []
    const floor: number[] = []
    const taps = setting.rounds > 1 ? TAPS : TAPS / 6
    for (let at = 0; at < taps; at += 1) {
      ours.push(await tapOnce(page, cdp, at))
      if ((at + 1) % IN_A_ROW > 0 && at + 1 < taps) continue
      await page.waitForTimeout(QUIET_MS)
      while (floor.length < ours.length) floor.push(await page.evaluate(putOnce, floor.length))
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const memory = await weighVisit(page, setting, visit)
    const slowest = ours.toSorted((one, other) => other.shown - one.shown).slice(0, Math.ceil(taps / 10))
    return [
      savedLine('median', ours, median(floor)),
      savedLine('p95', ours, percentile(floor, 0.95)),
      tapLine('median', ours, median(floor), ours),
      tapLine('p95', ours, percentile(floor, 0.95), slowest),
      memory,
    ]
  } finally {
    await browser.close()
  }
}

type Which = 'median' | 'p95'

const shareOf = (which: Which, values: readonly number[]): number =>
  percentile(values, which === 'p95' ? 0.95 : 0.5)

/** The page is held to the same bar when it says so, a frame later. */
const barOf = (which: Which, ours: number) =>
  which === 'p95' ? { bar: `at most ${MOST_P95_MS} ms`, kept: ours <= MOST_P95_MS } : {}

function savedLine(which: Which, taps: readonly Tap[], floor: number): Line {
  const ours = shareOf(
    which,
    taps.map(({ saved }) => saved),
  )
  return {
    what: `monitor's page: tap on an answer until the disk has it, CPU ${SLOWER} times slower, ${which}; floor as below`,
    ours: round(ours),
    floor: round(floor),
    unit: 'ms',
    ratio: round(ours / floor),
    ...barOf(which, ours),
  }
}

/** `among`: the taps of which it is told where their time went. */
function tapLine(which: Which, taps: readonly Tap[], floor: number, among: readonly Tap[]): Line {
  const ours = shareOf(
    which,
    taps.map(({ shown }) => shown),
  )
  const step = (stepOf: (tap: Tap) => number) => round(median(among.map(stepOf)))
  return {
    what: `monitor's page: tap on an answer until the page says it is kept, CPU ${SLOWER} times slower, ${which}; floor: a bare strict put in the same page`,
    ours: round(ours),
    floor: round(floor),
    unit: 'ms',
    ratio: round(ours / floor),
    ...barOf(which, ours),
    spread: `${which === 'p95' ? 'the slowest tenth' : 'all'}: browser until our first line ${step(({ begun }) => begun)}, until the words ${step(({ begun, said }) => said - begun)}, until their frame ${step(({ said, shown }) => shown - said)}`,
  }
}

/**
 * Another answer each time, in turn on several questions: every tap is a change. Nothing is asked of the page between
 * the finger and the frame: asking in every frame whether it is over made the page draw two to four more frames before
 * the disk's word (seen in a trace), and a tap made of one call had the finger lifted before the page had seen it come.
 */
async function tapOnce(page: Page, cdp: CDPSession, at: number): Promise<Tap> {
  const questions = page.locator('yes-no-question')
  const question = questions.nth(Math.floor(at / 2) % Math.min(4, await questions.count()))
  const label = question.locator('.choice:has(input[type="radio"]:not(:checked))').first()
  await label.scrollIntoViewIfNeeded()
  // A bare touch: what a locator adds to make sure of its aim runs in the page, and would be counted as ours.
  const touchPoints = [await middleOf(label)]
  await page.evaluate(expectTap)
  const shown = page.evaluate(awaitShown)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.waitForTimeout(FINGER_DOWN_MS)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  return shown
}

/** Runs in the page. */
function expectTap(): void {
  Reflect.set(globalThis, 'shown', new Promise((tell) => Reflect.set(globalThis, 'tellShown', tell)))
}

/** Runs in the page. */
const awaitShown = (): Promise<Tap> => Reflect.get(globalThis, 'shown')

async function middleOf(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await place.boundingBox()
  if (!box) throw new Error('the answer to tap on is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Runs in the page: from the finger's lifting to the frame after the words. */
function watchTaps(keptWords: string): void {
  let tapped: { readonly at: number; readonly begun: number } | undefined
  let hasBegun = false
  let saved = Number.NaN
  const openTransaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...asked) {
    const transaction = openTransaction.apply(this, asked)
    transaction.addEventListener('complete', () => {
      if (tapped && transaction.mode === 'readwrite' && transaction.durability === 'strict')
        saved = performance.now() - tapped.at
    })
    return transaction
  }
  const isSaid = () =>
    [...document.querySelectorAll('main .mark:not([data-past])')].some(
      ({ textContent }) => textContent?.trim() === keptWords,
    )
  // Whichever comes first of the two clicks that a touch on a label makes.
  addEventListener(
    'click',
    ({ timeStamp }) => {
      if (tapped) return
      tapped = { at: timeStamp, begun: performance.now() - timeStamp }
      hasBegun = false
      saved = Number.NaN
    },
    { capture: true },
  )
  new MutationObserver(() => {
    if (!tapped) return
    // First the page says that it is keeping, then that it has kept.
    if (!isSaid()) hasBegun = true
    else if (hasBegun) {
      const { at, begun } = tapped
      tapped = undefined
      const said = performance.now() - at
      requestAnimationFrame(() =>
        Reflect.get(globalThis, 'tellShown')({ begun, saved, said, shown: performance.now() - at }),
      )
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
