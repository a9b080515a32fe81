/** Every page and state, in both languages, at every size, light, dark and in forced colours: nobody is shut out. */

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figures } from '../../schema/figures/figures.ts'
import { beginChecklistDraft } from '../../schema/wire/checklist-draft-endpoints.ts'
import { listChecklists } from '../../schema/wire/checklist-endpoints.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { changeMonitorPlan, readMonitorPlan } from '../../schema/wire/plan-endpoints.ts'
import { putRelease, showRelease } from '../../schema/wire/release-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { OTHER_CARD } from '../support/answering-office.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { enrolWithPin, follow, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { type MapBelow, putMapBelow } from '../support/made-map.ts'
import { ADMINISTRATOR, type Office, openOffice } from '../support/office.ts'
import { listUnmannerly, settle } from '../support/page-manners.ts'
import { showWord } from '../support/second-factor.ts'
import { sendPhotographed } from '../support/sent-visits.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { toldInterviews } from '../support/told-interviews.ts'

interface Card {
  readonly code: string
  readonly words: string
}
/** What the states are about; known once the demo is up. */
interface Known {
  readonly station: string
  /** Visited, with barriers. */
  readonly visited: string
  readonly draft: string
  readonly finished: string
  /** Of a visit to the one with barriers. */
  readonly visit: string
  readonly photo: string
}
interface State {
  readonly name: string
  readonly path: string | ((known: Known) => string)
  /** What somebody does there before it is looked at. */
  readonly first?: (page: Page, known: Known) => Promise<void>
}

/** Refusals that a state provokes on purpose. */
const PROVOKED = [/Failed to load resource: the server responded with a status of 40[0134]/u]
/** The first as the product begins; the other by its switch, with everything that was done before. */
const LANGUAGES = ['km', 'en'] as const
const DRAFT = '01890000-0000-7000-8000-00000000dece'
const DRAFT_PATH = `/office/checklists/drafts/${DRAFT}`

const { checklist: CHECKLIST } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))

const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
  })
const clickFirst = (selector: string) => (page: Page) => page.locator(selector).first().click()
const section = (id: string) => (known: Known) => `/monitor/visits/${known.draft}/sections/${id}`

const FOR_EVERYBODY: readonly State[] = [
  { name: 'the first page', path: '/' },
  { name: 'how accessible the app is', path: '/accessibility' },
  { name: 'an address that leads nowhere', path: '/nowhere' },
  { name: 'signing in', path: '/sign-in' },
  {
    name: 'signing in with a wrong passphrase',
    path: '/sign-in',
    async first(page) {
      await page.locator('#name').fill('Nobody')
      await page.locator('#passphrase').fill('not the right one at all')
      await page.locator('button[type="submit"]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'the first administrator without a link', path: '/first-administrator' },
  { name: 'the first administrator', path: '/first-administrator#a-secret' },
  {
    name: 'a passphrase that is too short',
    path: '/first-administrator#a-secret',
    async first(page) {
      await page.locator('#name').fill('Dara')
      await page.locator('#passphrase').fill('short')
      await page.locator('button[type="submit"]').click()
      await page.locator('#passphrase-complaint').waitFor()
    },
  },
  { name: 'enrolling', path: '/enrol' },
  {
    name: 'enrolling without a card',
    path: '/enrol',
    async first(page) {
      await page.locator('button[type="submit"]').click()
      await page.locator('#code-complaint').waitFor()
    },
  },
  {
    name: 'enrolling with a card nobody knows',
    path: '/enrol',
    async first(page) {
      await page.locator('#code').fill(OTHER_CARD.code)
      await page.locator('#words').fill(OTHER_CARD.words)
      await page.locator('button[type="submit"]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'enrolling with a mistyped word',
    path: '/enrol',
    async first(page) {
      await page.locator('#code').fill(OTHER_CARD.code)
      await page.locator('#words').fill('one two three four five six')
      await page.locator('button[type="submit"]').click()
      await page.locator('#words-complaint').waitFor()
    },
  },
]

const FOR_MONITORS: readonly State[] = [
  { name: 'enrolling again', path: '/enrol' },
  { name: 'my stations', path: '/monitor' },
  { name: 'my tablet', path: '/monitor/tablet', first: openAll },
  { name: 'the lock screen', path: '/unlock' },
  {
    name: 'finding a station by area',
    path: '/monitor',
    async first(page, { station }) {
      await page.locator('station-finder summary').click()
      for (const [at, level] of ['province', 'district', 'commune'].entries())
        await page.locator(`#find-${level}`).selectOption(station.slice(0, 2 * at + 2))
      await page.locator('station-finder .station-link').first().waitFor()
    },
  },
  {
    name: 'finding nothing',
    path: '/monitor',
    async first(page) {
      await page.locator('#find-text').fill('there is no such place')
      await page.waitForFunction(() =>
        [...document.querySelectorAll('station-finder [role="status"]')].some(
          ({ textContent }) => textContent?.trim() !== '',
        ),
      )
    },
  },
  { name: 'a station', path: ({ station }) => `/monitor/stations/${station}` },
  { name: 'a station nobody knows', path: '/monitor/stations/999999-9999' },
  { name: 'a visit', path: ({ draft }) => `/monitor/visits/${draft}` },
  { name: 'a visit that is gone', path: '/monitor/visits/01907e6a-0000-4000-8000-000000000001' },
  {
    name: 'a question of the office that is gone',
    path: '/monitor/queries/01907e6a-0000-4000-8000-000000000001',
  },
  { name: 'section A', path: section('visit') },
  { name: 'section B', path: section('getting-there') },
  { name: 'section C, answered, with complaint and note', path: section('entrance'), first: openAll },
  { name: 'section D, not measured, with a stick', path: section('voting-room'), first: openAll },
  { name: 'section E', path: section('booth-and-box') },
  { name: 'section F', path: section('ballot-and-aids') },
  { name: 'section G', path: section('information') },
  { name: 'section H', path: section('voters-seen') },
  { name: 'section I', path: section('queue-and-staff') },
  { name: 'section K', path: section('incidents-and-view') },
  { name: 'talks with voters', path: ({ draft }) => `/monitor/visits/${draft}/interviews` },
  {
    name: 'a talk with a voter',
    path: ({ draft }) => `/monitor/visits/${draft}/interviews`,
    first: async (page) => {
      await page.locator('main a.choice').first().click()
      await page.locator('#at-int_wg').waitFor()
    },
  },
  { name: 'the review', path: ({ draft }) => `/monitor/visits/${draft}/review`, first: openAll },
  { name: 'findings so far', path: ({ draft }) => `/monitor/visits/${draft}/findings`, first: openAll },
  { name: 'what the chair can put right today', path: ({ draft }) => `/monitor/visits/${draft}/today` },
  { name: 'still so?', path: ({ draft }) => `/monitor/visits/${draft}/known` },
  { name: 'moving a visit', path: ({ draft }) => `/monitor/visits/${draft}/move`, first: openAll },
  { name: 'a visit that is sealed', path: ({ finished }) => `/monitor/visits/${finished}/sealed` },
  { name: 'what was sent', path: '/monitor/outbox' },
  {
    name: 'choosing what to correct',
    path: ({ finished }) => `/monitor/visits/${finished}/sealed`,
    async first(page) {
      await page.locator('section[aria-labelledby="correct-heading"] button').click()
      await page.waitForURL(/\/(?:choose|correction)$/u)
      await followWithin(page, 'choose')
      await page.locator('#choose-text').fill('ទ្វារ')
      await page.locator('main section .choice input').first().check()
      await page.locator('main nav a').nth(1).waitFor()
    },
  },
  {
    name: 'a correction that lacks its answer',
    path: ({ finished }) => `/monitor/visits/${finished}/sealed`,
    async first(page) {
      await page.locator('section[aria-labelledby="correct-heading"] button').click()
      await page.waitForURL(/\/(?:choose|correction)$/u)
      await followWithin(page, 'correction')
      await page.locator('section[aria-labelledby="finish-heading"] button').press('Enter')
      await page.getByRole('alert').waitFor()
    },
  },
]

/** To another page of the same correction, whichever of them was open. */
async function followWithin(page: Page, part: 'choose' | 'correction'): Promise<void> {
  const { pathname } = new URL(page.url())
  const path = pathname.replace(/[^/]+$/u, part)
  if (path !== pathname) await follow(page, path)
}

const dialogOf = (deed: string) => async (page: Page) => {
  await page.locator(deed).first().click()
  await page.locator('dialog[open]').waitFor()
}

/** Whichever state comes first gathers; then there is nothing more to gather. */
async function gatherOnce(page: Page): Promise<void> {
  await page.locator('#records-heading').waitFor()
  const gather = page.locator('section:has(#gathering-heading) button')
  if (await gather.count()) await gather.click()
  await page.locator('[data-record]').first().waitFor()
}

const FOR_STAFF: readonly State[] = [
  { name: 'the office', path: '/office' },
  { name: 'stations', path: '/office/stations' },
  {
    name: 'stations, on a map of the office',
    path: '/office/stations',
    async first(page) {
      // On a narrow page it waits behind a button.
      await page.locator('.stations-map > p > button, stations-map').first().waitFor()
      const open = page.locator('.stations-map > p > button')
      if (await open.count()) await open.click()
      await page.locator('.map-background').waitFor({ state: 'attached' })
    },
  },
  { name: 'stations, shut out', path: '/office/stations?state=none' },
  {
    name: 'stations, filtered by everything',
    path: '/office/stations?state=none&group=mobility&remedy=before-next-election&kind=school&reached=visited',
  },
  {
    name: 'stations, two of them chosen to be acted on',
    path: '/office/stations',
    async first(page) {
      await page.locator('.station-tick input').nth(0).check()
      await page.locator('.station-tick input').nth(1).check()
      await page.locator('.chosen-stations').waitFor()
      await openAll(page)
      await page.locator('.chosen-stations details').first().getByRole('button').click()
      await page.locator('#chosen-lacks').waitFor()
    },
  },
  { name: 'stations, none found', path: '/office/stations?search=there-is-no-such-place' },
  { name: 'a station with barriers', path: ({ visited }) => `/office/stations/${visited}`, first: openAll },
  { name: 'a station nobody visited', path: ({ station }) => `/office/stations/${station}` },
  { name: 'a station nobody knows', path: '/office/stations/999999-9999' },
  { name: 'results', path: '/office/results', first: openAll },
  {
    name: 'results of a province, a kind of place and a group',
    path: ({ station }) => `/office/results?area=${station.slice(0, 2)}&kind=school&group=vision`,
    first: openAll,
  },
  {
    name: 'results with what voters said',
    path: '/office/results',
    async first(page) {
      await page.route('**/api/campaigns/*/figures*', async (route) => {
        const reply = await route.fetch()
        const figures = (await reply.json()) as Figures
        await route.fulfill({ response: reply, json: { ...figures, interviews: toldInterviews(CHECKLIST) } })
      })
      await page.reload()
      await page.locator('section[aria-labelledby="interviews-heading"] summary').first().waitFor()
      await openAll(page)
    },
  },
  { name: 'areas compared', path: '/office/areas?state=none' },
  {
    name: 'areas compared within a province, one pointed at',
    path: ({ station }) => `/office/areas?area=${station.slice(0, 2)}`,
    async first(page) {
      await page.locator('station-map canvas.map-areas').waitFor({ state: 'attached' })
      await page.locator('.map-view').press('Enter')
      await page.locator('.map-pointed .card, .map-pointed p').first().waitFor()
    },
  },
  {
    name: 'areas compared where stations come next',
    path: ({ station }) => `/office/areas?area=${station.slice(0, 6)}`,
  },
  { name: 'coverage', path: '/office/coverage' },
  { name: 'coverage of a province', path: ({ station }) => `/office/coverage?area=${station.slice(0, 2)}` },
  {
    name: 'coverage that is paused',
    path: '/office/coverage',
    async first(page) {
      await page.locator('.live-line[data-live="live"] button').click()
      await page.locator('.live-line[data-live="paused"]').waitFor()
    },
  },
  { name: 'visits to review', path: '/office/review' },
  { name: 'visits to review, none in that state', path: '/office/review?state=final' },
  {
    name: 'a visit to review, with keys explained and no reason given',
    path: '/office/review',
    async first(page) {
      await openAll(page)
      await page.locator('.review-open').first().click()
      await page.locator('#answers-heading').waitFor()
      await page.getByRole('button', { name: /Ask the monitor|សួរអ្នកសង្កេតការណ៍/u }).click()
      await page.locator('#review-lacks').waitFor()
    },
  },
  {
    name: 'a visit to review, with a question that its monitor is asked about',
    path: '/office/review',
    async first(page) {
      await page.locator('.review-open').first().click()
      await page.locator('.review-asked summary').click()
      await page.locator('#query-add').selectOption({ index: 3 })
      await page.locator('.review-asked .field button').click()
      await page.locator('.review-asked input:checked').first().waitFor()
    },
  },
  {
    name: 'many visits to review',
    path: '/office/review',
    async first(page) {
      await page.locator('.review-tick input').nth(0).check()
      await page.locator('.review-tick input').nth(1).check()
      await page.locator('#decide-heading').waitFor()
    },
  },
  { name: 'recommendations', path: '/office/recommendations', first: openAll },
  { name: 'recommendations, recorded', path: '/office/recommendations?when=long-term', first: gatherOnce },
  {
    name: 'a recommendation being worded',
    path: '/office/recommendations?when=long-term',
    async first(page) {
      await gatherOnce(page)
      await page.locator('[data-record] h4 a').first().click()
      await page.locator('section:has(#text-heading) button').click()
      await page.locator('#text-km').waitFor()
    },
  },
  {
    name: 'recommendations as found',
    path: '/office/recommendations/found',
    first: clickFirst('main details summary'),
  },
  { name: 'exports', path: '/office/exports' },
  { name: 'import', path: '/office/import' },
  {
    name: 'a list with faults, tried',
    path: '/office/import',
    async first(page) {
      const list =
        'station_code,province_code,commune_code,building_km,room\n010101-0001,01,010101,សាលា,1\n,01,010101,សាលា,2\n'
      await page
        .locator('#list-file')
        .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
      await page.locator('button[type="submit"]').first().click()
      await page.locator('#trial-heading').waitFor()
    },
  },
  { name: 'boundaries of areas', path: '/office/boundaries' },
  {
    name: 'a file of boundaries with faults, tried',
    path: '/office/boundaries',
    async first(page) {
      const ring = [
        [103, 12],
        [104, 12],
        [104, 13],
        [103, 12],
      ]
      const geometry = { type: 'Polygon', coordinates: [ring] }
      const features = ['KH02', '99'].map((code) => ({ type: 'Feature', properties: { code }, geometry }))
      const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
      await page
        .locator('#list-file')
        .setInputFiles({ name: 'provinces.geojson', mimeType: 'application/geo+json', buffer })
      await page.locator('button[type="submit"]').first().click()
      await page.locator('#trial-heading').waitFor()
    },
  },
  { name: 'checklists', path: '/office/checklists' },
  {
    name: 'a checklist to read',
    path: '/office/checklists/cambodia-polling-station/2',
    first: openAll,
  },
  { name: 'a draft of a checklist', path: DRAFT_PATH, first: openAll },
  {
    name: 'a draft of a checklist, one text open',
    path: `${DRAFT_PATH}?part=sections%2Fentrance&wanted=unagreed`,
    async first(page) {
      await page.locator('.desk-text button').first().click()
      await page.locator('#desk-0').waitFor()
    },
  },
  { name: 'the numbers of a draft of a checklist', path: `${DRAFT_PATH}/numbers` },
  {
    name: 'a number of a draft of a checklist, open',
    path: `${DRAFT_PATH}/numbers`,
    async first(page) {
      await page.locator('.desk-text button').first().click()
      await page.locator('#number-value').fill('x')
      await page.keyboard.press('Enter')
      await page.locator('#number-value-complaint').waitFor()
    },
  },
  {
    name: 'a draft of a checklist as monitors see it',
    path: `${DRAFT_PATH}/preview?section=entrance`,
    first: (page) => page.locator('.desk-tablet .question').first().waitFor(),
  },
  { name: 'a draft of a checklist before it is published', path: `${DRAFT_PATH}/check`, first: openAll },
  {
    name: 'asking before throwing a draft of a checklist away',
    path: '/office/checklists',
    first: dialogOf('.card-foot .button-plain'),
  },
  { name: 'the campaign', path: '/office/campaign' },
  {
    name: 'another campaign',
    path: '/office/campaign',
    first: clickFirst('main .button-plain'),
  },
  { name: 'monitors', path: '/office/monitors' },
  {
    name: 'cards',
    path: '/office/monitors',
    async first(page) {
      await page.locator('#count').fill('2')
      await page.locator('button[type="submit"]').click()
      await page.locator('#cards-heading, fresh-factor dialog[open]').first().waitFor()
      // Five minutes after signing in, the second proof is asked for once more.
      if ((await page.locator('fresh-factor').count()) > 0) await showWord(page, server.url)
      await page.locator('#cards-heading').waitFor()
    },
  },
  { name: 'monitors from a list', path: '/office/monitor-list' },
  { name: 'who goes where', path: '/office/plan' },
  { name: 'who goes where, in a commune', path: ({ station }) => `/office/plan?area=${station.slice(0, 6)}` },
  { name: 'samples', path: '/office/samples' },
  { name: 'releases', path: '/office/releases' },
  {
    name: 'a release, down to the premises of a commune',
    path: '/office/releases',
    async first(page, { visited }) {
      await page.locator('article[data-release] button').first().click()
      for (const [at, level] of ['province', 'district', 'commune'].entries())
        await page.locator(`#area-${level}`).selectOption(visited.slice(0, 2 * at + 2))
      await page.locator('li[data-premises]').first().waitFor()
    },
  },
  {
    name: 'a release that is shown to everybody, with the address of its feed',
    path: '/office/releases',
    async first(page) {
      await page.locator('article[data-release] details', { has: page.locator('input[id^="feed-"]') }).click()
      await page.locator('input[id^="feed-"]').waitFor()
    },
  },
  {
    name: 'a photo made fit for releases',
    path: ({ visited, visit, photo }) => `/office/stations/${visited}/photos/${visit}/${photo}`,
    async first(page) {
      await page.locator('picture-editor button').first().click()
      await page.locator('.photo-area').waitFor()
    },
  },
  {
    name: 'a photo for releases that lacks words',
    path: ({ visited, visit, photo }) => `/office/stations/${visited}/photos/${visit}/${photo}`,
    async first(page) {
      await page.locator('picture-editor ~ p button').click()
      await page.locator('form button[type="submit"]').click()
      await page.locator('.complaint').first().waitFor()
    },
  },
  {
    name: 'photos for releases',
    path: '/office/offered-photos',
    async first(page, { visited, visit, photo }) {
      await page.goto(`${server.url}/office/stations/${visited}/photos/${visit}/${photo}`)
      await page.locator('picture-editor ~ p button').click()
      for (const tongue of LANGUAGES) await page.locator(`#offer-text-${tongue}`).fill('ទ្វារចូល មានជណ្ដើរ')
      await page.locator('#offer-nobody').check()
      await page.locator('form button[type="submit"]').click()
      await page.locator('#offered').waitFor()
      await page.goto(`${server.url}/office/offered-photos`)
      await page.locator('[data-offer] button').first().click()
      await page.locator('figure.photo').first().waitFor()
    },
  },
  {
    name: 'a sample that was drawn',
    path: '/office/samples',
    async first(page) {
      await page.locator('input[value="stratified"]').check()
      await page.locator('#sample-stations').fill('3')
      await page.locator('form button[type="submit"]').click()
      await page.locator('article[data-sample] button').first().click()
      await page.locator('li[data-station]').first().waitFor()
    },
  },
  { name: 'paper forms', path: '/office/paper' },
  {
    name: 'paper forms for printing, in both languages',
    path: '/office/paper',
    async first(page) {
      await page.locator('input[value="short"]').check()
      await page.locator('form button[type="submit"]').click()
      await page.locator('input[value="both"]').check()
      await page.locator('.paper-page').first().waitFor()
    },
  },
  { name: 'paper forms to key in', path: '/office/paper-entry' },
  {
    name: 'a paper form, one line no answer',
    path: '/office/paper',
    async first(page) {
      await page.locator('form button[type="submit"]').click()
      const number = await page.locator('li[data-form]').first().getAttribute('data-form')
      await follow(page, `/office/paper-entry/${number}`)
      await page.locator('#line-visit_type').fill('Q')
      await page.locator('#line-visit_type').press('Enter')
      await page.locator('#said-visit_type .complaint').waitFor()
    },
  },
  {
    name: 'where an accreditation holds, with no area chosen',
    path: '/office/plan/DEMO-01/accreditation',
    first: async (page) => {
      await page.locator('input[value="area"]').check()
      await page.locator('area-picker select').first().waitFor()
      await page.locator('main form button[type="submit"]').click()
      await page.locator('#area-missing').waitFor()
    },
  },
  {
    name: 'a plan with faults, tried',
    path: '/office/plan-list',
    async first(page) {
      const list = 'monitor_code,station_code\nDEMO-01,999999-9999\nnobody-11,\n'
      await page
        .locator('#list-file')
        .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
      await page.locator('form button[type="submit"]').first().click()
      await page.locator('#trial-heading').waitFor()
    },
  },
  {
    name: 'the stations of a monitor, with others to choose from',
    path: ({ station }) => `/office/plan/DEMO-01?area=${station.slice(0, 6)}`,
    async first(page) {
      await page.locator('plan-finder label[data-station] input').first().check()
    },
  },
  { name: 'the register of people', path: '/office/register' },
  {
    name: 'the register of people with an entry',
    path: '/office/register',
    async first(page) {
      await page.locator('#write-code').selectOption({ index: 1 })
      await page.locator('#write-name').fill('សុខ មករា')
      await page.locator('form:has(#write-code) button[type="submit"]').click()
      await page.locator('#done, fresh-factor dialog[open]').first().waitFor()
      if ((await page.locator('fresh-factor').count()) > 0) await showWord(page, server.url)
      await page.locator('#reveal-code').waitFor()
    },
  },
  { name: 'asking before revoking', path: '/office/monitors', first: dialogOf('main table .button-bad') },
  { name: 'staff', path: '/office/staff' },
  { name: 'incidents', path: '/office/incidents' },
  { name: 'what was set aside', path: '/office/set-aside' },
  { name: 'files brought from tablets', path: '/office/packets' },
  { name: 'how I sign in', path: '/office/my-sign-in' },
  {
    name: 'another passphrase, the present one mistyped',
    path: '/office/my-sign-in',
    async first(page) {
      await page.locator('#present-passphrase').fill('not the right one at all')
      await page.locator('#new-passphrase').fill('four unlikely words together')
      await page.locator('form:has(#new-passphrase) button[type="submit"]').click()
      await page.locator('my-passphrase [role="alert"], fresh-factor dialog[open]').first().waitFor()
      if ((await page.locator('fresh-factor').count()) > 0) await showWord(page, server.url)
      await page.locator('my-passphrase [role="alert"]').waitFor()
    },
  },
  { name: 'the logbook, with tries that were refused', path: '/office/logbook' },
]

let database: TestDatabase
let server: StartedServer
let map: MapBelow
let browser: Browser
let known: Known
let cards: readonly Card[]
const opened: Record<'everybody' | 'monitor' | 'staff', OpenedPage | undefined> = {
  everybody: undefined,
  monitor: undefined,
  staff: undefined,
}

beforeAll(async () => {
  map = await putMapBelow()
  database = await freshDatabase()
  const env = { MAP_FILE: map.file }
  server = await startServer({ databaseUrl: database.url, flags: ['--demo'], env })
  browser = await startBrowser()
  const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const [campaign] = (await (await office.fetch('/api/campaigns')).json()) as readonly {
    readonly id: string
  }[]
  const params = { campaign: campaign?.id ?? '' }
  const { shipped } = await office.call(listChecklists, {})
  const { id, version } = shipped
  await office.call(beginChecklistDraft, { params: { draft: DRAFT }, body: { id, version } })
  const worst = await office.call(listStations, { params, querystring: { sort: 'barriers' } })
  const plan = { ...params, code: 'DEMO-01' }
  const { version: planned } = await office.call(readMonitorPlan, { params: plan })
  const unseen = await office.call(listStations, { params, querystring: { state: 'not-visited' } })
  cards = (await office.call(makeEnrolmentCards, { params, body: { count: 1 } })).cards
  const station = unseen.stations[0]?.code ?? ''
  await office.call(changeMonitorPlan, {
    params: plan,
    body: { version: planned, add: [station], remove: [] },
  })
  await makeRelease(office, params.campaign)
  opened.everybody = await openPage(browser, server.url, { expected: PROVOKED })
  opened.staff = await openPage(browser, server.url, { expected: PROVOKED })
  opened.monitor = await openPage(browser, server.url, { serviceWorkers: 'allow' })
  await signIn(opened.staff.page)
  const visits = await prepareTablet(opened.monitor.page, station)
  const visited = worst.stations[0]?.code ?? ''
  const photographed = await sendPhotographed(office, { campaign: params.campaign, station: visited })
  known = { station, visited, ...visits, ...photographed }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await map?.remove()
  await database?.close()
})

/** A final one, as if the election were long over. */
async function makeRelease({ call }: Office, campaign: string): Promise<void> {
  const { rows } = await sql<{ date: string }>`select election_date::text as date from campaign`.execute(
    database.db,
  )
  await sql`update campaign set election_date = '2026-01-04'`.execute(database.db)
  const made = await call(putRelease, {
    params: { campaign, release: randomUUID() },
    body: { kind: 'final' },
  })
  const params = { campaign, number: String(made.number) }
  await call(showRelease, { params, body: { isPublic: true } })
  await sql`update campaign set election_date = ${rows[0]?.date}`.execute(database.db)
}

async function signIn(page: Page) {
  await page.goto(`${server.url}/sign-in`)
  await page.locator('#name').fill(ADMINISTRATOR.name)
  await page.locator('#passphrase').fill(ADMINISTRATOR.passphrase)
  await page.keyboard.press('Enter')
  await showWord(page, server.url)
  await page.waitForURL('**/office')
}

/** A visit begun, with an answer of every odd kind, and a short one that is finished and received. */
async function prepareTablet(page: Page, station: string): Promise<Pick<Known, 'draft' | 'finished'>> {
  const [card] = cards
  if (!card) throw new Error('no card was made')
  const { say } = interfaceWords('km')
  const within = (id: string) => page.locator(`#at-${id}`)
  const kept = () => page.getByText(say('keeping-kept'), { exact: true }).waitFor()
  const openSection = async (visit: string, id: string) => {
    await openUnlocked(page, `${server.url}/monitor/visits/${visit}/sections/${id}`)
    await page.locator('.question').first().waitFor()
  }
  const answer = (id: string, name: string) => within(id).getByRole('radio', { name, exact: true }).check()
  const begin = async (form: 0 | 1) => {
    await openUnlocked(page, `${server.url}/monitor/stations/${station}`)
    await page.getByRole('radio').nth(form).check()
    await page.getByRole('button', { name: say('visit-start') }).click()
    await page.waitForURL('**/monitor/visits/*')
    return new URL(page.url()).pathname.split('/')[3] ?? ''
  }
  const arrive = async (visit: string) => {
    await openSection(visit, 'visit')
    await within('visit_type').getByRole('radio').nth(1).check()
    await within('access_result').getByRole('radio').first().check()
    await within('room_level').getByRole('radio').first().check()
    await kept()
    await openSection(visit, 'entrance')
    await within('entrance_steps_count').getByRole('textbox').fill('3')
    await answer('step_free_route', say('answer-no'))
    await kept()
  }
  await enrolWithPin(page, server.url, card)

  const finished = await begin(1)
  await arrive(finished)
  await openSection(finished, 'booth-and-box')
  await answer('low_booth', say('answer-no'))
  await kept()
  await openUnlocked(page, `${server.url}/monitor/visits/${finished}/review`)
  await page.getByRole('button', { name: say('finish-go') }).click()
  await page.waitForURL('**/sealed')
  await openUnlocked(page, `${server.url}/monitor/outbox`)
  await page.getByText(say('sending-received'), { exact: true }).waitFor()

  const draft = await begin(0)
  await arrive(draft)
  await within('ramp_present').getByRole('radio').first().check()
  await within('ramp_rise_cm').getByRole('textbox').fill('30')
  await within('ramp_length_cm').getByRole('textbox').fill('២០')
  await within('ramp_width_cm').getByRole('textbox').fill('9999')
  await kept()
  await openSection(draft, 'voting-room')
  await within('door_clear_width_cm')
    .getByRole('checkbox', { name: say('reason-not-measured'), exact: true })
    .check()
  await answer('exit_step_free', say('reason-not-observed'))
  await kept()
  await openUnlocked(page, `${server.url}/monitor/visits/${draft}/interviews`)
  await page.getByRole('button', { name: say('interview-add') }).click()
  await page.getByRole('button', { name: say('consent-yes'), exact: true }).click()
  await within('int_voted').waitFor()
  await kept()
  return { draft, finished }
}

/** As somebody does who is there already; behind a dialog or within a frame of its own the switch is pressed all the same. */
async function switchTo(page: Page, language: (typeof LANGUAGES)[number]) {
  await page
    .locator(`language-switch button[lang="${language}"]`)
    .first()
    .evaluate((button: HTMLButtonElement) => button.click())
  await page.locator(`html[lang="${language}"]`).waitFor()
  await settle(page)
}

describe.each([
  ['everybody', FOR_EVERYBODY],
  ['monitor', FOR_MONITORS],
  ['staff', FOR_STAFF],
] as const)('in both languages, for %s', (who, states) => {
  test.each(states.map((state) => [state.name, state] as const))('%s', async (name, { path, first }) => {
    const shown = opened[who]
    if (!shown) throw new Error('the page was not opened')
    const { page } = shown
    await page.setViewportSize({ width: 800, height: 1280 })
    await page.goto('about:blank')
    await page.goto(`${server.url}/icon.svg`)
    await page.evaluate((tongue) => localStorage.setItem('language', tongue), LANGUAGES[0])
    const address = server.url + (typeof path === 'string' ? path : path(known))
    await (path === '/unlock' ? page.goto(address) : openUnlocked(page, address))
    await settle(page)
    await first?.(page, known)
    await settle(page)
    for (const language of LANGUAGES) {
      if (language !== LANGUAGES[0]) await switchTo(page, language)
      const wrong = await listUnmannerly(page, language, { withColours: language === LANGUAGES[0] })
      expect(wrong, `${name} (${language})`).toEqual([])
    }
    shown.checkManners()
  })
})
