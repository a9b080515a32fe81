/** Talks with voters: consent first, an end at any time, and a tablet that may be handed over. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { AnsweringOffice } from '../support/answering-office.ts'
import { follow, unlock } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { typist } from '../support/keyboard.ts'
import { listUnmannerly } from '../support/page-manners.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { beginVisit, enrolTablet, pathOf } from '../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../support/tablet-for-each.ts'

const { say } = interfaceWords('km')
const checklist = await readShippedChecklist()
const script = checklist.sections
  .flatMap(({ questions }) => questions)
  .find(({ id }) => id === checklist.key.interviewConsent)?.text.km

let office: AnsweringOffice
let page: Page
let visit: string

tabletForEach({ expected: REFUSED }, async (tablet) => {
  page = tablet.page
  office = tablet.office
  await enrolTablet(page, office)
  visit = await beginVisit(page)
  await follow(page, `${visit}/interviews`)
  await button('interview-add').click()
  await page.locator('#consent-script').waitFor()
})

const button = (words: Parameters<typeof say>[0]) =>
  page.getByRole('button', { name: say(words as 'consent-yes'), exact: true })
const voted = () => page.locator('#at-int_voted').getByRole('radio').first()
const counts = (agreed: number, refused: number) =>
  page.getByText(say('interviews-counts', { agreed, refused }), { exact: true })

describe('A talk with a voter', () => {
  it('begins with the consent word for word, and a refusal is counted and nothing else', async () => {
    expect((await page.locator('#consent-script').innerText()).trim()).toBe(script)
    expect(await page.locator('.question').count()).toBe(0)
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    const keys = typist(page)
    await keys.press(button('consent-no'))
    await expect.poll(() => keys.focused()).toMatchObject({ id: 'talk-ended' })
    await page.getByRole('link', { name: say('interview-done'), exact: true }).click()
    await counts(0, 1).waitFor()
  })

  it('can be stopped at any time: what was said is gone, and it counts as not agreed', async () => {
    const keys = typist(page)
    await keys.press(button('consent-yes'))
    await expect.poll(() => keys.focused()).toMatchObject({ id: 'consent-given' })
    await keys.choose(voted())
    await keys.press(button('interview-stop'))
    await page.getByText(say('interview-refused-thanks'), { exact: true }).waitFor()
    expect(await page.locator('.question').count()).toBe(0)
    await page.getByRole('link', { name: say('interview-done'), exact: true }).click()
    await counts(0, 1).waitFor()
  })

  it('handed over shows the talk and nothing else, and comes back locked, with the answers kept', async () => {
    await button('consent-yes').click()
    await page.getByRole('link', { name: say('alone-hand-over'), exact: true }).click()
    await page.getByRole('heading', { name: say('alone'), exact: true }).waitFor()
    expect(await page.locator('a[href]:visible').count()).toBe(0)
    expect(await page.locator('.question .hint:visible').count()).toBe(0)
    expect(await listUnmannerly(page, 'km', { withColours: false })).toEqual([])
    await voted().check()
    await button('alone-done').click()
    await page.getByText(say('alone-give-back'), { exact: true }).waitFor()
    await page.getByRole('link', { name: say('alone-monitor'), exact: true }).click()
    await page.waitForURL('**/unlock*')
    await unlock(page)
    await counts(1, 0).waitFor()
    await page.locator('main ol a').first().click()
    await expect.poll(() => voted().isChecked()).toBe(true)
  })

  it('is asked one question a screen when the monitor chose so, also in the hands of the voter', async () => {
    await follow(page, `${visit}/sections/entrance`)
    await page.locator('.question').first().waitFor()
    await page.getByText(say('asking-how'), { exact: true }).click()
    await button('asking-question').click()
    await page.locator('question-page .question').waitFor()
    await follow(page, `${visit}/interviews`)
    await page.locator('main ol a').first().click()
    const keys = typist(page)
    await keys.press(button('consent-yes'))
    await page.locator('#at-int_voted').waitFor()
    expect(await page.locator('.question').count()).toBe(1)
    await voted().check()
    await page.locator('#at-int_voted').waitFor()
    await keys.press(page.locator('.question-next'))
    await expect.poll(() => page.locator('#at-int_voted').count()).toBe(0)
    expect(await page.locator('.question').count()).toBe(1)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await keys.press(button('question-back'))
    await expect.poll(() => voted().isChecked()).toBe(true)
    await page.getByRole('link', { name: say('alone-hand-over'), exact: true }).click()
    await page.getByRole('heading', { name: say('alone'), exact: true }).waitFor()
    await expect.poll(() => page.locator('.question').count()).toBe(1)
    // Begins with the first that has no answer.
    expect(await page.locator('#at-int_voted').count()).toBe(0)
  })

  it('handed over has no way back into the visit but through the lock', async () => {
    await button('consent-yes').click()
    await page.getByRole('link', { name: say('alone-hand-over'), exact: true }).click()
    await page.getByRole('heading', { name: say('alone'), exact: true }).waitFor()
    await page.goBack()
    await page.waitForURL('**/unlock*')
    expect(await page.locator('#consent-given').count()).toBe(0)
    await follow(page, visit)
    await expect.poll(() => pathOf(page)).toBe('/unlock')
  })

  it('handed over can be ended by the voter alone, and nothing they chose is kept', async () => {
    await button('consent-yes').click()
    await page.getByRole('link', { name: say('alone-hand-over'), exact: true }).click()
    await voted().check()
    await button('alone-stop').click()
    await page.getByText(say('alone-give-back'), { exact: true }).waitFor()
    await page.getByRole('link', { name: say('alone-monitor'), exact: true }).click()
    await page.waitForURL('**/unlock*')
    await unlock(page)
    await counts(0, 1).waitFor()
  })
})
