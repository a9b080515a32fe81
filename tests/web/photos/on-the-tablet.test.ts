/** A photo on a real tablet: under the lock with the rest of the visit, there again afterwards, gone when unfinished. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD, serveOffice } from '../../support/answering-office.ts'
import { type OpenedPage, openPage } from '../../support/browser.ts'
import { findBuiltSite } from '../../support/built-site.ts'
import { enrolWithPin, openUnlocked, unlock } from '../../support/enrolment.ts'
import { startCamera } from './at-the-camera.ts'

let browser: Browser
let office: AnsweringOffice
let opened: OpenedPage
let page: Page

beforeAll(async () => {
  browser = await startCamera()
})
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  office = await serveOffice(findBuiltSite())
  opened = await openPage(browser, office.origin, { expected: [/Failed to load resource/u] })
  page = opened.page
  await page.addInitScript(() => localStorage.setItem('language', 'en'))
})
afterEach(async () => {
  opened.checkManners()
  await opened.close()
  await office.close()
})

const photo = () => page.locator('#at-photo_entrance')
const button = (name: string) => photo().getByRole('button', { name, exact: true })

/** Gives back the address of the section that asks for the photo. */
async function atEntrance(): Promise<string> {
  await enrolWithPin(page, office.origin, CARD)
  await page
    .getByRole('link', { name: /Ou Thum Primary School, room 1/u })
    .first()
    .click()
  await page.getByRole('button', { name: 'Begin the visit' }).click()
  await page.getByRole('heading', { name: 'Sections' }).waitFor()
  const visit = new URL(page.url()).pathname
  await openUnlocked(page, `${office.origin}${visit}/sections/visit`)
  await page.locator('#at-access_result').getByRole('radio').first().check()
  await page.getByText('Kept on this tablet').waitFor()
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
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth), {
        timeout: 20_000,
      })
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
