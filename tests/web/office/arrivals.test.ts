/** What arrived, as the office sees it: incidents, what was set aside, and visits whose photos are still on their way. */

import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CampaignId,
  readCampaignId,
  readStationCode,
  readVisitId,
  type StationCode,
} from '../../../schema/codes.ts'
import type { Incident } from '../../../schema/incident/incident.ts'
import { finishVisit } from '../../../schema/visit/visit.ts'
import { listCampaigns } from '../../../schema/wire/campaign-endpoints.ts'
import { incidentToWire } from '../../../schema/wire/incident-shape.ts'
import { listStations } from '../../../schema/wire/result-endpoints.ts'
import { putPhotoPart, putSealed } from '../../../schema/wire/sealed-endpoints.ts'
import { type ContentOf, PHOTO_PART_BYTES, type SealedKind } from '../../../schema/wire/sealed-shape.ts'
import { visitContent } from '../../../schema/wire/visit-shape.ts'
import { randomFrom } from '../../../seeds/demo/random.ts'
import { createClient } from '../../../web/api/client.ts'
import { sealPhoto, sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { fillVisit } from '../../support/fill-visit.ts'
import { sha256Of } from '../../support/intake.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { enrolTablets, openOffice } from '../../support/office.ts'
import { noisyJpeg } from '../../support/pictures.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled } from './office-cast.ts'

type Tablet = Awaited<ReturnType<typeof enrolTablets>>[number]

let server: StartedServer
let browser: Browser
let state: StorageState
let code: string

const REASON = 'ជណ្តើរនៅច្រកទ្វារ មើលមិនឃើញពីផ្លូវ'
const NOTE = 'បុរសម្នាក់រារាំងទ្វារ ហើយស្រែក\nគ្មាននរណារបួស'

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const [name, value] = office.cookie()
  const { hostname: domain } = new URL(server.url)
  state = {
    cookies: [
      { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' },
    ],
    origins: [],
  }
  const [campaign] = await office.call(listCampaigns, {})
  const id = readCampaignId(campaign?.id ?? '')
  if (!campaign || !id) throw new Error('the demo has a campaign')
  const { stations } = await office.call(listStations, { params: { campaign: id }, querystring: {} })
  code = stations[0]?.code ?? ''
  const [tablet] = await enrolTablets(office, id, 1)
  if (!tablet) throw new Error('no tablet')
  const send = async <Kind extends SealedKind>(
    kind: Kind,
    content: ContentOf[Kind],
    about = randomUUID(),
  ) => {
    const sealed = await sealToOrganisation({
      key: tablet.organisationKey,
      kind,
      id: about,
      campaign: id,
      content,
      photos: [],
    })
    const reply = await fetch(`${server.url}/api/sealed/${about}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tablet.token}` },
      body: sealed.envelope,
    })
    expect(reply.ok, await reply.text()).toBe(true)
  }
  const station = readStationCode(code)
  const incident = (more: Partial<Incident>): Incident => ({
    id: randomUUID(),
    campaign: id,
    kinds: ['insult'],
    seenBy: 'monitor',
    isSomebodyInjured: false,
    isGoingOn: false,
    wasChairTold: 'refused',
    note: '',
    isUrgent: false,
    ...more,
  })
  for (const one of [incident({ note: NOTE, isUrgent: true, ...(station && { station }) }), incident({})])
    await send('incident', { incident: JSON.stringify(incidentToWire(one)) })
  await send('unfinished', { visit: JSON.stringify({ station: code }), interviews: '[]' })
  await send('visit', { visit: '{}', interviews: '[]' })
  if (station) {
    const visit = await sendVisitWithPhotos(tablet, id, station)
    // Two of the same visit, and one of a visit that nobody sent.
    for (const [of, way, reason] of [
      [visit, 'no', REASON],
      [visit, 'yes', 'ខ្ញុំច្រឡំបន្ទប់'],
      [randomUUID(), 'no', 'ចុចខុស'],
    ] as const) {
      const answers = { step_free_route: { kind: 'yes-no', value: way } }
      await send('visit', {
        visit: JSON.stringify({ ...(await wireOf(id, station)), answers, corrects: { visit: of, reason } }),
        interviews: '[]',
      })
    }
  }
})

/** What a visit says besides its answers. */
async function wireOf(campaign: CampaignId, station: StationCode) {
  const { id, version } = await readShippedChecklist()
  const at = '2027-06-06T00:40:00Z'
  return { campaign, station, checklist: { id, version }, form: 'full', startedAt: at, finishedAt: at }
}

/** Four photos are named, two have arrived. */
async function sendVisitWithPhotos(
  { token, organisationKey: key }: Tablet,
  campaign: CampaignId,
  station: StationCode,
) {
  const about = readVisitId(randomUUID())
  if (!about) throw new Error('a UUID is the id of a visit')
  const checklist = await readShippedChecklist()
  const random = randomFrom(4)
  const pictures = [0, 1, 2, 3].map(() => noisyJpeg(100_000, () => random.next()))
  const sealed = await Promise.all(pictures.map((picture) => sealPhoto(key, about, picture)))
  const questions = checklist.sections
    .flatMap((section) => section.questions)
    .filter(({ kind }) => kind === 'photo')
  const answers = questions.slice(0, 2).map(({ id: question }, index) => {
    const two = pictures.slice(index * 2, index * 2 + 2)
    const photos = two.map((bytes) => ({ sha256: sha256Of(bytes), description: 'ទ្វារចូល' }))
    return [question, { kind: 'photo', photos }] as const
  })
  const filled = fillVisit(checklist, {
    id: about,
    campaign,
    station,
    form: 'full',
    answers: new Map(answers),
  })
  const visit = finishVisit(filled, '2027-06-06T00:40:00Z')
  const photos = sealed.map(({ sha256 }) => sha256)
  const content = visitContent(visit, '2027-06-06T00:40:00Z')
  const { envelope } = await sealToOrganisation({ key, kind: 'visit', id: about, campaign, content, photos })
  const client = createClient({
    fetch: (path, init) => fetch(new URL(String(path), server.url), init),
    token: () => token,
  })
  const told = await client.send(
    putSealed,
    { params: { id: about } },
    { bytes: envelope, type: 'application/json' },
  )
  expect(told).toMatchObject({ reply: { state: 'received', photosMissing: 4 } })
  for (const { sha256, bytes } of sealed.slice(0, 2))
    for (let offset = 0; offset < bytes.length; offset += PHOTO_PART_BYTES) {
      const part = bytes.slice(offset, offset + PHOTO_PART_BYTES)
      const reply = await client.send(
        putPhotoPart,
        {
          params: { id: about, sha256, offset: String(offset) },
          querystring: { of: String(bytes.length), part: sha256Of(part) },
        },
        { bytes: part, type: 'application/octet-stream' },
      )
      expect(reply).toHaveProperty('reply')
    }
  return about
}

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each([
  { language: 'km', width: 360, height: 740 },
  { language: 'en', width: 800, height: 1280 },
] as const)('in $language at $width pixels', ({ language, width, height }) => {
  const open = async (path: string) => {
    const opened = await openOfficePage(browser, server, state, language, { viewport: { width, height } })
    await opened.page.goto(server.url + path)
    await settled(opened.page)
    return opened
  }

  it('incidents stand with the urgent one first, in the words of the checklist', async () => {
    const opened = await open('/office/incidents')
    const { page } = opened
    const cards = page.locator('main li.card')
    await cards.first().waitFor()
    expect(await cards.count()).toBe(2)
    const first = (await cards.first().textContent()) ?? ''
    expect(first).toContain(code)
    expect(first).toContain('គ្មាននរណារបួស')
    expect(first).not.toContain('insult')
    expect(await cards.first().locator('.mark-bad').count()).toBe(1)
    expect(await cards.nth(1).locator('.mark-bad').count()).toBe(0)
    expect(await page.locator('body').textContent()).not.toMatch(/\d\d:\d\d|[០-៩]{2}:[០-៩]{2}/u)
    expect(await findBarriersForReaders(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    opened.checkManners()
    await opened.close()
  })

  it('what was set aside stands with its reason in words', async () => {
    const opened = await open('/office/set-aside')
    const { page } = opened
    await page.locator('tbody tr').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(2)
    expect(await page.locator('tbody').textContent()).toContain(code)
    expect(await page.locator('tbody').textContent()).toContain(
      language === 'km' ? 'ច្បាប់ចម្លងសង្គ្រោះ' : 'the rescue copy',
    )
    expect(await findBarriersForReaders(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    opened.checkManners()
    await opened.close()
  })

  it('a visit says how many of its photos have arrived, and where the others are', async () => {
    const opened = await open(`/office/stations/${code}`)
    const { page } = opened
    const visit = page.locator('details.visit', { has: page.locator('summary .doubt') })
    await visit.waitFor()
    const said = language === 'km' ? 'មកដល់ហើយ ២ ក្នុងចំណោម ៤ សន្លឹក' : '2 of 4 photos have arrived'
    expect(await visit.locator('summary').textContent()).toContain(said)
    await visit.locator('summary').click()
    expect(await visit.locator('p.doubt').textContent()).toContain(language === 'km' ? 'ថេប្លេត' : 'tablet')
    expect(await findBarriersForReaders(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    opened.checkManners()
    await opened.close()
  })

  it('a correction stands with its question, before, now, reason and order, and says nobody’s name and no time', async () => {
    const opened = await open(`/office/stations/${code}`)
    const { page } = opened
    const section = page.locator('section[aria-labelledby=corrections-heading]')
    await section.waitFor()
    const cards = section.locator('ol > li')
    expect(await cards.count()).toBe(2)
    const { say } = interfaceWords(language)
    const read = await cards.first().locator('dd').allInnerTexts()
    expect(read[1]).toContain(say('answer-no'))
    expect(read[2]).toBe(REASON)
    expect((await cards.nth(1).locator('dd').allInnerTexts())[0]).toContain(say('answer-no'))
    expect((await cards.nth(1).locator('dd').allInnerTexts())[1]).toContain(say('answer-yes'))
    // Both begin at the visit: a person should look.
    expect(await section.locator('.notice-doubt').count()).toBe(1)
    await section.locator('summary').click()
    expect(await section.locator('details').textContent()).toContain('ចុចខុស')
    expect(await section.textContent()).not.toMatch(/\d\d:\d\d|[០-៩]{2}:[០-៩]{2}/u)
    expect(await findBarriersForReaders(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    opened.checkManners()
    await opened.close()
  })
})
