/** A monitor's whole day in Khmer as numbered pictures, from the card to "my stations" with what is done: for people to look at. */

import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { findHome } from '../../server/home.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { PIN } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { refuseBarriers, startJourney } from '../support/journey.ts'
import { answerByKeyboard, groupOf, listAskedOn } from '../support/monitor-at-work.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import {
  HEALTH_CENTRE,
  PAGODA,
  ROOM_1,
  ROOM_2,
  SCHOOL,
  type SmallCampaign,
  startSmallCampaign,
} from '../support/small-campaign.ts'
import { answerWell, FILLED_BY_KEYBOARD } from './five-visits.ts'

/** A camera of moving colours, as Chromium has it for tests. */
const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
const TABLET = { width: 800, height: 1280 }
const PHONE = { width: 360, height: 740 }

const words = interfaceWords('km')
const { say, number, digits } = words
const checklist = await readShippedChecklist()
const { questions } = indexOf(checklist)
const km = ({ km: text = '' }: Readonly<Record<string, string>>) => text
const sectionTitle = (id: string) => km(checklist.sections.find((one) => one.id === id)?.title ?? {})
const roomName = (room: string) => say('place-room', { premises: SCHOOL, room: digits(room) })

describe("A monitor's day", () => {
  const journey = startJourney('monitors-day')
  const folder = join(findHome(), 'tests', 'output', 'monitors-day')
  let database: TestDatabase
  let campaign: SmallCampaign
  let browser: Browser
  let tablet: OpenedPage
  let page: Page
  let taken = 0

  beforeAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    database = await freshDatabase()
    campaign = await startSmallCampaign(database.url, [ROOM_1, ROOM_2, HEALTH_CENTRE, PAGODA])
    browser = await startBrowser(CAMERA)
    tablet = await openPage(browser, campaign.url, {
      viewport: TABLET,
      hasTouch: true,
      serviceWorkers: 'allow',
    })
    page = journey.watch('tablet', tablet.page)
  })
  afterAll(async () => {
    await browser?.close()
    await campaign?.stop()
    await database?.close()
  })

  const question = (id: string): Question => {
    const known = questions.get(id)
    if (!known) throw new Error(`the checklist has no question ${id}`)
    return known
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const group = (id: string) => groupOf(page, question(id), words, 'km')
  const kept = () => page.getByText(say('keeping-kept'), { exact: true }).last().waitFor()
  const answer = (id: string) =>
    answerByKeyboard(
      page,
      question(id),
      FILLED_BY_KEYBOARD.answers[id] ?? answerWell(question(id)),
      words,
      'km',
    )

  /** The whole page, or what one sees of it without scrolling. */
  const picture = async (name: string, sees: 'all' | 'screen' = 'all') => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    await refuseBarriers(page, name)
    taken += 1
    const path = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`)
    await page.screenshot({ path, fullPage: sees === 'all' })
  }
  /** The same on a phone. */
  const alsoOnPhone = async (name: string, sees: 'all' | 'screen' = 'all') => {
    await picture(name, sees)
    await page.setViewportSize(PHONE)
    await picture(`${name}-on-a-phone`, sees)
    await page.setViewportSize(TABLET)
  }
  const arrive = async (heading: string) => {
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await page.getByText(say('one-moment'), { exact: true }).waitFor({ state: 'hidden' })
  }
  const answerSection = async () => {
    const done = new Set<string>()
    for (;;) {
      const next = (await listAskedOn(page)).find((id) => !done.has(id))
      if (next === undefined) return kept()
      await answer(next)
      done.add(next)
    }
  }

  test('is shown page by page', async () => {
    const { card } = campaign
    await journey.step('enrols', async () => {
      await page.goto(`${campaign.url}/enrol#${card.code}.${card.words.replaceAll(' ', '-')}`)
      await arrive(say('enrol'))
      await alsoOnPhone('enrol')
      await button(say('enrol-go')).click()
      await arrive(say('secret-choose', { code: card.code }))
      await page.locator('#secret-new').fill(PIN)
      await page.locator('#secret-again').fill(PIN)
      await alsoOnPhone('pin')
      await button(say('secret-keep-pin')).click()
      await arrive(say('my-stations'))
      await page.getByText(say('assigned-visited', { visited: 0, stations: 4 }), { exact: true }).waitFor()
    })

    await journey.step('sees the stations of the day, and the first of them', async () => {
      await alsoOnPhone('my-stations')
      await page.getByRole('link', { name: new RegExp(ROOM_1, 'u') }).click()
      await arrive(roomName('1'))
      await alsoOnPhone('station')
      await button(say('visit-start')).click()
      await page.locator('#access-heading').waitFor()
      await alsoOnPhone('how-far')
      await button(say('reach-entered')).click()
      await page.locator('#visit-on').waitFor()
      await alsoOnPhone('the-visit-is-begun')
    })

    await journey.step('answers two sections', async () => {
      await page.locator('#visit-on').click()
      await arrive(sectionTitle('visit'))
      await answerSection()
      await picture('first-section')
      await link(say('next-is', { place: sectionTitle('getting-there') })).click()
      await arrive(sectionTitle('getting-there'))
      await answerSection()
      for (const summary of await page.locator('main drawing-help > details > summary').all())
        await summary.click()
      await page.locator('svg.drawn').last().waitFor()
      await alsoOnPhone('section-with-drawings')
    })

    await journey.step('takes a photo', takePhoto)

    await journey.step('goes on, one question at a time', async () => {
      await link(say('next-is', { place: sectionTitle('entrance') })).click()
      await arrive(sectionTitle('entrance'))
      await answerSection()
      await page.locator('summary', { hasText: say('asking-how') }).click()
      await link(say('sections-all')).click()
      await arrive(roomName('1'))
      await page.locator('#visit-on').click()
      await arrive(sectionTitle('voting-room'))
      await page.locator('summary', { hasText: say('asking-how') }).click()
      await button(say('asking-question')).click()
      await group('door_clear_width_cm').waitFor()
      await alsoOnPhone('one-question', 'screen')
      await answer('door_clear_width_cm')
      await kept()
      await alsoOnPhone('one-question-not-measured', 'all')
      await page.locator('.question-next').click()
      await group('door_threshold_cm').waitFor()
      await answerByKeyboard(
        page,
        question('door_threshold_cm'),
        { kind: 'measure', value: 900 },
        words,
        'km',
      )
      await page.locator('.complaint').waitFor()
      await alsoOnPhone('one-question-impossible', 'screen')
      await answer('door_threshold_cm')
      await kept()
      await page.locator('.question-next').click()
      await group('door_kept_clear').waitFor()
      await answer('door_kept_clear')
      await kept()
      await alsoOnPhone('one-question-yes-or-no', 'screen')
    })

    await journey.step('shows the chair what can be put right', async () => {
      await link(say('sections-all')).click()
      await arrive(roomName('1'))
      await page.getByRole('link', { name: new RegExp(`^${say('today')}`, 'u') }).click()
      await arrive(say('today'))
      await alsoOnPhone('for-the-chair')
      await button(say('large-show')).click()
      await picture('for-the-chair-in-large-letters', 'screen')
      await button(say('large-close')).click()
      const told = page.getByRole('button', { name: new RegExp(`^${say('told-chair')}`, 'u') }).first()
      await told.click()
      await picture('the-chair-was-told')
      const putRight = page.getByRole('button', { name: new RegExp(`^${say('put-right')} ?:`, 'u') }).first()
      await putRight.click()
      await page.getByText(say('put-right-at', { time: '' }).trim()).waitFor()
      await alsoOnPhone('put-right')
      await link(say('sections-all')).click()
    })

    await journey.step('talks with voters', talkWithVoters)

    await journey.step('tells of an incident', async () => {
      await link(say('incident')).click()
      await arrive(say('incident'))
      await button(say('incident-go')).click()
      await page.locator('.complaint').first().waitFor()
      await alsoOnPhone('incident')
      for (const name of ['kinds', 'seen-by', 'chair'])
        await page.locator(`input[name="${name}-choice"]`).nth(1).check()
      await button(say('incident-go')).click()
      await arrive(say('incident-sealed'))
      await picture('incident-sealed')
      await page.getByRole('link', { name: say('back-to', { place: say('visit') }), exact: true }).click()
      await arrive(roomName('1'))
    })

    await journey.step('looks once more, and finishes', async () => {
      await alsoOnPhone('the-visit-half-way')
      await link(say('review-go')).click()
      await arrive(say('review'))
      await alsoOnPhone('review')
      await link(say('findings-see')).click()
      await arrive(say('findings-of', { station: roomName('1') }))
      await alsoOnPhone('what-was-found')
      await link(say('review-go')).click()
      await arrive(say('review'))
      await button(say('finish-go')).click()
      await arrive(say('sealed'))
      await page.getByText(say('sending-received'), { exact: true }).waitFor()
      await alsoOnPhone('sealed')
    })

    await journey.step('goes to the second room, where some answers are known', secondRoom)

    await journey.step('sees what was sent, locks the tablet and unlocks it', async () => {
      await page.locator('.strip a').click()
      await arrive(say('outbox'))
      await alsoOnPhone('outbox')
      await link(say('my-tablet')).click()
      await arrive(say('my-tablet'))
      await alsoOnPhone('my-tablet')
      await button(say('lock-now')).click()
      await arrive(say('unlock'))
      await alsoOnPhone('locked')
      await page.locator('#secret').fill('999998')
      await page.locator('.complaint').waitFor()
      await picture('locked-a-wrong-pin')
      await page.locator('#secret').fill(PIN)
      await arrive(say('my-tablet'))
      await link(say('my-stations')).click()
      await arrive(say('my-stations'))
      await page.getByText(say('assigned-visited', { visited: 1, stations: 4 }), { exact: true }).waitFor()
      await alsoOnPhone('my-stations-in-the-evening')
    })
    tablet.checkManners()
    expect(taken).toBeGreaterThan(50)
  })

  const takePhoto = async () => {
    await group('photo_approach')
      .getByRole('checkbox', { name: say('reason-not-applicable') })
      .uncheck()
    await group('photo_approach')
      .getByRole('button', { name: say('photo-take'), exact: true })
      .click()
    await button(say('camera-shoot')).waitFor()
    await alsoOnPhone('camera', 'screen')
    await button(say('camera-shoot')).click()
    await button(say('photo-area-add')).click()
    await page.getByText(say('photo-area-added', { number: number(1) }), { exact: true }).waitFor()
    await alsoOnPhone('photo-editor', 'screen')
    await button(say('photo-to-check')).click()
    await page.getByRole('heading', { name: say('photo-check'), exact: true }).waitFor()
    await page.getByLabel(say('photo-nobody'), { exact: true }).check()
    await page.getByLabel(say('photo-describe-now'), { exact: true }).fill('ផ្លូវដីរឹង ទទឹងធំ ពីទ្វាររបងទៅអគារ។')
    await alsoOnPhone('photo-check', 'screen')
    await button(say('photo-keep')).click()
    await page.getByText(say('photo-kept-as', { number: number(1) }), { exact: true }).waitFor()
    await group('photo_approach').scrollIntoViewIfNeeded()
    await alsoOnPhone('photo-kept', 'screen')
  }

  const talkWithVoters = async () => {
    await arrive(roomName('1'))
    await page.getByRole('link', { name: /^J /u }).click()
    await arrive(say('interviews'))
    for (const [at, agrees] of [true, false].entries()) {
      await button(say('interview-add')).click()
      await arrive(say('interview-number', { number: number(at + 1) }))
      if (at === 0) await alsoOnPhone('consent')
      await button(say(agrees ? 'consent-yes' : 'consent-no')).click()
      await page
        .getByText(say(agrees ? 'consent-given' : 'interview-refused-thanks'), { exact: true })
        .waitFor()
      await picture(agrees ? 'a-talk' : 'a-talk-refused')
      await link(say('interview-done')).click()
      await arrive(say('interviews'))
    }
    await alsoOnPhone('talks')
  }

  const secondRoom = async () => {
    await page.getByRole('link', { name: roomName('2'), exact: true }).click()
    await arrive(roomName('2'))
    await alsoOnPhone('station-next-door')
    await button(say('visit-start')).click()
    await page.locator('#access-heading').waitFor()
    await button(say('reach-entered')).click()
    await link(say('known-go')).click()
    await arrive(say('known'))
    await alsoOnPhone('still-so')
    await page
      .getByRole('button', { name: new RegExp(`^${say('known-still-so')}`, 'u') })
      .first()
      .click()
    await picture('still-so-one-taken-over')
    await page.locator('main section > p > button').first().click()
    await link(say('back-to', { place: say('sections-all') })).click()
    await arrive(roomName('2'))
    await alsoOnPhone('second-room-with-what-is-known')
  }
})
