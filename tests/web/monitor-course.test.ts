/** The course of a monitor's day: in which order, how far one could go, from room to room, moved, gone on with. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD, lastVisit } from '../support/answering-office.ts'
import { findBarriersForReaders } from '../support/axe.ts'
import { enrolWithPin, follow, openUnlocked } from '../support/enrolment.ts'
import { typist } from '../support/keyboard.ts'
import {
  AROUND,
  CENTRE,
  HEALTH_CENTRE,
  PAGODA_ROOM_2,
  SCHOOL,
  SCHOOL_ROOM_1,
  SCHOOL_ROOM_2,
  TO_VISIT,
} from '../support/places-around.ts'
import { kept, pathOf, startVisit } from '../support/tablet-at-work.ts'
import { tabletForEach } from '../support/tablet-for-each.ts'

let office: AnsweringOffice
let page: Page

tabletForEach(
  {
    world: { register: AROUND, assigned: TO_VISIT },
    timezoneId: 'Asia/Phnom_Penh',
    language: 'en',
  },
  async (tablet) => {
    page = tablet.page
    office = tablet.office
    await enrolWithPin(page, office.origin, CARD)
    await page.locator('#route').waitFor()
  },
)

const question = (id: string) => page.locator(`#at-${id}`)
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first()
const button = (name: string | RegExp) => page.getByRole('button', { name })
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const premisesInOrder = () => page.locator('#route > li > h3').allInnerTexts()
const progressOf = (station: string) =>
  page.locator('#route a', { hasText: station }).locator('[data-progress]').getAttribute('data-progress')

async function enter(station: string): Promise<string> {
  const visit = await startVisit(page, { station })
  await button('I can go in').click()
  await page.locator('#visit-on').waitFor()
  return visit
}

async function finish(visit: string): Promise<void> {
  await follow(page, `${visit}/review`)
  await button('Finish this visit').click()
  await page.waitForURL(`**${visit}/sealed`)
}

/** What of the first room lasts: gate, path, toilet; and one thing of the room itself. */
async function fillFirstRoom(visit: string): Promise<void> {
  await follow(page, `${visit}/sections/getting-there`)
  await question('gate_open_width_cm').getByRole('textbox').fill('96')
  await question('path_firm').getByRole('radio', { name: 'Yes', exact: true }).check()
  await follow(page, `${visit}/sections/voting-room`)
  await question('turning_space').getByRole('radio', { name: 'Yes', exact: true }).check()
  await question('toilet_usable').getByRole('radio', { name: 'No', exact: true }).check()
  await kept(page)
}

describe('My stations', () => {
  const locateAt = async (point: { readonly latitude: number; readonly longitude: number }) => {
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ ...point, accuracy: 28 })
  }
  const route = () => page.getByRole('region', { name: 'Stations you are to visit' })

  it('stand together by premises, and are counted', async () => {
    expect(await premisesInOrder()).toEqual(['Ou Thum Primary School', 'Phnum Health Centre', 'Phnum Pagoda'])
    await page.getByText('0 of 4 visited').waitFor()
    await page.getByText('2 rooms, 0 visited').waitFor()
    expect(await progressOf(SCHOOL_ROOM_1)).toBe('left')
  })

  it('are put in the order to go from where one is, only when asked, and nothing of it is sent or kept', async () => {
    await locateAt(CENTRE)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
    await page.getByText('Order by distance').click()
    await route().getByRole('button', { name: 'From where I am' }).click()
    await route().getByText('about 1.9 km').waitFor()
    expect(await premisesInOrder()).toEqual(['Phnum Health Centre', 'Ou Thum Primary School', 'Phnum Pagoda'])
    await route().getByText('to within about 50 m').waitFor()
    expect(asked.filter((one) => /13\.5|103\.0/u.test(one))).toEqual([])
    expect(await findBarriersForReaders(page)).toEqual([])
    await openUnlocked(page, `${office.origin}/monitor`)
    await page.locator('#route').waitFor()
    expect((await premisesInOrder())[0]).toBe('Ou Thum Primary School')
  })

  it('are put in the order to go from one of them, with the keyboard alone', async () => {
    const keys = typist(page)
    await keys.press(page.getByText('Order by distance'))
    await keys.pick(page.getByLabel('From a place on my list'), 'Phnum Health Centre')
    await expect
      .poll(premisesInOrder)
      .toEqual(['Phnum Health Centre', 'Ou Thum Primary School', 'Phnum Pagoda'])
    await route().getByText('its place on the map is not known').waitFor()
  })

  it('say in words that the tablet may not look for where one is', async () => {
    await page.getByText('Order by distance').click()
    await route().getByRole('button', { name: 'From where I am' }).click()
    await route().getByText('The tablet may not look for where you are').waitFor()
    expect((await premisesInOrder())[0]).toBe('Ou Thum Primary School')
  })

  it('and others are found nearby, the nearest first', async () => {
    await locateAt({ ...SCHOOL, latitude: SCHOOL.latitude + 0.003 })
    await button('Find stations near me').click()
    await page.locator('station-finder li').first().waitFor()
    const found = await page.locator('station-finder li').allInnerTexts()
    expect(found).toHaveLength(3)
    expect(found[0]).toMatch(/Ou Thum Primary School, room 1[\s\S]*about 350 m/u)
    expect(found[2]).toMatch(/Phnum Health Centre[\s\S]*about 1\.9 km/u)
  })
})

describe('A station', () => {
  it.each([
    ['a whole code in Khmer digits', '០១០២០១-០០០៥'],
    ['the end of a code', '01-0005'],
    ['a code without its separator', '0102010005'],
    ['a name in Khmer and a room', 'វត្ត\u200Bភ្នំ ២'],
    ['a name in Latin letters', 'phnum pagoda 2'],
  ])('is found by %s', async (_, text) => {
    await page.getByLabel('Code or name').fill(text)
    await page.locator('station-finder a', { hasText: PAGODA_ROOM_2 }).waitFor()
  })

  it('that is not among one’s own is visited all the same, and the page says what the office will see', async () => {
    await follow(page, `/monitor/stations/${PAGODA_ROOM_2}`)
    await page.getByText('the office will see it as an additional visit').waitFor()
    await finish(await enter(PAGODA_ROOM_2))
    await follow(page, '/monitor')
    await heading('Visited today, not on your list').waitFor()
    await page.getByText('0 of 4 visited').waitFor()
  })

  it('that no list has is visited by typing the code on its door', async () => {
    await page.getByLabel('Code or name').fill('០១០២៩៩-០០០៧')
    await page.getByRole('link', { name: 'Visit the station with the code 010299-0007' }).click()
    await page.getByText("This station is not on this tablet's list").waitFor()
    await finish(await enter('010299-0007'))
    await page.getByText('K7M2QX').first().waitFor()
    expect(lastVisit(office).station).toBe('010299-0007')
  })

  it('of a code that can be none begins no visit', async () => {
    await follow(page, '/monitor/stations/%20')
    await page.getByText('This is not the code of a station').waitFor()
    await heading('Find a station').waitFor()
    expect(await button('Begin the visit').count()).toBe(0)
  })
})

describe('How far one could go', () => {
  it('is said first; not let in, one may go at once, and that counts as a result', async () => {
    await startVisit(page, { station: SCHOOL_ROOM_1 })
    const keys = typist(page)
    await keys.press(button('I was not let in'))
    await expect.poll(focused).toBe('I was not let in')
    await page.getByText('Stay polite. Say thank you and go.').waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await keys.press(page.getByRole('link', { name: 'Look through and finish' }).first())
    await heading('Before you finish').waitFor()
    await keys.press(button('Finish this visit'))
    await page.getByText('K7M2QX').first().waitFor()
    expect(lastVisit(office).answers).toEqual({
      access_result: { kind: 'choice', choice: 'outside_only_refused' },
    })
    await follow(page, '/monitor')
    await page.getByText('1 of 4 visited').waitFor()
  })

  it('may be said again when it was pressed by mistake', async () => {
    await startVisit(page, { station: SCHOOL_ROOM_1 })
    await button('The station is closed').click()
    await button('This is not right: choose again').click()
    await expect.poll(focused).toBe('How far could you go?')
    await button('I can go in').click()
    await expect.poll(focused).toMatch(/^Go on with|^Begin with/u)
  })
})

describe('From room to room', () => {
  it('gate, path and toilet are offered again, one by one, and nothing is an answer before somebody looked', async () => {
    await fillFirstRoom(await enter(SCHOOL_ROOM_1))
    await finish(pathOf(page).replace(/\/sections.*$/u, ''))
    await heading('Next: another room here').waitFor()
    await page.getByRole('link', { name: 'Ou Thum Primary School, room 2' }).click()
    await page.getByText(/You visited Room 1 here at \d\d:\d\d/u).waitFor()
    await button('Begin the visit').click()
    await button('I can go in').click()
    const second = pathOf(page)
    await page.getByText('3 answers are known from before').waitFor()
    await follow(page, `${second}/sections/getting-there`)
    expect(await question('gate_open_width_cm').getByRole('textbox').inputValue()).toBe('')
    await page.getByRole('link', { name: 'Look: still so?' }).click()

    const keys = typist(page)
    const offer = (text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text })
    await offer(/As at Room 1, \d\d:\d\d: still so\?\s*96 cm/u).waitFor()
    expect(await offer('turning').count()).toBe(0)
    expect(await findBarriersForReaders(page)).toEqual([])
    await keys.press(offer('96 cm').getByRole('button', { name: /^Still so/u }))
    await expect.poll(focused).toMatch(/^Is the way from the gate/u)
    await page.getByRole('link', { name: /^Answer again.*the way from the gate/u }).click()
    await page.waitForURL(`**${second}/sections/getting-there#path_firm`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
    await question('path_firm').getByRole('radio', { name: 'No', exact: true }).check()
    await kept(page)
    await follow(page, second)
    await page.getByText('1 answer is known from before').waitFor()
    await page.getByRole('link', { name: /2 of 10 answered · 1 taken over/u }).waitFor()
    await finish(second)
    await page.getByText('K7M2QX').first().waitFor()
    expect(office.visits).toHaveLength(2)
    expect(lastVisit(office)).toMatchObject({
      station: SCHOOL_ROOM_2,
      answers: {
        gate_open_width_cm: { kind: 'measure', value: 96 },
        path_firm: { kind: 'yes-no', value: 'no' },
      },
      carried: ['gate_open_width_cm'],
    })
    expect(lastVisit(office).answers).not.toHaveProperty('toilet_usable')
  })

  it('a whole section is still so with one press; another place is offered nothing', async () => {
    await fillFirstRoom(await enter(SCHOOL_ROOM_1))
    await finish(pathOf(page).replace(/\/sections.*$/u, ''))
    const other = await enter(HEALTH_CENTRE)
    expect(await page.getByText(/known from before/u).count()).toBe(0)
    await follow(page, '/monitor')
    expect(await progressOf(HEALTH_CENTRE)).toBe('begun')
    expect(other).not.toBe('')
    const second = await enter(SCHOOL_ROOM_2)
    await follow(page, `${second}/known`)
    await button(/^All 2 of these are still so/u).click()
    await expect.poll(focused).toMatch(/toilet/iu)
    await button(/^Still so/u).click()
    await expect.poll(focused).toBe('Nothing is left to look at again.')
    await kept(page)
    await openUnlocked(page, office.origin + second)
    await page.getByRole('link', { name: /2 of 10 answered · 2 taken over/u }).waitFor()
  })

  it('a second visit to the same room starts from the first, room and all, and follows it', async () => {
    await fillFirstRoom(await enter(SCHOOL_ROOM_1))
    const first = pathOf(page).replace(/\/sections.*$/u, '')
    await finish(first)
    await follow(page, `/monitor/stations/${SCHOOL_ROOM_1}`)
    await page.getByText(/You were here at \d\d:\d\d/u).waitFor()
    const again = await enter(SCHOOL_ROOM_1)
    await page.getByText('4 answers are known from before').waitFor()
    await follow(page, `${again}/known`)
    await page
      .getByText(/As at this room, \d\d:\d\d: still so\?/u)
      .first()
      .waitFor()
    await button(/^Still so.*turn/iu).click()
    await kept(page)
    await finish(again)
    await page.getByText('K7M2QX').first().waitFor()
    expect(lastVisit(office)).toMatchObject({
      follows: first.split('/').at(-1),
      carried: ['turning_space'],
      answers: { turning_space: { kind: 'yes-no', value: 'yes' } },
    })
  })

  it('a second visit asks whether what the chair was told at the first is put right now', async () => {
    const first = await enter(SCHOOL_ROOM_1)
    await follow(page, `${first}/sections/visit`)
    await question('visit_type').getByRole('radio').nth(1).check()
    await follow(page, `${first}/sections/booth-and-box`)
    await question('low_booth').getByRole('radio', { name: 'No', exact: true }).check()
    await kept(page)
    await follow(page, `${first}/today`)
    await button(/^Told the chair/u)
      .first()
      .click()
    await finish(first)
    await enter(SCHOOL_ROOM_1)
    await page.getByText('At the visit before, the chair was told of 1 thing.').waitFor()
    await page.getByRole('link', { name: 'Look: put right?' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await button(/^It is put right/u)
      .first()
      .click()
    const second = pathOf(page).replace(/\/today$/u, '')
    await follow(page, second)
    await page.locator('#visit-on').waitFor()
    expect(await page.getByText('At the visit before').count()).toBe(0)
    await finish(second)
    await page.getByText('K7M2QX').first().waitFor()
    expect(lastVisit(office)).toMatchObject({
      follows: first.split('/').at(-1),
      remedied: [{ putRight: expect.any(String) }],
    })
  })

  it('what is known is known after the tablet was closed and unlocked again', async () => {
    await fillFirstRoom(await enter(SCHOOL_ROOM_1))
    await finish(pathOf(page).replace(/\/sections.*$/u, ''))
    await openUnlocked(page, `${office.origin}/monitor`)
    await page.getByText('1 of 4 visited').waitFor()
    expect(await progressOf(SCHOOL_ROOM_1)).toBe('visited')
    await enter(SCHOOL_ROOM_2)
    await page.getByText('3 answers are known from before').waitFor()
  })
})

describe('A visit', () => {
  it('begun under the wrong station is moved, with a reason, and takes its answers along', async () => {
    const visit = await enter(SCHOOL_ROOM_1)
    await fillFirstRoom(visit)
    await follow(page, visit)
    await page.getByRole('link', { name: /Move this visit/u }).click()
    await page.locator('main button', { hasText: 'Ou Thum Primary School, room 2' }).click()
    await expect.poll(focused).toMatch(/^To Ou Thum Primary School, room 2/u)
    await button('Move the visit').click()
    await page.getByRole('alert').getByText('Choose why the visit is moved.').waitFor()
    await page.getByRole('radio', { name: 'Another reason' }).check()
    await button('Move the visit').click()
    await page.getByRole('alert').getByText('Say the reason in a few words.').waitFor()
    await page.getByRole('radio', { name: 'I chose the wrong station' }).check()
    expect(await findBarriersForReaders(page)).toEqual([])
    await button('Move the visit').click()
    // The page to choose on names the place as well.
    await page.waitForURL(({ pathname }) => pathname === visit)
    await heading('Ou Thum Primary School, room 2').waitFor()
    await openUnlocked(page, `${office.origin}/monitor`)
    await page.getByRole('link', { name: /^Go on.*Ou Thum Primary School, room 2/u }).waitFor()
    expect([await progressOf(SCHOOL_ROOM_1), await progressOf(SCHOOL_ROOM_2)]).toEqual(['left', 'begun'])
    await finish(visit)
    await page.getByText('K7M2QX').first().waitFor()
    expect(lastVisit(office)).toMatchObject({
      station: SCHOOL_ROOM_2,
      moved: { from: SCHOOL_ROOM_1, reason: 'I chose the wrong station' },
      answers: { gate_open_width_cm: { value: 96 } },
    })
  })

  it('is gone on with at the very question where one was', async () => {
    const visit = await enter(SCHOOL_ROOM_1)
    await follow(page, `${visit}/sections/voting-room`)
    await question('turning_space').getByRole('radio', { name: 'Yes', exact: true }).check()
    await kept(page)
    // Where somebody is gets noted once they have stayed there for two seconds.
    await page.waitForTimeout(2_500)
    await openUnlocked(page, `${office.origin}/monitor`)
    await page.getByRole('link', { name: /^Go on/u }).click()
    await page.waitForURL(`**${visit}/sections/voting-room#turning_space`)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
    await expect.poll(focused).toMatch(/turn/iu)
  })

  it('finished is a number in the outbox, without a place', async () => {
    await finish(await enter(SCHOOL_ROOM_1))
    await follow(page, '/monitor/outbox')
    await heading('Finished visit, number 1').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('Ou Thum')
  })
})
