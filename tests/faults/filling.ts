/** A monitor filling a section without pause, with a journal of what the page said is kept; and reading it back. */

import type { Locator, Page } from 'playwright-core'
import { readNumber } from '../../schema/numerals.ts'
import { interfaceWords } from '../support/interface-words.ts'

const words = interfaceWords('km')

/** Four measures of one section: each act writes its own number into one of them, so that a number names its act. */
const SECTION = 'getting-there'
const FIELDS = ['dropoff_distance_m', 'gate_open_width_cm', 'path_width_cm', 'voter_list_height_cm'] as const
/** Words of one's own: one Khmer cluster a key press. */
const TEXT_SECTION = 'incidents-and-view'
const TEXT_QUESTION = 'observer_note'
const CLUSTERS = ['ខ្ញុំ', 'ឃើ', 'ញ', 'ផ្លូ', 'វ', 'ចូ', 'ល', 'ចង្អៀ', 'ត', 'ណា', 'ស់', ' ']
/** Eight key presses a second. */
const KEY_MS = 125

/** What is wrong with what was read back; empty when nothing is. */
export type Verdict = { readonly lost: number; readonly why: string } | undefined

export interface Filling {
  /** Goes on until told to stop or the tablet is gone; never throws. */
  readonly start: () => void
  /** From now on nothing counts as kept: with the power gone a page can say nothing any more. */
  readonly freeze: () => void
  readonly stop: () => Promise<void>
  /** After the tablet is on again and the section is open: whether everything kept is there. */
  readonly check: (page: Page) => Promise<Verdict>
  /** How much was said to be kept so far. */
  readonly kept: () => number
  /** How many milliseconds of typing were lost in the last check. */
  readonly lostMs: () => number
}

/** Whether the page says that everything so far is on the disk. */
export const saysKept = (page: Page): Promise<boolean> =>
  page.evaluate(
    ([kept, keeping]) => {
      // Only what is seen: the words for both have their room at all times.
      const said = document.querySelector('main')?.innerText ?? ''
      return said.includes(kept ?? '') && !said.includes(keeping ?? '')
    },
    [words.say('keeping-kept'), words.say('keeping-keeping')],
  )

export const saysNotKept = (page: Page): Promise<boolean> =>
  page.evaluate(
    (notKept) => (document.querySelector('main')?.innerText ?? '').includes(notKept),
    words.say('keeping-not-kept'),
  )

const pathOf = (visit: string, section: string) => `/monitor/visits/${visit}/sections/${section}`
export const numbersPath = (visit: string): string => pathOf(visit, SECTION)
export const textPath = (visit: string): string => pathOf(visit, TEXT_SECTION)

const fieldOf = (page: Page, question: string): Locator => page.locator(`[id="${question}-number"]`)

/** Numbers: what is read back must be the state after some act, and that act not before the last one kept. */
export function fillNumbers(page: Page, first: number): Filling {
  let act = first - 1
  let kept = act
  let isOn = false
  let isFrozen = false
  let running: Promise<void> = Promise.resolve()
  const work = async () => {
    while (isOn) {
      act += 1
      await fieldOf(page, FIELDS[act % FIELDS.length] ?? '').fill(String(act))
      while (isOn && !(await saysKept(page))) await pause(5)
      if (isOn && !isFrozen) kept = act
    }
  }
  return {
    start() {
      isOn = true
      running = work().catch(() => undefined)
    },
    freeze() {
      isFrozen = true
    },
    async stop() {
      isOn = false
      await running
    },
    async check(after) {
      const read = await Promise.all(
        FIELDS.map(async (field) => readNumber(await fieldOf(after, field).inputValue()) ?? 0),
      )
      const last = Math.max(...read)
      const expected = FIELDS.map((_, at) => {
        for (let one = last; one > 0; one -= 1) if (one % FIELDS.length === at) return one
        return 0
      })
      if (last < kept) return { lost: kept - last, why: `act ${kept} was kept, read back is act ${last}` }
      // Fields written before this filling began hold what an earlier one left there.
      const isState = read.every((value, at) => value === expected[at] || value < first)
      if (!isState) return { lost: 1, why: `${read.join(', ')} is no state that ever was (act ${last})` }
      return undefined
    },
    kept: () => kept,
    lostMs: () => 0,
  }
}

/** Text: what is read back must be a beginning of what was typed; how much of its end is missing is told in time. */
export function fillText(page: Page, before: string, place = `#at-${TEXT_QUESTION} textarea`): Filling {
  const typed: { readonly text: string; readonly at: number }[] = []
  let isOn = false
  let endedAt = 0
  let lostMs = 0
  let running: Promise<void> = Promise.resolve()
  const field = (on: Page) => on.locator(place).first()
  const work = async () => {
    const box = field(page)
    await box.focus()
    await page.keyboard.press('Control+End')
    for (let key = 0; isOn; key += 1) {
      const cluster = CLUSTERS[key % CLUSTERS.length] ?? ''
      await page.keyboard.insertText(cluster)
      typed.push({ text: (typed.at(-1)?.text ?? before) + cluster, at: Date.now() })
      await pause(KEY_MS)
    }
  }
  return {
    start() {
      isOn = true
      running = work().catch(() => undefined)
    },
    freeze() {
      endedAt = Date.now()
    },
    async stop() {
      endedAt ||= Date.now()
      isOn = false
      await running
    },
    async check(after) {
      const read = await field(after).inputValue()
      const states = [before, ...typed.map(({ text }) => text)]
      // A key press on its way when the power went may be there although nobody heard of it.
      const next = (typed.at(-1)?.text ?? before) + (CLUSTERS[typed.length % CLUSTERS.length] ?? '')
      const trimmed = (text: string) => text.trim()
      const at = [...states, next].map(trimmed).lastIndexOf(trimmed(read))
      if (at < 0) return { lost: 1, why: `what was read back was never typed: …${read.slice(-20)}` }
      const firstLost = typed[at]
      lostMs = firstLost ? Math.max(0, endedAt - firstLost.at) : 0
      return undefined
    },
    kept: () => typed.length,
    lostMs: () => lostMs,
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Gives up after ten seconds and says nothing of it: what comes next finds out. */
export async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await holds()); tries += 1) await pause(50)
}
