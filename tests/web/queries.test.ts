/** The office asks a monitor about a visit sent days ago: found on the page of the day, answered anew or as right as it is. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Query } from '../../schema/visit/query.ts'
import { type AnsweringOffice, lastVisit } from '../support/answering-office.ts'
import { stationCode, visitId } from '../support/builders.ts'
import { follow } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { typist } from '../support/keyboard.ts'
import { listUnmannerly } from '../support/page-manners.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { enrolTablet, kept, pathOf } from '../support/tablet-at-work.ts'
import { tabletForEach } from '../support/tablet-for-each.ts'

const { say } = interfaceWords('km')
const { id, version, sections } = await readShippedChecklist()
const DOOR = 'door_clear_width_cm'
const VISIT = '01907e6a-0000-4000-8000-000000000001'
const LAST = '01907e6a-0000-4000-8000-000000000002'
const textOf = (question: string) =>
  sections.flatMap(({ questions }) => questions).find((one) => one.id === question)?.text.km ?? 'no words'

const query: Query = {
  ...{ visit: visitId(VISIT), lastWord: visitId(LAST), step: 1, station: stationCode('010201-0001') },
  ...{ checklist: { id, version }, day: '2027-06-01', reason: 'unlikely-number', questions: [DOOR] },
}

describe('What the office asks about a visit', () => {
  let page: Page
  let office: AnsweringOffice
  tabletForEach({ world: { queries: [query] } }, async (tablet) => {
    page = tablet.page
    office = tablet.office
    await enrolTablet(page, office)
    await page.locator('#queries-heading').waitFor()
  })

  async function openQuery() {
    await typist(page).press(page.getByRole('link', { name: new RegExp(`^${say('query-answer')}`, 'u') }))
    await page.waitForURL(`**/monitor/queries/${VISIT}`)
    await page.getByRole('heading', { name: say('query-ways') }).waitFor()
  }
  async function take(name: string) {
    const folder = process.env.SHOTS
    if (!folder) return
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.screenshot({ path: `${folder}/query-${name}-1280.png`, fullPage: true })
    await page.setViewportSize({ width: 360, height: 780 })
    await page.screenshot({ path: `${folder}/query-${name}-360.png`, fullPage: true })
  }

  it('stands first on the page of the day, in plain words, and no address names the station', async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    const asked = page.locator('section[aria-labelledby="queries-heading"]')
    expect(await asked.innerText()).toContain(say('query-because-unlikely-number'))
    await take('day')
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await openQuery()
    expect(await page.locator('main').innerText()).toContain(textOf(DOOR))
    expect(page.url()).not.toContain('010201')
    await take('page')
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    // A page that is loaded anew is locked, and says nothing of it.
    await page.reload()
    await page.waitForURL('**/unlock**')
    await page.locator('main h1').waitFor()
    expect(await page.locator('body').innerText()).not.toContain(textOf(DOOR))
  })

  it('is answered anew: its questions are chosen already, and the answer names the last word the office has', async () => {
    await openQuery()
    await typist(page).press(page.getByRole('button', { name: say('query-anew') }))
    await page.waitForURL('**/monitor/visits/*/correction')
    await page.getByRole('heading', { name: say('correction-questions-chosen', { questions: 1 }) }).waitFor()
    const correction = pathOf(page)
    await page.getByRole('link', { name: say('choose-answer'), exact: true }).click()
    await page.waitForURL('**/sections/**')
    await page.locator(`#at-${DOOR}`).getByRole('textbox').first().fill('82')
    await kept(page)
    // Whoever comes back finds what was begun.
    await follow(page, `/monitor/queries/${VISIT}`)
    await page.getByText(say('query-begun')).waitFor()
    await page.getByRole('link', { name: say('query-go-on') }).click()
    await page.waitForURL(`**${correction}`)
    await page.locator('#because-mistyped').check()
    await kept(page)
    await page.getByRole('button', { name: say('correction-finish-go') }).click()
    await page.getByRole('heading', { level: 1, name: say('query-sealed') }).waitFor()
    await expect.poll(() => office.visits.length).toBe(1)
    expect(lastVisit(office)).toMatchObject({
      answers: { [DOOR]: { kind: 'measure', value: 82 } },
      corrects: { visit: LAST, reason: say('correction-because-mistyped') },
    })
    // The office has not taken it back yet, and nobody is asked twice.
    await follow(page, '/monitor')
    await page.locator('#assigned-heading').waitFor()
    expect(await page.locator('#queries-heading').count()).toBe(0)
  })

  it('is answered as right as it is, with the keyboard alone, and only with a reason', async () => {
    const keys = typist(page)
    await openQuery()
    await keys.press(page.getByRole('button', { name: say('query-is-right') }))
    await page.waitForURL('**/monitor/visits/*/correction')
    await page.getByRole('heading', { level: 1, name: say('confirming') }).waitFor()
    expect(await page.locator('#chosen-heading').count()).toBe(0)
    const seal = page.getByRole('button', { name: say('confirming-finish-go') })
    await keys.press(seal)
    await page.getByText(say('confirming-lacks-reason')).waitFor()
    await take('confirm')
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await keys.tick(page.locator('#because-looked-again'))
    await kept(page)
    await keys.press(seal)
    await page.getByRole('heading', { level: 1, name: say('query-sealed') }).waitFor()
    await expect.poll(() => office.visits.length).toBe(1)
    expect(lastVisit(office)).toMatchObject({
      answers: {},
      corrects: { visit: LAST, reason: say('correction-because-looked-again'), confirms: true },
    })
  })
})
