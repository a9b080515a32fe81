/** A tablet that sends too much: told to wait, never refused for good, and what is beyond an event is set aside. */

import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askStanding } from '../../../schema/wire/sealed-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'
import { listAsides } from '../../support/kept-sealed.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ withLimits: true })
  await bringRooms(api)
})
afterAll(() => api.close())

const room = ROOMS[0] ?? stationCode('020101-0001')
const MINUTE_MS = 60_000

describe('a tablet', () => {
  it('that sends more than sixty envelopes a minute is told when to go on', async () => {
    const visit = await visitTo(api, room)
    let sent = 0
    let reply = await send(api, visit)
    // One more is allowed each second, and the machine may be slow.
    for (; reply.status === 200 && sent < 6000; sent++) reply = await send(api, visit)
    expect(sent).toBeGreaterThanOrEqual(60)
    expect([reply.status, reply.problem]).toEqual([429, 'sends-too-often'])
    expect(reply.headers['retry-after']).toBe('1')
    api.clock.advance(MINUTE_MS)
    expect((await send(api, visit)).status).toBe(200)
  })

  it('that has used up its share of photos is told when the next has room, and its facts still come in', async () => {
    const photo = (bytes: string) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const path = `/api/sealed/${randomUUID()}/photos/${sha256}/parts/0?of=${bytes.length}&part=${sha256}`
      return api.as('sokha').send('PUT', path, {
        body: Buffer.from(bytes),
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
      })
    }
    const refused = []
    for (let one = 0; one < 61; one++) refused.push((await photo(`photo ${one}`)).problem)
    expect(refused.filter((problem) => problem === 'photo-share-is-used')).toHaveLength(1)
    const reply = await photo('one more')
    expect([reply.status, reply.problem]).toEqual([507, 'photo-share-is-used'])
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(60)
    api.clock.advance(MINUTE_MS)
    expect((await send(api, await visitTo(api, room))).status).toBe(200)
  })

  it('that has sent two hundred envelopes has the next one set aside whole, and earlier ones keep their receipt', async () => {
    const early = await visitTo(api, room)
    const receipt = (await send(api, early)).body
    for (let id = 0; id < 200; id++)
      api.services.tabletLimits.isBeyondEvent(api.sokha.enrolment, randomUUID())
    const beyond = await visitTo(api, room)
    expect(await send(api, beyond)).toMatchObject({
      status: 202,
      body: { id: beyond.id, sha256: beyond.sha256, state: 'set-aside', reason: 'too-many' },
    })
    expect((await send(api, beyond)).body).toMatchObject({ state: 'set-aside', reason: 'too-many' })
    expect((await send(api, early)).body).toEqual(receipt)
    const aside = await listAsides(api)
    expect(aside.map(({ id, reason, envelope }) => [id, reason, envelope])).toEqual([
      [beyond.id, 'too-many', beyond.envelope],
    ])
  })
})

describe('photos', () => {
  it('wait on the tablets for as long as many facts come late or not at all', async () => {
    const photos = async () => {
      const reply = await api.as('sokha').call(askStanding, { body: { kept: [] } })
      expect(reply.status, reply.text).toBe(200)
      return { photos: reply.body.photos, waitMs: reply.body.waitMs }
    }
    const turnAway = (times: number) => {
      for (let turned = 0; turned < times; turned++) api.services.gate.turnAway('facts')
    }
    expect(await photos()).toEqual({ photos: 'now' })
    // A room full of tablets that finish together is through in a minute; a country that comes back is not.
    turnAway(400)
    expect(await photos()).toEqual({ photos: 'later', waitMs: 60_000 })
    turnAway(20_000)
    const { waitMs = 0 } = await photos()
    expect(waitMs).toBeGreaterThan(600_000)
    expect(waitMs).toBeLessThan(690_000)
  })
})
