/** A tablet whose disk takes no lists from the office: it says so, goes on, and tries again by itself. In real Chromium. */

import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD } from '../support/answering-office.ts'
import { findBarriersForReaders } from '../support/axe.ts'
import { enrolWithPin, follow, openUnlocked } from '../support/enrolment.ts'
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

describe('A tablet whose disk was full and whose database does not open', () => {
  it('says so on the page, and shows it by itself once the disk can be read', async () => {
    await page.addInitScript(() => {
      const open = IDBDatabase.prototype.transaction
      IDBDatabase.prototype.transaction = function (...asked) {
        if (Reflect.get(globalThis, 'isFull') === true)
          throw new DOMException('Internal error opening backing store', 'UnknownError')
        return open.apply(this, asked)
      }
    })
    await enrolWithPin(page, office.origin, CARD)
    await heading().waitFor()
    await setFull(true)
    await follow(page, '/monitor/outbox')
    await page.getByRole('alert').filter({ hasText: 'could not read what is kept on it' }).waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await setFull(false)
    await page.getByText('You have not finished a visit').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
