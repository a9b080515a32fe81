/** A monitor's day on the tablet alone: enrol, find, fill, leave and come back, finish, see, send. In real Chromium. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawWords } from '../../schema/people/card-words.ts'
import { type AnsweringOffice, CARD, lastVisit } from '../support/answering-office.ts'
import { findBarriersForReaders } from '../support/axe.ts'
import { enrolWithPin, openUnlocked } from '../support/enrolment.ts'
import { kept, pathOf, startVisit } from '../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../support/tablet-for-each.ts'

let office: AnsweringOffice
let page: Page

tabletForEach({ expected: REFUSED, language: 'en' }, (tablet) => {
  page = tablet.page
  office = tablet.office
})

const question = (id: string) => page.locator(`#at-${id}`)

const enrol = () => enrolWithPin(page, office.origin, CARD)
/** Opens a page of a monitor anew, as after the tablet was put away: it asks for the PIN first. */
const openPath = (of: string) => openUnlocked(page, office.origin + of)

async function reopenSection(visit: string, section: string): Promise<void> {
  await openPath(`${visit}/sections/${section}`)
  await page.locator('.question').first().waitFor()
}

async function sayHowFar(visit: string): Promise<void> {
  await reopenSection(visit, 'visit')
  await question('visit_type').getByRole('radio').nth(1).check()
  await question('access_result').getByRole('radio').first().check()
  await question('room_level').getByRole('radio').first().check()
  await kept(page)
}

describe("A monitor's day", () => {
  it('a card that is unknown is refused in words, and the tablet stays as it was', async () => {
    await page.goto(`${office.origin}/enrol`)
    await page.getByLabel('Code on the card').fill('sovita-11')
    await page.getByLabel('The seven words').fill(drawWords(() => 0, 'sovita-11'))
    await page.getByRole('button', { name: 'Set up this tablet' }).click()
    await page.getByRole('alert').getByText('The office says no').waitFor()
    await page.goto(`${office.origin}/monitor`)
    await page.waitForURL('**/enrol')
  })

  it('a link with a secret leaves no secret in the address', async () => {
    await page.goto(`${office.origin}/enrol#${CARD.code}.${CARD.words.replaceAll(' ', '-')}`)
    await page.getByLabel('The seven words').waitFor()
    expect(await page.getByLabel('The seven words').inputValue()).toBe(CARD.words)
    expect(page.url()).toBe(`${office.origin}/enrol`)
  })

  it('a station is found by part of its name, in Khmer as in Latin letters, and area by area', async () => {
    await enrol()
    for (const text of ['ou thum', 'អូរ\u200Bធំ', '010201-0002']) {
      await page.getByLabel('Code or name').fill(text)
      await page.locator('station-finder a', { hasText: 'room 2' }).waitFor()
    }
    await page.getByLabel('Code or name').fill('')
    await page.getByText('Look area by area').click()
    await page.getByLabel('Province or capital').selectOption('01')
    await page.getByLabel('City, district or khan').selectOption('0102')
    await page.getByLabel('Commune or sangkat').selectOption('010201')
    await page.getByText('2 stations').waitFor()
  })

  it('every answer is there again after the tablet was closed, and one goes on where one was', async () => {
    await enrol()
    const visit = await startVisit(page)
    await sayHowFar(visit)
    await reopenSection(visit, 'entrance')
    await question('entrance_steps_count').getByRole('textbox').fill('4')
    await kept(page)
    // Where somebody is gets noted once they have stayed there for two seconds.
    await page.waitForTimeout(2_500)
    await openPath('/monitor')
    await page.getByRole('link', { name: /^Go on/u }).click()
    await page.waitForURL(`**${visit}/sections/entrance#entrance_steps_count`)
    expect(await question('entrance_steps_count').getByRole('textbox').inputValue()).toBe('4')
  })

  it('a visit begun by mistake can be deleted, and nothing of it stays', async () => {
    await enrol()
    const visit = await startVisit(page)
    await sayHowFar(visit)
    await openPath(visit)
    await page.getByText('Begun by mistake?').click()
    await page.getByRole('button', { name: 'Delete this visit' }).click()
    await page.waitForURL('**/monitor')
    await page.getByRole('heading', { name: 'Find a station' }).waitFor()
    expect(await page.getByRole('link', { name: /^Go on/u }).count()).toBe(0)
    await openPath(visit)
    await page.getByText('This visit is not on this tablet').waitFor()
  })

  it('a question that appears leaves the focus where it is, and the slope of a ramp is said as soon as it is known', async () => {
    await enrol()
    const visit = await startVisit(page)
    await sayHowFar(visit)
    await reopenSection(visit, 'entrance')
    expect(await question('ramp_rise_cm').count()).toBe(0)
    const permanent = question('ramp_present').getByRole('radio').first()
    await permanent.focus()
    await page.keyboard.press('Space')
    await question('ramp_rise_cm').waitFor()
    expect(await permanent.evaluate((element) => element === document.activeElement)).toBe(true)
    await question('ramp_rise_cm').getByRole('textbox').fill('10')
    await question('ramp_length_cm').getByRole('textbox').fill('120')
    // 10 / sqrt(120² - 10²) = 1 : 11.96
    await page.getByRole('status').filter({ hasText: '1 : 12' }).waitFor()
    await question('ramp_length_cm').getByRole('textbox').fill('10')
    await page.getByRole('status').filter({ hasText: 'must be smaller than its length' }).waitFor()
  })

  it('what cannot be holds the visit back and leads to its question; what is missing does not', async () => {
    await enrol()
    const visit = await startVisit(page)
    await sayHowFar(visit)
    await reopenSection(visit, 'entrance')
    await question('entrance_steps_count').getByRole('textbox').fill('400')
    await kept(page)
    await openPath(`${visit}/review`)
    // It says that it will not, but stays within reach of everybody's keys.
    await page.getByRole('button', { name: 'Finish this visit' }).press('Enter')
    expect(pathOf(page)).toBe(`${visit}/review`)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('review-must')
    await page.locator('section[aria-labelledby=review-must] a').click()
    await page.waitForURL(`**${visit}/sections/entrance#entrance_steps_count`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
    await question('entrance_steps_count').getByRole('textbox').fill('4')
    await kept(page)
    await openPath(`${visit}/review`)
    await page.getByText('You may finish although some answers are missing.').waitFor()
    await page.getByRole('button', { name: 'Finish this visit' }).click()
    await page.waitForURL(`**${visit}/sealed`)
  })

  it('nothing of a talk is asked before the voter agreed, and a refusal counts', async () => {
    await enrol()
    const visit = await startVisit(page)
    await sayHowFar(visit)
    await openPath(`${visit}/interviews`)
    await page.getByRole('button', { name: 'New talk' }).click()
    // Yes or no, equally large, and nothing else.
    const agree = page.getByRole('button', { name: 'The voter agrees', exact: true })
    const refuse = page.getByRole('button', { name: 'The voter does not agree', exact: true })
    const [one, other] = [await agree.boundingBox(), await refuse.boundingBox()]
    expect([one?.width, one?.height]).toEqual([other?.width, other?.height])
    expect(await page.locator('.question').count()).toBe(0)
    await agree.click()
    await expect.poll(() => page.locator('.question').count()).toBeGreaterThan(3)
    await question('int_voted').getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Stop the talk' }).click()
    await page.getByText('The refusal is counted').waitFor()
    expect(await page.locator('.question').count()).toBe(0)
    await page.getByRole('link', { name: 'Back to the talks' }).click()
    await page.getByText('Refused').waitFor()
    await page.getByText('0 agreed, 1 did not').waitFor()
  })

  it('a visit shows its barriers before it is finished; finished without a network it is sealed, and arrives later', async () => {
    await enrol()
    const visit = await startVisit(page)
    await sayHowFar(visit)
    await reopenSection(visit, 'entrance')
    await question('step_free_route').getByRole('radio', { name: 'No', exact: true }).check()
    await question('entrance_steps_count').getByRole('textbox').fill('4')
    await kept(page)
    await openPath(`${visit}/findings`)
    await page.getByRole('heading', { name: 'No step-free way into the room' }).waitFor()
    const rating = page.getByRole('region', { name: 'Can people vote here?' })
    expect(await rating.textContent()).toContain('Shut out')
    await openPath(`${visit}/review`)
    office.setReachable(false)
    await page.getByRole('button', { name: 'Finish this visit' }).click()
    await page.waitForURL(`**${visit}/sealed`)
    await page.getByText('Nobody can read it on this tablet any more').waitFor()
    await page.getByText('It waits on this tablet').waitFor()
    await page.getByText(/1 sealed packet waits to be sent/u).waitFor()
    expect(office.visits).toHaveLength(0)
    expect(await findBarriersForReaders(page)).toEqual([])

    office.setReachable(true)
    await openPath('/monitor/outbox')
    await page.getByText('K7M2QX').waitFor()
    // A page opened anew cuts what was on its way; what goes once more is the very same.
    expect(new Set(office.envelopes).size).toBe(1)
    expect(lastVisit(office)).toMatchObject({
      station: '010201-0001',
      form: 'full',
      answers: {
        step_free_route: { kind: 'yes-no', value: 'no' },
        entrance_steps_count: { kind: 'count', value: 4 },
      },
    })
    expect(new Set(office.tokens)).toEqual(new Set(['Bearer token-of-this-tablet']))
    // This office has backed up nothing, so the copy stays.
    await page.getByText('A copy stays on this tablet until the office’s backup of it is checked.').waitFor()
    expect(await page.getByRole('button', { name: /^Remove from this tablet/u }).count()).toBe(0)
  })
})
