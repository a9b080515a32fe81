/** A whole visit in Khmer by somebody who hears the tablet: by role and name in the accessibility tree, and nothing else. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { startJourney } from '../support/journey.ts'
import { type MonitorByEar, SUMMARY, startMonitorByEar } from '../support/monitor-by-ear.ts'
import { type ScreenReader, startScreenReader } from '../support/screen-reader.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { ROOM_1, SCHOOL, type SmallCampaign, startSmallCampaign } from '../support/small-campaign.ts'
import { answerWell, FILLED_BY_KEYBOARD, INTERVIEW } from './five-visits.ts'

/** Typed in Khmer digits, as a Khmer keyboard gives them. */
const PIN = '៥០២៨៣៩'
const NOTE = 'ផ្លូវរឹង តែមានគ្រួសតិចតួចនៅជិតទ្វាររបង។'

const words = interfaceWords('km')
const { say, digits, number } = words
const checklist = await readShippedChecklist()
const { questions, sectionOf } = indexOf(checklist)
const km = ({ km: text = '' }: Readonly<Record<string, string>>) => text

/** Every kind of question and every way not to answer one; the door's width by the stick, the gate's not at all. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  ...FILLED_BY_KEYBOARD.answers,
  gate_open_width_cm: { kind: 'none', reason: 'not-measured', because: 'no-permission' },
  door_clear_width_cm: { kind: 'band', band: 'fits' },
}

describe('A monitor who cannot see the tablet', () => {
  const journey = startJourney('whole-visit-by-ear')
  let database: TestDatabase
  let campaign: SmallCampaign
  let browser: Browser
  let opened: OpenedPage
  let reader: ScreenReader
  let ear: MonitorByEar

  beforeAll(async () => {
    database = await freshDatabase()
    campaign = await startSmallCampaign(database.url)
    browser = await startBrowser()
    opened = await openPage(browser, campaign.url, { serviceWorkers: 'allow' })
    journey.watch('tablet', opened.page)
    reader = await startScreenReader(opened.page)
    ear = startMonitorByEar(reader, words, [...questions.values()])
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
  const link = (name: string) => reader.press({ role: 'link', name })
  const button = (name: string) => reader.press({ role: 'button', name })
  const field = (name: string, text: string) => reader.write({ role: 'textbox', name }, text)
  const search = (text: string) => reader.write({ role: 'searchbox', name: say('find-text') }, text)
  const isHeard = (text: string) => reader.find({ role: 'StaticText', name: text })
  const isSaid = (text: string) =>
    expect.poll(() => reader.wordsOf('status').then((said) => said.join(' | '))).toContain(text)

  /** Whatever the page asks, also what answers open; each question is heard before it is answered. */
  const answerAll = async (answers: Readonly<Record<string, Answer>>): Promise<readonly string[]> => {
    const done = new Set<string>()
    for (;;) {
      const next = (await ear.listQuestions()).find(({ id }) => !done.has(id))
      if (!next) return [...done]
      await ear.hearQuestion(next)
      await ear.answer(next, answers[next.id] ?? answerWell(next))
      done.add(next.id)
    }
  }

  test('does a whole visit by roles and names', async () => {
    const { page, checkManners } = opened
    const { card } = campaign
    const room = say('place-room', { premises: SCHOOL, room: digits('1') })

    await journey.step('enrols with the words of a card and a PIN', async () => {
      await page.goto(`${campaign.url}/enrol`)
      await reader.find({ role: 'heading', name: say('enrol') })
      await field(say('enrol-code'), card.code)
      await field(say('enrol-words'), card.words)
      await button(say('enrol-go'))
      await ear.arrive(say('secret-choose', { code: card.code }))
      await field(say('secret-new-pin'), PIN)
      await isSaid(say('secret-filled', { filled: 6, whole: 6 }))
      await field(say('secret-again-pin'), PIN)
      await button(say('secret-keep-pin'))
      await ear.arrive(say('my-stations'))
    })

    await journey.step('hears that nothing is searched yet, and brings the list of a province', async () => {
      await search('អូរធំ')
      await isSaid(`${say('find-count', { stations: 0 })} ${say('find-nowhere')}`)
      await reader.press({ role: SUMMARY, name: say('find-by-area') })
      await reader.pick({ role: 'combobox', name: 'រាជធានី/ខេត្ត' }, 'បន្ទាយមានជ័យ')
      await reader.find({ role: 'combobox', name: 'ក្រុង/ស្រុក/ខណ្ឌ' })
    })

    await journey.step('finds the station by typing its name', async () => {
      await search('វត្តអង្គរ')
      await isSaid(say('find-only-in', { areas: 'បន្ទាយមានជ័យ' }))
      await search('អូរធំ')
      await isSaid(say('find-count', { stations: 2 }))
      await reader.press({ role: 'link', name: new RegExp(`^${SCHOOL}.*${digits('1')}.*${ROOM_1}$`, 'u') })
      await ear.arrive(room)
    })

    await journey.step('begins a visit with the whole checklist, and may go in', async () => {
      const full = {
        role: 'radio',
        name: new RegExp(`^${say('form-full', { questions: 0 }).split(digits('0'))[0]}`, 'u'),
      }
      expect((await reader.find(full)).isChecked).toBe(true)
      await button(say('visit-start'))
      await ear.arrive(room)
      await button(say('reach-entered'))
      await isHeard(say('section-progress', { answered: 1, asked: 6 }))
      await link(say('visit-first-section', { section: km(checklist.sections[0]?.title ?? {}) }))
    })

    const sections = checklist.sections.filter(({ repeats }) => !repeats)
    const answered: string[] = []
    for (const [at, section] of sections.entries()) {
      await journey.step(`answers section ${section.letter}`, async () => {
        await ear.arrive(km(section.title))
        answered.push(...(await answerAll(ANSWERS)))
        if (section.id === 'getting-there') {
          await ear.addNote(question('path_firm'), NOTE)
          await hearImpossibleNumber()
        }
        await ear.hearKept()
      })
      if (section.id === 'entrance' || section.id === 'booth-and-box')
        await journey.step(`tells the chair what section ${section.letter} brought up`, tellChair)
      const next = sections[at + 1]
      await journey.step(`goes on from section ${section.letter}`, () =>
        link(say('next-is', { place: next ? km(next.title) : say('interviews') })),
      )
    }
    const kinds = new Set(answered.map((id) => question(id).kind))
    // A grid is asked in talks only.
    expect([...kinds].sort()).toEqual([
      'choice',
      'choices',
      'count',
      'counts',
      'measure',
      'photo',
      'words',
      'yes-no',
    ])

    await journey.step('comes back to a section and hears what was answered', async () => {
      await ear.arrive(say('interviews'))
      await link(say('sections-all'))
      await ear.arrive(room)
      const { title } = sectionOf.get('path_firm') ?? { title: {} }
      await reader.press({ role: 'link', name: new RegExp(`${km(title)}.*${say('section-done')}`, 'u') })
      await ear.arrive(km(title))
      await hearAnswers()
      await link(say('sections-all'))
      await ear.arrive(room)
      await reader.press({ role: 'link', name: /^J /u })
    })

    await journey.step('talks with a voter who agrees, and one who does not', talkWithVoters)

    await journey.step('hears before finishing that nothing is missing, and what was found', async () => {
      await link(say('next-is', { place: say('review') }))
      await ear.arrive(say('review'))
      await isHeard(say('review-all-well'))
      await link(say('findings-see'))
      await ear.arrive(say('findings-of', { station: room }))
      await reader.find({ role: 'heading', name: say('findings-count', { barriers: 4 }) })
      await link(say('review-go'))
      await ear.arrive(say('review'))
    })

    await journey.step('finishes, and hears that it is sealed and that the office has it', async () => {
      const finish = await reader.find({ role: 'button', name: say('finish-go') })
      expect(finish.description).toBe(say('finish-what'))
      await button(say('finish-go'))
      await ear.arrive(say('sealed'))
      await reader.find({ role: 'heading', name: say('sealed-heading') })
      await isHeard(say('sealed-what'))
      await isSaid(say('sending-received'))
      // Spelt: a reader would try to say the letters as a word.
      const [said] = (await reader.wordsOf('status')).filter((one) => one.includes(say('receipt')))
      expect(said).toMatch(/(?:^| )(?:[A-Z0-9] ){5}[A-Z0-9]$/u)
    })

    await journey.step('locks the tablet and unlocks it', async () => {
      await link(say('my-tablet'))
      await ear.arrive(say('my-tablet'))
      await button(say('lock-now'))
      const asked = say('unlock-pin', { code: card.code })
      // The first thing to do on the lock screen is typing: one hears what, and who is asked.
      await expect.poll(async () => (await reader.focused())?.name).toBe(asked)
      expect(await reader.has({ role: 'heading', name: say('unlock') })).toBe(true)
      expect((await reader.hear()).some(({ name }) => name.includes(SCHOOL))).toBe(false)
      await field(asked, '៩៩៩៩៩៨')
      await expect
        .poll(async () => (await reader.find({ role: 'textbox', name: asked })).description)
        .toContain(say('unlock-wrong', { tries: 4 }))
      await field(asked, PIN)
      await ear.arrive(say('my-tablet'))
      await link(say('my-stations'))
      await ear.arrive(say('my-stations'))
      await reader.find({ role: 'link', name: new RegExp(`${ROOM_1}.*${say('progress-visited')}`, 'u') })
    })
    checkManners()
  })

  /** What is wrong is heard with the question, after its hint; put right, it is heard no more. */
  const hearImpossibleNumber = async () => {
    const list = question('voter_list_height_cm')
    if (list.kind !== 'measure') throw new Error('a height is measured')
    const { from, to } = list.possible
    await ear.answer(list, { kind: 'measure', value: 9999 })
    await ear.hearQuestion(list, say('complaint-out-of-range', { from, to }))
    await ear.answer(list, ANSWERS[list.id] ?? answerWell(list))
    await ear.hearQuestion(list)
  }

  let toldSoFar = 0
  const tellChair = async () => {
    await link(say('next-is', { place: say('today') }))
    await ear.arrive(say('today'))
    const told = { role: 'button', name: new RegExp(`^${say('told-chair')} ?: `, 'u') }
    const { name } = await reader.find(told)
    await reader.press(told)
    // What it was about has the focus, because the button is gone.
    await expect.poll(async () => (await reader.focused())?.name).toBe(name.split(': ')[1])
    expect(await reader.has(told)).toBe(false)
    await reader.find({
      role: 'StaticText',
      name: new RegExp(`^${say('told-at', { time: '' }).trim()}`, 'u'),
    })
    toldSoFar += 1
    await isSaid(say('today-counts', { open: 0, told: toldSoFar, putRight: 0 }))
  }

  /** One radio, one field with Khmer digits, one reason, one note: as they were left. */
  const hearAnswers = async () => {
    const within = (id: string) => ({
      role: 'group',
      name: `${digits(String(question(id).number))}. ${km(question(id).text)}`,
    })
    const find = (id: string, role: string, name: string) => reader.find({ role, name, within: within(id) })
    expect((await find('path_firm', 'radio', say('answer-yes'))).isChecked).toBe(true)
    expect((await find('path_firm', 'textbox', say('note'))).value).toBe(NOTE)
    expect((await find('path_width_cm', 'textbox', say('measured-cm'))).value).toBe(number(150))
    expect((await find('sign_to_station', 'radio', say('reason-not-observed'))).isChecked).toBe(true)
    expect((await find('gate_open_width_cm', 'checkbox', say('reason-not-measured'))).isChecked).toBe(true)
    expect((await find('gate_open_width_cm', 'radio', say('because-no-permission'))).isChecked).toBe(true)
    expect((await find('photo_approach', 'checkbox', say('reason-not-applicable'))).isChecked).toBe(true)
  }

  const talkWithVoters = async () => {
    const script = km(question('int_consent').text)
    for (const [at, agrees] of [true, false].entries()) {
      await ear.arrive(say('interviews'))
      await button(say('interview-add'))
      await ear.arrive(say('interview-number', { number: number(at + 1) }))
      expect(await ear.listQuestions()).toEqual([])
      // What is agreed to is heard with the button that says so.
      const consent = await reader.find({ role: 'button', name: say(agrees ? 'consent-yes' : 'consent-no') })
      expect(consent.description).toBe(script.replace(/\s+/gu, ' ').trim())
      await button(say(agrees ? 'consent-yes' : 'consent-no'))
      await isHeard(say(agrees ? 'consent-given' : 'interview-refused-thanks'))
      const asked = await answerAll(INTERVIEW)
      if (agrees) expect(asked).toContain('int_wg')
      else expect(asked).toEqual([])
      await link(say('interview-done'))
    }
    await ear.arrive(say('interviews'))
    await isHeard(say('interviews-counts', { agreed: 1, refused: 1 }))
  }
})
