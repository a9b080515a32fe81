/** Every page for every role asks this server and nobody else, and breaks none of its safety rules; Trusted Types hold. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may } from '../../schema/people/permissions.ts'
import { STAFF_ROLES, type StaffRole } from '../../schema/people/roles.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import { beginChecklistDraft } from '../../schema/wire/checklist-draft-endpoints.ts'
import { listChecklists } from '../../schema/wire/checklist-endpoints.ts'
import { keepRecoveryWords, offerRecoveryWords } from '../../schema/wire/factor-endpoints.ts'
import { putPaperBatch } from '../../schema/wire/paper-endpoints.ts'
import { makeEnrolmentCards, putStaff } from '../../schema/wire/people-endpoints.ts'
import { changeMonitorPlan, readMonitorPlan } from '../../schema/wire/plan-endpoints.ts'
import { gatherRecords, listRecords } from '../../schema/wire/recommendation-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { signIn } from '../../schema/wire/session-endpoints.ts'
import { type Page, pages } from '../../web/app/pages.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { enrolWithPin, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { type Office, openOffice } from '../support/office.ts'
import { settle } from '../support/page-manners.ts'
import { PASSPHRASE } from '../support/people.ts'
import { sendPhotographed } from '../support/sent-visits.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'

/** What is not there, or not theirs, is asked for on purpose. */
const EXPECTED = [/Failed to load resource: the server responded with a status of 40[134]/u]

let server: StartedServer
let browser: Browser
let office: Office
let station = ''
let campaign = ''
/** What addresses of the office name. */
let known: Readonly<Record<string, string>> = {}
let opened: OpenedPage | undefined

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const [first] = (await (await office.fetch('/api/campaigns')).json()) as readonly { readonly id: string }[]
  campaign = first?.id ?? ''
  const found = await office.call(listStations, { params: { campaign }, querystring: { sort: 'barriers' } })
  station = found.stations[0]?.code ?? ''
  const { id, version } = (await office.call(listChecklists, {})).shipped
  const draft = crypto.randomUUID()
  await office.call(beginChecklistDraft, { params: { draft }, body: { id, version } })
  known = {
    code: station,
    id,
    version,
    draft,
    ...(await printForms({ id, version })),
    record: await recordOne(),
    ...(await sendPhotographed(office, { campaign, station })),
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Forms on paper for somebody of the plan. */
async function printForms(checklist: ChecklistRef) {
  const params = { campaign, code: 'DEMO-01' }
  const { version } = await office.call(readMonitorPlan, { params })
  await office.call(changeMonitorPlan, { params, body: { version, add: [station], remove: [] } })
  const batch = crypto.randomUUID()
  const { sheets } = await office.call(putPaperBatch, {
    params: { campaign, batch },
    body: { checklist, form: 'short', monitor: params.code },
  })
  return { batch, number: sheets[0]?.number ?? expect.fail() }
}

/** A recommendation on record. */
async function recordOne(): Promise<string> {
  const list = () => office.call(listRecords, { params: { campaign }, querystring: {} })
  const { gathering } = await list()
  await office.call(gatherRecords, { params: { campaign }, body: { seen: gathering?.seen ?? '' } })
  return (await list()).records[0]?.record ?? expect.fail()
}

/** A page of its own, wide enough for the map, that says each breach of the policy aloud, so that its manners can be checked. */
async function open(): Promise<OpenedPage> {
  opened = await openPage(browser, server.url, {
    serviceWorkers: 'allow',
    expected: EXPECTED,
    viewport: { width: 1280, height: 800 },
  })
  await opened.page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  return opened
}

/** Signed in as somebody with this role alone: name and value of the cookie. */
async function enter(role: StaffRole): Promise<string> {
  const name = `Only ${role}`
  const params = { person: crypto.randomUUID() }
  await office.call(putStaff, { params, body: { name, roles: [role], passphrase: PASSPHRASE } })
  let cookie = ''
  const ask = async (method: string, path: string, body: object) => {
    const reply = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json', origin: server.url, cookie },
      body: JSON.stringify(body),
    })
    expect(reply.status).toBe(200)
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return (await reply.json()) as { readonly words: readonly string[]; readonly offer: string }
  }
  await ask('POST', signIn.url, { name, passphrase: PASSPHRASE })
  const { words, offer } = await ask('POST', offerRecoveryWords.url, {})
  await ask('PUT', keepRecoveryWords.url, { offer, word: words[0] })
  return cookie
}

const fill = (path: string, known: Readonly<Record<string, string>>): string =>
  path.replace(/:([a-z]+)/giu, (_, name: string) => known[name] ?? 'unknown')

const maySee = (role: StaffRole, { who }: Page): boolean =>
  who === 'everybody' || who === 'staff' || (who !== 'monitor' && may({ roles: [role] }, who))

/** The page an address leads to. */
function pageAt(address: string): Page | undefined {
  const path = address.split(/[?#]/u)[0] ?? ''
  const fits = (page: Page) => new RegExp(`^${page.path.replace(/:[a-z]+/giu, '[^/]+')}$`, 'u').test(path)
  return pages.find((page) => page.path === path) ?? pages.find(fits)
}

const ofOffice = pages.filter(({ words }) => words !== 'monitor').map(({ path }) => path)
const ofMonitors = pages.filter(({ words }) => words === 'monitor').map(({ path }) => path)

describe('nobody else is asked, and no rule is broken', () => {
  it('on the pages everybody sees, and without being signed in', async () => {
    const { page, checkManners, close } = await open()
    for (const path of ofOffice) {
      await page.goto(server.url + fill(path, {}))
      await settle(page)
    }
    checkManners()
    await close()
  })

  it.each(STAFF_ROLES)('on every page of the office, for somebody who is %s only', async (role) => {
    const [name = '', value = ''] = (await enter(role)).split('=')
    const { page, checkManners, close } = await open()
    await page.context().addCookies([{ name, value, url: server.url }])
    const offered = new Set<string>()
    const listOffered = async (within: string) =>
      page
        .locator(`${within} a[href^="/"]`)
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    for (const path of ofOffice) {
      await page.goto(server.url + fill(path, known))
      await settle(page)
      // What unfolds is part of the page.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
      })
      for (const address of await listOffered('')) offered.add(address)
    }
    // What is offered is what may be seen, and all of it in the menu. The door of tablets asks for a card, not for a role.
    const closed = [...offered].filter((address) => {
      const leadsTo = pageAt(address)
      return leadsTo !== undefined && leadsTo.who !== 'monitor' && !maySee(role, leadsTo)
    })
    expect(closed).toEqual([])
    await page.goto(`${server.url}/office`)
    await settle(page)
    const inMenu = new Set((await listOffered('nav')).map((address) => pageAt(address)))
    for (const one of pages.filter(({ menu }) => menu !== undefined))
      expect([one.path, inMenu.has(one)]).toEqual([one.path, maySee(role, one)])
    if (role !== 'administrator') {
      await page.goto(`${server.url}/office/stations`)
      await page.locator('.map-view canvas').first().waitFor()
    }
    checkManners()
    await close()
  })

  it('on every page of monitors, with a visit begun', async () => {
    const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count: 1 } })
    const [card] = cards
    if (!card) throw new Error('no card was made')
    const { page, checkManners, close } = await open()
    await enrolWithPin(page, server.url, card)
    await openUnlocked(page, `${server.url}/monitor/stations/${station}`)
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: interfaceWords('km').say('visit-start') }).click()
    await page.waitForURL('**/monitor/visits/*')
    const visit = new URL(page.url()).pathname.split('/')[3] ?? ''
    for (const path of ofMonitors) {
      const known = {
        visit,
        id: visit,
        station,
        code: station,
        section: 'entrance',
        question: 'ramp_present',
      }
      await openUnlocked(page, server.url + fill(path, known))
      await page.locator('h1').waitFor()
    }
    checkManners()
    await close()
  })
})

describe('a browser', () => {
  it('lets no text become markup, and no other address be asked, and says so where these tests would hear it', async () => {
    const { page, checkManners, close } = await open()
    await page.goto(server.url)
    await settle(page)
    const tried = await page.evaluate(() => {
      const attempt = (deed: () => unknown) => {
        try {
          deed()
          return 'done'
        } catch (fault) {
          return fault instanceof TypeError ? 'refused' : 'failed'
        }
      }
      const box = document.createElement('div')
      return {
        markup: attempt(() => {
          box.innerHTML = '<img src="/icon.svg" onerror="alert(1)">'
        }),
        likeLeaflet: attempt(() => {
          box.innerHTML = '<svg/>'
        }),
        worker: attempt(() => new Worker('/api/health')),
        foreignWorker: attempt(() => new Worker('https://example.org/assets/workers/a.js')),
      }
    })
    expect(tried).toEqual({
      markup: 'refused',
      likeLeaflet: 'done',
      worker: 'refused',
      foreignWorker: 'refused',
    })
    await page.evaluate(
      () =>
        new Promise((heard) => {
          document.addEventListener('securitypolicyviolation', heard, { once: true })
          new Image().src = 'http://127.0.0.1:9/picture'
        }),
    )
    expect(checkManners).toThrow(/policy: (?:require-trusted-types-for|img-src)/u)
    await close()
  })
})
