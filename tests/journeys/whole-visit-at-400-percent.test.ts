/** A whole short visit in Khmer with the keyboard alone, on a screen of 1280 pixels at 400 %, one question at a time. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { AT_400_PERCENT, listMisfits, listUnreached } from '../support/close-look.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { PIN } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { refuseBarriers, startJourney } from '../support/journey.ts'
import { type Typist, typist } from '../support/keyboard.ts'
import { answerByKeyboard, groupOf, listAskedOn } from '../support/monitor-at-work.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { ROOM_1, ROOM_2, SCHOOL, type SmallCampaign, startSmallCampaign } from '../support/small-campaign.ts'
import { answerWell, FILLED_BY_KEYBOARD } from './five-visits.ts'

const words = interfaceWords('km')
const { say, digits } = words
const checklist = await readShippedChecklist()
const { questions, sectionOf } = indexOf(checklist)
const km = ({ km: text = '' }: Readonly<Record<string, string>>) => text

/** A ramp, so that its rise and length are asked too, and what is worked out from them is shown. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  ...FILLED_BY_KEYBOARD.answers,
  ramp_present: { kind: 'choice', choice: 'permanent' },
  ramp_rise_cm: { kind: 'measure', value: 45 },
  ramp_length_cm: { kind: 'measure', value: 360 },
}

/** More questions than any form asks. */
const MOST_QUESTIONS = 120

describe('A monitor at 400 % with a keyboard', () => {
  const journey = startJourney('whole-visit-at-400-percent')
  let database: TestDatabase
  let campaign: SmallCampaign
  let browser: Browser
  let opened: OpenedPage
  let page: Page
  let keys: Typist

  beforeAll(async () => {
    database = await freshDatabase()
    campaign = await startSmallCampaign(database.url, [ROOM_1, ROOM_2])
    browser = await startBrowser()
    opened = await openPage(browser, campaign.url, AT_400_PERCENT)
    page = journey.watch('tablet', opened.page)
    keys = typist(page)
  })
  afterAll(async () => {
    await browser?.close()
    await campaign?.stop()
    await database?.close()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const press = (name: string) => keys.press(button(name).or(link(name)))

  /** As it stands: nothing sideways, cut off or covered, every control within reach of Tab and in sight, nobody shut out. */
  const lookClosely = async (where: string) => {
    expect(await listMisfits(page), where).toEqual([])
    expect(await listUnreached(page), where).toEqual([])
    await refuseBarriers(page, where)
  }
  const see = async (heading: string) => {
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await page.getByText(say('one-moment'), { exact: true }).waitFor({ state: 'hidden' })
  }
  const arrive = async (heading: string) => {
    await see(heading)
    await expect.poll(() => keys.focused()).toMatchObject({ tag: 'h1', text: heading })
    await lookClosely(heading)
  }

  test('is looked at closely enough to see what does not fit', async () => {
    const trial = await openPage(browser, campaign.url, AT_400_PERCENT)
    const show = (body: string) => trial.page.setContent(`<!doctype html><body><main>${body}</main></body>`)
    const rows = (more: string) => `<button>${more}</button><br>`.repeat(12)
    await show('<p>A line</p><a href="#there">A link</a>')
    expect(await listMisfits(trial.page)).toEqual([])
    expect(await listUnreached(trial.page)).toEqual([])
    await show('<div style="width: 400px">wide</div>')
    expect((await listMisfits(trial.page)).join()).toMatch(/scrolls sideways: .*reaches from \d+ to 40\d/su)
    await show('<p style="width: 60px; overflow: hidden; white-space: nowrap">words that are cut off</p>')
    expect((await listMisfits(trial.page)).join()).toMatch(/^is cut off at its side/u)
    await show('<button>one</button><button style="margin-left: -20px">other</button>')
    expect((await listMisfits(trial.page)).join()).toMatch(/^lie on one another/u)
    await show(
      `${rows('row')}<div style="position: fixed; inset: auto 0 0; height: 90px; background: red">bar</div>`,
    )
    expect((await listUnreached(trial.page)).join()).toMatch(/the focus is behind something/u)
    await show(`<button>seen</button><button tabindex="-1">never come to</button>`)
    expect((await listUnreached(trial.page)).join()).toMatch(/^Tab does not come to .*never come to/u)
    await show(`<button>seen</button><button style="position: fixed; top: -200px">far above</button>`)
    expect((await listUnreached(trial.page)).join()).toMatch(/^the focus is out of sight/u)
    await trial.close()
  })

  test('does a whole short visit, one question at a time', async () => {
    const { card } = campaign
    const room = say('place-room', { premises: SCHOOL, room: digits('1') })

    await journey.step('enrols, and is told what is missing', async () => {
      await page.goto(`${campaign.url}/enrol`)
      await page.getByRole('heading', { level: 1, name: say('enrol'), exact: true }).waitFor()
      await lookClosely(say('enrol'))
      await press(say('enrol-go'))
      await expect.poll(() => keys.focused()).toMatchObject({ id: 'code' })
      await lookClosely('a card left empty')
      await keys.write(page.getByRole('textbox', { name: say('enrol-code') }), card.code)
      await keys.write(page.getByRole('textbox', { name: say('enrol-words') }), card.words)
      await press(say('enrol-go'))
      await arrive(say('secret-choose', { code: card.code }))
    })

    await journey.step('chooses a PIN, after one that anybody would guess', async () => {
      const first = page.getByRole('textbox', { name: say('secret-new-pin'), exact: true })
      const again = page.getByRole('textbox', { name: say('secret-again-pin'), exact: true })
      await keys.write(first, '123456')
      await press(say('secret-keep-pin'))
      await page.getByText(say('secret-digits-running')).waitFor()
      await lookClosely('a PIN anybody would guess')
      await keys.write(first, PIN)
      await keys.write(again, PIN)
      await press(say('secret-keep-pin'))
      await arrive(say('my-stations'))
    })

    await journey.step('begins a short visit', async () => {
      await keys.press(page.getByRole('link', { name: new RegExp(ROOM_1, 'u') }))
      await arrive(room)
      await keys.choose(page.getByRole('radio').nth(1))
      await press(say('visit-start'))
      await arrive(room)
      await press(say('reach-entered'))
      await expect.poll(() => keys.focused()).toMatchObject({ id: 'visit-on' })
      await lookClosely('the visit is begun')
      await press(say('visit-first-section', { section: km(checklist.sections[0]?.title ?? {}) }))
    })

    await journey.step('turns to one question at a time', async () => {
      await arrive(km(checklist.sections[0]?.title ?? {}))
      await keys.press(page.locator('summary', { hasText: say('asking-how') }))
      await press(say('asking-question'))
    })

    const asked = await answerOneByOne()
    expect(asked.length).toBeGreaterThan(30)
    expect(asked).toEqual(expect.arrayContaining(['ramp_rise_cm', 'ramp_length_cm', 'overall_understanding']))
    expect(checklist.shortForm).toEqual(expect.arrayContaining([...asked]))

    await journey.step('sees the sections, what was found, and finishes', async () => {
      await arrive(say('review'))
      await page.getByText(say('review-all-well'), { exact: true }).waitFor()
      await press(say('findings-see'))
      await arrive(say('findings-of', { station: room }))
      await press(say('sections-all'))
      await arrive(room)
      await press(say('review-go'))
      await arrive(say('review'))
      await press(say('finish-go'))
      await arrive(say('sealed'))
      await page.getByText(say('sending-received'), { exact: true }).waitFor()
      await lookClosely('sealed, and the office has it')
      await keys.press(link(say('outbox')))
      await arrive(say('outbox'))
    })

    await journey.step('locks the tablet and unlocks it', async () => {
      await keys.press(link(say('my-tablet')))
      await arrive(say('my-tablet'))
      await press(say('lock-now'))
      await expect.poll(() => keys.focused()).toMatchObject({ id: 'secret' })
      await lookClosely(say('unlock'))
      await keys.write(page.locator('#secret'), PIN)
      // Back on the page, at its heading: on the button that was pressed, one more press would lock again.
      await see(say('my-tablet'))
      await expect.poll(() => keys.focused()).toMatchObject({ tag: 'h1', text: say('my-tablet') })
      await lookClosely(say('my-tablet'))
    })
    opened.checkManners()
  })

  /** From screen to screen with Next, by way of the chair's list where a section brought up something for it. */
  const answerOneByOne = async (): Promise<readonly string[]> => {
    const done: string[] = []
    while (done.length < MOST_QUESTIONS) {
      const [id] = await waitForQuestion()
      if (id === undefined) break
      const question = questions.get(id)
      if (!question) throw new Error(`the checklist has no question ${id}`)
      await journey.step(`answers ${id}`, () => answerOn(question))
      done.push(id)
    }
    return done
  }

  const answerOn = async (question: Question) => {
    const group = groupOf(page, question, words, 'km')
    const legend = `${digits(String(question.number))}. ${km(question.text)}`
    await expect
      .poll(async () => (await keys.focused()).text.replace(/\s+/gu, ' '))
      .toBe(legend.replace(/\s+/gu, ' '))
    const isFirst = sectionOf.get(question.id)?.questions[0]?.id === question.id
    await lookClosely(question.id)
    await answerByKeyboard(page, question, ANSWERS[question.id] ?? answerWell(question), words, 'km')
    await page.getByText(say('keeping-kept'), { exact: true }).waitFor()
    if (isFirst && question.kind !== 'photo') {
      await keys.press(group.locator('summary', { hasText: say('note-add') }))
      await lookClosely(`${question.id} with a note`)
    }
    expect(await listMisfits(page), `${question.id}, answered`).toEqual([])
    const before = page.url()
    await keys.press(page.locator('.question-next'))
    await page.waitForURL((url) => url.href !== before)
    if (new URL(page.url()).pathname.endsWith('/today')) await passTheChair()
  }

  const passTheChair = async () => {
    await arrive(say('today'))
    const open = page.getByRole('button', { name: new RegExp(`^${say('told-chair')}`, 'u') })
    await keys.press(open)
    await open.waitFor({ state: 'hidden' })
    await lookClosely('the chair was told')
    await keys.press(link(say('findings-see')).locator('xpath=../a[1]'))
  }

  /** The question on the screen; none on the page that comes after the last one. */
  const waitForQuestion = async () => {
    // A section leads on to its first question, and the address changes before the page does.
    await page.waitForURL(({ pathname }) => !/\/sections\/[^/]+$|\/today$/u.test(pathname))
    const [, asked] = /\/sections\/[^/]+\/([^/]+)$/u.exec(new URL(page.url()).pathname) ?? []
    // The page of a section holds the same questions; it is gone when the one question has the screen to itself.
    await page.locator(asked === undefined ? '#finish-heading' : `question-page #at-${asked}`).waitFor()
    return listAskedOn(page)
  }
})
