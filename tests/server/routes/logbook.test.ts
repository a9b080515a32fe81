/** The logbook as the office reads it: every act that changes or reveals, who may see whom, and the written words. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPersonId } from '../../../schema/codes.ts'
import type { LogbookAct } from '../../../schema/people/logbook.ts'
import { STAFF_ROLES } from '../../../schema/people/roles.ts'
import { publishChecklist } from '../../../schema/wire/checklist-endpoints.ts'
import { showFactor } from '../../../schema/wire/factor-endpoints.ts'
import { listIncidents } from '../../../schema/wire/incident-endpoints.ts'
import { checkHeadWords, listLogbook, readHeadWords } from '../../../schema/wire/logbook-endpoints.ts'
import { enrol, makeEnrolmentCards, putStaff, revokeMonitor } from '../../../schema/wire/people-endpoints.ts'
import { takeInAgain } from '../../../schema/wire/sealed-endpoints.ts'
import { signOut } from '../../../schema/wire/session-endpoints.ts'
import { beginLogbook, NO_FILE } from '../../../server/logbook/seal-logbook.ts'
import { type Api, openApi } from '../../support/api.ts'
import { ROOMS } from '../../support/intake.ts'
import { cast, PASSPHRASE } from '../../support/people.ts'
import { sealEverything } from '../../support/seal-everything.ts'
import { giveTotp } from '../../support/totp.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await beginLogbook(api.db, NO_FILE)
})
afterAll(() => api.close())

const seal = () => sealEverything({ db: api.db, heads: NO_FILE, epoch: api.services.epoch })
const read = async (
  who: 'dara' | 'vanna',
  asked: { act?: LogbookAct; day?: string; before?: string } = {},
) => {
  const reply = await api.as(who).call(listLogbook, { querystring: asked })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}

describe('the logbook', () => {
  it.each(['2027-13-45', '2027-02-30', '0000-01-01'])('is not asked for %s, which is no day', async (day) => {
    const reply = await api.as('dara').call(listLogbook, { querystring: { day } })
    expect([reply.status, reply.problem], reply.text).toEqual([400, 'bad-request'])
  })

  it('has every act that changes or reveals, with the role of who did it', async () => {
    const { campaign } = api
    const dara = api.as('dara')
    const { body: made } = await dara.call(makeEnrolmentCards, { params: { campaign }, body: { count: 2 } })
    const [card, other] = made.cards
    if (!card || !other) throw new Error('no cards')
    await api.nobody.call(enrol, { body: { code: card.code, words: card.words } })
    await dara.call(revokeMonitor, { params: { campaign, code: other.code } })
    const { id, version } = api.services.shippedChecklist.checklist
    await dara.call(publishChecklist, { params: { id, version }, body: {} })
    await dara.call(takeInAgain, { params: { campaign }, body: {} })
    await dara.call(listIncidents, { params: { campaign } })
    await api.as('chan').send('GET', `/api/campaigns/${campaign}/stations/${ROOMS[0]}/visits`)
    await api.as('bopha').send('GET', `/api/campaigns/${campaign}/exports/indicators.csv`)
    const person = randomUUID()
    const body = { name: 'ភារុណ', roles: ['reviewer' as const], passphrase: PASSPHRASE }
    await api.as('vanna').call(putStaff, { params: { person }, body })
    await api.as('vanna').call(putStaff, { params: { person }, body: { ...body, roles: ['liaison'] } })
    const shown = await giveTotp(api.services, readPersonId(person) ?? expect.fail('a UUID is a person id'))
    const half = await api.nobody.send('POST', '/api/session', {
      body: { name: 'ភារុណ', passphrase: PASSPHRASE },
    })
    expect(half.status, half.text).toBe(200)
    // A passphrase alone is nobody who is signed in yet.
    expect((await read('vanna', { act: 'staff.signed-in' })).entries).toEqual([])
    const whole = await api.nobody.call(
      showFactor,
      { body: { totp: shown(api.services.now()) } },
      { cookie: String(half.headers['set-cookie']).split(';')[0] ?? '' },
    )
    expect(whole.status, whole.text).toBe(200)
    const { entries } = await read('vanna')
    const acts = entries.map(({ act, roles }) => `${act} ${roles.join('+')}`)
    for (const one of [
      'cards.made coordinator',
      'monitor.enrolled monitor',
      'monitor.revoked coordinator',
      'checklist.published coordinator',
      'set-aside.taken-in coordinator',
      'incidents.read coordinator',
      'visits.read reviewer',
      'export.made liaison',
      'staff.added administrator',
      'staff.changed administrator',
      'staff.signed-in liaison',
    ])
      expect(acts).toContain(one)
  })

  it('says nothing of a visit that comes in: that has its own order of arrival', async () => {
    const before = (await read('dara')).entries.length
    await api.as('sokha').send('PUT', `/api/sealed/${randomUUID()}`, { body: {} })
    expect((await read('dara')).entries).toHaveLength(before)
  })

  it('tells names of staff to administrators and codes of monitors to coordinators, and neither to the other', async () => {
    const [administrator, coordinator] = [await read('vanna'), await read('dara')]
    const of = ({ entries }: typeof administrator, act: LogbookAct) => entries.find((one) => one.act === act)
    expect(of(administrator, 'staff.added')).toMatchObject({ who: cast.vanna.name, object: 'ភារុណ' })
    expect(of(coordinator, 'staff.added')?.who).toBeUndefined()
    expect(of(coordinator, 'staff.added')?.object).toMatch(/^[0-9a-f-]{36}$/u)
    expect(of(coordinator, 'monitor.enrolled')?.who).toMatch(/^[a-z]{6}-\d\d$/u)
    expect(of(administrator, 'monitor.enrolled')?.who).toBeUndefined()
    expect(JSON.stringify(administrator)).not.toContain(api.sokha.code)
  })

  it('keeps neither names, codes nor words of cards', async () => {
    const rows = await api.db.selectFrom('logbook').selectAll().execute()
    const text = JSON.stringify(rows)
    for (const secret of [cast.vanna.name, 'ភារុណ', api.sokha.code]) expect(text).not.toContain(secret)
  })

  it('is read page by page, by act and by day of the country', async () => {
    const cards = await read('dara', { act: 'cards.made' })
    expect(new Set(cards.entries.map(({ act }) => act))).toEqual(new Set(['cards.made']))
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: api.services.country.timeZone }).format(
      new Date(),
    )
    expect((await read('dara', { day: today })).entries.length).toBeGreaterThan(0)
    expect((await read('dara', { day: '2001-02-03' })).entries).toEqual([])
    for (let at = 0; at < 110; at += 1)
      await api.as('dara').call(takeInAgain, { params: { campaign: api.campaign }, body: {} })
    const first = await read('dara')
    expect(first.entries).toHaveLength(100)
    const second = await read('dara', { before: String(first.next) })
    const numbers = [...first.entries, ...second.entries].map(({ seq }) => seq)
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('is for administrators and coordinators', async () => {
    for (const who of ['chan', 'bopha', 'sokha'] as const)
      expect((await api.as(who).call(listLogbook, { querystring: {} })).problem).toBe('not-yours')
    expect(STAFF_ROLES).toHaveLength(4)
  })

  it('has the end of a session as well', async () => {
    const again = await api.nobody.send('POST', '/api/session', {
      body: { name: 'ភារុណ', passphrase: PASSPHRASE },
    })
    const cookie = String(again.headers['set-cookie']).split(';')[0] ?? ''
    await api.nobody.call(signOut, {}, { cookie })
    expect((await read('vanna', { act: 'staff.signed-out' })).entries).toHaveLength(1)
  })
})

describe('the twelve words', () => {
  it('are those of the newest sealed entry, in both scripts, and hold when they are typed in either', async () => {
    await seal()
    const { body: words } = await api.as('vanna').call(readHeadWords, {})
    if (words === null) throw new Error('nothing is sealed')
    expect(words.latin).toHaveLength(12)
    const check = async (typed: string, day?: string) =>
      (
        await api
          .as('dara')
          .call(checkHeadWords, { body: { words: typed, ...(day === undefined ? {} : { day }) } })
      ).body
    for (const typed of [
      words.latin.join(' '),
      words.latin.join('').toUpperCase(),
      words.khmer.join(' '),
      words.khmer.join('\u200b'),
    ])
      expect(await check(typed, words.day)).toMatchObject({ words: 'hold', isOfThatDay: true, isWhole: true })
    await api.as('dara').call(takeInAgain, { params: { campaign: api.campaign }, body: {} })
    await seal()
    expect((await api.as('vanna').call(readHeadWords, {})).body?.latin).not.toEqual(words.latin)
    expect(await check(words.latin.join(' '), words.day)).toMatchObject({ words: 'hold', isOfThatDay: true })
    expect(await check(words.latin.join(' '), '2001-02-03')).toMatchObject({
      words: 'hold',
      isOfThatDay: false,
    })
    expect((await check(words.latin.toReversed().join(' '))).words).toBe('fail')
    expect((await check('these are not such words')).words).toBeUndefined()
  })
})
