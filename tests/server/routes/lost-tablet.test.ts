/** A lost tablet: what it sends from then on is kept apart, its monitor goes on with another card, what lacks is listed. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readKit } from '../../../schema/wire/campaign-endpoints.ts'
import {
  listMissingOfLost,
  markFound,
  markLost,
  replaceLost,
} from '../../../schema/wire/lost-tablet-endpoints.ts'
import {
  enrol,
  listMonitors,
  makeEnrolmentCards,
  revokeMonitor,
} from '../../../schema/wire/people-endpoints.ts'
import { readMonitorPlan, sayAccreditation } from '../../../schema/wire/plan-endpoints.ts'
import { askStanding, listSetAside, takeInAgain } from '../../../schema/wire/sealed-endpoints.ts'
import { type Api, callerWith } from '../../support/api.ts'
import { ROOMS, sealedPhoto, send, sendPhoto, stationCode, visitTo } from '../../support/intake.ts'
import { openIntake } from '../../support/intake-office.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())

const [first = stationCode('x'), second = stationCode('x'), third = stationCode('x')] = ROOMS

interface Tablet {
  readonly code: string
  readonly token: string
  /** The office as this tablet reaches it. */
  readonly reach: Api
}

async function enrolTablet(card?: { readonly code: string; readonly words: string }): Promise<Tablet> {
  const { body } = await api
    .as('dara')
    .call(makeEnrolmentCards, { params: { campaign: api.campaign }, body: { count: 1 } })
  const { code, words } = card ?? body.cards[0] ?? { code: '', words: '' }
  const { body: enrolled } = await api.nobody.call(enrol, { body: { code, words } })
  const caller = callerWith(api.app, { authorization: `Bearer ${enrolled.token}` })
  return { code, token: enrolled.token, reach: { ...api, as: () => caller } }
}

let tablet: Tablet
beforeEach(async () => {
  tablet = await enrolTablet()
})

const params = (code = tablet.code) => ({ params: { campaign: api.campaign, code } })
const lose = (at = new Date(), code = tablet.code) =>
  api.as('dara').call(markLost, { ...params(code), body: { at: at.toISOString() } })
const missing = async () => (await api.as('dara').call(listMissingOfLost, params())).body
const countVisits = async () => (await api.db.selectFrom('visit').select('id').execute()).length
const enrolmentOf = (code: string) =>
  api.db.selectFrom('enrolment').select('id').where('code', '=', code).executeTakeFirstOrThrow()
const assign = async (code: string, stations: readonly (typeof first)[]) =>
  api.db
    .insertInto('assignment')
    .values(
      await Promise.all(
        stations.map(async (station) => ({
          campaign_id: api.campaign,
          enrolment_id: (await enrolmentOf(code)).id,
          station,
        })),
      ),
    )
    .execute()

describe('what a lost tablet sends', () => {
  it.each(['2027-13-45T99:99:99Z', '0000-01-01T00:00:00Z'])(
    'is not lost at %s, which is no time',
    async (at) => {
      const reply = await api.as('dara').call(markLost, { ...params(), body: { at } })
      expect([reply.status, reply.problem], reply.text).toEqual([400, 'bad-request'])
    },
  )

  it('is set aside whole from the very next request on, a hundred times of a hundred, and never refused', async () => {
    const before = await countVisits()
    let slowest = 0
    for (let at = 0; at < 100; at += 1) {
      const other = await enrolTablet()
      const visit = await visitTo(api, first)
      // Known by now, and remembered as one that may send.
      expect((await other.reach.as('sokha').call(readKit, {})).status).toBe(200)
      const clicked = performance.now()
      await lose(new Date(), other.code)
      const reply = await send(other.reach, visit)
      slowest = Math.max(slowest, performance.now() - clicked)
      expect([reply.status, reply.body]).toMatchObject([202, { state: 'set-aside', reason: 'lost-tablet' }])
    }
    expect(slowest).toBeLessThan(5000)
    expect(await countVisits()).toBe(before)
  })

  it('keeps earlier work untouched: its visit, its receipt, and its photos that are still on their way', async () => {
    const id = randomUUID()
    const photo = await sealedPhoto(api, id, Buffer.from('ffd8ffd9', 'hex'))
    const visit = await visitTo(api, first, {}, { id, photos: [photo.sha256] })
    const receipt = await send(tablet.reach, visit)
    await lose()
    const again = await send(tablet.reach, visit)
    expect([again.status, again.body]).toEqual([200, receipt.body])
    expect((await missing()).photos).toEqual([{ station: first, room: '1', missing: 1 }])
    expect([200, 202]).toContain((await sendPhoto(tablet.reach, id, photo)).status)
    expect((await missing()).photos).toEqual([])
  })

  it('is not told anything: neither its stations, nor anything else, but what it asks of its own packets', async () => {
    await lose()
    const kit = await tablet.reach.as('sokha').call(readKit, {})
    expect([kit.status, kit.problem]).toEqual([401, 'sign-in-first'])
    expect((await tablet.reach.as('sokha').send('GET', '/api/areas')).status).toBe(401)
    expect((await tablet.reach.as('sokha').call(askStanding, { body: { kept: [] } })).status).toBe(200)
  })

  it('is taken in when a coordinator vouches for just that, and not with what merely fits by now', async () => {
    const unknown = await visitTo(api, stationCode('020101-0099'))
    const visit = await visitTo(api, second)
    await lose()
    await send(tablet.reach, visit)
    await send(tablet.reach, unknown)
    const takeIn = async (wanted: { lost?: boolean; tooMany?: boolean }) => {
      for (let after: number | undefined = 0; after !== undefined; ) {
        const body: typeof wanted & { after: number } = { ...wanted, after }
        const reply = await api.as('dara').call(takeInAgain, { params: { campaign: api.campaign }, body })
        after = reply.body.next
      }
    }
    const before = await countVisits()
    await takeIn({})
    await takeIn({ tooMany: true })
    expect(await countVisits()).toBe(before)
    const asides = await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })
    expect(asides.body.entries.map(({ reason }) => reason)).toContain('lost-tablet')
    expect((await missing()).setAside).toBe(2)
    await takeIn({ lost: true })
    expect(
      await api.db.selectFrom('visit').select('id').where('id', '=', visit.visit.id).execute(),
    ).toHaveLength(1)
    expect((await missing()).setAside).toBe(0)
  })

  it('goes on as before once the tablet is found', async () => {
    await lose()
    const found = await api.as('dara').call(markFound, params())
    expect(found.body).toMatchObject({ state: 'enrolled' })
    const reply = await send(tablet.reach, await visitTo(api, first))
    expect(reply.status).toBe(200)
  })
})

describe('the monitor of a lost tablet', () => {
  it('goes on with another card and the stations that were not visited; the list of what is missing follows', async () => {
    await assign(tablet.code, [first, second, third])
    await send(tablet.reach, await visitTo(api, first))
    await lose()
    expect((await missing()).stations.map(({ station }) => station)).toEqual([second, third])
    const own = { params: { campaign: api.campaign, code: tablet.code } }
    const area = { kind: 'area' as const, area: '0201' }
    expect((await api.as('dara').call(sayAccreditation, { ...own, body: area })).status).toBe(200)
    const { body: card } = await api.as('dara').call(replaceLost, params())
    const other = { params: { campaign: api.campaign, code: card.code } }
    const { accreditation } = (await api.as('dara').call(readMonitorPlan, other)).body
    expect(accreditation).toMatchObject({ kind: 'area', areas: [{ code: '02' }, { code: '0201' }] })
    const next = await enrolTablet(card)
    const kit = await next.reach.as('sokha').call(readKit, {})
    expect(kit.body.assigned).toEqual([second, third])
    expect((await send(next.reach, await visitTo(api, second))).status).toBe(200)
    expect((await missing()).stations.map(({ station }) => station)).toEqual([third])
    const { body: monitors } = await api.as('dara').call(listMonitors, { params: { campaign: api.campaign } })
    expect(monitors.find(({ code }) => code === tablet.code)).toMatchObject({
      state: 'lost',
      lost: { isReplaced: true },
    })
  })

  it('is asked about what came after the loss and before anybody said so', async () => {
    await send(tablet.reach, await visitTo(api, first))
    await lose(new Date(Date.now() - 60 * 60_000))
    expect((await missing()).takenInAfter).toBe(1)
  })

  it('is known to the coordinator alone, and only where there is such a tablet', async () => {
    for (const who of ['chan', 'bopha', 'vanna'] as const)
      expect(
        (await api.as(who).call(markLost, { ...params(), body: { at: new Date().toISOString() } })).problem,
      ).toBe('not-yours')
    expect((await lose(new Date(), 'babebi-00')).problem).toBe('not-found')
    expect((await api.as('dara').call(listMissingOfLost, params())).problem).toBe('not-found')
    expect((await api.as('dara').call(replaceLost, params())).problem).toBe('not-found')
  })
})

describe('what comes with the token of a revoked tablet', () => {
  it('is set aside as well, since it was once good: nothing honest is refused and forgotten', async () => {
    const known = await visitTo(api, first)
    expect((await send(tablet.reach, known)).status).toBe(200)
    await api.as('dara').call(revokeMonitor, params())
    const reply = await send(tablet.reach, await visitTo(api, first))
    expect([reply.status, reply.body]).toMatchObject([202, { state: 'set-aside', reason: 'revoked-sender' }])
    // The same bytes keep the receipt they got.
    expect((await send(tablet.reach, known)).status).toBe(200)
  })

  it('is refused when the token was never one of this office', async () => {
    const made = callerWith(api.app, { authorization: `Bearer ${'A'.repeat(43)}` })
    const reply = await send({ ...api, as: () => made }, await visitTo(api, first))
    expect(reply.status).toBe(401)
  })
})
