/** Sealed photos: opened, looked at and stored by what they are; kept sealed when they cannot be used. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tables } from '../../../schema/database/tables.ts'
import { listSetAside } from '../../../schema/wire/sealed-endpoints.ts'
import { listVisits } from '../../../schema/wire/visit-endpoints.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import type { Api } from '../../support/api.ts'
import { sealedPhoto, send, sendPhoto, sha256Of, visitTo } from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'
import { photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg, SMALLEST_JPEG } from '../../support/pictures.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const count = (table: keyof Tables) => countRows(api, table)

const withExif = Buffer.concat([
  SMALLEST_JPEG.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0x00, 0x08, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00]),
  SMALLEST_JPEG.subarray(2),
])

/** What a receipt says of how long a tablet keeps its copy. */
const kept = () => ({ epoch: api.services.epoch, arrived: expect.stringMatching(/^[1-9][0-9]*$/u) })

/** A visit whose answers name the first pictures and whose envelope names all of them. */
async function visitWith(named: readonly Uint8Array[], besides: readonly Uint8Array[] = []) {
  const id = randomUUID()
  const photos = await Promise.all([...named, ...besides].map((photo) => sealedPhoto(api, id, photo)))
  const answer = {
    kind: 'photo',
    photos: named.map((bytes) => ({ sha256: sha256Of(bytes), description: 'ទ្វារចូល' })),
  } as const
  const sent = await visitTo(
    api,
    room,
    { [photoQuestionOf(api)]: answer },
    { id, photos: photos.map(({ sha256 }) => sha256) },
  )
  const reply = await send(api, sent)
  expect(reply.status, reply.text).toBe(200)
  return { ...sent, photos, reply }
}

const first = <Value>([value]: readonly Value[]): Value => {
  if (value === undefined) throw new Error('none')
  return value
}

describe('a sealed photo', () => {
  test('named by a visit is missing until it has come, and then shown to reviewers only, by its own hash', async () => {
    const { id, reply, photos, envelope } = await visitWith([SMALLEST_JPEG])
    expect(reply.body).toMatchObject({ photosMissing: 1 })
    const photo = first(photos)
    for (const round of [1, 2]) {
      const { status, body } = await sendPhoto(api, id, photo)
      const receipt = {
        id,
        sha256: photo.sha256,
        state: 'received',
        offset: photo.bytes.length,
        photosMissing: 0,
        ...kept(),
      }
      expect([round, status, body]).toEqual([round, 200, receipt])
    }
    expect((await send(api, { id, envelope })).body).toMatchObject({ photosMissing: 0 })
    const shown = await api.as('chan').send('GET', `/api/photos/${sha256Of(SMALLEST_JPEG)}`)
    expect([shown.status, shown.headers['content-type'], shown.bytes.equals(SMALLEST_JPEG)]).toEqual([
      200,
      'image/jpeg',
      true,
    ])
    expect((await api.as('sokha').send('GET', `/api/photos/${sha256Of(SMALLEST_JPEG)}`)).problem).toBe(
      'not-yours',
    )
    const visits = await api
      .as('chan')
      .call(listVisits, { params: { campaign: api.campaign, station: room } })
    expect(visits.body).toMatchObject([{ photos: { expected: 1, arrived: 1, unusable: 0 } }])
  })

  test('sent by twenty at once is stored once, and every one gets the same receipt', async () => {
    const { id, photos } = await visitWith([SMALLEST_JPEG])
    const replies = await Promise.all(Array.from({ length: 20 }, () => sendPhoto(api, id, first(photos))))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect([await count('photo'), await count('sealed_photo')]).toEqual([1, 1])
  })

  test('of what was put right on the day is one the visit names', async () => {
    const id = randomUUID()
    const photo = await sealedPhoto(api, id, SMALLEST_JPEG)
    const remedy = api.services.shippedChecklist.checklist.remedies.find(({ when }) => when === 'on-the-day')
    const remedied = [
      {
        remedy: remedy?.id ?? '',
        putRight: '2027-06-06T00:30:00Z',
        photo: { sha256: sha256Of(SMALLEST_JPEG), description: 'ផ្លូវទំនេរ' },
      },
    ]
    await send(api, await visitTo(api, room, {}, { id, photos: [photo.sha256], more: { remedied } }))
    expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received', photosMissing: 0 })
  })

  test('that no envelope of this tablet names, or of other bytes than its hash, is refused', async () => {
    const { id, photos } = await visitWith([SMALLEST_JPEG])
    const other = await sealedPhoto(api, id, SMALLEST_JPEG)
    expect((await sendPhoto(api, id, other)).problem).toBe('photo-not-expected')
    expect((await sendPhoto(api, randomUUID(), first(photos))).problem).toBe('photo-not-expected')
    const wrong = await sendPhoto(api, id, { ...other, sha256: first(photos).sha256 })
    expect([wrong.status, wrong.problem]).toEqual([422, 'photo-hash-differs'])
    const path = `/api/sealed/${id}/photos/${sha256Of(SMALLEST_JPEG)}/parts/0?of=${SMALLEST_JPEG.length}&part=${sha256Of(SMALLEST_JPEG)}`
    const plain = { body: SMALLEST_JPEG, headers: { 'content-type': 'image/jpeg' } }
    expect((await api.as('sokha').send('PUT', path, plain)).problem).toBe('not-json')
    const json = { body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await api.as('sokha').send('PUT', path, json)).problem).toBe('not-sealed')
    expect(await count('sealed_photo')).toBe(0)
  })

  test('of the largest picture that is taken fits through the door', async () => {
    const id = randomUUID()
    const { bytes } = await sealedPhoto(api, id, Buffer.alloc(500_000))
    expect(bytes.length).toBeLessThan(520_000)
  })
})

describe('the office', () => {
  test('sees for each visit how many of its photos have arrived, and how many cannot be shown', async () => {
    const other = noisyJpeg(900, () => 0.5)
    const { id, photos } = await visitWith([SMALLEST_JPEG, withExif, other])
    const seen = async () => {
      const { body } = await api
        .as('chan')
        .call(listVisits, { params: { campaign: api.campaign, station: room } })
      return body.map((visit) => visit.photos)
    }
    expect(await seen()).toEqual([{ expected: 3, arrived: 0, unusable: 0 }])
    for (const photo of photos.slice(0, 2)) await sendPhoto(api, id, photo)
    expect(await seen()).toEqual([{ expected: 3, arrived: 1, unusable: 1 }])
    for (const photo of photos.slice(2)) await sendPhoto(api, id, photo)
    expect(await seen()).toEqual([{ expected: 3, arrived: 2, unusable: 1 }])
  })
})

describe('a sealed photo that cannot be used is kept sealed, with the reason', () => {
  const huge = Buffer.from(SMALLEST_JPEG)
  const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
  huge.writeUInt16BE(12_000, frame + 5)
  huge.writeUInt16BE(12_000, frame + 7)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')

  test.each<readonly [string, Buffer]>([
    ['with a place or device hidden in it', withExif],
    ['that is cut off', SMALLEST_JPEG.subarray(0, -10)],
    ['with something behind its end', Buffer.concat([SMALLEST_JPEG, Buffer.from('PK\u0003\u0004')])],
    ['of too many pixels', huge],
    ['of too many bytes', noisyJpeg(500_001, () => 0.5)],
    ['that is no picture', svg],
  ])('%s', async (_, picture) => {
    const { id, photos } = await visitWith([picture])
    const photo = first(photos)
    const reply = await sendPhoto(api, id, photo)
    expect([reply.status, reply.body]).toEqual([
      202,
      {
        id,
        sha256: photo.sha256,
        state: 'set-aside',
        reason: 'photo-unusable',
        offset: photo.bytes.length,
        photosMissing: 0,
        ...kept(),
      },
    ])
    const { bytes, photo: plain } = await api.db
      .selectFrom('sealed_photo')
      .selectAll()
      .executeTakeFirstOrThrow()
    const opened = api.services.classKeys.open(
      api.campaign,
      'photos',
      `${id} ${photo.sha256}`,
      bytes ?? Buffer.of(),
    )
    expect([plain, opened?.equals(photo.bytes)]).toEqual([null, true])
    expect(await count('photo')).toBe(0)
    expect((await sendPhoto(api, id, photo)).text).toBe(reply.text)
  })

  test('that the envelope names and the visit does not', async () => {
    const { id, photos } = await visitWith([], [SMALLEST_JPEG])
    expect((await sendPhoto(api, id, first(photos))).body).toMatchObject({ reason: 'photo-not-named' })
  })

  test('sealed for another visit, to another key, or damaged', async () => {
    const id = randomUUID()
    const moved = await sealedPhoto(api, randomUUID(), SMALLEST_JPEG)
    const foreign = await sealedPhoto(api, id, SMALLEST_JPEG, passingKeys().current)
    const short = { bytes: new Uint8Array(20), sha256: sha256Of(new Uint8Array(20)) }
    const all = [moved, foreign, short]
    await send(api, await visitTo(api, room, {}, { id, photos: all.map(({ sha256 }) => sha256) }))
    const reasons = []
    for (const photo of all)
      reasons.push(Reflect.get(Object((await sendPhoto(api, id, photo)).body), 'reason'))
    expect(reasons).toEqual(['damaged', 'unknown-key', 'damaged'])
    const listed = await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })
    expect(listed.body.entries.map(({ kind, station }) => [kind, station])).toEqual(
      all.map(() => ['photo', room]),
    )
  })

  test('that belongs to something set aside itself, and is counted with it', async () => {
    const id = randomUUID()
    const photo = await sealedPhoto(api, id, SMALLEST_JPEG)
    await send(api, await visitTo(api, room, {}, { id, kind: 'unfinished', photos: [photo.sha256] }))
    expect(await sendPhoto(api, id, photo)).toMatchObject({
      status: 202,
      body: { reason: 'of-set-aside', photosMissing: 0 },
    })
    const listed = await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })
    expect(listed.body).toMatchObject({ total: 1, entries: [{ kind: 'unfinished', photos: 1 }] })
  })
})
