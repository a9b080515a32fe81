/** A first whole election day: from an empty server to the files that are handed over. */

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { readCampaignId, readStationCode, readVisitId } from '../../schema/codes.ts'
import { finishVisit } from '../../schema/visit/visit.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { enrol } from '../../schema/wire/people-endpoints.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { readColumns, stateOf } from '../../web/map/map-points.ts'
import { sealToOrganisation } from '../../web/offline/seal-to-organisation.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { PIN } from '../support/enrolment.ts'
import { fillVisit } from '../support/fill-visit.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { refuseBarriers, startJourney } from '../support/journey.ts'
import { typist } from '../support/keyboard.ts'
import { answerByKeyboard, groupOf, listAskedOn } from '../support/monitor-at-work.ts'
import { ADMINISTRATOR } from '../support/office.ts'
import { hasRealPlaces, REAL_STATIONS, readRealStationList } from '../support/real-places.ts'
import { setUpWords, showWord } from '../support/second-factor.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import {
  answerWell,
  COUNTED_BY_HAND,
  FILLED_BY_KEYBOARD,
  INTERVIEW,
  ITS_BARRIERS,
  type PlannedVisit,
  ROWS_BY_HAND,
  SENT_BY_TABLETS,
} from './five-visits.ts'

const TABLET = { width: 800, height: 1280 }
const { say, number, digits } = interfaceWords('km')
const words = { say, number, digits }
const checklist = await readShippedChecklist()
const { questions, sectionOf } = indexOf(checklist)
const { station: STATION } = FILLED_BY_KEYBOARD
/** As the list spells it, in Khmer. */
const WHERE = { province: 'កំពង់ចាម', district: 'បាធាយ', commune: 'បាធាយ', premises: 'សាលាបឋមសិក្សាអូរម៉ាល់' }

interface Card {
  readonly code: string
  readonly words: string
}
type Row = Readonly<Record<string, string>>

const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as readonly Row[]
const question = (id: string) => {
  const known = questions.get(id)
  if (!known) throw new Error(`the checklist has no question ${id}`)
  return known
}
/** As it is read: without the blanks of the template. */
const textOf = async (shown: Locator) => ((await shown.textContent()) ?? '').replace(/\s+/gu, ' ').trim()
const escaped = (text: string): string => text.replace(/[()[\]{}.*+?^$|\\]/gu, '\\$&')
const km = ({ km: text = '' }: Readonly<Record<string, string>>) => text

describe.skipIf(!hasRealPlaces)('A first election day', () => {
  const journey = startJourney('election-day')
  let server: StartedServer
  let browser: Browser
  let office: OpenedPage
  let tablet: OpenedPage

  beforeAll(async () => {
    server = await startServer()
    browser = await startBrowser()
    office = await openPage(browser, server.url, { viewport: { width: 1280, height: 800 } })
    tablet = await openPage(browser, server.url, { viewport: TABLET, serviceWorkers: 'allow' })
    journey.watch('office', office.page)
    journey.watch('tablet', tablet.page)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Waits for the page's heading, and refuses a page that shuts somebody out. */
  const arrive = async (page: Page, heading: string) => {
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await page.getByText(say('one-moment'), { exact: true }).waitFor({ state: 'hidden' })
    await page.locator('.waiting').waitFor({ state: 'hidden' })
    await refuseBarriers(page, heading)
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
  /** Following a link within the product, focus is on the heading of the page it leads to. */
  const arriveByKeyboard = async (heading: string) => {
    await arrive(tablet.page, heading)
    await expect.poll(() => typist(tablet.page).focused()).toMatchObject({ tag: 'h1', text: heading })
  }

  test('leads from an empty server to findings in the right hands', async () => {
    const { page } = office
    await journey.step('the first administrator opens the office', async () => {
      await page.goto(server.firstAdministratorLink ?? '')
      await arrive(page, say('first-administrator'))
      await page.getByRole('textbox', { name: say('staff-name'), exact: true }).fill(ADMINISTRATOR.name)
      await page.getByLabel(say('passphrase'), { exact: true }).fill(ADMINISTRATOR.passphrase)
      await button(page, say('first-administrator-create')).click()
      await arrive(page, say('my-sign-in'))
      await setUpWords(page, server.url)
      await arrive(page, say('office-home'))
    })

    await journey.step('signing out and in again', async () => {
      await button(page, say('sign-out')).click()
      await arrive(page, say('sign-in-to-office'))
      await page.getByRole('textbox', { name: say('staff-name'), exact: true }).fill(ADMINISTRATOR.name)
      await page.getByLabel(say('passphrase'), { exact: true }).fill(ADMINISTRATOR.passphrase)
      await button(page, say('sign-in')).click()
      await showWord(page, server.url)
      await arrive(page, say('office-home'))
    })

    await journey.step('the national station list comes in', async () => {
      await link(page, say('step-stations-go')).click()
      await arrive(page, say('import'))
      // Listening has to reach the browser before the key does, or the chooser opens unheard.
      const chooser = page.waitForEvent('filechooser')
      await page.getByLabel(say('import-file'), { exact: true }).focus()
      await page.keyboard.press('Enter')
      await (await chooser).setFiles({
        name: 'polling-stations.csv',
        mimeType: 'text/csv',
        buffer: readRealStationList(),
      })
      await button(page, say('import-try')).click()
      const tried = page.getByRole('heading', { name: say('import-trial', { file: 'polling-stations.csv' }) })
      await tried.waitFor()
      await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'trial-heading' })
      await refuseBarriers(page, 'the dry run')
      const counted = page.locator('.counts .card', { hasText: say('import-new-stations') })
      expect(await textOf(counted.locator('dd'))).toBe(number(REAL_STATIONS))
      // Nothing is written until it is confirmed.
      expect(await askAs(page, '/api/areas')).toEqual(
        expect.not.arrayContaining([expect.objectContaining({ stations: expect.toSatisfy((n) => n > 0) })]),
      )
      await button(page, say('import-confirm', { stations: REAL_STATIONS })).click()
      const written = page.getByRole('heading', {
        name: say('import-written', { file: 'polling-stations.csv' }),
      })
      await written.waitFor()
      await refuseBarriers(page, 'the list is written')
      await link(page, say('import-go-on')).click()
      await arrive(page, say('office-home'))
      await page
        .getByText(say('step-stations-reached', { stations: REAL_STATIONS }), { exact: true })
        .waitFor()
    })

    await journey.step('the checklist is published', async () => {
      await link(page, say('step-checklist-go')).click()
      await arrive(page, say('checklists'))
      await button(page, say('checklist-publish')).click()
      await refuseBarriers(page, 'asking before publishing')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: say('checklist-publish') })
        .click()
      await page.getByText(say('checklist-is-published'), { exact: true }).first().waitFor()
      await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'published-heading' })
    })

    const campaign = await journey.step('a campaign is set up', async () => {
      await page.goto(`${server.url}/office/campaign`)
      await arrive(page, say('campaign'))
      const field = (name: string, language: 'km' | 'en') =>
        page.getByRole('textbox', { name: `${name} (${say(`language-${language}`)})`, exact: true })
      await field(say('campaign-name'), 'km').fill('ការសង្កេតភាពងាយស្រួល ២០២៧')
      await field(say('campaign-name'), 'en').fill('Access observation 2027')
      await field(say('campaign-organisation'), 'km').fill('អង្គការជនមានពិការភាព')
      await field(say('campaign-organisation'), 'en').fill('Disability organisation')
      await field(say('campaign-election-name'), 'km').fill('ការបោះឆ្នោតឃុំសង្កាត់ ២០២៧')
      await field(say('campaign-election-name'), 'en').fill('Commune elections 2027')
      await page.getByLabel(say('campaign-election-date'), { exact: true }).fill('2027-06-06')
      await page.getByRole('radio', { name: say('sample-purposive') }).check()
      await button(page, say('campaign-create')).click()
      await page.locator('#campaign-saved').waitFor()
      await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'campaign-saved' })
      await refuseBarriers(page, 'the campaign is there')
      const [made] = (await askAs(page, '/api/campaigns')) as readonly { readonly id: string }[]
      return made?.id ?? ''
    })

    const cards = await journey.step('cards for monitors are made', async () => {
      await page.goto(`${server.url}/office/monitors`)
      await arrive(page, say('monitors'))
      await page.getByLabel(say('cards-count'), { exact: true }).fill('2')
      await button(page, say('cards-make')).click()
      await page.locator('#cards-heading').waitFor()
      await refuseBarriers(page, 'the cards')
      return page.locator('.enrolment-card').evaluateAll((made): readonly Card[] =>
        made.map((card) => ({
          code: card.querySelector('h3')?.textContent?.trim() ?? '',
          words: card.querySelector('.card-words')?.textContent?.trim() ?? '',
        })),
      )
    })
    const [mine, theirs] = cards
    if (!mine || !theirs) throw new Error('two cards were asked for')

    const visit = await visitByKeyboard(mine)

    const token = await journey.step('other tablets send four more visits', () => sendMore(theirs, campaign))
    await journey.step('map and list say the same of the station', () => compareMapAndList(campaign))
    await journey.step('the station shows its evidence', () => readStationPage(visit, campaign))
    const files = await journey.step('the files are taken out', () => downloadAll())
    await journey.step('the files say what was counted by hand', async () => compareFiles(files))
    await journey.step('the files name nobody', async () => {
      for (const [name, text] of files) {
        for (const secret of [mine.code, mine.words, theirs.code, theirs.words, ...token, visit, campaign])
          expect(text.includes(secret), `${name} holds ${secret}`).toBe(false)
        expect(text, name).not.toMatch(/\d{4}-\d{2}-\d{2}|T\d{2}:\d{2}|\d{1,2}:\d{2}:\d{2}|127\.0\.0\.1/u)
        expect(text, name).not.toContain('កៅអីវែងចេញពីថ្នាក់រៀន ឱ្យមនុស្សចាស់')
      }
    })
    office.checkManners()
    tablet.checkManners()
  })

  /** A GET with the session of the page. */
  const askAs = (page: Page, path: string): Promise<unknown> =>
    page.evaluate(async (asked) => {
      const reply = await fetch(asked)
      if (!reply.ok) throw new Error(`${asked}: ${reply.status}`)
      return reply.json()
    }, path)

  /** The focus waits in the field, and the sixth digit unlocks. */
  const unlockByKeyboard = async () => {
    const { page } = tablet
    await arrive(page, say('unlock'))
    await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'secret' })
    await page.keyboard.type(PIN)
  }

  /** From the card to the receipt: after the first address nothing but keys. Gives the id of the visit. */
  const visitByKeyboard = async (card: Card): Promise<string> => {
    const { page } = tablet
    const keys = typist(page)
    await journey.step('a monitor enrols the tablet', async () => {
      await page.goto(`${server.url}/enrol`)
      await arrive(page, say('enrol'))
      await keys.press(button(page, say('enrol-go')))
      // What is missing is said, and focus is where it can be put right.
      await page.locator('#code-complaint').waitFor()
      await expect.poll(() => keys.focused()).toMatchObject({ id: 'code' })
      await refuseBarriers(page, 'a card left empty')
      await keys.write(page.getByRole('textbox', { name: say('enrol-code') }), card.code)
      await keys.write(page.getByRole('textbox', { name: say('enrol-words') }), card.words)
      await page.keyboard.press('Enter')
      await arriveByKeyboard(say('secret-choose', { code: card.code }))
      await keys.write(page.getByLabel(say('secret-new-pin'), { exact: true }), '123456')
      await page.keyboard.press('Enter')
      await page.getByText(say('secret-digits-running'), { exact: true }).waitFor()
      await refuseBarriers(page, 'a PIN that is refused')
      await keys.write(page.getByLabel(say('secret-new-pin'), { exact: true }), PIN)
      await keys.write(page.getByLabel(say('secret-again-pin'), { exact: true }), PIN)
      await page.keyboard.press('Enter')
      await arriveByKeyboard(say('my-stations'))
    })

    const name = say('place-room', { premises: WHERE.premises, room: digits('1') })
    await journey.step('and finds the station by its areas', async () => {
      await keys.press(page.locator('summary', { hasText: say('find-by-area') }))
      for (const level of ['province', 'district', 'commune'] as const) {
        const list = page.locator(`#find-${level}`)
        await list.locator('option', { hasText: WHERE[level] }).first().waitFor({ state: 'attached' })
        await keys.pick(list, WHERE[level])
      }
      const found = page.getByRole('link', { name: new RegExp(`${WHERE.premises}.*${STATION}`, 'su') })
      await found.waitFor()
      await refuseBarriers(page, 'stations found')
      await keys.press(found)
      await arriveByKeyboard(name)
    })

    await journey.step('and begins a full visit', async () => {
      const full = page.getByRole('radio').first()
      expect(await full.isChecked()).toBe(true)
      await keys.press(button(page, say('visit-start')))
      await arriveByKeyboard(name)
      await keys.press(button(page, say('reach-entered')))
      const [first] = checklist.sections
      await keys.press(link(page, say('visit-first-section', { section: km(first?.title ?? {}) })))
    })
    const id = new URL(page.url()).pathname.split('/')[3] ?? ''

    const sections = checklist.sections.filter(({ repeats }) => !repeats)
    for (const [at, section] of sections.entries()) {
      await journey.step(`and answers section ${section.letter}`, async () => {
        await arriveByKeyboard(km(section.title))
        await fillPage(FILLED_BY_KEYBOARD.answers)
        await refuseBarriers(tablet.page, `section ${section.letter}, answered`)
        await tablet.page.getByText(say('keeping-kept'), { exact: true }).waitFor()
      })
      if (section.id === 'entrance')
        await journey.step('and reloads in the middle of it: the draft is where it was', async () => {
          await tablet.page.reload()
          await unlockByKeyboard()
          await expectEntranceKept()
        })
      if (section.id === 'voting-room') await journey.step('and closes the tablet and comes back', comeBack)
      const next = sections[at + 1]
      const words = next ? km(next.title) : say('interviews')
      const forChair = NEW_FOR_THE_CHAIR[section.id]
      if (forChair !== undefined) await tellChair(section.letter, forChair)
      await journey.step(`and goes on from section ${section.letter}`, () =>
        typist(tablet.page).press(link(tablet.page, say('next-is', { place: words }))),
      )
    }
    await talkWithVoters()
    await review()
    await readFindings(name)
    await finish()
    await journey.step('and sees that the office has it', async () => {
      await typist(tablet.page).press(tablet.page.locator('.strip a'))
      await arriveByKeyboard(say('outbox'))
      await tablet.page.getByText(say('sending-received'), { exact: true }).waitFor()
      // Once as it is written, once letter by letter for the telephone.
      expect(await textOf(tablet.page.locator('.code'))).toMatch(
        /^([A-Z0-9])([A-Z0-9])([A-Z0-9])([A-Z0-9])([A-Z0-9])([A-Z0-9]) \1 \2 \3 \4 \5 \6$/u,
      )
      await tablet.page.getByText(say('strip-kept'), { exact: true }).waitFor()
      await refuseBarriers(tablet.page, 'received')
    })
    return id
  }

  /** Every question the page asks, also those that answers open. */
  const fillPage = async (planned: Readonly<Record<string, Parameters<typeof answerByKeyboard>[2]>>) => {
    const done = new Set<string>()
    for (;;) {
      const next = (await listAskedOn(tablet.page)).find((asked) => !done.has(asked))
      if (next === undefined) break
      await answerByKeyboard(
        tablet.page,
        question(next),
        planned[next] ?? answerWell(question(next)),
        words,
        'km',
      )
      done.add(next)
    }
    expect(done.size).toBeGreaterThan(0)
  }

  const expectEntranceKept = async () => {
    const { page } = tablet
    const section = checklist.sections.find(({ id }) => id === 'entrance')
    await arrive(page, km(section?.title ?? {}))
    const way = groupOf(page, question('step_free_route'), words, 'km')
    expect(await way.getByRole('radio', { name: say('answer-no'), exact: true }).isChecked()).toBe(true)
    const steps = groupOf(page, question('entrance_steps_count'), words, 'km')
    expect(await steps.getByRole('textbox', { name: say('counted'), exact: true }).inputValue()).toBe('៤')
  }

  /** Another window of the same tablet, as after a dead battery: the visit is there, at the section where it was left. */
  const comeBack = async () => {
    const context = tablet.page.context()
    // No finger fills a section in less time than it takes to note where somebody is; this typist does.
    await tablet.page.waitForTimeout(2_500)
    await tablet.page.close()
    const page = await context.newPage()
    tablet = { ...tablet, page }
    journey.watch('tablet', page)
    await page.goto(`${server.url}/monitor`)
    await unlockByKeyboard()
    await arrive(page, say('my-stations'))
    const keys = typist(page)
    await keys.press(
      page.getByRole('link', { name: new RegExp(`^${say('visit-go-on')}.*${WHERE.premises}`, 'u') }),
    )
    const section = checklist.sections.find(({ id }) => id === 'voting-room')
    await arrive(page, km(section?.title ?? {}))
    // To the very question, not to the top of the section.
    await expect.poll(() => keys.focused()).toMatchObject({ tag: 'legend' })
    const door = groupOf(page, question('door_clear_width_cm'), words, 'km')
    expect(await door.getByRole('radio', { name: say('because-crowd'), exact: true }).isChecked()).toBe(true)
  }

  const talkWithVoters = async () => {
    const { page } = tablet
    const keys = typist(page)
    await journey.step('and talks with a voter who agrees, and one who does not', async () => {
      await arriveByKeyboard(say('interviews'))
      for (const [at, answers] of [
        INTERVIEW,
        { int_consent: { kind: 'yes-no', value: 'no' } } as const,
      ].entries()) {
        await keys.press(button(page, say('interview-add')))
        await arriveByKeyboard(say('interview-number', { number: number(at + 1) }))
        // Nothing is asked before consent.
        const decide = (words: 'consent-yes' | 'consent-no') => keys.press(button(page, say(words)))
        expect(await listAskedOn(page)).toEqual([])
        await refuseBarriers(page, 'asking for consent')
        if (at === 0) {
          await decide('consent-yes')
          await page.getByText(say('consent-given'), { exact: true }).waitFor()
          await fillPage(answers)
        } else {
          await decide('consent-no')
          await page.getByText(say('interview-refused-thanks'), { exact: true }).waitFor()
          expect(await listAskedOn(page)).toEqual([])
        }
        await refuseBarriers(page, 'a talk with a voter')
        await keys.press(link(page, say('interview-done')))
        await arriveByKeyboard(say('interviews'))
      }
      await keys.press(link(page, say('next-is', { place: say('review') })))
    })
  }

  const review = async () => {
    const { page } = tablet
    const keys = typist(page)
    await journey.step('and is held back by a number that cannot be, and puts it right', async () => {
      await arriveByKeyboard(say('review'))
      await page.getByText(say('review-all-well'), { exact: true }).waitFor()
      await keys.press(link(page, say('back-to', { place: say('sections-all') })))
      const { title } = sectionOf.get('voter_list_height_cm') ?? { title: {} }
      const list = question('voter_list_height_cm')
      await keys.press(page.getByRole('link', { name: new RegExp(km(title), 'u') }))
      await arriveByKeyboard(km(title))
      await answerByKeyboard(page, list, { kind: 'measure', value: 9999 }, words, 'km')
      await groupOf(page, list, words, 'km').locator('.complaint').waitFor()
      await refuseBarriers(page, 'a number that cannot be')
      await keys.press(link(page, say('sections-all')))
      await keys.press(link(page, say('review-go')))
      await arriveByKeyboard(say('review'))
      await keys.press(button(page, say('finish-go')))
      await expect.poll(() => keys.focused()).toMatchObject({ id: 'review-must' })
      await refuseBarriers(page, 'held back')
      await keys.press(link(page, `${digits(String(list.number))}. ${km(list.text)}`))
      await groupOf(page, list, words, 'km').waitFor()
      // From the complaint to its question, not to the top of the section.
      await expect
        .poll(async () => (await keys.focused()).text.replace(/\s+/gu, ' '))
        .toBe(`${digits(String(list.number))}. ${km(list.text)}`)
      await answerByKeyboard(page, list, { kind: 'measure', value: 140 }, words, 'km')
      await keys.press(link(page, say('sections-all')))
      await keys.press(link(page, say('review-go')))
      await arriveByKeyboard(say('review'))
      await page.getByText(say('review-all-well'), { exact: true }).waitFor()
    })
  }

  const finish = () =>
    journey.step('and finishes, and the office has it', async () => {
      const { page } = tablet
      await typist(page).press(link(page, say('review-go')))
      await arriveByKeyboard(say('review'))
      await typist(page).press(button(page, say('finish-go')))
      await page.getByText(say('sending-received'), { exact: true }).waitFor()
      await refuseBarriers(page, 'finished')
    })

  /** A section that brought up something for the chair leads there, and nowhere else. */
  const tellChair = (letter: string, remedy: string) =>
    journey.step(`and shows the chair what section ${letter} brought up`, async () => {
      const { page } = tablet
      const keys = typist(page)
      const what = km(checklist.remedies.find(({ id }) => id === remedy)?.text ?? {})
      await keys.press(link(page, say('next-is', { place: say('today') })))
      await arriveByKeyboard(say('today'))
      await keys.press(
        page
          .getByRole('listitem')
          .filter({ hasText: what })
          .getByRole('button', { name: say('told-chair') }),
      )
      await expect.poll(async () => (await keys.focused()).text).toBe(what)
      await refuseBarriers(page, 'what the chair can put right today')
    })

  /** The texts of a list of advice: what to do, and to whom it goes. */
  const adviceIn = (section: Locator) =>
    section.getByRole('listitem').evaluateAll((rows) =>
      rows.map((row) => {
        const to = row.querySelector('.addressee')?.textContent?.trim() ?? ''
        return { to, what: (row.textContent ?? '').replace(to, '').trim() }
      }),
    )

  /** By hand from `seeds/checklist/remedies.json`: the chair can do two things today, others the rest. */
  const NEW_FOR_THE_CHAIR: Readonly<Record<string, string>> = {
    entrance: 'tie-steps-rail',
    'booth-and-box': 'set-booth-on-table',
  }
  const ADVICE = {
    later: [
      'use-level-door-or-room cec',
      'bring-temporary-ramp cec',
      'build-permanent-ramp local-authority',
      'publish-standard-ramp nec',
      'provide-temporary-ramp pec',
      'budget-for-ramps nec',
      'low-booth-in-kit nec',
    ],
  } as const

  const readFindings = (name: string) =>
    journey.step('and sees before finishing what was found and who can do what', async () => {
      const { page } = tablet
      await typist(page).press(link(page, say('findings-see')))
      await arriveByKeyboard(say('findings-of', { station: name }))
      await page
        .getByRole('heading', { name: say('findings-count', { barriers: ITS_BARRIERS.length }), exact: true })
        .waitFor()
      const names = checklist.barriers
        .filter(({ id }) => ITS_BARRIERS.some((one) => one === id))
        .map(({ name: said }) => km(said))
      const shown = await page.locator('[aria-labelledby="found-heading"] h3').allInnerTexts()
      expect([...shown].sort()).toEqual([...names].sort())
      await page.getByText(say('remedy-class-relocate-or-build'), { exact: true }).waitFor()
      const counts = { open: 0, told: Object.keys(NEW_FOR_THE_CHAIR).length, putRight: 0 }
      await page.getByText(say('today-counts', counts), { exact: true }).waitFor()
      const advised = await adviceIn(page.getByRole('region', { name: say('advice-later'), exact: true }))
      const wanted = ADVICE.later.map((pair) => {
        const [remedy, addressee] = pair.split(' ')
        const what = checklist.remedies.find(({ id }) => id === remedy)
        const to = checklist.addressees.find(({ id }) => id === addressee)
        return { what: km(what?.text ?? {}), to: say('advice-to', { addressee: km(to?.name ?? {}) }) }
      })
      const order = (one: { what: string }, other: { what: string }) => one.what.localeCompare(other.what)
      expect(advised.sort(order)).toEqual(wanted.sort(order))
      await refuseBarriers(page, 'findings')
    })

  /** Enrols a second tablet and sends its visits; gives what no file may hold. */
  const sendMore = async (card: Card, campaign: string): Promise<readonly string[]> => {
    const send = async (method: string, path: string, body: string, token?: string) => {
      const reply = await fetch(`${server.url}${path}`, {
        method,
        body,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
      })
      expect(reply.status, await reply.clone().text()).toBe(200)
      return reply.json() as Promise<Readonly<Record<string, unknown>>>
    }
    // The reply of the endpoint, checked by the server against its definition.
    const { token, organisationKey } = (await send(
      'POST',
      '/api/enrolments',
      JSON.stringify(card),
    )) as ReplyOf<typeof enrol>
    const ids: string[] = []
    for (const planned of SENT_BY_TABLETS) {
      const id = randomUUID()
      const { envelope, sha256 } = await sealToOrganisation({
        key: organisationKey,
        kind: 'visit',
        id,
        campaign,
        content: { visit: bodyOf(planned, id, campaign), interviews: '[]' },
        photos: [],
      })
      const receipt = await send('PUT', `/api/sealed/${id}`, envelope, token)
      expect(receipt).toMatchObject({ id, state: 'received', sha256, photosMissing: 0 })
      ids.push(id)
    }
    return [token, ...ids]
  }

  const bodyOf = ({ station, form, answers }: PlannedVisit, id: string, campaign: string): string => {
    const ids = { id: readVisitId(id), campaign: readCampaignId(campaign), station: readStationCode(station) }
    if (!ids.id || !ids.campaign || !ids.station) throw new Error(`no ids: ${JSON.stringify(ids)}`)
    const filled = fillVisit(checklist, {
      id: ids.id,
      campaign: ids.campaign,
      station: ids.station,
      form,
      answers: new Map(Object.entries(answers)),
    })
    return JSON.stringify(visitToWire(finishVisit(filled, '2027-06-06T00:40:00Z'), '2027-06-06T00:40:00Z'))
  }

  const compareMapAndList = async (campaign: string) => {
    const { page } = office
    const columns = (await askAs(page, `/api/campaigns/${campaign}/map`)) as Parameters<typeof readColumns>[0]
    const points = readColumns(columns)
    expect(points.codes).toHaveLength(REAL_STATIONS)
    const state = stateOf(points, points.codes.indexOf(STATION))
    expect(state).toBe('none')
    await page.goto(`${server.url}/office/stations?search=${STATION}`)
    await arrive(page, say('stations'))
    const row = page.getByRole('row', { name: new RegExp(STATION, 'u') })
    expect(await textOf(row.locator('.state-mark'))).toBe(say(`state-${state}`))
    expect(await textOf(row.locator('td.number').first())).toBe(number(ITS_BARRIERS.length))
    // The same station on the map, asked with the keyboard as the list is.
    await page.locator('.map-view').waitFor()
    await refuseBarriers(page, 'the station on list and map')
  }

  const readStationPage = async (visit: string, campaign: string) => {
    const { page } = office
    await page.getByRole('link', { name: WHERE.premises, exact: true }).click()
    await arrive(page, say('station-title', { name: WHERE.premises, room: digits('1') }))
    const barrier = checklist.barriers.find(({ id }) => id === 'no-step-free-way')
    const finding = page.locator('.finding', { hasText: km(barrier?.name ?? {}) })
    await finding.locator('summary').click()
    const way = question('step_free_route')
    const evidence = finding.locator('.evidence')
    expect(await textOf(evidence)).toContain(km(way.text))
    expect(await textOf(evidence.locator('dd').first())).toBe(say('answer-no'))
    await refuseBarriers(page, 'the evidence')
    // What came over the keyboard is what the office has, answer by answer.
    const [kept] = (await askAs(page, `/api/campaigns/${campaign}/stations/${STATION}/visits`)) as readonly {
      readonly id: string
      readonly answers: Readonly<Record<string, unknown>>
      readonly interviews: number
    }[]
    expect(kept?.id).toBe(visit)
    expect(kept?.interviews).toBe(2)
    const answers = kept?.answers ?? {}
    for (const asked of Object.keys(answers))
      expect(answers[asked], asked).toEqual(FILLED_BY_KEYBOARD.answers[asked] ?? answerWell(question(asked)))
    // 80 questions are not asked in talks; 9 of them do not arise with four steps and no ramp, nor does the incident's note.
    expect(Object.keys(answers)).toHaveLength(80 - 8)
  }

  const downloadAll = async (): Promise<ReadonlyMap<string, string>> => {
    const { page } = office
    await page.goto(`${server.url}/office/exports`)
    await arrive(page, say('exports'))
    const files = new Map<string, string>()
    for (const file of ['findings', 'codebook', 'indicators', 'recommendations', 'geojson'] as const) {
      const name = `${escaped(say('export-download'))}.*${escaped(say(`export-${file}`))}`
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: new RegExp(name, 'u') }).click(),
      ])
      const bytes = await readFile(await download.path())
      if (file !== 'geojson') expect([...bytes.subarray(0, 3)], file).toEqual([0xef, 0xbb, 0xbf])
      files.set(file, bytes.toString('utf8'))
    }
    return files
  }

  const compareFiles = (files: ReadonlyMap<string, string>) => {
    const indicators = rowsOf(files.get('indicators') ?? '')
    for (const { barrier, found, n, open, notApplicable } of COUNTED_BY_HAND)
      expect(
        indicators.find((row) => row.barrier === barrier),
        barrier,
      ).toMatchObject({
        found: String(found),
        n: String(n),
        open: String(open),
        not_applicable: String(notApplicable),
        // Of fewer than ten stations no percentage is told.
        percent: '',
      })
    const findings = rowsOf(files.get('findings') ?? '')
    for (const [barrier, outcomes] of Object.entries(ROWS_BY_HAND))
      expect(
        Object.fromEntries(
          findings.filter((row) => row.barrier === barrier).map((row) => [row.station_code, row.outcome]),
        ),
        barrier,
      ).toEqual(outcomes)
    // Of five stations nothing is told about people.
    const ofPeople = indicators.filter(({ rounded }) => rounded === 'yes')
    expect(ofPeople.length).toBeGreaterThan(0)
    for (const row of ofPeople) expect([row.found, row.n]).toEqual(['', ''])
    // Each file counts alike: the indicators are the rows of the findings, added up.
    for (const row of indicators.filter(({ rounded }) => rounded === 'no')) {
      const those = findings.filter(({ barrier }) => barrier === row.barrier)
      const found = those.filter(({ outcome }) => outcome === 'found').length
      const absent = those.filter(({ outcome }) => outcome === 'absent').length
      expect([row.found, row.n], row.barrier).toEqual([String(found), String(found + absent)])
    }
    const mine = findings.find((row) => row.station_code === STATION && row.barrier === 'no-step-free-way')
    expect(mine).toMatchObject({
      province_code: '03',
      province_name: WHERE.province,
      premises_name: WHERE.premises,
      entered: 'yes',
      rating: 'none',
      rating_mobility: 'none',
      remedy_class: 'relocate-or-build',
      question: 'step_free_route',
      answer: 'no',
    })
    const door = findings.find((row) => row.station_code === STATION && row.barrier === 'door-too-narrow')
    expect(door).toMatchObject({ outcome: 'open', answer: 'not-measured' })
    compareRecommendations(rowsOf(files.get('recommendations') ?? ''))
    compareMap(files.get('geojson') ?? '')
  }

  const compareRecommendations = (rows: readonly Row[]) => {
    const about = rows.filter((row) => row.barrier === 'no-step-free-way')
    expect(about.map((row) => `${row.remedy} ${row.addressee}`).sort()).toEqual(
      ADVICE.later.slice(0, 4).toSorted(),
    )
    for (const row of about)
      expect(row).toMatchObject({ found: '2', n: '4', stations: `010201-0001 ${STATION}` })
  }

  const compareMap = (text: string) => {
    const map = JSON.parse(text) as {
      readonly features: readonly {
        readonly id: string
        readonly geometry: { readonly coordinates: readonly number[] }
        readonly properties: { readonly rating: string; readonly barriers: readonly string[] }
      }[]
    }
    const stations = [STATION, ...SENT_BY_TABLETS.map(({ station }) => station)].sort()
    expect(map.features.map(({ id }) => id)).toEqual(stations)
    const feature = map.features.find(({ id }) => id === STATION)
    expect(feature?.properties.rating).toBe('none')
    expect([...(feature?.properties.barriers ?? [])].sort()).toEqual([...ITS_BARRIERS].sort())
    // As the list has it, longitude first.
    expect(feature?.geometry.coordinates).toEqual(pointInList())
  }

  const pointInList = (): readonly number[] => {
    const row = rowsOf(readRealStationList().toString('utf8')).find((one) => one.station_code === STATION)
    return [Number(row?.longitude), Number(row?.latitude)]
  }
})
