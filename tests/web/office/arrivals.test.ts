/** What arrived besides visits, as the office sees it: incidents, what was set aside, what was put right on the day. */

import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCampaignId, readStationCode } from '../../../schema/codes.ts'
import type { Incident } from '../../../schema/incident/incident.ts'
import { listCampaigns } from '../../../schema/wire/campaign-endpoints.ts'
import { incidentToWire } from '../../../schema/wire/incident-shape.ts'
import { listStations } from '../../../schema/wire/result-endpoints.ts'
import type { ContentOf, SealedKind } from '../../../schema/wire/sealed-shape.ts'
import { sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { enrolTablets, openOffice } from '../../support/office.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled } from './office-cast.ts'

let server: StartedServer
let browser: Browser
let state: StorageState
let code: string

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
})

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
})
