/** A monitor taking a photo with the tablet's camera, until the tick and perhaps not that far. */

import type { Page } from 'playwright-core'
import { interfaceWords } from '../support/interface-words.ts'
import { pause } from './filling.ts'

const { say, number } = interfaceWords('km')
const QUESTION = '#at-photo_approach'
/** As many as the question takes. */
export const MOST_PHOTOS = 3

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

/** Up to the button that keeps it: covered, checked, not yet on the disk. */
export async function shootPhoto(page: Page): Promise<void> {
  await page
    .locator(QUESTION)
    .getByRole('button', { name: say('photo-take'), exact: true })
    .click()
  await press(page, say('camera-shoot'))
  await press(page, say('photo-to-check'))
  await page.getByLabel(say('photo-nobody'), { exact: true }).check()
}

const KEEP_MS = 1000

/** The button that keeps it, which says "try again" once the disk refused; whether it was there to be pressed. */
export const pressKeep = (page: Page): Promise<boolean> =>
  page
    .getByRole('button', { name: say('photo-keep'), exact: true })
    .or(page.getByRole('button', { name: say('photo-try-again'), exact: true }))
    .first()
    .click({ timeout: KEEP_MS })
    .then(
      () => true,
      () => false,
    )

/** What the page says of the photos of the question. */
export interface PhotosShown {
  /** With a tick: on the disk, and their answer as well. */
  readonly ticked: number
  /** Named by an answer, but not there, or there and no picture. */
  readonly broken: number
}

export function readPhotos(page: Page): Promise<PhotosShown> {
  const kept = Array.from({ length: MOST_PHOTOS }, (_, at) =>
    say('photo-kept-as', { number: number(at + 1) }),
  )
  const gone = Array.from({ length: MOST_PHOTOS }, (_, at) =>
    say('photo-not-here', { number: number(at + 1) }),
  )
  return page.locator(QUESTION).evaluate(
    async (question, [ticks, missing]) => {
      const said = question.textContent ?? ''
      const pictures = [...question.querySelectorAll('li.photo img')].filter(
        (one) => one instanceof HTMLImageElement,
      )
      await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
      return {
        ticked: ticks.filter((tick) => said.includes(tick)).length,
        broken:
          missing.filter((one) => said.includes(one)).length +
          pictures.filter(({ naturalWidth }) => naturalWidth === 0).length,
      }
    },
    [kept, gone] as const,
  )
}

/** After a new start: as soon as as many are ticked as are expected, or after ten seconds what there is then. */
export async function awaitPhotos(page: Page, expected: number): Promise<PhotosShown> {
  let shown = await readPhotos(page)
  for (let tries = 0; tries < 100 && shown.ticked < expected; tries += 1) {
    await pause(100)
    shown = await readPhotos(page)
  }
  return shown
}
