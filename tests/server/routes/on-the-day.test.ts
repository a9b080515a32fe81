/** What was put right on the day is counted apart, and changes nothing that was found. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RemedyOnTheDay } from '../../../schema/visit/visit.ts'
import { readIndicators, readStation } from '../../../schema/wire/result-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
})
afterAll(() => api.close())

const [one = stationCode('x'), two = stationCode('x'), three = stationCode('x')] = ROOMS
const TOLD = '2027-06-06T00:20:00Z'
const PUT_RIGHT = '2027-06-06T00:30:00Z'

const remedies = () => {
  const all = api.services.shippedChecklist.checklist.remedies
  const [first, second] = all.filter(({ when }) => when === 'on-the-day')
  const lasting = all.find(({ when }) => when === 'long-term')
  if (!first || !second || !lasting) throw new Error('the checklist has remedies of every time')
  return { first: first.id, second: second.id, lasting: lasting.id }
}
const station = async (code: string) =>
  (await api.as('chan').call(readStation, { params: { campaign: api.campaign, station: code } })).body
const indicators = async () =>
  (await api.as('chan').call(readIndicators, { params: { campaign: api.campaign }, querystring: {} })).body
const sendWith = async (room: typeof one, remedied: readonly RemedyOnTheDay[]) => {
  const blocked = { door_kept_clear: { kind: 'yes-no', value: 'no' } } as const
  const reply = await send(api, await visitTo(api, room, blocked, { more: { remedied } }))
  expect(reply.status, reply.text).toBe(200)
}

describe('remedies on the day', () => {
  test('are counted by station: told, and put right', async () => {
    const { first, second } = remedies()
    await sendWith(one, [{ remedy: first, told: TOLD, putRight: PUT_RIGHT }])
    await sendWith(one, [{ remedy: first, told: TOLD }])
    await sendWith(two, [
      { remedy: first, told: TOLD },
      { remedy: second, putRight: PUT_RIGHT },
    ])
    const { onTheDay } = await indicators()
    expect(onTheDay).toEqual(
      expect.arrayContaining([
        { remedy: first, told: 2, putRight: 1 },
        { remedy: second, told: 0, putRight: 1 },
      ]),
    )
    expect(onTheDay).toHaveLength(2)
    expect((await station(one)).onTheDay).toEqual([{ remedy: first, told: 1, putRight: 1 }])
  })

  test('leave every finding, rating and recommendation of their station as it was found', async () => {
    await sendWith(three, [])
    const { onTheDay: none, ...before } = await station(three)
    const { first, second } = remedies()
    await sendWith(three, [
      { remedy: first, told: TOLD, putRight: PUT_RIGHT },
      { remedy: second, told: TOLD, putRight: PUT_RIGHT },
    ])
    const { onTheDay, ...after } = await station(three)
    expect([none, onTheDay.length]).toEqual([[], 2])
    expect({ ...after, visits: 1 }).toEqual(before)
    const put = (await indicators()).indicators
    expect(put.some(({ found }) => found > 0)).toBe(true)
  })

  test('of the long term, or that the checklist does not know, are not counted', async () => {
    const before = (await indicators()).onTheDay
    await sendWith(two, [
      { remedy: remedies().lasting, putRight: PUT_RIGHT },
      { remedy: 'no-such-remedy', putRight: PUT_RIGHT },
    ])
    expect((await indicators()).onTheDay).toEqual(before)
  })
})
