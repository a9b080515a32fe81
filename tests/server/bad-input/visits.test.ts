/** What a tablet seals can be anything: an honest monitor's work is never refused, and nothing in it does harm. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { exportFindings } from '../../../schema/wire/export-endpoints.ts'
import { listStations, readStation } from '../../../schema/wire/result-endpoints.ts'
import { listVisits } from '../../../schema/wire/visit-endpoints.ts'
import { HOSTILE_TEXTS } from '../../faults/hostile.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS, send, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const params = () => ({ campaign: api.campaign, station: room })
/** Everything the office looks at that visits flow into. */
const isReadable = async () => {
  for (const reply of [
    await api.as('dara').call(listStations, { params: { campaign: api.campaign }, querystring: {} }),
    await api.as('dara').call(readStation, { params: params() }),
    await api.as('chan').call(listVisits, { params: params() }),
    await api.as('bopha').send('GET', `${exportFindings.url.replace(':campaign', api.campaign)}?language=km`),
  ])
    expect(reply.status, reply.text.slice(0, 300)).toBe(200)
}

describe('the clock of a tablet', () => {
  test.each([
    '1970-01-01T00:00:00Z',
    '2100-12-31T23:59:59Z',
    '2570-06-06T00:40:00Z',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00Z',
    '2027-13-45T99:99:99Z',
  ])('may say %s: the visit is taken in, and the office goes by its own order', async (startedAt) => {
    const early = await visitTo(api, room)
    expect((await send(api, early)).status).toBe(200)
    const sent = await visitTo(
      api,
      room,
      {},
      { change: (wire) => ({ ...wire, startedAt, finishedAt: startedAt }) },
    )
    expect((await send(api, sent)).status).toBe(200)
    const { body } = await api.as('chan').call(listVisits, { params: params() })
    expect(body.map(({ order }) => order)).toEqual([1, 2])
    expect(JSON.stringify(body)).not.toContain(startedAt)
    await isReadable()
  })

  test.each(['២០២៧-០៦-០៦T០០:៤០:០០Z', '6/6/2570', '', 7])(
    'that writes %s is set aside whole, and nobody is refused',
    async (startedAt) => {
      const sent = await visitTo(api, room, {}, { change: (wire) => ({ ...wire, startedAt }) })
      expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'unreadable' } })
    },
  )
})

describe('the place of a tablet', () => {
  test.each([
    { latitude: 0, longitude: 0 },
    { latitude: 104.9, longitude: 11.5, accuracy: 0 },
    { latitude: 48.8, longitude: 2.3, accuracy: 5_000, mocked: true },
  ])('is no part of a visit: one that brings %o is set aside, and no map shows it', async (point) => {
    const sent = await visitTo(api, room, {}, { change: (wire) => ({ ...wire, point }) })
    expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'unreadable' } })
    const reply = await api.as('dara').call(readStation, { params: params() })
    expect(reply.body.point).toEqual({ latitude: 13.1, longitude: 103.2 })
  })
})

describe('what a monitor wrote', () => {
  const keepable = HOSTILE_TEXTS.filter(
    (text) => text !== '' && !/[\p{Surrogate}\0]/u.test(text) && text.length <= 2_000,
  )

  test.each(keepable)('is taken in and shown to reviewers sign for sign: %j', async (note) => {
    const answer: Answer = { kind: 'yes-no', value: 'no', note }
    expect((await send(api, await visitTo(api, room, { path_firm: answer }))).status).toBe(200)
    const { body } = await api.as('chan').call(listVisits, { params: params() })
    expect(body[0]?.answers.path_firm).toEqual(answer)
    await isReadable()
  })

  test('longer than any tablet lets it be is set aside whole', async () => {
    const answers = { path_firm: { kind: 'yes-no', value: 'no', note: 'ក'.repeat(2_001) } }
    const sent = await visitTo(api, room, {}, { change: (wire) => ({ ...wire, answers }) })
    expect((await send(api, sent)).status).toBe(202)
  })
})

describe('an envelope', () => {
  test('with any one bit of it turned is kept or refused for its shape, and the true one still comes in', async () => {
    const sent = await visitTo(api, room)
    const clear = JSON.parse(sent.envelope)
    const statuses = new Set<number>()
    for (const part of ['enc', 'box'] as const) {
      const bytes = Buffer.from(clear[part], 'base64url')
      const step = Math.max(1, Math.floor(bytes.length / 12))
      for (let at = 0; at < bytes.length; at += step) {
        const turned = Buffer.from(bytes)
        turned.writeUInt8(turned.readUInt8(at) ^ (1 << (at % 8)), at)
        const envelope = JSON.stringify({ ...clear, [part]: turned.toString('base64url') })
        const reply = await send(api, { id: sent.id, envelope })
        expect(reply.body).toMatchObject({ reason: 'damaged' })
        statuses.add(reply.status)
      }
    }
    expect([...statuses]).toEqual([202])
    expect((await send(api, sent)).status).toBe(200)
  })

  test('that was cut off anywhere is set aside as damaged', async () => {
    const sent = await visitTo(api, room)
    const clear = JSON.parse(sent.envelope)
    for (const length of [1, 2, 21, 22, 100, clear.box.length - 4, clear.box.length - 1])
      expect(
        await send(api, {
          id: sent.id,
          envelope: JSON.stringify({ ...clear, box: clear.box.slice(0, length) }),
        }),
      ).toMatchObject({ status: 202, body: { reason: 'damaged' } })
  })

  test('whose point is none of the curve, or nothing at all, is set aside as damaged', async () => {
    const sent = await visitTo(api, room)
    const clear = JSON.parse(sent.envelope)
    for (const fill of [0, 4, 255]) {
      const enc = Buffer.alloc(65, fill)
      enc.writeUInt8(4, 0)
      expect(
        await send(api, {
          id: sent.id,
          envelope: JSON.stringify({ ...clear, enc: enc.toString('base64url') }),
        }),
      ).toMatchObject({ status: 202, body: { reason: 'damaged' } })
    }
  })

  test('that uses the half of an exchange a second time, or the box of another, opens as neither', async () => {
    const [one, other] = [await visitTo(api, room), await visitTo(api, room)]
    const [first, second] = [JSON.parse(one.envelope), JSON.parse(other.envelope)]
    for (const mixed of [
      { ...second, enc: first.enc },
      { ...second, box: first.box },
      { ...second, enc: first.enc, box: first.box },
    ])
      expect(await send(api, { id: other.id, envelope: JSON.stringify(mixed) })).toMatchObject({
        status: 202,
        body: { reason: 'damaged' },
      })
    expect((await send(api, other)).status).toBe(200)
  })
})

describe('many', () => {
  test('visits to one station by everybody are one station, with all of them counted', async () => {
    const sent = await Promise.all(Array.from({ length: 300 }, () => visitTo(api, room)))
    for (let from = 0; from < sent.length; from += 50) {
      const replies = await Promise.all(sent.slice(from, from + 50).map((one) => send(api, one)))
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    }
    const { body } = await api
      .as('chan')
      .call(listStations, { params: { campaign: api.campaign }, querystring: {} })
    expect(body.total).toBe(ROOMS.length)
    expect(body.stations.find(({ code }) => code === room)?.visits).toBe(300)
    await isReadable()
  })

  test('things nobody asked for under an id that came are kept beside the first, which stands', async () => {
    const id = randomUUID()
    expect((await send(api, await visitTo(api, room, {}, { id }))).status).toBe(200)
    for (let time = 0; time < 5; time++)
      expect((await send(api, await visitTo(api, room, {}, { id }))).status).toBe(202)
    const { body } = await api.as('chan').call(listVisits, { params: params() })
    expect(body).toHaveLength(1)
  })
})
