/** A campaign held against an earlier one: the same stations, each campaign by its own rules. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignId, StationCode } from '../../../schema/codes.ts'
import { listBarriersOf } from '../../../schema/disclosure/tier.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { readComparison } from '../../../schema/wire/comparison-endpoints.ts'
import { holdStation } from '../../../schema/wire/hold-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, stationCode, visitTo } from '../../support/intake.ts'
import { addCampaign, enrolTablet } from '../../support/signed-in.ts'

const [one = stationCode(''), two = one, three = one, four = one] = ROOMS
/** Read from the room, and from the place. */
const WAY = 'no-step-free-way'
const PATH = 'way-not-firm'

let api: Api
/** Its election was years before: rooms 1 to 3 were visited then, rooms 1, 2 and 4 now. */
let earlier: CampaignId
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
  earlier = await addCampaign(api)
  await sql`update campaign set election_date = '2022-06-05' where id = ${earlier}`.execute(api.db)
  await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  for (const [campaign, room, value] of [
    [earlier, one, 'no'],
    [earlier, two, 'yes'],
    [earlier, three, 'no'],
    [api.campaign, one, 'yes'],
    [api.campaign, two, 'no'],
    [api.campaign, four, 'no'],
  ] as const)
    await visit(campaign, room, { kind: 'yes-no', value })
})
afterAll(() => api.close())

async function visit(campaign: CampaignId, room: StationCode, way: Answer) {
  const { shippedChecklist, organisationKeys } = api.services
  const workshop = { campaign, checklist: shippedChecklist.checklist, key: organisationKeys.current }
  const { id, envelope } = await visitTo(workshop, room, { step_free_route: way, path_firm: way })
  const tablet = await enrolTablet(api, campaign)
  const reply = await tablet.send('PUT', `/api/sealed/${id}`, {
    body: envelope,
    headers: { 'content-type': 'application/json' },
  })
  expect(reply.status, reply.text).toBe(200)
}

const ask = async (who: 'chan' | 'dara' | 'bopha', querystring: { readonly area?: string } = {}) => {
  const params = { campaign: api.campaign, earlier }
  const reply = await api.as(who).call(readComparison, { params, querystring })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const way = ({ barriers }: Awaited<ReturnType<typeof ask>>) => barriers.find(({ barrier }) => barrier === WAY)

describe('a campaign and an earlier one', () => {
  it('are compared at the stations visited both times; the others stand apart', async () => {
    const body = await ask('chan')
    expect(body).toMatchObject({ both: 2, onlyThen: 1, onlyNow: 1, notComparable: [] })
    expect(way(body)).toMatchObject({ n: 2, gone: 1, appeared: 1, still: 0, never: 0, byPlace: 0 })
    expect(way(body)?.change).toBeUndefined()
    // The path belongs to the place: room 4 was not seen then, room 3 beside it was.
    const path = body.barriers.find(({ barrier }) => barrier === PATH)
    expect(path).toMatchObject({ n: 3, gone: 1, appeared: 1, still: 1, never: 0, byPlace: 1 })
    expect((await ask('chan', { area: '03' })).both).toBe(0)
  })

  it('are told outside of the building alone, and without a station on hold in either of them', async () => {
    const { checklist } = api.services.shippedChecklist
    const about = listBarriersOf(checklist, 'B').map(({ id }) => id)
    expect((await ask('chan')).barriers.map(({ barrier }) => barrier)).toEqual(expect.arrayContaining(about))
    for (const who of ['dara', 'bopha'] as const)
      for (const { barrier } of (await ask(who)).barriers) expect(about).not.toContain(barrier)
    const hold = { params: { campaign: earlier, station: one }, body: { reason: 'One visible monitor.' } }
    expect((await api.as('dara').call(holdStation, hold)).status).toBe(200)
    expect(await ask('bopha')).toMatchObject({ both: 1, onlyNow: 2 })
    expect((await ask('chan')).both).toBe(2)
  })

  it('are in this order only, and two different ones', async () => {
    const asked = async (campaign: string, before: string) =>
      (await api.as('chan').call(readComparison, { params: { campaign, earlier: before }, querystring: {} }))
        .problem
    expect(await asked(earlier, api.campaign)).toBe('not-found')
    expect(await asked(api.campaign, api.campaign)).toBe('not-found')
  })

  it('say nothing to whoever may not look early while the earlier one has its quiet days', async () => {
    const today = new Date(api.services.now().getTime() + 7 * 36e5).toISOString().slice(0, 10)
    await sql`update campaign set election_date = ${today} where id = ${earlier}`.execute(api.db)
    await sql`update campaign set election_date = '2100-01-03' where id = ${api.campaign}`.execute(api.db)
    const params = { campaign: api.campaign, earlier }
    expect((await api.as('bopha').call(readComparison, { params, querystring: {} })).problem).toBe(
      'quiet-days',
    )
    expect((await ask('dara')).both).toBe(1)
    await sql`update campaign set election_date = '2022-06-05' where id = ${earlier}`.execute(api.db)
    await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  })
})
