/** What earlier campaigns found at a station: matched by code, of each what its own pages would show. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignId, StationCode } from '../../../schema/codes.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { listEarlier } from '../../../schema/wire/earlier-endpoints.ts'
import { holdStation } from '../../../schema/wire/hold-endpoints.ts'
import { readStation } from '../../../schema/wire/result-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, stationCode, visitTo } from '../../support/intake.ts'
import { addCampaign, enrolTablet } from '../../support/signed-in.ts'

const one = stationCode('020101-0001')
const two = stationCode('020101-0002')
const three = stationCode('020101-0003')
const four = stationCode('020101-0004')
const WAY = 'no-step-free-way'

let api: Api
/** Its election was years before; rooms 1 and 2 were visited then, of two that share a school. */
let earlier: CampaignId
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
  earlier = await addCampaign(api)
  await sql`update campaign set election_date = '2022-06-05' where id = ${earlier}`.execute(api.db)
  await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  await visit(earlier, one, { step_free_route: 'no', premises_type: 'pagoda' })
  await visit(earlier, two, { step_free_route: 'no', premises_type: 'pagoda' })
  await visit(api.campaign, one, { step_free_route: 'yes', premises_type: 'health_centre' })
  await visit(api.campaign, three, { step_free_route: 'no', premises_type: 'pagoda' })
})
afterAll(() => api.close())

async function visit(campaign: CampaignId, room: StationCode, said: Readonly<Record<string, string>>) {
  const answers = Object.entries(said).map(([question, value]): [string, Answer] => [
    question,
    value === 'yes' || value === 'no' ? { kind: 'yes-no', value } : { kind: 'choice', choice: value },
  ])
  const { shippedChecklist, organisationKeys } = api.services
  const workshop = { campaign, checklist: shippedChecklist.checklist, key: organisationKeys.current }
  const { id, envelope } = await visitTo(workshop, room, Object.fromEntries(answers))
  const tablet = await enrolTablet(api, campaign)
  const reply = await tablet.send('PUT', `/api/sealed/${id}`, {
    body: envelope,
    headers: { 'content-type': 'application/json' },
  })
  expect(reply.status, reply.text).toBe(200)
}

const of = (station: string, campaign: string = api.campaign) => ({ params: { campaign, station } })
const ask = async (who: 'chan' | 'bopha' | 'dara', station: string) => {
  const reply = await api.as(who).call(listEarlier, of(station))
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}

describe('earlier campaigns', () => {
  it('say how the station was rated, what became of each barrier, and which other rooms were visited', async () => {
    const [then, ...others] = await ask('chan', one)
    expect(others).toEqual([])
    expect(then).toMatchObject({ campaign: earlier, electionDay: '2022-06-05', state: 'none' })
    expect(then?.barriers).toContainEqual(expect.objectContaining({ barrier: WAY, became: 'gone' }))
    expect(then?.rooms).toEqual([{ code: two, room: '2', state: 'none' }])
  })

  it('take nothing for gone where nobody has been since', async () => {
    const [then] = await ask('chan', two)
    expect(new Set(then?.barriers.map(({ became }) => became))).toEqual(new Set(['not-told']))
    expect(then?.barriers.map(({ barrier }) => barrier)).toContain(WAY)
  })

  it('are none where no room of the place was visited before', async () => {
    expect(await ask('chan', three)).toEqual([])
    expect(await ask('chan', four)).toEqual([])
  })

  it('are earlier ones: looked at from the earlier one, there is nothing before it', async () => {
    expect((await api.as('chan').call(listEarlier, of(one, earlier))).body).toEqual([])
  })

  it('are those made before it where the election day is the same', async () => {
    await sql`update campaign set election_date = '2026-01-04' where id = ${earlier}`.execute(api.db)
    const here = (await ask('chan', one)).length
    const there = (await api.as('chan').call(listEarlier, of(one, earlier))).body.length
    await sql`update campaign set election_date = '2022-06-05' where id = ${earlier}`.execute(api.db)
    expect(here + there).toBe(1)
  })

  it('show the liaison only what may be told: no station on hold, and nothing about conduct', async () => {
    const [whole] = await ask('chan', one)
    const [told] = await ask('bopha', one)
    expect(told?.rooms).toEqual(whole?.rooms)
    const ofPeople = api.services.shippedChecklist.checklist.barriers.filter(
      (barrier) => barrier.of === 'conduct',
    )
    expect(told?.barriers.filter(({ barrier }) => ofPeople.some(({ id }) => id === barrier))).toEqual([])
    const hold = { ...of(two, earlier), body: { reason: 'One visible monitor.' } }
    expect((await api.as('dara').call(holdStation, hold)).status).toBe(200)
    expect((await ask('bopha', one))[0]?.rooms).toEqual([])
    expect((await ask('chan', one))[0]?.rooms).toHaveLength(1)
  })

  it('say nothing of a campaign that has its quiet days, to whoever may not look early', async () => {
    const today = new Date(api.services.now().getTime() + 7 * 36e5).toISOString().slice(0, 10)
    await sql`update campaign set election_date = ${today} where id = ${earlier}`.execute(api.db)
    // Its election is not over, and the other one comes after it.
    await sql`update campaign set election_date = '2100-01-03' where id = ${api.campaign}`.execute(api.db)
    expect(await ask('bopha', one)).toEqual([])
    expect(await ask('dara', one)).toHaveLength(1)
    await sql`update campaign set election_date = '2022-06-05' where id = ${earlier}`.execute(api.db)
    await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  })

  it('are nowhere for a station nobody knows', async () => {
    expect((await api.as('chan').call(listEarlier, of('999999-9999'))).problem).toBe('not-found')
  })
})

describe('the kind of place', () => {
  it('is what its visits say, also for a room next door that nobody visited', async () => {
    const kind = async (station: string, campaign?: CampaignId) =>
      (await api.as('chan').call(readStation, of(station, campaign))).body.premisesKind
    expect(await kind(three)).toBe('pagoda')
    expect(await kind(four)).toBe('pagoda')
    // What another campaign said is not said by this one.
    expect(await kind(two)).toBe('health_centre')
    expect(await kind(two, earlier)).toBe('pagoda')
  })

  it('is not told outside by a room on hold', async () => {
    const told = async () => (await api.as('bopha').call(readStation, of(four))).body.premisesKind
    expect(await told()).toBe('pagoda')
    await api.as('dara').call(holdStation, { ...of(three), body: { reason: 'One visible monitor.' } })
    expect(await told()).toBeUndefined()
  })
})
