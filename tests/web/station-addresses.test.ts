/** A tablet that is taken away: no address the browser has kept tells which stations somebody opened. In real Chromium. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD } from '../support/answering-office.ts'
import { enrolWithPin, openUnlocked, unlock } from '../support/enrolment.ts'
import { AROUND, PAGODA_ROOM_2, SCHOOL_ROOM_1, SCHOOL_ROOM_2, TO_VISIT } from '../support/places-around.ts'
import { tabletForEach } from '../support/tablet-for-each.ts'

const UNKNOWN = '010299-0007'
const STATIONS = [...new Set([...TO_VISIT, SCHOOL_ROOM_1, SCHOOL_ROOM_2, PAGODA_ROOM_2, UNKNOWN])]

let office: AnsweringOffice
let page: Page
let addresses: string[]

tabletForEach({ world: { register: AROUND, assigned: TO_VISIT }, language: 'en' }, async (tablet) => {
  page = tablet.page
  office = tablet.office
  addresses = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await enrolWithPin(page, office.origin, CARD)
  await page.locator('#route').waitFor()
})

const path = () => new URL(page.url()).pathname
const atStation = (code: string) => page.locator('main dd.code', { hasText: code }).waitFor()
const toMyStations = async () => {
  await page.getByRole('link', { name: 'My stations', exact: true }).first().click()
  await page.locator('#route').waitFor()
}
const onList = (code: string) => page.locator('#route a', { hasText: code })

/** What the browser itself keeps of this tab, and every address it was at meanwhile. */
async function listAddresses(): Promise<readonly string[]> {
  const browserSide = await page.context().newCDPSession(page)
  const { entries } = await browserSide.send('Page.getNavigationHistory')
  return [...addresses, ...entries.flatMap(({ url, userTypedURL, title }) => [url, userTypedURL, title])]
}

const setHidden = (isHidden: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    isHidden ? 'hidden' : 'visible',
  )

describe('No address names a station', () => {
  it('opened from the list, from another room, from the finder, by a code no list has, or after a visit', async () => {
    await onList(SCHOOL_ROOM_1).click()
    await atStation(SCHOOL_ROOM_1)
    await page.getByRole('link', { name: SCHOOL_ROOM_2 }).click()
    await atStation(SCHOOL_ROOM_2)
    await toMyStations()
    await page.getByLabel('Code or name').fill('phnum pagoda 2')
    await page.locator('station-finder a', { hasText: PAGODA_ROOM_2 }).click()
    await atStation(PAGODA_ROOM_2)
    await toMyStations()
    await page.getByLabel('Code or name').fill(UNKNOWN)
    await page.getByRole('link', { name: `Visit the station with the code ${UNKNOWN}` }).click()
    await page.getByText("This station is not on this tablet's list").waitFor()
    await toMyStations()

    await onList(SCHOOL_ROOM_1).click()
    await page.getByRole('button', { name: 'Begin the visit' }).click()
    await page.getByRole('button', { name: 'I was not let in' }).click()
    await page.waitForURL('**/monitor/visits/**')
    const visit = path().split('/').slice(0, 4).join('/')
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `${visit}/review`)
    await page.getByRole('button', { name: 'Finish this visit' }).click()
    await page.waitForURL('**/sealed')
    await page
      .locator('section', { has: page.locator('#next-heading') })
      .getByRole('link')
      .click()
    await atStation(SCHOOL_ROOM_2)

    const kept = await listAddresses()
    expect(kept.filter((address) => address.includes('/monitor/stations/')).length).toBeGreaterThan(4)
    expect(kept.filter((address) => STATIONS.some((code) => address.includes(code)))).toEqual([])
  })

  it('nor does it after locking, which leads back to the same station at another address', async () => {
    await onList(SCHOOL_ROOM_1).click()
    await atStation(SCHOOL_ROOM_1)
    const before = path()
    await setHidden(true)
    await page.waitForURL('**/unlock')
    await setHidden(false)
    await unlock(page)
    await atStation(SCHOOL_ROOM_1)
    expect(path()).toMatch(/^\/monitor\/stations\/~[0-9a-f]{24}$/u)
    expect(path()).not.toBe(before)
    expect((await listAddresses()).filter((address) => address.includes(SCHOOL_ROOM_1))).toEqual([])
  })

  it('and one of an earlier time leads to my stations, without a complaint', async () => {
    await onList(SCHOOL_ROOM_1).click()
    await atStation(SCHOOL_ROOM_1)
    const before = page.url()
    await toMyStations()
    await openUnlocked(page, before)
    await page.locator('#route').waitFor()
    expect(path()).toBe('/monitor')
    const said = await page.evaluateHandle((to) => {
      const texts: string[] = []
      const main = document.querySelector('main')
      if (main)
        new MutationObserver(() => texts.push(main.textContent ?? '')).observe(main, {
          childList: true,
          subtree: true,
          characterData: true,
        })
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
      return texts
    }, before)
    await page.waitForURL('**/monitor')
    await page.locator('#route').waitFor()
    const texts = await said.jsonValue()
    expect(texts.join()).toContain('Find a station')
    expect(texts.join()).not.toContain('This is not the code of a station')
  })

  it('but a code that somebody types is taken as an address', async () => {
    await openUnlocked(page, `${office.origin}/monitor/stations/${SCHOOL_ROOM_1}`)
    await atStation(SCHOOL_ROOM_1)
  })
})
