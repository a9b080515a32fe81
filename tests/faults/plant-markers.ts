/** Markers nobody could write by chance, planted as a monitor's own words all over a visit. */

import type { Page } from 'playwright-core'
import { pause, saysKept, waitUntil } from './filling.ts'

/** Consonants that stand alone; nine of them in this order stand in no book. */
const KHMER = [...'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ']
const LATIN = [...'bcdfghjkmpqrtvwxz']
const LETTERS = 9
/** A little longer than text waits until it is kept. */
const SPOKEN_MS = 300

const randomFrom = (letters: readonly string[]): string =>
  Array.from({ length: LETTERS }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

/** Half Khmer, half Latin with digits. */
export const makeMarkers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => (at % 2 === 0 ? randomFrom(KHMER) : `${randomFrom(LATIN)}${at}7`))

/** Hands out markers one after the other, from the beginning again when all were planted. */
export interface Planter {
  readonly next: () => string
  readonly planted: () => number
}

export function planterOf(markers: readonly string[]): Planter {
  let at = 0
  return {
    next() {
      const marker = markers[at % markers.length] ?? ''
      at += 1
      return marker
    },
    planted: () => Math.min(at, markers.length),
  }
}

/** Writes two markers into the note of every question of the section that is open, and into its words. */
export async function plantInSection(page: Page, planter: Planter): Promise<void> {
  const questions = page.locator('main fieldset.question')
  for (let at = 0; at < (await questions.count()); at += 1) {
    const question = questions.nth(at)
    const notes = question.locator('details:has(textarea) > summary')
    if ((await notes.count()) > 0) await notes.first().click()
    for (const field of await question.locator('textarea').all())
      await field.fill(`${planter.next()} ${planter.next()}`)
    // What a note opens on the page must not move the next one away from under the finger.
    await pause(SPOKEN_MS)
  }
  await waitUntil(() => saysKept(page))
}
