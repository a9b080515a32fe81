/** A photo on a real tablet: under the lock with the rest of the visit, there again afterwards, gone when unfinished. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD } from '../../support/answering-office.ts'
import { enrolWithPin, openUnlocked, unlock } from '../../support/enrolment.ts'
import { beginVisit } from '../../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../../support/tablet-for-each.ts'
import { startCamera } from './at-the-camera.ts'

let office: AnsweringOffice
let page: Page

tabletForEach({ expected: REFUSED, language: 'en', start: startCamera }, (tablet) => {
  page = tablet.page
  office = tablet.office
})

const photo = () => page.locator('#at-photo_entrance')
const button = (name: string) => photo().getByRole('button', { name, exact: true })

/** Gives back the address of the section that asks for the photo. */
async function atEntrance(): Promise<string> {
  await enrolWithPin(page, office.origin, CARD)
  const visit = await beginVisit(page)
  const address = `${office.origin}${visit}/sections/entrance`
  await openUnlocked(page, address)
  await photo().scrollIntoViewIfNeeded()
  return address
}

async function take(): Promise<void> {
  await button('Take a photo').click()
  await button('Take the picture').click()
  await button('Go on: check the picture').waitFor()
}

describe('A photo on the tablet', () => {
  it('is there again with its words after the page was closed and unlocked', async () => {
    const address = await atEntrance()
    await take()
    await button('Cover an area').click()
    await button('Go on: check the picture').click()
    await photo().getByRole('checkbox', { name: 'No person can be recognised' }).check()
    await photo().getByRole('textbox', { name: 'What the photo shows' }).fill('Two steps, no ramp')
    await button('Keep this photo').click()
    await photo().getByText('Photo 1: kept on this tablet').waitFor()
    await openUnlocked(page, address)
    await photo().getByText('Photo 1: kept on this tablet').waitFor()
    const picture = photo().getByRole('img', { name: 'Two steps, no ramp' })
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBeGreaterThan(100)
  })

  it('that is not finished when the tablet locks is gone, and the question says so after unlocking', async () => {
    await atEntrance()
    await take()
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    })
    await page.waitForURL('**/unlock**')
    await page.evaluate(() => {
      Reflect.deleteProperty(document, 'visibilityState')
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    })
    expect(await page.locator('canvas, video').count()).toBe(0)
    await unlock(page)
    await photo().getByText('the unfinished photo was thrown away').waitFor()
    await button('Take a photo').waitFor()
  })
})
