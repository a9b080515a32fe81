/** Packets that come in a file: taken in as if their tablet had sent them, once, by whatever way and however often. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tables } from '../../../schema/database/tables.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import type { takeInPackets } from '../../../schema/wire/packet-endpoints.ts'
import { MOST_PIECE_BYTES } from '../../../schema/wire/packet-file.ts'
import { listSetAside, takeInAgain } from '../../../schema/wire/sealed-endpoints.ts'
import { randomFrom } from '../../../seeds/demo/random.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import { hashOf } from '../../../server/storage/secrets.ts'
import type { SealedPhoto } from '../../../web/offline/seal-to-organisation.ts'
import type { Api } from '../../support/api.ts'
import { bytesOfFile, cutBytes, personOf, saveAll, type ToCarry } from '../../support/carried.ts'
import { sealedPhoto, send, sendPart, sendPhoto, sha256Of, visitTo } from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'
import { photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg } from '../../support/pictures.ts'

type Taken = ReplyOf<typeof takeInPackets>

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(async () => {
  await emptyIntake(api)
  await api.db.updateTable('enrolment').set({ state: 'enrolled' }).execute()
  api.services.tablets.forget(api.sokha.enrolment)
})

const random = randomFrom(11)
/** Longer than one part. */
const picture = () => noisyJpeg(70_000, () => random.next())
const count = (table: keyof Tables) => countRows(api, table)

type Waiting = ToCarry & { readonly photos: readonly SealedPhoto[] }

async function visitWaiting(pictures: readonly Uint8Array[] = [picture(), picture()]): Promise<Waiting> {
  const id = randomUUID()
  const photos = await Promise.all(pictures.map((bytes) => sealedPhoto(api, id, bytes)))
  const named = pictures.map((bytes) => ({ sha256: sha256Of(bytes), description: 'ទ្វារចូល' }))
  const sent = await visitTo(
    api,
    room,
    { [photoQuestionOf(api)]: { kind: 'photo', photos: named } },
    { id, photos: photos.map(({ sha256 }) => sha256) },
  )
  return { ...sent, photos, code: api.sokha.code }
}

const sokha = (token = api.sokha.token, code = api.sokha.code) => [
  personOf(code, token, api.services.organisationKeys.current),
]

const fileOf = async (packets: readonly ToCarry[], people = sokha()): Promise<Buffer> =>
  bytesOfFile((await saveAll(packets, people)).file)

const post = (body: Uint8Array, who: 'dara' | 'sokha' = 'dara') =>
  api.as(who).send('POST', '/api/packets', { body, headers: { 'content-type': 'application/octet-stream' } })

/** As the office page does, with what it would show at the end. */
async function takeIn(file: Uint8Array) {
  const { pieces } = await cutBytes(file)
  const packets: Taken['packets'] = []
  const missing = new Map<string, number>()
  let photosLeft = 0
  for (const piece of pieces) {
    const reply = await post(piece)
    expect(reply.status, reply.text).toBe(200)
    // The server writes its reply by the endpoint's own shape.
    const taken = reply.body as Taken
    packets.push(...taken.packets)
    for (const { id, photosMissing } of taken.photos) missing.set(id, photosMissing)
    photosLeft += taken.photosLeft
  }
  const shown = packets.map((packet) => ({
    ...packet,
    photosMissing: missing.get(packet.id) ?? packet.photosMissing,
  }))
  return { packets: shown, photosLeft }
}

describe('a file that a tablet saved', () => {
  test('is taken in with every photo, and a second time nothing changes and the receipts are the same', async () => {
    const waiting = [await visitWaiting(), await visitWaiting(), await visitWaiting([])]
    const file = await fileOf(waiting)
    const first = await takeIn(file)
    expect(first.photosLeft).toBe(0)
    expect(first.packets.map(({ code: _, ...packet }) => packet)).toEqual(
      waiting.map(({ id, photos }) => ({
        id,
        kind: 'visit',
        state: 'received',
        wasHere: false,
        photos: photos.length,
        photosMissing: 0,
      })),
    )
    const second = await takeIn(file)
    expect(second.packets).toEqual(first.packets.map((packet) => ({ ...packet, wasHere: true })))
    expect([await count('visit'), await count('photo'), await count('sealed_photo')]).toEqual([3, 4, 4])
    expect(await count('set_aside')).toBe(0)
  })

  test('gets the receipt that the tablet gets over the network later, and the tablet has nothing more to send', async () => {
    const waiting = await visitWaiting()
    const { packets } = await takeIn(await fileOf([waiting]))
    const reply = await send(api, waiting)
    expect(reply.body).toMatchObject({ state: 'received', code: packets[0]?.code, photosMissing: 0 })
    const standing = await api.as('sokha').send('POST', '/api/sealed/standing', {
      body: {
        kept: [
          { id: waiting.id, sha256: waiting.sha256, photos: waiting.photos.map(({ sha256 }) => sha256) },
        ],
      },
    })
    expect(standing.body).toMatchObject({ missing: [], here: [{ id: waiting.id }] })
    const [photo] = waiting.photos
    if (!photo) throw new Error('it has photos')
    expect((await sendPhoto(api, waiting.id, photo)).body).toMatchObject({ state: 'received' })
    expect([await count('visit'), await count('photo')]).toEqual([1, 2])
  })

  test('finds what the network had brought before, and completes a photo that had come by half', async () => {
    const waiting = await visitWaiting()
    const [begun, whole] = waiting.photos
    if (!begun || !whole) throw new Error('it has two photos')
    const receipt = await send(api, waiting)
    await sendPhoto(api, waiting.id, whole)
    expect((await sendPart(api, waiting.id, begun, 0)).body).toMatchObject({ state: 'partial' })
    expect(await count('photo_part')).toBe(1)
    const { packets } = await takeIn(await fileOf([waiting]))
    expect(receipt.body).toMatchObject({ code: packets[0]?.code })
    expect(packets).toMatchObject([{ state: 'received', wasHere: true, photos: 2, photosMissing: 0 }])
    expect([await count('photo_part'), await count('photo')]).toEqual([0, 2])
    // The line came back meanwhile: the next part is answered with the receipt of the whole.
    expect((await sendPart(api, waiting.id, begun, 65_536)).body).toMatchObject({ state: 'received' })
    expect(await count('sealed_photo')).toBe(2)
  })

  test('taken in at two desks and over the network at once is there once', async () => {
    const waiting = await Promise.all([visitWaiting(), visitWaiting()])
    const file = await fileOf(waiting)
    const network = waiting.map(async (one) => {
      await send(api, one)
      for (const photo of one.photos) await sendPhoto(api, one.id, photo)
    })
    const [one, other] = await Promise.all([takeIn(file), takeIn(file), ...network])
    const codes = ({ packets }: Awaited<ReturnType<typeof takeIn>>) => packets.map(({ code }) => code)
    expect(codes(one)).toEqual(codes(other))
    expect([await count('visit'), await count('photo'), await count('sealed_photo')]).toEqual([2, 4, 4])
    expect([await count('set_aside'), await count('photo_part')]).toEqual([0, 0])
  })

  test('that was cut off brings what is whole, and the whole one later brings the rest', async () => {
    const waiting = [await visitWaiting(), await visitWaiting()]
    const file = await fileOf(waiting)
    const { packets } = await takeIn(file.subarray(0, file.length - 1000))
    expect(packets).toMatchObject([{ photosMissing: 0 }, { state: 'received', photosMissing: 1 }])
    const again = await takeIn(file)
    expect(again.packets).toMatchObject([
      { wasHere: true, photosMissing: 0 },
      { wasHere: true, photosMissing: 0 },
    ])
  })

  test('with a damaged photo brings everything else, and with a damaged envelope says which', async () => {
    const waiting = await visitWaiting()
    const file = await fileOf([waiting])
    const spoilt = Buffer.from(file)
    spoilt[file.length - 10] = (spoilt[file.length - 10] ?? 0) ^ 1
    expect(await takeIn(spoilt)).toMatchObject({
      packets: [{ state: 'received', photos: 2, photosMissing: 1 }],
      photosLeft: 1,
    })
    await sql`truncate visit, offered_photo, review_step, interview, photo, visit_photo, sealed_photo`.execute(
      api.db,
    )
    const broken = Buffer.from(file)
    const at = file.indexOf('"box":"', file.indexOf('"kind":"visit"')) + 20
    broken[at] = (broken[at] ?? 0) ^ 1
    expect(await takeIn(broken)).toMatchObject({
      packets: [{ state: 'not-taken', reason: 'damaged' }],
      photosLeft: 2,
    })
    expect(await count('visit')).toBe(0)
  })

  test('of another organisation stays where it is', async () => {
    const others = passingKeys().current
    const waiting = await visitWaiting([])
    const file = await fileOf([waiting], [personOf(api.sokha.code, api.sokha.token, others)])
    expect(await takeIn(file)).toMatchObject({
      packets: [{ state: 'not-taken', reason: 'other-organisation' }],
    })
    expect([await count('visit'), await count('set_aside')]).toEqual([0, 0])
  })
})

describe('a file from a card that was withdrawn', () => {
  const withdraw = () =>
    api.db.updateTable('enrolment').set({ state: 'revoked' }).where('id', '=', api.sokha.enrolment).execute()

  test('is set aside whole, and counts once a coordinator vouches for it', async () => {
    const waiting = await visitWaiting()
    await withdraw()
    const { packets } = await takeIn(await fileOf([waiting]))
    expect(packets).toMatchObject([{ state: 'set-aside', reason: 'revoked-sender', photosMissing: 0 }])
    const lines = await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })
    expect(lines.body).toMatchObject({
      total: 1,
      entries: [{ reason: 'revoked-sender', station: room, photos: 2 }],
    })
    const params = { campaign: api.campaign }
    const without = await api.as('dara').call(takeInAgain, { params, body: {} })
    expect(without.body).toEqual({ takenIn: 0 })
    const again = await api.as('dara').call(takeInAgain, { params, body: { tooMany: true } })
    expect(again.body).toEqual({ takenIn: 1 })
    expect([await count('visit'), await count('visit_photo'), await count('set_aside')]).toEqual([1, 2, 0])
  })

  test('is known by its code when the tablet was enrolled anew since, and changes nothing that is here already', async () => {
    const waiting = await visitWaiting([])
    const file = await fileOf([waiting], sokha('the token of a card before'))
    expect((await takeIn(file)).packets).toMatchObject([{ state: 'set-aside', reason: 'revoked-sender' }])
    expect((await takeIn(file)).packets).toMatchObject([
      { state: 'set-aside', reason: 'revoked-sender', wasHere: true },
    ])
    await sql`truncate set_aside`.execute(api.db)
    await send(api, waiting)
    expect((await takeIn(file)).packets).toMatchObject([{ state: 'received', wasHere: true }])
    expect(await count('set_aside')).toBe(0)
  })
})

describe('a file from somebody the office does not know', () => {
  test('is set aside with its photos and never counts', async () => {
    const waiting = await visitWaiting()
    for (const people of [sokha('unknown', 'nobody-1'), []]) {
      const { packets } = await takeIn(await fileOf([waiting], people))
      expect(packets).toMatchObject([{ state: 'set-aside', reason: 'unknown-sender', photosMissing: 0 }])
    }
    expect([await count('set_aside'), await count('sealed_photo'), await count('photo')]).toEqual([1, 2, 0])
    const params = { campaign: api.campaign }
    for (const body of [{}, { tooMany: true }])
      expect((await api.as('dara').call(takeInAgain, { params, body })).body).toEqual({ takenIn: 0 })
    expect(await count('set_aside')).toBe(1)
  })

  test('and of no campaign of this office stays where it is', async () => {
    const waiting = await visitWaiting([])
    const elsewhere = waiting.envelope.replace(api.campaign, randomUUID())
    const sha256 = hashOf(elsewhere).toString('hex')
    const file = await fileOf([{ ...waiting, envelope: elsewhere, sha256 }], sokha('unknown', 'nobody-1'))
    expect((await takeIn(file)).packets).toMatchObject([{ state: 'not-taken', reason: 'unknown-sender' }])
    expect(await count('set_aside')).toBe(0)
  })
})

describe('what is no piece of such a file', () => {
  test('is refused with words in both languages, and nothing is taken in', async () => {
    const whole = await fileOf([await visitWaiting([])])
    const claims = Buffer.from(whole)
    claims.writeUInt32BE(0xffff_ffff, 52)
    for (const body of [
      Buffer.from('PK\u0003\u0004'),
      whole.subarray(0, 40),
      whole.subarray(0, whole.length - 1),
      Buffer.concat([whole, Buffer.from('more')]),
      claims,
    ]) {
      const reply = await post(body)
      expect([reply.status, reply.problem]).toEqual([422, 'packets-unreadable'])
      expect(reply.body).toMatchObject({ titles: { km: expect.any(String), en: expect.any(String) } })
    }
    expect(await count('visit')).toBe(0)
  })

  test('is refused before it is read when it is too large, or of another kind, or from a tablet', async () => {
    expect((await post(Buffer.alloc(MOST_PIECE_BYTES + 1))).problem).toBe('too-large')
    const json = await api.as('dara').send('POST', '/api/packets', { body: {} })
    expect([json.status, json.problem]).toEqual([422, 'packets-unreadable'])
    expect((await post(Buffer.from('x'), 'sokha')).problem).toBe('not-yours')
  })
})
