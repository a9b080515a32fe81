/** The map in a real browser, with a map of streets below it: from the office alone, and without anybody's name where it is pointed at. */

import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { putRegisterEntry } from '../../../schema/wire/people-register-endpoints.ts'
import { startBrowser } from '../../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { BELOW, type MapBelow, putMapBelow } from '../../support/made-map.ts'
import { type Office, openOffice } from '../../support/office.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, settled } from './office-cast.ts'

const PERSON = 'Somebody Planted'

let map: MapBelow
let database: TestDatabase
let server: StartedServer
let browser: Browser
let office: Office

beforeAll(async () => {
  map = await putMapBelow({ attribution: '<b>Map Makers</b> of &lt;Somewhere&gt;' })
  database = await freshDatabase()
  server = await startServer({ databaseUrl: database.url, flags: ['--demo'], env: { MAP_FILE: map.file } })
  office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.close()
  await map?.remove()
})

async function open(language: 'km' | 'en', viewport = { width: 1280, height: 800 }) {
  const [name, value] = office.cookie()
  const cookie = { name, value, domain: new URL(server.url).hostname, path: '/' } as const
  const state = {
    cookies: [{ ...cookie, expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }],
    origins: [],
  }
  const opened = await openOfficePage(browser, server, state, language, { viewport })
  const asked: URL[] = []
  opened.page.on('request', (request) => asked.push(new URL(request.url())))
  return { ...opened, asked }
}

/** Colour in the middle of a square that has come. */
const colourOfTile = (page: Page) =>
  page.evaluate(() => {
    const tile = document.querySelector<HTMLImageElement>('img.leaflet-tile-loaded')
    const brush = document.createElement('canvas').getContext('2d')
    if (!tile || !brush) return undefined
    brush.drawImage(tile, 0, 0)
    return [...brush.getImageData(128, 128, 1, 1).data]
  })

it('draws what the office has below the stations, names who made it, and can be without it', async () => {
  const { say } = interfaceWords('km')
  const opened = await open('km')
  const { page, asked } = opened
  await page.goto(`${server.url}/office/stations`)
  await settled(page)
  await expect.poll(() => colourOfTile(page)).toEqual([...BELOW, 255])
  expect(asked.filter(({ protocol }) => protocol.startsWith('http')).map(({ origin }) => origin)).toEqual(
    asked.filter(({ protocol }) => protocol.startsWith('http')).map(() => server.url),
  )
  await page.getByText(say('map-background-by', { who: 'Map Makers of <Somewhere>' })).waitFor()
  const choice = page.getByRole('checkbox', { name: say('map-background') })
  await choice.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => page.locator('img.leaflet-tile').count()).toBe(0)
  await page.keyboard.press('Space')
  await expect.poll(() => colourOfTile(page)).toEqual([...BELOW, 255])
  opened.checkManners()
  await opened.close()
})

it('is only asked for with the map: where the list comes first, not before somebody wants to see it', async () => {
  const { say } = interfaceWords('km')
  const opened = await open('km', { width: 360, height: 740 })
  const { page, asked } = opened
  const ofBackground = () => asked.filter(({ pathname }) => pathname.startsWith('/api/map-background'))
  await page.goto(`${server.url}/office/stations`)
  await settled(page)
  expect(ofBackground()).toEqual([])
  await page.getByRole('button', { name: say('map-open') }).press('Enter')
  await expect.poll(() => colourOfTile(page)).toEqual([...BELOW, 255])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  opened.checkManners()
  await opened.close()
})

/** A station with a visit, and all that would tell who was there, with what, and when. */
async function plantPerson() {
  const { rows } = await sql<{
    readonly campaign: string
    readonly station: string
    readonly code: string
    readonly enrolment: string
    readonly body: string
  }>`select visit.campaign_id as campaign, station, enrolment.code, enrolment.id as enrolment, body
    from visit join enrolment on enrolment.id = visit.enrolment_id order by sequence limit 1`.execute(
    database.db,
  )
  const visit = rows[0] ?? expect.fail('the demo has a visit')
  const params = { campaign: visit.campaign, code: visit.code }
  const body = { name: PERSON, phone: '012 999 888', sex: 'female', disability: 'none' } as const
  await office.call(putRegisterEntry, { params, body })
  const times = visit.body.match(/\d{4}-\d\d-\d\dT\d\d:\d\d/gu) ?? []
  expect(times.length).toBeGreaterThan(0)
  return { station: visit.station, secrets: [PERSON, '012 999 888', visit.code, visit.enrolment, ...times] }
}

it('tells of no person, tablet or hour where a station is pointed at, nor behind it', async () => {
  const { station, secrets } = await plantPerson()
  const opened = await open('en')
  const { page, asked } = opened
  await page.goto(`${server.url}/office/stations?search=${station}`)
  await settled(page)
  await page.waitForFunction(() => Reflect.get(document.querySelector('station-map') ?? {}, 'points'))
  await page.locator('.map-view').focus()
  await page.keyboard.press('Enter')
  const pointed = page.locator('.map-pointed')
  await pointed.locator('a').first().waitFor()
  const shown = await pointed.innerText()
  expect(shown).toContain(station)
  await pointed.getByRole('link', { name: station }).press('Enter')
  await page.waitForURL(`**/office/stations/${station}`)
  await expect
    .poll(() => asked.filter(({ pathname }) => pathname.includes(`/stations/${station}`)).length)
    .toBeGreaterThan(0)
  await settled(page)
  // Everything the two pages were told, asked for once more; who is signed in and what is in the menu is theirs.
  const addresses = new Set(
    asked
      .filter(({ pathname }) => pathname.startsWith('/api/campaigns/') && !pathname.endsWith('/live'))
      .map(({ pathname, search }) => pathname + search),
  )
  expect(addresses.size).toBeGreaterThan(3)
  const told = await Promise.all([...addresses].map(async (path) => (await office.fetch(path)).text()))
  const all = [shown, await page.locator('main').innerText(), ...told]
  for (const secret of secrets)
    expect([secret, all.filter((text) => text.includes(secret))]).toEqual([secret, []])
  // No time of any day either, in any form.
  expect(shown).not.toMatch(/\d:\d\d/u)
  opened.checkManners()
  await opened.close()
})
