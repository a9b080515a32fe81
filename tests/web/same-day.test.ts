/** What the chair can put right today: led to once, told, put right; and what was found stays as it was. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { AnsweringOffice } from '../support/answering-office.ts'
import { follow, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { typist } from '../support/keyboard.ts'
import { listUnmannerly } from '../support/page-manners.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import {
  beginVisit,
  enrolTablet,
  kept,
  leaveOthersOpen,
  openSection,
  pathOf,
} from '../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../support/tablet-for-each.ts'

const { say } = interfaceWords('km')
const checklist = await readShippedChecklist()
const km = (words: { readonly km?: string } | undefined): string => words?.km ?? 'no words'
const LOW_BOOTH = km(checklist.remedies.find(({ id }) => id === 'set-booth-on-table')?.text)
const titleOf = (section: string) => km(checklist.sections.find(({ id }) => id === section)?.title)

let office: AnsweringOffice
let page: Page
let visit: string

tabletForEach({ expected: REFUSED }, async (tablet) => {
  page = tablet.page
  office = tablet.office
  await enrolTablet(page, office)
  visit = await beginVisit(page, 'short')
})

const heading = (text: string) => page.getByRole('heading', { name: text, exact: true })
const counts = (open: number, told: number, putRight: number) =>
  page.locator('main p[role=status]', { hasText: say('today-counts', { open, told, putRight }) })

/** The section with the booth: everything left open but the low booth, which is missing. */
async function fillBooths(): Promise<void> {
  await openSection(page, visit, 'booth-and-box')
  await page
    .locator('#at-low_booth')
    .getByRole('radio', { name: say('answer-no'), exact: true })
    .check()
  await leaveOthersOpen(page)
  await kept(page)
}
const wayOn = () => page.locator('main nav a.button').first()

async function readFound(): Promise<readonly string[]> {
  await follow(page, `${visit}/findings`)
  await page.locator('#found-heading').waitFor()
  return page
    .locator('[aria-labelledby="found-heading"] h3, [aria-labelledby="rating-heading"] .mark')
    .allInnerTexts()
}

describe('What the chair can put right today', () => {
  it('stands between a section that found something for it and the next one, and only once', async () => {
    await fillBooths()
    await wayOn().click()
    await heading(say('today')).waitFor()
    await heading(LOW_BOOTH).waitFor()
    expect(await wayOn().innerText()).toBe(say('next-is', { place: titleOf('ballot-and-aids') }))
    await wayOn().click()
    await heading(titleOf('ballot-and-aids')).waitFor()
    await page.goBack()
    await heading(say('today')).waitFor()
    await page.goBack()
    await heading(titleOf('booth-and-box')).waitFor()
    // It was on the screen; nothing is new.
    expect(await wayOn().innerText()).toBe(say('next-is', { place: titleOf('ballot-and-aids') }))
  })

  it('is no detour for a section that found nothing, or is not done', async () => {
    await openSection(page, visit, 'booth-and-box')
    await page
      .locator('#at-low_booth')
      .getByRole('radio', { name: say('answer-no'), exact: true })
      .check()
    await kept(page)
    expect(await wayOn().innerText()).toBe(say('next-is', { place: titleOf('ballot-and-aids') }))
    await openSection(page, visit, 'ballot-and-aids')
    await leaveOthersOpen(page)
    expect(await wayOn().innerText()).toBe(say('next-is', { place: titleOf('information') }))
  })

  it('is told, put right and taken back by keyboard alone, stays after a reload, and changes nothing that was found', async () => {
    await fillBooths()
    const found = await readFound()
    expect(found.length).toBeGreaterThan(1)
    await follow(page, `${visit}/today`)
    await counts(1, 0, 0).waitFor()
    const keys = typist(page)
    const press = (words: 'told-chair' | 'put-right' | 'remedy-take-back') =>
      keys.press(
        page
          .getByRole('listitem')
          .filter({ hasText: LOW_BOOTH })
          .getByRole('button', { name: say(words) }),
      )
    await press('told-chair')
    await counts(0, 1, 0).waitFor()
    // The button is gone; the focus is with what it was about.
    await expect.poll(async () => (await keys.focused()).text).toBe(LOW_BOOTH)
    await press('put-right')
    await counts(0, 0, 1).waitFor()
    await kept(page)
    await openUnlocked(page, page.url())
    await counts(0, 0, 1).waitFor()
    expect(await readFound()).toEqual(found)
    await follow(page, `${visit}/today`)
    await press('remedy-take-back')
    await counts(0, 1, 0).waitFor()
    await press('remedy-take-back')
    await counts(1, 0, 0).waitFor()
  })

  it('fills the screen with large letters for the chair, and gives the focus back', async () => {
    await fillBooths()
    await follow(page, `${visit}/today`)
    const show = page.getByRole('button', { name: say('large-show'), exact: true })
    const keys = typist(page)
    await keys.press(show)
    const dialog = page.getByRole('dialog', { name: say('today-to-the-chair'), exact: true })
    await dialog.getByText(LOW_BOOTH, { exact: true }).waitFor()
    const size = await dialog
      .getByText(LOW_BOOTH)
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    expect(size).toBeGreaterThanOrEqual(32)
    // Nothing of the monitor's own is on it: no marks, no counts, no station.
    expect(await dialog.getByRole('button').allInnerTexts()).toEqual([say('large-close')])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await show.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('keeps the manners of every page, and so do the findings of a draft', async () => {
    await fillBooths()
    for (const path of ['today', 'today?after=booth-and-box', 'findings', '']) {
      await follow(page, `${visit}/${path}`)
      await page.locator('main nav').first().waitFor()
      expect(await listUnmannerly(page, 'km', { withColours: true }), path).toEqual([])
    }
    await follow(page, `${visit}/today`)
    await page.getByRole('button', { name: say('large-show'), exact: true }).click()
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'large').toEqual([])
    expect(pathOf(page)).toBe(`${visit}/today`)
  })
})
