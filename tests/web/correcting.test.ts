/** A monitor who remembers a mistake after finishing: corrected on the tablet, sent once, before and after at the office. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { listCorrections } from '../../schema/wire/visit-endpoints.ts'
import { type AnsweringOffice, lastVisit } from '../support/answering-office.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { enrolWithPin, follow, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { typist } from '../support/keyboard.ts'
import { importStationList, type Office, openOffice, setUpCampaign } from '../support/office.ts'
import { listUnmannerly } from '../support/page-manners.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { SMALL_REGISTER } from '../support/small-campaign.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { beginVisit, enrolTablet, kept, openSection, pathOf } from '../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../support/tablet-for-each.ts'

const { say, number } = interfaceWords('km')
const checklist = await readShippedChecklist()
const DOOR = 'door_clear_width_cm'
const RAMP = 'ramp_present'
const SECTION = 'voting-room'
const STATION = '010201-0001'

const questions = checklist.sections.flatMap((section) => section.questions)
const khmer = ({ km = 'no words' }: Readonly<Record<string, string>>) => km
const textOf = (id: string) => khmer(questions.find((one) => one.id === id)?.text ?? {})
const numberOf = (id: string) => questions.find((one) => one.id === id)?.number ?? 0

let small: AnsweringOffice
let page: Page

const at = (id: string) => page.locator(`#at-${id}`)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
/** As pages say a measure. */
const centimetres = (width: number) => say('unit-cm', { value: width })
const widthOf = () => at(DOOR).getByRole('textbox').first()

/** A visit whose door was measured, and that is finished; gives back its id. */
async function finishVisit(width: string): Promise<string> {
  const visit = await beginVisit(page)
  await openSection(page, visit, SECTION)
  await widthOf().fill(width)
  await kept(page)
  await follow(page, `${visit}/review`)
  await button(say('finish-go')).click()
  await page.waitForURL(`**${visit}/sealed`)
  await heading(say('sealed-heading')).waitFor()
  return visit.split('/').at(-1) ?? ''
}

const arriveAt = async (part: string): Promise<string> => {
  await page.waitForURL(`**/monitor/visits/*/${part}`)
  await page.locator('main h1').waitFor()
  return pathOf(page).replace(`/${part}`, '')
}

async function beginFromSealed(): Promise<string> {
  await button(say('correction-begin')).click()
  return arriveAt('choose')
}

/** Finds a question by its number and ticks it. */
async function tick(id: string): Promise<void> {
  await page.locator('#choose-text').fill(String(numberOf(id)))
  await page.locator(`#choose-${id}`).check()
  await kept(page)
}

async function measureAgain(correction: string, width: string): Promise<void> {
  await tick(DOOR)
  await link(say('choose-answer')).click()
  await page.waitForURL(`**${correction}/sections/${SECTION}`)
  await widthOf().fill(width)
  await kept(page)
  await follow(page, `${correction}/correction`)
  await heading(say('correction-questions-chosen', { questions: 1 })).waitFor()
}

async function seal(correction: string): Promise<void> {
  await page.locator('#because-measured-wrong').check()
  await kept(page)
  await button(say('correction-finish-go')).click()
  await page.waitForURL(`**${correction}/sealed`)
  await heading(say('correction-sealed')).waitFor()
}

async function correctTo(width: string): Promise<string> {
  const correction = await beginFromSealed()
  await measureAgain(correction, width)
  await seal(correction)
  return correction.split('/').at(-1) ?? ''
}

describe('Correcting a visit that is finished', () => {
  tabletForEach({ expected: REFUSED }, async (tablet) => {
    page = tablet.page
    small = tablet.office
    await enrolTablet(page, small)
  })

  it('sends only the answer that changes, with its reason, as a correction of that visit', async () => {
    const visit = await finishVisit('80')
    await correctTo('70')
    await expect.poll(() => small.visits.length).toBe(2)
    const sent = lastVisit(small)
    expect(sent).toMatchObject({
      station: STATION,
      answers: { [DOOR]: { kind: 'measure', value: 70 } },
      corrects: { visit, reason: say('correction-because-measured-wrong') },
      interviews: [],
    })
    expect(Object.keys(sent.answers)).toEqual([DOOR])
    expect(sent).not.toHaveProperty('chosen')
  })

  it('shows what was said before as far as the tablet may know it, and beside it what is said now', async () => {
    await finishVisit('80')
    const correction = await beginFromSealed()
    await tick(DOOR)
    await link(say('choose-answer')).click()
    await at(DOOR).waitFor()
    const before = centimetres(80)
    await at(DOOR).getByText(before).waitFor()
    // Nothing looks answered that is not answered anew.
    expect(await widthOf().inputValue()).toBe('')
    await widthOf().fill('70')
    await kept(page)
    await follow(page, `${correction}/correction`)
    const card = page.getByRole('listitem').filter({ hasText: textOf(DOOR) })
    await card.waitFor()
    expect(await card.locator('dd').allInnerTexts()).toEqual([before, centimetres(70)])
  })

  it('is made without a network, waits with the visit, and both arrive', async () => {
    small.setReachable(false)
    const visit = await finishVisit('80')
    const correction = await beginFromSealed()
    await measureAgain(correction, '70')
    await page.getByText(say('correction-ahead')).waitFor()
    await seal(correction)
    await page.getByText(say('sealed-waits')).waitFor()
    expect(small.visits).toHaveLength(0)
    small.setReachable(true)
    await follow(page, '/monitor/outbox')
    await heading(say('outbox-correction', { order: number(2) })).waitFor()
    await button(say('outbox-send-now')).click()
    await expect.poll(() => small.visits.length).toBe(2)
    // What failed more often waits behind: the office takes them in any order.
    const corrected = small.visits.map((one) => JSON.parse(one.visit).corrects?.visit)
    expect(new Set(corrected)).toEqual(new Set([undefined, visit]))
  })

  it('is there again after the tablet was closed in the middle: questions, answers and reason', async () => {
    await finishVisit('80')
    const correction = await beginFromSealed()
    await measureAgain(correction, '70')
    // Both before the page is drawn anew: neither may take the other back.
    await page.evaluate(() => {
      document.querySelector<HTMLInputElement>('#because-saw-later')?.click()
      const words = document.querySelector<HTMLTextAreaElement>('#reason-words')
      if (words) words.value = 'ខ្សែវាស់'
      words?.dispatchEvent(new Event('input', { bubbles: true }))
      words?.dispatchEvent(new Event('blur'))
    })
    await page.locator('#reason-words').fill('ខ្សែវាស់រមួល')
    await page.keyboard.press('Tab')
    await kept(page)
    await openUnlocked(page, `${small.origin}/monitor`)
    await page
      .locator('section[aria-labelledby="corrections-begun"]')
      .getByRole('link', { name: say('visit-go-on') })
      .click()
    await page.waitForURL(`**${correction}/sections/${SECTION}**`)
    expect(await widthOf().inputValue()).toBe(number(70))
    await link(say('correction-overview')).click()
    await arriveAt('correction')
    expect(await page.locator('#because-saw-later').isChecked()).toBe(true)
    expect(await page.locator('#reason-words').inputValue()).toBe('ខ្សែវាស់រមួល')
    // One step back takes the words as a whole, the next the choice.
    await button(say('undo')).click()
    await expect.poll(() => page.locator('#reason-words').inputValue()).toBe('')
    await kept(page)
    await page.locator('#because-saw-later').waitFor()
    expect(pathOf(page)).toBe(`${correction}/correction`)
  })

  it('counts in no day and makes no second visit; the next correction follows the last', async () => {
    await finishVisit('80')
    const first = await correctTo('70')
    const second = await correctTo('72')
    await expect.poll(() => small.visits.length).toBe(3)
    expect(lastVisit(small).corrects?.visit).toBe(first)
    expect(second).not.toBe(first)
    await follow(page, '/monitor')
    await page.getByText(say('assigned-visited', { visited: number(1), stations: number(1) })).waitFor()
    await page.locator('[data-progress="visited"]').waitFor()
    await follow(page, `/monitor/stations/${STATION}`)
    const offer = page.getByRole('region', { name: say('correction-offer'), exact: true })
    await offer.getByText(say('correction-times', { corrections: 2 })).waitFor()
    expect(await offer.getByRole('listitem').count()).toBe(1)
  })

  it('begun twice is one: the station leads back to the one that is open, and the station stays visited', async () => {
    await finishVisit('80')
    const correction = await beginFromSealed()
    await tick(DOOR)
    await follow(page, '/monitor')
    await page.locator('[data-progress="visited"]').waitFor()
    await follow(page, `/monitor/stations/${STATION}`)
    await page.getByRole('button', { name: say('correction-go-on') }).click()
    expect(await arriveAt('correction')).toBe(correction)
  })

  it('leads to what it lacks, the first thing first, and is sealed by nobody before that', async () => {
    await finishVisit('80')
    const correction = await beginFromSealed()
    await follow(page, `${correction}/correction`)
    const finish = button(say('correction-finish-go'))
    const focused = () => page.evaluate(() => document.activeElement?.id)
    await finish.press('Enter')
    await page.getByRole('alert').getByText(say('correction-lacks-question')).waitFor()
    await expect.poll(focused).toBe('chosen-heading')
    await follow(page, `${correction}/choose`)
    await tick(DOOR)
    await follow(page, `${correction}/correction`)
    await finish.press('Enter')
    await page.getByRole('alert').getByText(say('correction-lacks-answer')).waitFor()
    await openSection(page, correction, SECTION)
    await widthOf().fill('100000')
    await kept(page)
    await follow(page, `${correction}/correction`)
    await finish.press('Enter')
    await page.getByRole('alert').getByText(say('correction-lacks-reason')).waitFor()
    await expect.poll(focused).toBe('reason-legend')
    await page.locator('#because-mistyped').check()
    await kept(page)
    await finish.press('Enter')
    await expect.poll(focused).toBe('review-must')
    // No other page finishes it either.
    await follow(page, `${correction}/review`)
    await arriveAt('correction')
    expect(small.visits.filter(({ visit }) => JSON.parse(visit).corrects)).toEqual([])
  })

  it('brings up the questions that hang on the new answer, and asks them on request', async () => {
    await finishVisit('80')
    const correction = await beginFromSealed()
    await tick(RAMP)
    await openSection(page, correction, 'entrance')
    expect(await page.locator('.question').count()).toBe(1)
    await at(RAMP).getByRole('radio').first().check()
    await kept(page)
    await follow(page, `${correction}/correction`)
    const brought = page.locator('section[aria-labelledby="brought-up"]')
    const rise = brought.getByRole('listitem').filter({ hasText: textOf('ramp_rise_cm') })
    await rise.getByRole('button', { name: say('correction-add'), exact: true }).click()
    await heading(say('correction-questions-chosen', { questions: 2 })).waitFor()
    await openSection(page, correction, 'entrance')
    await at('ramp_rise_cm').waitFor()
    // Another answer closes it again.
    await at(RAMP).getByRole('radio').nth(3).check()
    await expect.poll(() => at('ramp_rise_cm').count()).toBe(0)
  })

  it('offers the next room what is right now, and nothing of what was wrong', async () => {
    await finishVisit('80')
    await correctTo('70')
    await follow(page, `/monitor/stations/${STATION}`)
    await page.locator('main form').getByRole('radio').first().check()
    await page.locator('main form button[type="submit"]').click()
    await page.waitForURL('**/monitor/visits/*')
    const again = pathOf(page)
    await openSection(page, again, 'visit')
    await at('access_result').getByRole('radio').first().check()
    await kept(page)
    await follow(page, `${again}/known`)
    await page.getByText(centimetres(70)).waitFor()
    expect(await page.getByText(centimetres(80)).count()).toBe(0)
  })

  it('is made by keyboard alone, and found in Khmer', async () => {
    await finishVisit('80')
    const keys = typist(page)
    await keys.press(button(say('correction-begin')))
    const correction = await arriveAt('choose')
    await expect.poll(() => keys.focused()).toMatchObject({ tag: 'h1' })
    await keys.write(page.locator('#choose-text'), textOf(DOOR).slice(0, 12))
    await page.locator(`#choose-${DOOR}`).waitFor()
    await keys.tick(page.locator(`#choose-${DOOR}`))
    await kept(page)
    await keys.press(link(say('choose-answer')))
    await page.waitForURL(`**${correction}/sections/${SECTION}`)
    await keys.write(widthOf(), '70')
    await kept(page)
    await keys.press(link(say('correction-overview')))
    await arriveAt('correction')
    await keys.choose(page.locator('#because-mistyped'))
    await kept(page)
    await keys.press(button(say('correction-finish-go')))
    await page.waitForURL(`**${correction}/sealed`)
    await expect.poll(() => keys.focused()).toMatchObject({ tag: 'h1', text: say('correction-sealed') })
  })

  it('can be thrown away, and the visit stays as it was', async () => {
    await finishVisit('80')
    const correction = await beginFromSealed()
    await tick(DOOR)
    await follow(page, `${correction}/correction`)
    await page.getByText(say('correction-discard'), { exact: true }).click()
    await button(say('correction-discard-go')).click()
    await page.waitForURL('**/monitor')
    expect(await page.locator('section[aria-labelledby="corrections-begun"]').count()).toBe(0)
    await follow(page, `/monitor/stations/${STATION}`)
    await page.getByRole('button', { name: say('correction-begin') }).waitFor()
  })

  it('keeps the manners of every page', async () => {
    await finishVisit('80')
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'sealed').toEqual([])
    const correction = await beginFromSealed()
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'choose').toEqual([])
    await tick(RAMP)
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'found').toEqual([])
    await openSection(page, correction, 'entrance')
    await at(RAMP).getByRole('radio').first().check()
    await kept(page)
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'section').toEqual([])
    await follow(page, `${correction}/correction`)
    await button(say('correction-finish-go')).press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'correction').toEqual([])
    await follow(page, `/monitor/stations/${STATION}`)
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'station').toEqual([])
    await follow(page, '/monitor')
    expect(await listUnmannerly(page, 'km', { withColours: true }), 'my stations').toEqual([])
  })
})

describe('A correction at the office', () => {
  let server: StartedServer
  let office: Office
  let browser: Awaited<ReturnType<typeof startBrowser>>
  let tablet: OpenedPage
  let desk: OpenedPage

  beforeAll(async () => {
    server = await startServer()
    office = await openOffice(server.url, server.firstAdministratorLink ?? '')
    browser = await startBrowser()
    tablet = await openPage(browser, server.url)
    const [name, value] = office.cookie()
    const { hostname: domain } = new URL(server.url)
    const cookie = { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false }
    desk = await openPage(browser, server.url, {
      storageState: { cookies: [{ ...cookie, sameSite: 'Strict' }], origins: [] },
    })
    page = tablet.page
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('shows before and after with the reason, and counts the visit once', async () => {
    await importStationList(office, 'stations.csv', Buffer.from(SMALL_REGISTER))
    const campaign = readCampaignId((await setUpCampaign(office)).campaign)
    const station = readStationCode(STATION)
    if (!campaign || !station) throw new Error('no campaign or no station')
    const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count: 1 } })
    const [card] = cards
    if (!card) throw new Error('one card was asked for')
    await enrolWithPin(page, server.url, card)
    await finishVisit('80')
    await correctTo('70')
    await correctTo('72')
    const read = async () => office.call(listCorrections, { params: { campaign, station } })
    await expect.poll(async () => (await read()).answers.length).toBe(2)
    const { answers, ignored } = await read()
    expect(ignored).toEqual([])
    const measured = (width: number) => ({ kind: 'measure', value: width })
    expect(answers).toMatchObject([
      { visit: 1, order: 1, question: DOOR, before: measured(80), after: measured(70), isFork: false },
      { visit: 1, order: 2, question: DOOR, before: measured(70), after: measured(72), isFork: false },
    ])
    const { stations } = await office.call(listStations, { params: { campaign }, querystring: {} })
    expect(stations.find(({ code }) => code === STATION)?.visits).toBe(1)

    await desk.page.goto(`${server.url}/office/stations/${STATION}`)
    const section = desk.page.getByRole('region', { name: say('corrections'), exact: true })
    const shown = section.getByRole('listitem').first()
    await shown.waitFor()
    expect(await shown.locator('dd').allInnerTexts()).toEqual([
      centimetres(80),
      centimetres(70),
      say('correction-because-measured-wrong'),
    ])
    tablet.checkManners()
    desk.checkManners()
  })
})
