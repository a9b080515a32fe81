/** Photos in parts: in order, each on the disk before it is answered, never half, whatever the line does. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tables } from '../../../schema/database/tables.ts'
import { PHOTO_PART_BYTES as PART } from '../../../schema/wire/sealed-shape.ts'
import { randomFrom } from '../../../seeds/demo/random.ts'
import type { Api } from '../../support/api.ts'
import type { Mischief } from '../../support/chaos-proxy.ts'
import {
  type SealedBytes,
  sealedPhoto,
  send,
  sendPart,
  sendPhoto,
  sha256Of,
  visitTo,
} from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'
import { cutPhotos, photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg } from '../../support/pictures.ts'

let api: Api
let url: string
beforeAll(async () => {
  api = await openIntake()
  url = await api.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const random = randomFrom(7)
const count = (table: keyof Tables) => countRows(api, table)

const noise = (bytes: number) => noisyJpeg(bytes, () => random.next())

/** A visit that has arrived, with the photos that it names still on the tablet. */
async function visitNaming(pictures: readonly Buffer[]) {
  const id = randomUUID()
  const sealed = await Promise.all(pictures.map((picture) => sealedPhoto(api, id, picture)))
  const photos = pictures.map((picture) => ({ sha256: sha256Of(picture), description: 'ទ្វារចូល' }))
  const sent = await visitTo(
    api,
    room,
    { [photoQuestionOf(api)]: { kind: 'photo', photos } },
    { id, photos: sealed.map(({ sha256 }) => sha256) },
  )
  expect((await send(api, sent)).status).toBe(200)
  return { id, sealed }
}

async function oneOf(bytes: number): Promise<{ readonly id: string; readonly photo: SealedBytes }> {
  const { id, sealed } = await visitNaming([noise(bytes)])
  const [photo] = sealed
  if (!photo) throw new Error('no photo')
  return { id, photo }
}

const offsetIn = (body: unknown): unknown => Reflect.get(Object(body), 'offset')

describe('a photo in parts', () => {
  test('is kept part by part, and is whole with the last one', async () => {
    const { id, photo } = await oneOf(150_000)
    const seen = []
    for (let offset = 0; offset < photo.bytes.length; offset += PART) {
      const { status, body } = await sendPart(api, id, photo, offset)
      seen.push([status, Reflect.get(Object(body), 'state'), offsetIn(body), await count('photo_part')])
    }
    expect(seen).toEqual([
      [200, 'partial', PART, 1],
      [200, 'partial', 2 * PART, 2],
      [200, 'received', photo.bytes.length, 0],
    ])
    expect([await count('photo'), await count('visit_photo'), await count('sealed_photo')]).toEqual([1, 1, 1])
  })

  test('is missing while only a part of it is there', async () => {
    const { id, photo } = await oneOf(150_000)
    expect((await sendPart(api, id, photo, 0)).body).toMatchObject({ state: 'partial', photosMissing: 1 })
    expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received', photosMissing: 0 })
  })

  test('goes on only from where the office is, which says so', async () => {
    const { id, photo } = await oneOf(200_000)
    await sendPart(api, id, photo, 0)
    for (const offset of [2 * PART, 3 * PART, 1, PART + 1, 9 * PART]) {
      const { status, problem, body } = await sendPart(api, id, photo, offset)
      expect([offset, status, problem, offsetIn(body)]).toEqual([offset, 409, 'photo-offset', PART])
    }
    const other = { body: noise(PART) }
    expect((await sendPart(api, id, photo, 0, other)).problem).toBe('photo-offset')
    expect((await sendPart(api, id, photo, PART)).body).toMatchObject({ state: 'partial', offset: 2 * PART })
  })

  test('is left as it is by a part that was changed on its way, or cut short', async () => {
    const { id, photo } = await oneOf(150_000)
    await sendPart(api, id, photo, 0)
    const part = photo.bytes.subarray(PART, 2 * PART)
    const flipped = Buffer.from(part)
    flipped.writeUInt8(flipped.readUInt8(500) ^ 1, 500)
    const short = part.subarray(0, 1000)
    for (const more of [
      { body: flipped, part: sha256Of(part) },
      { body: short, part: sha256Of(part) },
      { body: short },
      { body: Buffer.alloc(0) },
      { part: 'f'.repeat(64) },
    ]) {
      const { status, problem } = await sendPart(api, id, photo, PART, more)
      expect([status, problem]).toEqual([422, 'photo-part-differs'])
    }
    expect(await count('photo_part')).toBe(1)
    expect((await sendPart(api, id, photo, PART)).body).toMatchObject({ offset: 2 * PART })
  })

  test('is the same photo when a part comes twice, and when it comes after the last', async () => {
    const { id, photo } = await oneOf(150_000)
    for (const round of [1, 2]) {
      const { body } = await sendPart(api, id, photo, 0)
      expect([round, offsetIn(body), await count('photo_part')]).toEqual([round, PART, 1])
    }
    const whole = await sendPhoto(api, id, photo)
    for (const offset of [0, PART, 2 * PART])
      expect((await sendPart(api, id, photo, offset)).text).toBe(whole.text)
    expect([await count('photo_part'), await count('sealed_photo')]).toEqual([0, 1])
  })

  test('comes together once, also when twenty connections bring every part of it at once', async () => {
    const { id, photo } = await oneOf(150_000)
    for (let offset = 0; offset < photo.bytes.length; offset += PART) {
      const replies = await Promise.all(Array.from({ length: 20 }, () => sendPart(api, id, photo, offset)))
      expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    }
    expect([await count('photo'), await count('sealed_photo'), await count('photo_part')]).toEqual([1, 1, 0])
  })

  test('comes together also when all its parts are sent at once, over and over', async () => {
    const { id, photo } = await oneOf(400_000)
    const offsets = Array.from({ length: Math.ceil(photo.bytes.length / PART) }, (_, at) => at * PART)
    for (let round = 0; round < offsets.length; round += 1) {
      const replies = await Promise.all(offsets.map((offset) => sendPart(api, id, photo, offset)))
      expect(replies.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
    }
    expect([await count('photo'), await count('sealed_photo'), await count('photo_part')]).toEqual([1, 1, 0])
  })

  test('that is not the one it was named as is forgotten, and can be begun anew', async () => {
    const { id, photo } = await oneOf(150_000)
    const other = noise(photo.bytes.length)
    expect((await sendPhoto(api, id, { bytes: other, sha256: photo.sha256 })).problem).toBe(
      'photo-hash-differs',
    )
    expect([await count('photo_part'), await count('sealed_photo')]).toEqual([0, 0])
    expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received' })
  })

  test('of another length than was said at first is not the one that was named', async () => {
    const { id, photo } = await oneOf(150_000)
    await sendPart(api, id, photo, 0)
    const ends = { of: PART + 1000, body: photo.bytes.subarray(PART, PART + 1000) }
    expect((await sendPart(api, id, photo, PART, ends)).problem).toBe('photo-hash-differs')
    expect((await sendPart(api, id, photo, PART)).problem).toBe('photo-offset')
    expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received' })
  })

  test('twice in one visit, or in two visits, is stored once and shown with each', async () => {
    const picture = noise(80_000)
    const twice = await visitNaming([picture, picture])
    for (const photo of twice.sealed) await sendPhoto(api, twice.id, photo)
    const again = await visitNaming([picture])
    const [photo] = again.sealed
    if (!photo) throw new Error('no photo')
    expect((await sendPhoto(api, again.id, photo)).body).toMatchObject({
      state: 'received',
      photosMissing: 0,
    })
    expect([await count('photo'), await count('visit_photo'), await count('sealed_photo')]).toEqual([1, 2, 3])
  })

  test('too large for any photo, or in too large a part, is refused before anything is kept', async () => {
    const { id, photo } = await oneOf(80_000)
    const large = await sendPart(api, id, photo, 0, { of: 520_001 })
    expect([large.status, large.problem]).toEqual([413, 'too-large'])
    const part = await sendPart(api, id, photo, 0, { body: photo.bytes.subarray(0, PART + 1) })
    expect([part.status, part.problem]).toEqual([413, 'too-large'])
    for (const of of ['-1', '1e3', '٣', '0x10', ''])
      expect(
        (
          await api
            .as('sokha')
            .send('PUT', `/api/sealed/${id}/photos/${photo.sha256}/parts/0?of=${of}&part=${photo.sha256}`, {
              body: photo.bytes.subarray(0, 10),
              headers: { 'content-type': 'application/octet-stream' },
            })
        ).problem,
      ).toBe('bad-request')
    expect(await count('photo_part')).toBe(0)
  })

  test('begun and never ended takes room for twelve of one tablet at most, and each can still be ended', async () => {
    const begun = []
    for (let photo = 0; photo < 15; photo += 1) begun.push(await oneOf(140_000))
    for (const { id, photo } of begun) {
      await sendPart(api, id, photo, 0)
      await sendPart(api, id, photo, PART)
    }
    expect(await count('photo_part')).toBe(24)
    for (const { id, photo } of begun) await sendPhoto(api, id, photo)
    expect([await count('photo_part'), await count('photo')]).toEqual([0, 15])
  })
})

/** In CI; a long run asks for more. */
const CUTS = Number(process.env.PHOTO_CUTS ?? 200)

describe('over a line that is cut again and again', () => {
  test(
    `no photo of ${CUTS} cuts is changed or lost, and a cut costs one part at most`,
    async () => {
      const tally = await cutPhotos({ api, url, cuts: CUTS, random: randomFrom(20_270_606) })
      const { corrupt, leftOver, cuts, restarts, bytes, bytesSent } = tally
      console.log(`photos in parts: ${JSON.stringify(tally)}`)
      expect({ corrupt, leftOver, cuts }).toEqual({ corrupt: 0, leftOver: 0, cuts: CUTS })
      expect(bytesSent - bytes).toBeLessThanOrEqual((cuts + restarts) * PART)
      // Every cut was one: something had to be sent again.
      expect(bytesSent).toBeGreaterThan(bytes)
    },
    60_000 + CUTS * 1_000,
  )

  test.each<readonly [string, Mischief]>([
    ['loses every answer', { is: 'cut-after-response-commit' }],
    ['is slow', { is: 'delay', ms: 20 }],
    ['says everything twice', { is: 'duplicate' }],
    ['trickles', { is: 'drip', bytes: 8_000, everyMs: 1 }],
    ['closes its half too early', { is: 'half-close', bytes: 20_000 }],
    ['ends in the page of a café', { is: 'captive-portal' }],
  ])('that %s, every photo arrives once and as it was taken', async (_, mischief) => {
    const tally = await cutPhotos({ api, url, cuts: 12, random: randomFrom(12), mischief: () => mischief })
    expect(tally).toMatchObject({ cuts: 12, corrupt: 0, leftOver: 0 })
  })
})
