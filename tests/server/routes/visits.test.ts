/** Visits are taken in once, whole, with a receipt for their very bytes; nothing honest is lost, nothing false gets in. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCampaignId } from '../../../schema/codes.ts'
import { listVisits } from '../../../schema/wire/visit-endpoints.ts'
import { saveCampaign } from '../../../server/queries/campaigns.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql`truncate visit, visit_variant, photo, visit_photo`.execute(api.db)
})

const [room = stationCode('x')] = ROOMS
const count = async (table: 'visit' | 'visit_variant' | 'photo' | 'visit_photo') =>
  (
    await api.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

describe('a visit', () => {
  test('is stored and receipted with the hash of its bytes and six letters to read out', async () => {
    const sent = visitTo(api, room)
    const reply = await send(api, sent)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({
      visit: sent.id,
      sha256: sent.sha256,
      state: 'received',
      photosMissing: [],
    })
    expect(reply.body).toHaveProperty('code', expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{6}$/u))
    expect(await count('visit')).toBe(1)
  })

  test('sent again gives the same receipt, also fifty times at once', async () => {
    const sent = visitTo(api, room)
    const replies = await Promise.all(Array.from({ length: 50 }, () => send(api, sent)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
    expect([await count('visit'), await count('visit_variant')]).toEqual([1, 0])
  })

  test('with another content under the same id is set aside whole, and the first one stands', async () => {
    const first = visitTo(api, room)
    const other = visitTo(api, room, { path_firm: { kind: 'yes-no', value: 'no' } }, { id: first.id })
    await send(api, first)
    const replies = await Promise.all([send(api, other), send(api, other)])
    for (const reply of replies) {
      expect(reply.status).toBe(202)
      expect(reply.body).toMatchObject({ state: 'set-aside', sha256: other.sha256 })
    }
    expect([await count('visit'), await count('visit_variant')]).toEqual([1, 1])
    const stored = await api.db.selectFrom('visit').select('sha256').executeTakeFirstOrThrow()
    expect(Buffer.from(stored.sha256).toString('hex')).toBe(first.sha256)
  })

  test('is kept byte for byte, so that its hash can be checked against it for ever', async () => {
    const sent = visitTo(api, room, { step_free_route: { kind: 'yes-no', value: 'no' } })
    await send(api, sent)
    const { body } = await api.db.selectFrom('visit').select('body').executeTakeFirstOrThrow()
    expect(createHash('sha256').update(body).digest('hex')).toBe(sent.sha256)
  })

  test('for a station nobody knows, or a checklist nobody published, is refused by name', async () => {
    const lost = await send(api, visitTo(api, stationCode('020101-9999')))
    expect(lost).toMatchObject({ status: 422, problem: 'unknown-station', body: { station: '020101-9999' } })
    const change = (wire: object) => ({ ...wire, checklist: { id: 'other', version: '9' } })
    const unknown = await send(api, visitTo(api, room, {}, { change }))
    expect(unknown).toMatchObject({ status: 422, problem: 'unknown-checklist' })
    expect(await count('visit')).toBe(0)
  })

  test('for another campaign than its tablet was enrolled for is refused', async () => {
    const other = readCampaignId(randomUUID())
    if (!other) throw new Error('a UUID')
    const { id, version } = api.services.shippedChecklist.checklist
    await saveCampaign(api.db, {
      id: other,
      name: { km: 'ផ្សេង' },
      organisation: { km: 'ផ្សេង' },
      election: { name: { km: 'ផ្សេង' }, kind: 'other', date: '2027-06-06' },
      checklist: { id, version },
      sampleType: 'purposive',
      settings: { photosAllowed: false },
    })
    const foreign = visitTo(api, room, {}, { change: (wire) => ({ ...wire, campaign: other }) })
    expect(await send(api, foreign)).toMatchObject({ status: 403, problem: 'not-yours' })
  })

  const answered = (question: string, answer: unknown) => (wire: object) => ({
    ...wire,
    answers: { ...Reflect.get(wire, 'answers'), [question]: answer },
  })
  test.each([
    ['an unknown question', 'no_such_question', { kind: 'yes-no', value: 'yes' }, 'unknown-question'],
    ['an unknown choice', 'access_result', { kind: 'choice', choice: 'by_boat' }, 'unknown-choice'],
    ['a number for a yes-no', 'path_firm', { kind: 'count', value: 3 }, 'wrong-kind'],
    ['a question of the talks', 'int_consent', { kind: 'yes-no', value: 'yes' }, 'wrong-place'],
    ['an impossible width', 'door_clear_width_cm', { kind: 'measure', value: 999_999 }, 'out-of-range'],
  ])('with %s is refused with the question named', async (_, question, answer, what) => {
    const reply = await send(api, visitTo(api, room, {}, { change: answered(question, answer) }))
    expect(reply).toMatchObject({ status: 422, problem: 'answers-do-not-fit', body: { question, what } })
    expect(await count('visit')).toBe(0)
  })

  test.each([
    ['a kind there is not', { kind: 'telepathy', value: 'yes' }],
    ['a field nobody asked for', { kind: 'yes-no', value: 'yes', gps: '11.5,104.9' }],
    ['text for a number', { kind: 'measure', value: '90' }],
    ['a negative measure', { kind: 'measure', value: -1 }],
    ['nothing', null],
  ])('with an answer of %s is refused as 400 and says where', async (_, answer) => {
    const reply = await send(api, visitTo(api, room, {}, { change: answered('door_clear_width_cm', answer) }))
    expect(reply).toMatchObject({ status: 400, problem: 'bad-request' })
    expect(JSON.stringify(reply.body)).toContain('door_clear_width_cm')
  })

  test('with an out-of-range answer to a question no longer asked is taken: the tablet let it pass, too', async () => {
    const answers = {
      access_result: { kind: 'choice', choice: 'closed' },
      door_clear_width_cm: { kind: 'measure', value: 999_999 },
    }
    const change = (wire: object) => ({ ...wire, answers })
    expect((await send(api, visitTo(api, room, {}, { change }))).status).toBe(200)
  })

  test('is not taken from nobody, nor from the office', async () => {
    const { id, body } = visitTo(api, room)
    const sending = { body, headers: { 'content-type': 'application/json' } }
    expect((await api.nobody.send('PUT', `/api/visits/${id}`, sending)).problem).toBe('sign-in-first')
    expect((await api.as('chan').send('PUT', `/api/visits/${id}`, sending)).problem).toBe('not-yours')
  })

  test('is shown to reviewers without its monitor, its tablet or a time of day', async () => {
    const sent = visitTo(api, room)
    await send(api, sent)
    const params = { campaign: api.campaign, station: room }
    const reply = await api.as('chan').call(listVisits, { params })
    expect(reply.body).toMatchObject([
      { id: sent.id, order: 1, form: 'full', interviews: 0, photosMissing: 0 },
    ])
    for (const secret of [api.sokha.code, api.sokha.enrolment, api.sokha.token, 'startedAt', 'T00:'])
      expect(reply.text).not.toContain(secret)
    expect((await api.as('bopha').call(listVisits, { params })).problem).toBe('not-yours')
  })
})

/** The smallest JPEG there is: one pixel, no metadata. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)
const withExif = Buffer.concat([
  JPEG.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0x00, 0x08, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00]),
  JPEG.subarray(2),
])
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a photo', () => {
  const photoQuestion = () => {
    const { sections } = api.services.shippedChecklist.checklist
    const found = sections.flatMap(({ questions }) => questions).find(({ kind }) => kind === 'photo')
    if (!found) throw new Error('the checklist has no photo question')
    return found.id
  }
  const visitWith = async (...photos: readonly Uint8Array[]) => {
    const sent = visitTo(api, room, {
      [photoQuestion()]: {
        kind: 'photo',
        photos: photos.map((bytes) => ({ sha256: hashOf(bytes), description: 'ទ្វារចូល' })),
      },
    })
    const reply = await send(api, sent)
    expect(reply.status, reply.text).toBe(200)
    return { ...sent, reply }
  }
  const sendPhoto = (
    visit: string,
    bytes: Uint8Array,
    { sha256 = hashOf(bytes), type = 'image/jpeg' } = {},
  ) =>
    api.as('sokha').send('PUT', `/api/visits/${visit}/photos/${sha256}`, {
      body: bytes,
      headers: { 'content-type': type },
    })

  test('named by a visit is missing until it has come, and then shown to reviewers only', async () => {
    const { id, reply, ...sent } = await visitWith(JPEG)
    expect(reply.body).toMatchObject({ photosMissing: [hashOf(JPEG)] })
    for (const round of [1, 2]) {
      const photo = await sendPhoto(id, JPEG)
      expect([round, photo.status, photo.body]).toEqual([
        round,
        200,
        { sha256: hashOf(JPEG), photosMissing: [] },
      ])
    }
    expect((await send(api, { id, body: sent.body })).body).toMatchObject({ photosMissing: [] })
    const shown = await api.as('chan').send('GET', `/api/photos/${hashOf(JPEG)}`)
    expect([shown.status, shown.headers['content-type'], shown.bytes.equals(JPEG)]).toEqual([
      200,
      'image/jpeg',
      true,
    ])
    expect((await api.as('sokha').send('GET', `/api/photos/${hashOf(JPEG)}`)).problem).toBe('not-yours')
  })

  test('that nobody named, or of other bytes than its hash, is not taken', async () => {
    const { id } = await visitWith(JPEG)
    const other = Buffer.concat([JPEG.subarray(0, -2), Buffer.from([0, 0xff, 0xd9])])
    expect((await sendPhoto(id, other)).problem).toBe('photo-not-expected')
    expect((await sendPhoto(id, other, { sha256: hashOf(JPEG) })).problem).toBe('photo-hash-differs')
    expect((await sendPhoto(randomUUID(), JPEG)).problem).toBe('photo-not-expected')
    expect(await count('photo')).toBe(0)
  })

  test('with a place or device hidden in it, cut off, or with something behind its end is not taken', async () => {
    const cut = JPEG.subarray(0, -10)
    const polyglot = Buffer.concat([JPEG, Buffer.from('PK\u0003\u0004')])
    const { id } = await visitWith(withExif, cut, polyglot)
    expect((await sendPhoto(id, withExif)).problem).toBe('photo-carries-metadata')
    expect((await sendPhoto(id, cut)).problem).toBe('photo-damaged')
    expect((await sendPhoto(id, polyglot)).problem).toBe('photo-damaged')
  })

  test('of too many pixels, or that is none, is not taken', async () => {
    const huge = Buffer.from(JPEG)
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
    huge.writeUInt16BE(12_000, frame + 5)
    huge.writeUInt16BE(12_000, frame + 7)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    const { id } = await visitWith(huge, svg)
    expect((await sendPhoto(id, huge)).problem).toBe('photo-damaged')
    expect((await sendPhoto(id, svg)).problem).toBe('photo-kind-unknown')
    expect((await sendPhoto(id, Buffer.alloc(500_001))).problem).toBe('too-large')
  })
})
