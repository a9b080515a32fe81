/** Photos in a release: offered by one, agreed to by another, frozen with everything else, and gone where nobody agreed. */

import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StationCode } from '../../../schema/codes.ts'
import { listBarriersOf } from '../../../schema/disclosure/tier.ts'
import type { ReleaseContent } from '../../../schema/release/release.ts'
import { listLogbook } from '../../../schema/wire/logbook-endpoints.ts'
import { decideOnPhoto, listOfferedPhotos, offerPhoto } from '../../../schema/wire/offered-photo-endpoints.ts'
import { gatherRecords, listRecords, readRecord } from '../../../schema/wire/recommendation-endpoints.ts'
import { putRelease, readRelease, showRelease } from '../../../schema/wire/release-endpoints.ts'
import { sweepEnded } from '../../../server/queries/end-class.ts'
import { type Api, openApi } from '../../support/api.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { bringRooms, ROOMS, sealedPhoto, send, sendPhoto, sha256Of, visitTo } from '../../support/intake.ts'
import { photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg, SMALLEST_JPEG, withNotes } from '../../support/pictures.ts'
import { signIn } from '../../support/signed-in.ts'

let api: Api
let chan: Awaited<ReturnType<typeof signIn>>
let dara: Awaited<ReturnType<typeof signIn>>
let bopha: Awaited<ReturnType<typeof signIn>>
const [first, second, third] = ROOMS as unknown as readonly [StationCode, StationCode, StationCode]
/** The visit to each room, and the photo taken there. */
const taken = new Map<string, { readonly visit: string; readonly photo: string }>()
/** It follows from "no" to the step-free way, and tells of the building alone. */
let barrier: string

beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
  await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  for (const room of ROOMS.slice(0, 3)) {
    const id = randomUUID()
    const picture = noisyJpeg(3000, chanceFrom(Number(room.slice(-1))))
    const sealed = await sealedPhoto(api, id, picture)
    const visit = await visitTo(
      api,
      room,
      {
        visit_type: { kind: 'choice', choice: 'election_day_first' },
        access_result: { kind: 'choice', choice: 'full' },
        step_free_route: { kind: 'yes-no', value: 'no' },
        [photoQuestionOf(api)]: {
          kind: 'photo',
          photos: [{ sha256: sha256Of(picture), description: 'A person in a blue shirt' }],
        },
      },
      { id, photos: [sealed.sha256] },
    )
    expect((await send(api, visit)).status).toBe(200)
    expect((await sendPhoto(api, id, sealed)).body).toMatchObject({ state: 'received' })
    taken.set(room, { visit: id, photo: sha256Of(picture) })
  }
  chan = await signIn(api, ['reviewer'], 'whole')
  dara = await signIn(api, ['coordinator'], 'whole')
  bopha = await signIn(api, ['liaison'], 'whole')
  const { checklist } = api.services.shippedChecklist
  barrier =
    listBarriersOf(checklist, 'A').find(({ question }) => question === 'step_free_route')?.id ?? expect.fail()
})
afterAll(() => api.close())

const TEXT = { km: 'ជណ្ដើរបីកាំនៅមាត់ទ្វារ គ្មានជម្រាល', en: 'Three steps at the door, and no ramp' }

interface Wish {
  readonly offer?: string
  readonly picture?: Uint8Array
  readonly more?: object
}

async function offer(room: StationCode, { offer: id = randomUUID(), picture, more = {} }: Wish = {}) {
  const body = {
    ...(taken.get(room) ?? { visit: randomUUID(), photo: '0'.repeat(64) }),
    ...{ barrier, text: TEXT, picture: Buffer.from(picture ?? SMALLEST_JPEG).toString('base64') },
    ...more,
  }
  return { id, reply: await chan.call(offerPhoto, { params: { offer: id }, body }) }
}
const decide = (who: typeof chan, id: string, isAgreed: boolean) =>
  who.call(decideOnPhoto, { params: { offer: id }, body: { isAgreed } })
const list = async (who = chan) =>
  (await who.call(listOfferedPhotos, { params: { campaign: api.campaign } })).body

async function release(): Promise<number> {
  const params = { campaign: api.campaign, release: randomUUID() }
  const made = await bopha.call(putRelease, { params, body: { kind: 'final' } })
  expect(made.status, made.text).toBe(200)
  return made.body.number
}
const take = (number: number, file: string) =>
  bopha.send('GET', `/api/campaigns/${api.campaign}/releases/${number}/exports/${file}?language=en`)
async function contentOf(number: number): Promise<ReleaseContent> {
  return JSON.parse((await take(number, 'release.jsonl')).text.split('\n')[0] ?? '')
}
const filesIn = async (number: number) => unzipSync((await take(number, 'photos.zip')).bytes)

describe('offering a photo', () => {
  it('takes a visit that names it, a picture without notes, a barrier of the building, and words in each language', async () => {
    const refused = [
      await offer(first, { more: { visit: randomUUID() } }),
      await offer(first, { more: { photo: taken.get(second)?.photo } }),
      await offer(first, { picture: withNotes(SMALLEST_JPEG) }),
      await offer(first, { picture: Buffer.from('no picture at all') }),
      await offer(first, { picture: noisyJpeg(150_001, () => 0.5) }),
      await offer(first, { more: { text: { km: TEXT.km } } }),
      await offer(first, { more: { text: { ...TEXT, en: ' \u202E \u200F ' } } }),
      await offer(first, { more: { barrier: 'no_such_barrier' } }),
      await offer(first, { more: { picture: 'not base64!' } }),
    ]
    expect(refused.map(({ reply }) => reply.status)).toEqual([404, 404, 400, 400, 413, 400, 400, 400, 400])
    expect(await list()).toEqual([])
  })

  it('never takes a barrier that tells what people did', async () => {
    const { checklist } = api.services.shippedChecklist
    for (const { id } of listBarriersOf(checklist, 'B'))
      expect([id, (await offer(first, { more: { barrier: id } })).reply.status]).toEqual([id, 400])
  })

  it('happens once however often it is sent, lies sealed, and can be looked at as it would leave', async () => {
    const { id, reply } = await offer(first)
    expect(reply.status, reply.text).toBe(200)
    expect((await offer(first, { offer: id })).reply.status).toBe(200)
    expect(await list()).toMatchObject([
      {
        offer: id,
        station: first,
        text: TEXT,
        state: 'offered',
        isMine: true,
        mayAgree: false,
        mayRefuse: true,
      },
    ])
    const { rows } = await sql<{ bytes: Uint8Array }>`select picture as bytes from offered_photo`.execute(
      api.db,
    )
    expect(Buffer.from(rows[0]?.bytes ?? []).includes(SMALLEST_JPEG.subarray(20, 60))).toBe(false)
    const shown = await dara.send('GET', `/api/offered-photos/${id}/picture`)
    expect([shown.status, shown.headers['cache-control'], shown.bytes.equals(SMALLEST_JPEG)]).toEqual([
      200,
      'no-store',
      true,
    ])
    // Whoever agrees sees the covered picture; which photo it was made of is for those who read visits.
    expect((await list(dara))[0]).not.toHaveProperty('photo')
    expect((await decide(chan, id, false)).status).toBe(200)
  })
})

describe('a release', () => {
  it('has no photo that nobody else agreed to, that was refused, or of a barrier that is found no more', async () => {
    const waiting = await offer(first)
    const refused = await offer(second)
    expect((await decide(chan, waiting.id, true)).problem).toBe('request-not-open')
    expect((await decide(dara, refused.id, false)).status).toBe(200)
    expect((await decide(dara, refused.id, true)).problem).toBe('request-not-open')
    const { checklist } = api.services.shippedChecklist
    const other = listBarriersOf(checklist, 'A').find(({ id }) => id !== barrier) ?? expect.fail()
    const past = await offer(third, { more: { barrier: other.id } })
    expect((await decide(dara, past.id, true)).status).toBe(200)
    const number = await release()
    const content = await contentOf(number)
    expect(content.photos).toBeUndefined()
    expect(content.redactions.at(-1)).toEqual({ reason: 'photos' })
    expect(Object.keys(await filesIn(number))).toEqual(['photos.csv'])
    expect((await decide(dara, past.id, false)).status).toBe(200)
    expect((await decide(chan, waiting.id, false)).status).toBe(200)
  })

  it('has those two people agreed to, in every file, the same bytes each time, and nothing of who they were', async () => {
    const { id } = await offer(first)
    expect((await decide(dara, id, true)).status).toBe(200)
    const of = { params: { campaign: api.campaign } }
    const listed = async () => (await bopha.call(listRecords, { ...of, querystring: {} })).body
    await bopha.call(gatherRecords, { ...of, body: { seen: (await listed()).gathering?.seen ?? '' } })
    const { record = '' } = (await listed()).records.find((one) => one.barrier === barrier) ?? {}
    const params = { campaign: api.campaign, record }
    expect((await bopha.call(readRecord, { params })).body.photos).toBe(1)
    const number = await release()
    const content = await contentOf(number)
    expect(content.photos).toEqual([
      {
        ...{ sha256: sha256Of(SMALLEST_JPEG), bytes: SMALLEST_JPEG.length, width: 1, height: 1 },
        ...{ station: first, premises: expect.any(String), barrier, text: TEXT },
      },
    ])
    const files = await filesIn(number)
    const name = `${first}-${sha256Of(SMALLEST_JPEG).slice(0, 12)}.jpg`
    expect(Object.keys(files)).toEqual(['photos.csv', `photos/${name}`])
    expect(Buffer.from(files[`photos/${name}`] ?? []).equals(SMALLEST_JPEG)).toBe(true)
    const table = strFromU8(files['photos.csv'] ?? new Uint8Array())
    for (const said of [name, first, TEXT.km, `"${TEXT.en}"`]) expect(table).toContain(said)
    expect((await take(number, 'photos.zip')).bytes.equals((await take(number, 'photos.zip')).bytes)).toBe(
      true,
    )
    const recommended = (await take(number, 'recommendations.csv')).text.split('\r\n')
    expect(recommended[0]).toMatch(/,photos$/u)
    expect(recommended.filter((line) => line.endsWith(name)).length).toBeGreaterThan(0)
    const inside = await bopha.call(readRelease, {
      params: { campaign: api.campaign, number: String(number) },
    })
    expect(inside.body.redactions.at(-1)?.text.en).toContain('but 1, which two people')
    const place = content.photos?.[0]?.premises
    const page = await bopha.send(
      'GET',
      `/api/campaigns/${api.campaign}/releases/${number}/exports/premises/${place}`,
    )
    expect(page.text).toContain(`alt="${TEXT.km}"`)
    const pack = await bopha.send('GET', `/api/campaigns/${api.campaign}/releases/${number}/exports/areas/02`)
    expect(Object.keys(unzipSync(pack.bytes))).toContain(`photos/${name}`)
    const report = await bopha.send(
      'GET',
      `/api/campaigns/${api.campaign}/releases/${number}/exports/report/html?language=en`,
    )
    expect(report.text).toContain(`alt="${TEXT.en}"`)
    for (const text of [report.text, page.text, JSON.stringify(content)])
      for (const hidden of ['blue shirt', taken.get(first)?.photo ?? '', chan.person, dara.person, id])
        expect(text).not.toContain(hidden)
  })

  it('shows them on its public pages, to nobody once it is hidden, and none of another release', async () => {
    const number = await release()
    const params = { campaign: api.campaign, number: String(number) }
    const shown = await bopha.call(showRelease, { params, body: { isPublic: true } })
    const base = `/r/${shown.body.publicAs}`
    const get = (url: string) => api.app.inject({ method: 'GET', url })
    const station = await get(`${base}/en/station/${first}`)
    const [, address = '', alt] = station.body.match(/<img src="([^"]+)"[^>]* alt="([^"]*)"/u) ?? []
    expect(alt).toBe(TEXT.en)
    const picture = await get(address)
    expect([
      picture.statusCode,
      picture.headers['content-type'],
      picture.rawPayload.equals(SMALLEST_JPEG),
    ]).toEqual([200, 'image/jpeg', true])
    expect((await get(`${base}/photos/${second}-0123456789ab.jpg`)).statusCode).toBe(404)
    expect((await get(`${base}/en/station/${second}`)).body).not.toContain('<img')
    await bopha.call(showRelease, { params, body: { isPublic: false } })
    expect((await get(address)).statusCode).toBe(404)
  })

  it('keeps a photo that was taken back later, and the next one is made without it', async () => {
    const before = await release()
    const [agreed] = (await list()).filter(({ state }) => state === 'agreed')
    expect((await decide(chan, agreed?.offer ?? '', false)).status).toBe(200)
    expect((await contentOf(await release())).photos).toBeUndefined()
    expect(Object.keys(await filesIn(before))).toHaveLength(2)
  })

  it('keeps its photos when those of the campaign have ended, and no later one has any', async () => {
    const { id } = await offer(third)
    await decide(dara, id, true)
    const before = await release()
    api.services.classKeys.destroy(api.campaign, 'photos', '2027-09-01')
    expect((await dara.send('GET', `/api/offered-photos/${id}/picture`)).status).toBe(410)
    expect((await offer(third)).reply.problem).toBe('ended')
    expect((await contentOf(await release())).photos).toBeUndefined()
    await sql`
      insert into retention (campaign_id, class, ends_on, ended_on) values (${api.campaign}, 'photos', '2027-09-01', '2027-09-01')
      on conflict (campaign_id, class) do update set ended_on = '2027-09-01'`.execute(api.db)
    await sweepEnded(api.db)
    expect((await list()).find(({ offer: one }) => one === id)).toMatchObject({
      isGone: true,
      mayAgree: false,
    })
    expect(Object.keys(await filesIn(before))).toHaveLength(2)
  })
})

it('the logbook says who offered, agreed and refused', async () => {
  const { body } = await dara.call(listLogbook, { querystring: {} })
  const acts = new Set(body.entries.map(({ act }) => act))
  for (const act of ['photo.offered', 'photo.agreed', 'photo.refused', 'photo.read'] as const)
    expect([act, acts.has(act)]).toEqual([act, true])
})
