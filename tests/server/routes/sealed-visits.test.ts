/** Sealed visits are taken in once, opened before they are receipted, and what cannot be used is kept whole. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCampaignId } from '../../../schema/codes.ts'
import type { Tables } from '../../../schema/database/tables.ts'
import { readStation } from '../../../schema/wire/result-endpoints.ts'
import { listSetAside } from '../../../schema/wire/sealed-endpoints.ts'
import { listVisits } from '../../../schema/wire/visit-endpoints.ts'
import { saveCampaign } from '../../../server/queries/campaigns.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import type { Api } from '../../support/api.ts'
import { send, stationCode, visitTo } from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'
import { listAsides, listDocuments } from '../../support/kept-sealed.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const count = (table: keyof Tables) => countRows(api, table)
const params = () => ({ campaign: api.campaign, station: room })
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')
const storedOnes = async () => [await count('visit'), await count('set_aside')]
const asideOnes = () => listAsides(api)

describe('a sealed visit', () => {
  test('is opened, stored and receipted with the hash of its envelope and six letters to read out', async () => {
    const sent = await visitTo(api, room)
    const reply = await send(api, sent)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toEqual({
      id: sent.id,
      sha256: sha256Of(sent.envelope),
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{6}$/u),
      state: 'received',
      photosMissing: 0,
      epoch: api.services.epoch,
      arrived: expect.stringMatching(/^[1-9][0-9]*$/u),
    })
    expect(await storedOnes()).toEqual([1, 0])
  })

  test('sent again gives the same receipt, also fifty times at once', async () => {
    const sent = await visitTo(api, room)
    const replies = await Promise.all(Array.from({ length: 50 }, () => send(api, sent)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
    expect(await storedOnes()).toEqual([1, 0])
  })

  test('from a browser that cannot deflate is taken in like any other', async () => {
    const { CompressionStream } = globalThis
    Reflect.deleteProperty(globalThis, 'CompressionStream')
    try {
      const sent = await visitTo(api, room)
      expect((await send(api, sent)).status).toBe(200)
      expect(await listDocuments(api)).toEqual([sent.content.visit])
    } finally {
      Object.assign(globalThis, { CompressionStream })
    }
  })

  test('without a written word is kept byte for byte, so that its hash can be checked against it for ever', async () => {
    const change = (wire: object) => ({
      ...wire,
      answers: { step_free_route: { kind: 'yes-no', value: 'no' } },
    })
    const sent = await visitTo(api, room, {}, { change })
    await send(api, sent)
    const { body, sha256, free_text } = await api.db.selectFrom('visit').selectAll().executeTakeFirstOrThrow()
    expect(body).toBe(sent.content.visit)
    expect(free_text).toBeNull()
    expect(Buffer.from(sha256).toString('hex')).toBe(sha256Of(body))
  })

  test('with words in it keeps its facts readable, and every word sealed, byte for byte as it came', async () => {
    const note = 'ប្រធានការិយាល័យបានដេញខ្ញុំចេញ'
    const sent = await visitTo(api, room, { step_free_route: { kind: 'yes-no', value: 'no', note } })
    await send(api, sent)
    const { body, sha256 } = await api.db.selectFrom('visit').selectAll().executeTakeFirstOrThrow()
    expect(JSON.parse(body)).toMatchObject({ answers: { step_free_route: { value: 'no', note: '…' } } })
    expect(body).not.toContain(note)
    expect(Buffer.from(sha256).toString('hex')).toBe(sha256Of(body))
    expect(await listDocuments(api)).toEqual([sent.content.visit])
    expect(sent.content.visit).toContain(note)
    const reply = await api.as('chan').call(listVisits, { params: params() })
    expect(reply.body).toMatchObject([{ answers: { step_free_route: { note } } }])
  })

  test('with another content under the same id is set aside whole, and the first one stands', async () => {
    const first = await visitTo(api, room)
    const other = await visitTo(api, room, { path_firm: { kind: 'yes-no', value: 'no' } }, { id: first.id })
    await send(api, first)
    const replies = await Promise.all([send(api, other), send(api, other), send(api, other)])
    for (const reply of replies) {
      expect(reply.status).toBe(202)
      expect(reply.body).toMatchObject({
        state: 'set-aside',
        reason: 'other-content',
        sha256: sha256Of(other.envelope),
      })
    }
    expect(await storedOnes()).toEqual([1, 1])
    expect(await listDocuments(api)).toEqual([first.content.visit])
    expect((await asideOnes())[0]?.opened).toBe(other.content.visit)
  })

  test('and another under its id that arrive at the same moment: one stands, the other is set aside, with its own talks', async () => {
    const id = randomUUID()
    const consent = new Map([['int_consent', { kind: 'yes-no', value: 'no' } as const]])
    const first = await visitTo(api, room, {}, { id })
    const other = await visitTo(api, room, {}, { id, more: { interviews: [{ id, answers: consent }] } })
    const replies = await Promise.all([send(api, first), send(api, other)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 202])
    const stands = replies[0]?.status === 200 ? first : other
    expect(await listDocuments(api)).toEqual([stands.content.visit])
    expect(await count('interview')).toBe(stands === other ? 1 : 0)
    expect(await storedOnes()).toEqual([1, 1])
  })

  test('is not taken from nobody, nor from the office', async () => {
    const { id, envelope: body } = await visitTo(api, room)
    const sending = { body, headers: { 'content-type': 'application/json' } }
    expect((await api.nobody.send('PUT', `/api/sealed/${id}`, sending)).problem).toBe('sign-in-first')
    expect((await api.as('chan').send('PUT', `/api/sealed/${id}`, sending)).problem).toBe('not-yours')
  })

  test('is shown to reviewers without its monitor, its tablet or a time of day', async () => {
    const sent = await visitTo(api, room)
    await send(api, sent)
    const reply = await api.as('chan').call(listVisits, { params: params() })
    expect(reply.body).toMatchObject([
      {
        id: sent.id,
        order: 1,
        form: 'full',
        interviews: 0,
        photos: { expected: 0, arrived: 0, unusable: 0 },
        carried: [],
      },
    ])
    for (const secret of [api.sokha.code, api.sokha.enrolment, api.sokha.token, 'startedAt', 'T00:'])
      expect(reply.text).not.toContain(secret)
    expect((await api.as('bopha').call(listVisits, { params: params() })).problem).toBe('not-yours')
  })

  test('that was moved, or took answers over, says so to reviewers', async () => {
    const moved = { from: stationCode('020101-0002'), reason: 'ខ្ញុំជ្រើសបន្ទប់ខុស' }
    await send(api, await visitTo(api, room, {}, { more: { moved, carried: ['path_firm'] } }))
    const reply = await api.as('chan').call(listVisits, { params: params() })
    expect(reply.body).toMatchObject([{ moved, carried: ['path_firm'] }])
  })
})

describe('the talks with voters', () => {
  const talk = (answer: 'yes' | 'no') => ({
    id: randomUUID(),
    answers: new Map([['int_consent', { kind: 'yes-no', value: answer } as const]]),
  })

  test('are stored apart from the visit they belong to, and counted for reviewers', async () => {
    const sent = await visitTo(api, room, {}, { more: { interviews: [talk('no'), talk('no')] } })
    expect((await send(api, sent)).status).toBe(200)
    const { body } = await api.db.selectFrom('visit').select('body').executeTakeFirstOrThrow()
    expect(body).not.toContain('int_consent')
    expect(body).not.toContain('interviews')
    const kept = await api.db.selectFrom('interview').selectAll().executeTakeFirstOrThrow()
    const { classKeys } = api.services
    const opened = classKeys.open(api.campaign, 'interviews', sent.id, kept.body ?? Buffer.of())
    expect([opened?.toString('utf8'), kept.talks]).toEqual([sent.content.interviews, 2])
    const reply = await api.as('chan').call(listVisits, { params: params() })
    expect(reply.body).toMatchObject([{ interviews: 2 }])
  })

  test('change nothing in the result of the station', async () => {
    await send(api, await visitTo(api, room))
    const without = await api.as('chan').call(readStation, { params: params() })
    await sql`truncate visit, interview cascade`.execute(api.db)
    await send(api, await visitTo(api, room, {}, { more: { interviews: [talk('yes')] } }))
    const withTalks = await api.as('chan').call(readStation, { params: params() })
    expect(withTalks.body).toEqual(without.body)
  })
})

describe('what opens and cannot be used is set aside whole, never refused', () => {
  const answered = (question: string, answer: unknown) => (wire: object) => ({
    ...wire,
    answers: { ...Reflect.get(wire, 'answers'), [question]: answer },
  })
  const sendChanged = async (change: (wire: object) => object) => {
    const sent = await visitTo(api, room, {}, { change })
    return { sent, reply: await send(api, sent) }
  }

  test.each<readonly [string, (wire: object) => object, string]>([
    ['an unknown question', answered('no_such_question', { kind: 'yes-no', value: 'yes' }), 'does-not-fit'],
    ['an unknown choice', answered('access_result', { kind: 'choice', choice: 'by_boat' }), 'does-not-fit'],
    ['a number for a yes-no', answered('path_firm', { kind: 'count', value: 3 }), 'does-not-fit'],
    ['a question of the talks', answered('int_consent', { kind: 'yes-no', value: 'yes' }), 'does-not-fit'],
    [
      'an impossible width',
      answered('door_clear_width_cm', { kind: 'measure', value: 999_999 }),
      'does-not-fit',
    ],
    ['a kind there is not', answered('path_firm', { kind: 'telepathy', value: 'yes' }), 'unreadable'],
    ['a field nobody asked for', (wire) => ({ ...wire, gps: '11.5,104.9' }), 'unreadable'],
    ['a negative measure', answered('door_clear_width_cm', { kind: 'measure', value: -1 }), 'unreadable'],
    ['a character that cannot be kept', answered('path_firm', { kind: 'words', text: 'a\0b' }), 'unreadable'],
    [
      'a move without a reason',
      (wire) => ({ ...wire, moved: { from: '020101-0002', reason: '' } }),
      'unreadable',
    ],
    [
      'an unknown checklist',
      (wire) => ({ ...wire, checklist: { id: 'other', version: '9' } }),
      'unknown-checklist',
    ],
    ['an unknown station', (wire) => ({ ...wire, station: '020101-9999' }), 'unknown-station'],
    ['another campaign inside', (wire) => ({ ...wire, campaign: randomUUID() }), 'other-campaign'],
  ])('with %s', async (_, change, reason) => {
    const { sent, reply } = await sendChanged(change)
    expect(reply.status, reply.text).toBe(202)
    expect(reply.body).toMatchObject({ id: sent.id, sha256: sent.sha256, state: 'set-aside', reason })
    const [aside] = await asideOnes()
    expect(aside).toMatchObject({ id: sent.id, kind: 'visit', reason, envelope: sent.envelope })
    expect(aside?.opened).toContain(String(JSON.parse(sent.content.visit).startedAt))
    expect(await storedOnes()).toEqual([0, 1])
    expect((await send(api, sent)).text).toBe(reply.text)
    expect(await storedOnes()).toEqual([0, 1])
  })

  test('with an out-of-range answer to a question no longer asked is taken: the tablet let it pass, too', async () => {
    const answers = {
      access_result: { kind: 'choice', choice: 'closed' },
      door_clear_width_cm: { kind: 'measure', value: 999_999 },
    }
    expect((await sendChanged((wire) => ({ ...wire, answers }))).reply.status).toBe(200)
  })

  test('an unfinished draft, whatever it holds', async () => {
    const sent = await visitTo(api, room, {}, { kind: 'unfinished' })
    const reply = await send(api, sent)
    expect([reply.status, reply.body]).toEqual([202, expect.objectContaining({ reason: 'unfinished' })])
    // Finished later after all: the visit is a visit, and the copy stays where it is.
    expect((await send(api, await visitTo(api, room, {}, { id: sent.id }))).status).toBe(200)
    expect(await storedOnes()).toEqual([1, 1])
  })

  test('an envelope whose clear part names a campaign the tablet does not work for', async () => {
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
    const sent = await visitTo({ ...api, campaign: other }, room)
    expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'other-campaign' } })
    expect(await storedOnes()).toEqual([0, 1])
  })
})

describe('what does not open is kept as it came', () => {
  const turned = (base64: string): string => {
    const bytes = Buffer.from(base64, 'base64url')
    bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1)
    return bytes.toString('base64url')
  }

  test('when it is sealed to a key the organisation does not have', async () => {
    const sent = await visitTo(api, room, {}, { key: passingKeys().current })
    expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'unknown-key' } })
    expect(await asideOnes()).toMatchObject([{ envelope: sent.envelope, opened: null, station: null }])
  })

  test('when its box is damaged, or it comes under another id than it was sealed for', async () => {
    const sent = await visitTo(api, room)
    const clear = JSON.parse(sent.envelope)
    const damaged = JSON.stringify({ ...clear, box: turned(clear.box) })
    const moved = JSON.stringify({ ...clear, photos: ['a'.repeat(64)] })
    for (const envelope of [damaged, moved])
      expect(await send(api, { id: sent.id, envelope })).toMatchObject({
        status: 202,
        body: { reason: 'damaged' },
      })
    expect(await send(api, { ...sent, id: randomUUID() })).toMatchObject({ body: { reason: 'damaged' } })
    expect(await storedOnes()).toEqual([0, 3])
    expect((await send(api, sent)).status).toBe(200)
  })

  test('when it was padded wrongly, or holds what is no document', async () => {
    const { sealToOrganisation } = await import('../../../web/offline/seal-to-organisation.ts')
    for (const content of ['', 'not json', '{"visit":3}', '{}', '[]', 'null']) {
      const id = randomUUID()
      const sealed = await sealToOrganisation({
        key: api.services.organisationKeys.current,
        kind: 'visit',
        id,
        campaign: api.campaign,
        // What no tablet makes: a content that is no object of documents.
        content: { toJSON: () => content } as never,
        photos: [],
      })
      expect(await send(api, { id, ...sealed })).toMatchObject({
        status: 202,
        body: { reason: 'unreadable' },
      })
    }
  })
})

test('a visit with half a character is set aside: it could not be kept byte for byte', async () => {
  const { sealToOrganisation } = await import('../../../web/offline/seal-to-organisation.ts')
  const whole = await visitTo(api, room, { path_firm: { kind: 'yes-no', value: 'yes', note: 'firm' } })
  const content = { ...whole.content, visit: whole.content.visit.replace('"firm"', '"\ud800"') }
  const { id } = whole
  const key = api.services.organisationKeys.current
  const sealed = await sealToOrganisation({
    key,
    kind: 'visit',
    id,
    campaign: api.campaign,
    content,
    photos: [],
  })
  expect(await send(api, { id, ...sealed })).toMatchObject({ status: 202, body: { reason: 'unreadable' } })
  expect(await send(api, whole)).toMatchObject({ status: 200 })
})

describe('an envelope that is none is refused at once', () => {
  const put = (body: string, type = 'application/json') =>
    api.as('sokha').send('PUT', `/api/sealed/${randomUUID()}`, { body, headers: { 'content-type': type } })

  test.each<readonly [string, (clear: Readonly<Record<string, unknown>>) => unknown]>([
    ['another version', (clear) => ({ ...clear, v: 2 })],
    ['a kind there is not', (clear) => ({ ...clear, kind: 'parcel' })],
    ['a field nobody asked for', (clear) => ({ ...clear, station: '020101-0001' })],
    ['no box', ({ box: _, ...clear }) => clear],
    ['half a point', (clear) => ({ ...clear, enc: 'AAAA' })],
    [
      'three hundred photos',
      (clear) => ({ ...clear, photos: Array.from({ length: 300 }, (_, n) => sha256Of(`${n}`)) }),
    ],
    ['nothing in it', () => null],
  ])('with %s', async (_, change) => {
    const { envelope } = await visitTo(api, room)
    const reply = await put(JSON.stringify(change(JSON.parse(envelope))))
    expect([reply.status, reply.problem]).toEqual([400, 'bad-request'])
    expect(await storedOnes()).toEqual([0, 0])
  })

  test('when it is too large, no JSON, or the sign-in page of a network', async () => {
    const { envelope } = await visitTo(api, room)
    const large = JSON.stringify({ ...JSON.parse(envelope), box: 'A'.repeat(300_000) })
    expect((await put(large)).problem).toBe('too-large')
    expect((await put('{"v":1,')).problem).toBe('bad-request')
    expect((await put('<html>Welcome to our network</html>', 'text/html')).problem).toBe('not-json')
    expect(await storedOnes()).toEqual([0, 0])
  })
})

describe('the list of what was set aside', () => {
  test('names reason, day, size and station as far as it is known, and never what was in it or who sent it', async () => {
    await send(api, await visitTo(api, room, {}, { kind: 'unfinished' }))
    await send(api, await visitTo(api, room, {}, { key: passingKeys().current }))
    const reply = await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body.total).toBe(2)
    expect(reply.body.entries).toEqual(
      expect.arrayContaining([
        {
          kind: 'unfinished',
          reason: 'unfinished',
          station: room,
          day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u),
          bytes: expect.any(Number),
          photos: 0,
        },
        expect.not.objectContaining({ station: expect.anything() }),
      ]),
    )
    for (const secret of [api.sokha.code, api.sokha.enrolment, 'path_firm', 'T0'])
      expect(reply.text).not.toContain(secret)
    for (const name of ['chan', 'bopha', 'sokha'] as const)
      expect((await api.as(name).call(listSetAside, { params: { campaign: api.campaign } })).problem).toBe(
        'not-yours',
      )
  })
})
