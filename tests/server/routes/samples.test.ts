/** Samples: drawn by the server, the same again from the same seed, kept as they were, and given out by the plan. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../../schema/wire/endpoint.ts'
import { changeMonitorPlan, listPlanStations, readMonitorPlan } from '../../../schema/wire/plan-endpoints.ts'
import { listSamples, putSample } from '../../../schema/wire/sample-endpoints.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS, stationCode } from '../../support/intake.ts'
import { openIntake } from '../../support/intake-office.ts'
import { addCampaign, enrolTablet } from '../../support/signed-in.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql`delete from assignment`.execute(api.db)
  await sql`delete from sample`.execute(api.db)
})

type Body = InputOf<typeof putSample>['body']
const dara = () => api.as('dara')
const draw = (body: Body, sample: string = randomUUID(), campaign: string = api.campaign) =>
  dara().call(putSample, { params: { campaign, sample }, body })
const simple = (stations: number): Body['design'] => ({ kind: 'simple', stations })
const codesOf = async (sample: string) =>
  (await dara().call(listPlanStations, { params: { campaign: api.campaign }, querystring: { sample } })).body
    .codes
const list = async (campaign: string = api.campaign) =>
  (await dara().call(listSamples, { params: { campaign } })).body

describe('a sample', () => {
  it('is kept with its seed, and the same seed draws the same again', async () => {
    const first = await draw({ design: simple(2) })
    expect(first.status, first.text).toBe(200)
    expect(first.body).toMatchObject({
      ...{ design: { kind: 'simple', stations: 2 }, listed: 4, stations: 2, open: 2 },
      ...{ isSameList: true, drawnBy: 'coordinator' },
    })
    const again = await draw({ design: simple(2), seed: first.body.seed })
    expect(await codesOf(again.body.id)).toEqual(await codesOf(first.body.id))
    expect((await list()).map(({ id }) => id)).toEqual([again.body.id, first.body.id])
  })

  it('is drawn as it is described: the lowest hashes of seed and station', async () => {
    const seed = 'dice 3 1 6 2'
    const lot = (code: string) => createHash('sha256').update(`${seed}\nstation ${code}`).digest('hex')
    const lowest = ROOMS.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1)).slice(0, 2)
    const { body } = await draw({ design: simple(2), seed })
    expect(await codesOf(body.id)).toEqual(lowest.toSorted())
  })

  it('stays as it was drawn, whoever sends it again with something else', async () => {
    const id = randomUUID()
    const first = await draw({ design: simple(1), seed: 'one' }, id)
    const second = await draw({ design: simple(3), seed: 'two' }, id)
    expect([second.status, second.body]).toEqual([200, first.body])
    const elsewhere = await draw({ design: simple(1) }, id, await addCampaign(api))
    expect(elsewhere.status).toBe(404)
    expect(await list()).toHaveLength(1)
  })

  it('of premises has all their rooms, and one by hand its reason', async () => {
    const clustered = await draw({ design: { kind: 'clustered', premises: 1, rooms: 'all' } })
    const [one, other] = await codesOf(clustered.body.id)
    expect([
      [ROOMS[0], ROOMS[1]],
      [ROOMS[2], ROOMS[3]],
    ]).toContainEqual([one, other])
    const byHand: Body['design'] = {
      ...{ kind: 'purposive', stations: [ROOMS[3] ?? ''], reason: 'A ramp was built here.' },
    }
    const chosen = await draw({ design: byHand })
    expect(chosen.body.design).toEqual({ kind: 'purposive', reason: 'A ramp was built here.' })
    expect(await codesOf(chosen.body.id)).toEqual([ROOMS[3]])
  })

  it.each([
    ['of an area without stations', { design: simple(1), area: '03' }, 422, 'sample-is-empty'],
    [
      'of a level there is not',
      { design: { kind: 'stratified', stations: 2, codeLength: 3, shares: 'equal' } },
      400,
      'bad-request',
    ],
    [
      'by hand with a station nobody knows',
      { design: { kind: 'purposive', stations: ['999999-9999'], reason: 'Why not.' } },
      422,
      'unknown-station',
    ],
    ['of none', { design: { kind: 'simple', stations: 0 } }, 400, 'bad-request'],
  ] as const satisfies readonly (readonly [string, unknown, number, string])[])(
    '%s is refused, and nothing is kept',
    async (_what, body, status, problem) => {
      const refused = await dara().send('PUT', `/api/campaigns/${api.campaign}/samples/${randomUUID()}`, {
        body,
      })
      expect([refused.status, refused.problem]).toEqual([status, problem])
      expect(await list()).toEqual([])
    },
  )

  it('says when the register is another list by now', async () => {
    await draw({ design: simple(1) })
    const code = stationCode('020101-0099')
    await sql`insert into station (code, premises, room) values (${code}, '020101-p1', '9')`.execute(api.db)
    expect(await list()).toMatchObject([{ isSameList: false, listed: 4 }])
    await sql`delete from station where code = ${code}`.execute(api.db)
    expect(await list()).toMatchObject([{ isSameList: true }])
  })

  it('is given out by the plan: what of it nobody has yet', async () => {
    const { body } = await draw({ design: simple(3) })
    const [first = '', ...others] = await codesOf(body.id)
    const { code } = await enrolTablet(api)
    const of = { params: { campaign: api.campaign, code } }
    const { version } = (await dara().call(readMonitorPlan, of)).body
    await dara().call(changeMonitorPlan, { ...of, body: { version, add: [first], remove: [] } })
    const open = await dara().call(listPlanStations, {
      params: { campaign: api.campaign },
      querystring: { sample: body.id, only: 'open' },
    })
    expect(open.body.codes).toEqual(others)
    expect(await list()).toMatchObject([{ stations: 3, open: 2 }])
  })

  it('is one campaign’s: in another it is not there', async () => {
    const { body } = await draw({ design: simple(1) })
    const other = await addCampaign(api)
    expect(await list(other)).toEqual([])
    const strange = await dara().call(listPlanStations, {
      params: { campaign: other },
      querystring: { sample: body.id },
    })
    expect(strange.status).toBe(404)
  })

  it('is written down once', async () => {
    const id = randomUUID()
    await draw({ design: simple(1) }, id)
    await draw({ design: simple(1) }, id)
    const { rows } = await sql`select from logbook where act = 'sample.drawn' and object_id = ${id}`.execute(
      api.db,
    )
    expect(rows).toHaveLength(1)
  })
})
