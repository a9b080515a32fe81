/** Who goes where: told to coordinators by code, changed as a whole or not at all, and with the tablet's next kit. */

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readKit } from '../../../schema/wire/campaign-endpoints.ts'
import { readCoverage } from '../../../schema/wire/live-endpoints.ts'
import {
  changeMonitorPlan,
  listPlanStations,
  readMonitorPlan,
  readPlan,
  sayAccreditation,
} from '../../../schema/wire/plan-endpoints.ts'
import type { Api } from '../../support/api.ts'
import { premisesCode, ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake } from '../../support/intake-office.ts'
import { enrolTablet, type Tablet } from '../../support/signed-in.ts'

let api: Api
let tablet: Tablet
let second: Tablet
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(async () => {
  await emptyIntake(api)
  await sql`delete from assignment`.execute(api.db)
  tablet = await enrolTablet(api)
  second = await enrolTablet(api)
})

const room = (at: number) => ROOMS[at] ?? expect.unreachable('there are rooms')
const dara = () => api.as('dara')
const of = ({ code }: Tablet) => ({ params: { campaign: api.campaign, code } })
const planOf = async (monitor: Tablet) => (await dara().call(readMonitorPlan, of(monitor))).body
const whole = async (area?: string) =>
  (await dara().call(readPlan, { params: { campaign: api.campaign }, querystring: area ? { area } : {} }))
    .body
const find = async (querystring: Parameters<typeof asked>[0]) => (await asked(querystring)).body
const asked = (querystring: {
  area?: string
  search?: string
  near?: string
  without?: string
  only?: 'open'
}) => dara().call(listPlanStations, { params: { campaign: api.campaign }, querystring })

async function change(
  monitor: Tablet,
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  version?: string,
) {
  const body = { version: version ?? (await planOf(monitor)).version, add: [...add], remove: [...remove] }
  return dara().call(changeMonitorPlan, { ...of(monitor), body })
}
const countLines = async () => {
  const { rows } = await sql<{ lines: number }>`
    select count(*)::int as lines from logbook where act = 'plan.changed'`.execute(api.db)
  return rows[0]?.lines ?? 0
}

describe('the plan of one monitor', () => {
  it('is given stations and has some taken away, and the tablet has them with its next kit', async () => {
    const given = await change(tablet, { add: [room(0), room(1)] })
    expect(given.status, given.text).toBe(200)
    expect(given.body.stations).toMatchObject([
      {
        code: room(0),
        room: '1',
        premisesName: { en: 'Tonsay Primary School' },
        monitors: [],
        visited: false,
      },
      { code: room(1) },
    ])
    expect((await tablet.call(readKit, {})).body.assigned).toEqual([room(0), room(1)])
    const changed = await change(tablet, { add: [room(2)], remove: [room(0)] })
    expect(changed.body.stations.map(({ code }) => code)).toEqual([room(1), room(2)])
    expect((await tablet.call(readKit, {})).body.assigned).toEqual([room(1), room(2)])
  })

  it('is refused a change to what somebody else changed meanwhile, and is told how it stands', async () => {
    const { version } = await planOf(tablet)
    await change(tablet, { add: [room(0)] })
    const late = await change(tablet, { add: [room(1)] }, version)
    expect([late.status, late.problem]).toEqual([409, 'plan-has-changed'])
    const now = await planOf(tablet)
    expect(late.body).toMatchObject({ version: now.version, stations: [room(0)] })
    expect(now.stations.map(({ code }) => code)).toEqual([room(0)])
  })

  it('takes the same change said twice as said once, and writes it down once', async () => {
    const { version } = await planOf(tablet)
    const before = await countLines()
    const first = await change(tablet, { add: [room(0)] }, version)
    const again = await change(tablet, { add: [room(0)] }, version)
    expect([again.status, again.body]).toEqual([200, first.body])
    expect((await countLines()) - before).toBe(1)
  })

  it('of two changes made at the same time keeps one, and the other is told', async () => {
    const { version } = await planOf(tablet)
    const both = await Promise.all([0, 1].map((at) => change(tablet, { add: [room(at)] }, version)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await planOf(tablet)).stations).toHaveLength(1)
  })

  it('is written down with numbers alone', async () => {
    await change(tablet, { add: [room(0), room(1)] })
    const { rows } = await sql<{ object_id: string; detail: string | null }>`
      select object_id, encode(detail_hash, 'hex') as detail from logbook
      where act = 'plan.changed' order by seq desc limit 1`.execute(api.db)
    const { rows: expected } = await sql<{ detail: string }>`
      select encode(sha256('2 added, 0 removed'), 'hex') as detail`.execute(api.db)
    expect(rows).toEqual([{ object_id: tablet.enrolment, detail: expected[0]?.detail }])
  })

  it.each([
    ['a station nobody knows', { add: [ROOMS[0] ?? '', '999999-9999'] }, 422, 'unknown-station'],
    [
      'a station that comes and goes at once',
      { add: [ROOMS[0] ?? ''], remove: [ROOMS[0] ?? ''] },
      400,
      'bad-request',
    ],
    ['something that is no code', { add: ['no code'] }, 400, 'bad-request'],
  ] as const)('stays whole when it is given %s', async (_what, wanted, status, problem) => {
    const refused = await change(tablet, wanted)
    expect([refused.status, refused.problem]).toEqual([status, problem])
    expect((await planOf(tablet)).stations).toEqual([])
  })

  it('cannot be given to who was revoked, nor to nobody', async () => {
    const { version } = await planOf(tablet)
    await sql`update enrolment set state = 'revoked' where id = ${tablet.enrolment}`.execute(api.db)
    const refused = await change(tablet, { add: [room(0)] }, version)
    expect([refused.status, refused.problem]).toEqual([409, 'monitor-is-revoked'])
    const body = { version, add: [room(0)], remove: [] }
    const nobody = { params: { campaign: api.campaign, code: 'nobody-00' }, body }
    expect((await dara().call(changeMonitorPlan, nobody)).status).toBe(404)
    const { rows } = await sql`select from assignment`.execute(api.db)
    expect(rows).toEqual([])
  })

  it('names the others who go to the same station, and says what was visited', async () => {
    await change(tablet, { add: [room(0)] })
    await change(second, { add: [room(0)] })
    expect((await send(api, await visitTo(api, room(0)))).status).toBe(200)
    expect((await planOf(tablet)).stations).toMatchObject([
      { code: room(0), monitors: [second.code], visited: true },
    ])
  })
})

describe('the whole plan', () => {
  it('counts what nobody has, area by area, as coverage counts it', async () => {
    await change(tablet, { add: [room(0), room(1)] })
    await change(second, { add: [room(1)] })
    expect(await whole()).toMatchObject({
      mostStationsADay: 10,
      ...{ stations: 4, open: 2, shared: 1, level: 'province' },
      areas: [{ code: '02', stations: 4, open: 2 }],
      openStations: [],
      sharedStations: [{ code: room(1), monitors: [tablet.code, second.code].toSorted() }],
    })
    const commune = await whole('020101')
    expect([commune.level, commune.openStations.map(({ code }) => code)]).toEqual([
      undefined,
      [room(2), room(3)],
    ])
    expect((await whole('01')).stations).toBe(0)
    const { body } = await dara().call(readCoverage, {
      params: { campaign: api.campaign },
      querystring: {},
    })
    expect(body.all.assigned).toBe(2)
  })

  it('lists each monitor with a number, and leaves out who was revoked with all stations', async () => {
    await change(tablet, { add: [room(0)] })
    const its = async () => (await whole()).monitors.find(({ code }) => code === tablet.code)
    expect(await its()).toEqual({ code: tablet.code, state: 'enrolled', stations: 1 })
    await sql`update enrolment set state = 'revoked' where id = ${tablet.enrolment}`.execute(api.db)
    expect([await its(), (await whole()).open]).toEqual([undefined, 4])
  })

  it('shows, and never refuses, more than a day holds and a lost tablet with stations', async () => {
    const codes = Array.from({ length: 11 }, (_, at) =>
      stationCode(`020101-01${String(at).padStart(2, '0')}`),
    )
    for (const code of codes)
      await sql`insert into station (code, premises, room)
        values (${code}, ${premisesCode('020101-p2')}, '9')`.execute(api.db)
    expect((await change(tablet, { add: codes })).status).toBe(200)
    await change(second, { add: [room(0)] })
    await sql`update enrolment set lost_at = now() where id = ${second.enrolment}`.execute(api.db)
    const { conflicts } = await whole()
    expect(conflicts).toHaveLength(2)
    expect(conflicts).toContainEqual({ kind: 'too-many-stations', monitor: tablet.code, stations: 11 })
    expect(conflicts).toContainEqual({ kind: 'tablet-lost', monitor: second.code, stations: 1 })
    await sql`delete from assignment where station = any (${codes})`.execute(api.db)
    await sql`delete from station where code = any (${codes})`.execute(api.db)
  })
})

describe('an accreditation', () => {
  const tell = (monitor: Tablet, kind: 'not-said' | 'mobile' | 'area', area?: string) =>
    dara().call(sayAccreditation, { ...of(monitor), body: { kind, ...(area && { area }) } })

  it('for one area shows the stations it does not hold for, and refuses none of them', async () => {
    expect((await planOf(tablet)).accreditation).toEqual({ kind: 'not-said', areas: [] })
    const within = await tell(tablet, 'area', '020101')
    expect(within.status, within.text).toBe(200)
    expect(within.body.accreditation.areas.map(({ code }) => code)).toEqual(['02', '0201', '020101'])
    expect((await change(tablet, { add: [room(0), room(1)] })).status).toBe(200)
    expect((await planOf(tablet)).stations.some(({ isOutside }) => isOutside)).toBe(false)
    expect((await whole()).conflicts).toEqual([])
    // The register puts them elsewhere now: what was planned stays, and is shown.
    await sql`update enrolment set accredited_area = '010101' where id = ${tablet.enrolment}`.execute(api.db)
    const now = await planOf(tablet)
    expect(now.stations.map(({ isOutside }) => isOutside)).toEqual([true, true])
    expect(now.accreditation).toEqual({ kind: 'area', areas: [{ code: '010101', name: {} }] })
    const conflict = { kind: 'outside-accreditation', monitor: tablet.code, stations: 2 }
    expect((await whole()).conflicts).toEqual([conflict])
    expect((await change(tablet, { add: [room(2)] })).status).toBe(200)
    await tell(tablet, 'mobile')
    expect([(await whole()).conflicts, (await whole()).mobile, (await whole()).mostMobile]).toEqual([
      [],
      1,
      10,
    ])
  })

  it('is written down once, and taken back', async () => {
    const before = await countLines()
    await tell(tablet, 'mobile')
    await tell(tablet, 'mobile')
    expect(await countLines()).toBe(before + 1)
    await tell(tablet, 'not-said')
    expect((await planOf(tablet)).accreditation.kind).toBe('not-said')
  })

  it('names an area with stations, and an area only where it is for one', async () => {
    expect((await tell(tablet, 'area')).status).toBe(400)
    expect((await tell(tablet, 'mobile', '02')).status).toBe(400)
    expect((await tell(tablet, 'area', '99')).status).toBe(404)
    await sql`update enrolment set state = 'revoked' where id = ${tablet.enrolment}`.execute(api.db)
    expect((await tell(tablet, 'mobile')).problem).toBe('monitor-is-revoked')
  })
})

describe('stations to choose from', () => {
  it('are those of an area, with those nobody has apart, and without those the monitor has', async () => {
    await change(tablet, { add: [room(0)] })
    await change(second, { add: [room(1)] })
    expect(await find({ area: '0201', without: tablet.code })).toMatchObject({
      ...{ total: 3, open: 2 },
      codes: [room(1), room(2), room(3)],
      openCodes: [room(2), room(3)],
      stations: [{ code: room(1), monitors: [second.code] }, { code: room(2) }, { code: room(3) }],
    })
    expect((await find({ area: '0201', only: 'open' })).codes).toEqual([room(2), room(3)])
    expect((await find({ area: '03' })).total).toBe(0)
  })

  it('are found by code or name, in either language and any spelling', async () => {
    expect((await find({ search: '0201010003' })).codes).toEqual([room(2)])
    expect((await find({ search: 'tonsay primary' })).codes).toEqual([room(0), room(1)])
    expect((await find({ search: 'វត្ត ស្លាបមាស' })).codes).toEqual([room(2), room(3)])
    expect((await find({ search: 'tonsay', area: '03' })).total).toBe(0)
  })

  it('are the nearest to a station, the nearest first, and none where its place is not known', async () => {
    await sql`update station set latitude = 13.11, longitude = 103.2 where code = ${room(2)}`.execute(api.db)
    // The register is read anew when a list was confirmed; nothing else changes it.
    await sql`update station_import set confirmed_at = now()`.execute(api.db)
    const { total, stations } = await find({ near: room(0) })
    expect(total).toBe(3)
    expect(stations.map(({ code }) => code)).toEqual([room(0), room(1), room(2)])
    expect(stations[0]?.metres).toBe(0)
    expect(stations[2]?.metres).toBeCloseTo(1112, 0)
    expect((await find({ near: room(3) })).total).toBe(0)
    const strange = await asked({ near: '999999-9999' })
    expect([strange.status, strange.problem]).toEqual([422, 'unknown-station'])
  })
})
