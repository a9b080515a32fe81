/** A tablet whose disk takes no lists from the office: it says so, goes on, and tries again by itself. In real Chromium. */

import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD } from '../support/answering-office.ts'
import { findBarriersForReaders } from '../support/axe.ts'
import { enrolWithPin, openUnlocked } from '../support/enrolment.ts'
import { tabletForEach } from '../support/tablet-for-each.ts'

let office: AnsweringOffice
let page: Page

tabletForEach({ language: 'en' }, (tablet) => {
  page = tablet.page
  office = tablet.office
})

const SAID = 'The newest lists could not be kept'
const notice = () => page.locator('main [role="status"]', { hasText: SAID })
const heading = () => page.getByRole('heading', { level: 1, name: 'My stations' })

/** As a browser says it whose share of the disk is used up. */
const setFull = (isFull: boolean) => page.evaluate((full) => Reflect.set(globalThis, 'isFull', full), isFull)

beforeEach(async () => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...given) {
      const isRefused = this.name === 'reference' && Reflect.get(globalThis, 'isFull') === true
      if (isRefused) throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, given)
    }
  })
})

describe('A tablet that is full when the lists come', () => {
  it('says so on "my stations", goes on, and keeps them once there is room', async () => {
    await enrolWithPin(page, office.origin, CARD)
    await heading().waitFor()
    await page.clock.install()
    await page.addInitScript(() => Reflect.set(globalThis, 'isFull', true))
    await openUnlocked(page, `${office.origin}/monitor`)
    await notice().waitFor()
    expect(await page.locator('#assigned-heading').isVisible()).toBe(true)
    expect(await findBarriersForReaders(page)).toEqual([])
    await setFull(false)
    await page.clock.runFor(31_000)
    await notice().waitFor({ state: 'hidden' })
  })

  it('is enrolled all the same', async () => {
    await page.addInitScript(() => Reflect.set(globalThis, 'isFull', true))
    await enrolWithPin(page, office.origin, CARD)
    await heading().waitFor()
    await notice().waitFor()
  })
})
