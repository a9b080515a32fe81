/** Reviewers decide about visits step by step: nothing is overwritten, nobody decides on something they have not seen. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import type { ReviewReason, ReviewState } from '../../../schema/visit/review.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { readIndicators } from '../../../schema/wire/result-endpoints.ts'
import {
  listReviews,
  readAgreement,
  readReview,
  takeBackReviewSteps,
  takeReviewSteps,
} from '../../../schema/wire/review-endpoints.ts'
import { sweepEnded } from '../../../server/queries/end-class.ts'
import type { Api, Caller } from '../../support/api.ts'
import { ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake } from '../../support/intake-office.ts'
import { addCampaign, signIn } from '../../support/signed-in.ts'

const yes: Answer = { kind: 'yes-no', value: 'yes' }
const no: Answer = { kind: 'yes-no', value: 'no' }
const WAY = 'step_free_route'
const [room = stationCode('x'), second = stationCode('x'), , fourth = stationCode('x')] = ROOMS

let api: Api
let other: Caller
beforeAll(async () => {
  api = await openIntake()
  other = await signIn(api, ['reviewer'], 'whole')
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

type Row = ReplyOf<typeof listReviews>['visits'][number]

async function arrive(
  station = room,
  answers: Readonly<Record<string, Answer>> = { [WAY]: no },
): Promise<string> {
  const sent = await visitTo(api, station, answers)
  const reply = await send(api, sent)
  expect(reply.status, reply.text).toBe(200)
  return sent.id
}

async function correct(visit: string, station = room): Promise<string> {
  const sent = await visitTo(
    api,
    station,
    {},
    {
      change: (wire) => ({ ...wire, answers: { [WAY]: yes }, corrects: { visit, reason: 'the side gate' } }),
    },
  )
  expect((await send(api, sent)).status).toBe(200)
  return sent.id
}

const params = () => ({ campaign: api.campaign })
const list = async (querystring: { state?: ReviewState; area?: string; after?: string } = {}) =>
  (await api.as('chan').call(listReviews, { params: params(), querystring })).body
async function rowOf(visit: string): Promise<Row> {
  const row = (await list()).visits.find((one) => one.visit === visit)
  if (!row) throw new Error('the visit is not listed')
  return row
}
const read = async (visit: string, caller: Caller = api.as('chan')) =>
  (await caller.call(readReview, { params: { ...params(), visit } })).body

interface Wish {
  readonly reason?: ReviewReason
  readonly words?: string
  readonly by?: Caller
}
const decide = (
  rows: readonly Pick<Row, 'visit' | 'seen'>[],
  to: ReviewState,
  { reason, words, by }: Wish = {},
) =>
  (by ?? api.as('chan')).call(takeReviewSteps, {
    params: params(),
    body: {
      visits: rows.map(({ visit, seen }) => ({ visit, seen })),
      to,
      reason: reason ?? 'contradiction',
      ...(words === undefined ? {} : { words }),
    },
  })
async function bring(visit: string, ...states: readonly ReviewState[]): Promise<Row> {
  for (const state of states) expect((await decide([await rowOf(visit)], state)).status).toBe(200)
  return rowOf(visit)
}
const takeBack = (rows: readonly Pick<Row, 'visit' | 'seen'>[]) =>
  api.as('chan').call(takeBackReviewSteps, {
    params: params(),
    body: { visits: rows.map(({ visit, seen }) => ({ visit, seen })) },
  })

describe('a visit', () => {
  test('is new when it arrives, and says no time and nobody', async () => {
    const visit = await arrive()
    expect(await list()).toEqual({
      counts: { new: 1 },
      visits: [
        {
          ...{ visit, station: room, room: '1', order: 1, state: 'new' },
          ...{ isPutBack: false, isAnswered: false },
          premisesName: { km: 'សាលាបឋមសិក្សាទន្សាយ', en: 'Tonsay Primary School' },
          day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u),
          seen: { step: 0, corrections: 0 },
          flags: expect.any(Array),
        },
      ],
    })
  })

  test('goes to checked, to query and to final, and every step stays with its reason and words', async () => {
    const visit = await arrive()
    await decide([await rowOf(visit)], 'query', { reason: 'unlikely-number', words: 'តើទ្វារទទឹង ២០ សម មែនឬ?' })
    await decide([await rowOf(visit)], 'checked', { reason: 'monitor-answered', by: other })
    await decide([await rowOf(visit)], 'final', { reason: 'looks-right' })
    const { row, steps } = await read(visit)
    expect([row.state, row.seen.step]).toEqual(['final', 3])
    expect(steps.map(({ day, questions, ...step }) => [typeof day, step])).toEqual([
      [
        'string',
        { number: 3, from: 'checked', to: 'final', reason: 'looks-right', words: '', isYours: true },
      ],
      [
        'string',
        { number: 2, from: 'query', to: 'checked', reason: 'monitor-answered', words: '', isYours: false },
      ],
      [
        'string',
        {
          ...{ number: 1, from: 'new', to: 'query', reason: 'unlikely-number', isYours: true },
          words: 'តើទ្វារទទឹង ២០ សម មែនឬ?',
        },
      ],
    ])
  })

  test('is read whole with its answers and what was corrected in it, and only those of its own', async () => {
    const visit = await arrive()
    const later = await arrive()
    await correct(later)
    const first = await read(visit)
    expect([first.visit.order, first.visit.answers[WAY], first.corrected]).toEqual([1, no, []])
    const corrected = await read(later)
    expect([corrected.visit.order, corrected.visit.answers[WAY]]).toEqual([2, yes])
    expect(corrected.corrected).toMatchObject([{ visit: 2, question: WAY, before: no, after: yes }])
  })

  test('cannot be final before anybody has checked it, and nothing is written then', async () => {
    const visit = await arrive()
    const reply = await decide([await rowOf(visit)], 'final')
    expect([reply.status, reply.problem]).toEqual([422, 'review-step-unfit'])
    expect(reply.body).toMatchObject({ what: 'not-from-here', stations: [room] })
    expect(await countRows(api, 'review_step')).toBe(0)
  })

  test('is asked about only with a reason that says something', async () => {
    const visit = await arrive()
    for (const [reason, words] of [['looks-right'], ['own-words', '  ']] as const) {
      const reply = await decide([await rowOf(visit)], 'query', { reason, ...(words ? { words } : {}) })
      expect(reply.body).toMatchObject({ what: 'reason-says-nothing' })
    }
  })

  test('that is final goes back to new when a correction comes, and says so; before that it stays', async () => {
    const visit = await arrive()
    await bring(visit, 'checked')
    const first = await correct(visit)
    expect(await rowOf(visit)).toMatchObject({ state: 'checked', isPutBack: false, seen: { corrections: 1 } })
    await bring(visit, 'final')
    // A correction of the correction is one of the visit.
    await correct(first)
    expect(await rowOf(visit)).toMatchObject({
      ...{ state: 'new', isPutBack: true },
      seen: { step: 2, corrections: 2 },
    })
    expect((await list({ state: 'new' })).visits.map((one) => one.visit)).toEqual([visit])
    expect((await list({ state: 'final' })).visits).toEqual([])
    // What put it back is no step, so there is none to take back.
    expect((await takeBack([await rowOf(visit)])).problem).toBe('review-step-unfit')
    await bring(visit, 'checked', 'final')
    expect(await rowOf(visit)).toMatchObject({ state: 'final', isPutBack: false })
  })

  test('is not put back by what corrects nothing: of another tablet, of another station, of a visit that is not here', async () => {
    const visit = await arrive()
    await bring(visit, 'checked', 'final')
    await correct(visit, second)
    await correct(randomUUID())
    const strange = await correct(visit)
    await sql`
      with other as (
        insert into enrolment (id, campaign_id, code, words_hash, state)
        values (${randomUUID()}, ${api.campaign}, 'X-0001', '', 'revoked') returning id
      )
      update correction set enrolment_id = other.id from other where correction.id = ${strange}`.execute(
      api.db,
    )
    expect(await rowOf(visit)).toMatchObject({ state: 'final', seen: { corrections: 0 } })
  })

  test('counts the same in the results whatever state it is in', async () => {
    const visit = await arrive()
    const results = async () =>
      (await api.as('chan').call(readIndicators, { params: params(), querystring: {} })).text
    const before = await results()
    for (const state of ['query', 'checked', 'final'] as const) {
      await bring(visit, state)
      expect(await results()).toBe(before)
    }
  })
})

describe('two reviewers', () => {
  test('who saw the same: the second is told what the first did, and changes nothing', async () => {
    const visit = await arrive()
    const seen = await rowOf(visit)
    await decide([seen], 'query', { reason: 'photo', words: 'តើរូបនេះជាទ្វារណា?', by: other })
    const late = await decide([seen], 'checked', { reason: 'looks-right' })
    expect([late.status, late.problem]).toEqual([409, 'review-moved-on'])
    expect(late.body).toMatchObject({
      moved: [
        {
          visit,
          station: room,
          state: 'query',
          reason: 'photo',
          words: 'តើរូបនេះជាទ្វារណា?',
          isCorrected: false,
        },
      ],
    })
    expect((await rowOf(visit)).state).toBe('query')
  })

  test('who decide in the same moment, twenty times: one of them each time', async () => {
    const visit = await arrive()
    for (let round = 0; round < 20; round += 1) {
      const seen = await rowOf(visit)
      const to = seen.state === 'checked' ? 'query' : 'checked'
      const replies = await Promise.all([decide([seen], to), decide([seen], to, { by: other })])
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    }
    expect((await read(visit)).steps.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, at) => 20 - at),
    )
  })

  test('and a correction that comes between looking and deciding: it is looked at first', async () => {
    const visit = await arrive()
    const seen = await rowOf(visit)
    await correct(visit)
    const late = await decide([seen], 'checked')
    expect(late.body).toMatchObject({
      moved: [{ visit, state: 'new', words: '', isCorrected: true, seen: { step: 0, corrections: 1 } }],
    })
    expect((await decide([await rowOf(visit)], 'checked')).status).toBe(200)
  })
})

describe('many visits', () => {
  test('go together, all of them', async () => {
    for (const station of [room, second, fourth]) await arrive(station)
    const { visits } = await list()
    const reply = await decide(visits, 'checked', { reason: 'looks-right' })
    expect(reply.body.visits.map(({ state }) => state)).toEqual(['checked', 'checked', 'checked'])
    expect((await list()).counts).toEqual({ checked: 3 })
  })

  test('or none, with the names of those that were decided on meanwhile', async () => {
    for (const station of [room, second]) await arrive(station)
    const { visits } = await list()
    await decide(visits.slice(1), 'query', { by: other })
    const reply = await decide(visits, 'checked')
    expect(reply.body).toMatchObject({ moved: [{ station: second, state: 'query' }] })
    expect((await list()).counts).toEqual({ new: 1, query: 1 })
  })

  test('or none, with the stations where the step leads nowhere', async () => {
    const first = await arrive()
    await arrive(second)
    await bring(first, 'checked')
    const reply = await decide((await list()).visits, 'final')
    expect(reply.body).toMatchObject({ what: 'not-from-here', stations: [second] })
    expect((await list()).counts).toEqual({ new: 1, checked: 1 })
  })

  test('or none, where one is of another campaign or nowhere', async () => {
    const visit = await arrive()
    const seen = { step: 0, corrections: 0 }
    const campaign = await addCampaign(api)
    const elsewhere = await api.as('chan').call(takeReviewSteps, {
      params: { campaign },
      body: { visits: [{ visit, seen }], to: 'checked', reason: 'looks-right' },
    })
    const nowhere = await decide(
      [
        { visit, seen },
        { visit: randomUUID(), seen },
      ],
      'checked',
    )
    const back = await api.as('chan').call(takeBackReviewSteps, {
      params: { campaign },
      body: { visits: [{ visit, seen }] },
    })
    expect([elsewhere.status, nowhere.status, back.status]).toEqual([404, 404, 404])
    const strange = await api.as('chan').call(readReview, { params: { campaign, visit } })
    expect(strange.status).toBe(404)
    expect((await api.as('chan').call(listReviews, { params: { campaign }, querystring: {} })).body).toEqual({
      counts: {},
      visits: [],
    })
    expect(await countRows(api, 'review_step')).toBe(0)
  })
})

describe('taking back', () => {
  test('is a step of its own to where the visit was, and can be taken back as well', async () => {
    const visit = await arrive()
    const checked = await bring(visit, 'checked')
    const back = await takeBack([checked])
    expect(back.body.visits).toMatchObject([{ state: 'new', seen: { step: 2 } }])
    expect((await takeBack(back.body.visits)).body.visits).toMatchObject([
      { state: 'checked', seen: { step: 3 } },
    ])
    expect((await read(visit)).steps.map(({ reason }) => reason)).toEqual([
      'taken-back',
      'taken-back',
      'contradiction',
    ])
  })

  test('of what somebody else has changed since is told so', async () => {
    const visit = await arrive()
    const checked = await bring(visit, 'checked')
    await decide([checked], 'final', { by: other })
    expect((await takeBack([checked])).problem).toBe('review-moved-on')
  })
})

describe('the list', () => {
  test('comes a page at a time by where the last one ended, whatever arrives or is decided in between', async () => {
    for (let visits = 0; visits < 52; visits += 1) await arrive(ROOMS[visits % 4])
    const first = await list({ state: 'new' })
    expect([first.visits.length, first.counts]).toEqual([50, { new: 52 }])
    await decide(first.visits.slice(0, 10), 'checked')
    const late = await arrive()
    const rest = await list({ state: 'new', after: first.next ?? '' })
    expect(rest.visits).toHaveLength(3)
    expect(rest.next).toBeUndefined()
    expect(rest.visits.at(-1)?.visit).toBe(late)
    expect(rest.counts).toEqual({ new: 43, checked: 10 })
  })

  test('is of one area, with its counts', async () => {
    await arrive()
    expect((await list({ area: '0201' })).counts).toEqual({ new: 1 })
    expect(await list({ area: '03' })).toEqual({ counts: {}, visits: [] })
  })
})

describe('flags', () => {
  const door = (value: number) => ({ door_clear_width_cm: { kind: 'measure', value } as const })
  const listFlagged = async (flag: 'any' | 'unlikely-number' | 'photo-twice' | 'too-fast', after?: string) =>
    (
      await api
        .as('chan')
        .call(listReviews, { params: params(), querystring: { flag, ...(after ? { after } : {}) } })
    ).body

  test('stand beside their visit, and whole where it is read, with no moment in them', async () => {
    const narrow = await arrive(room, { ...door(45), path_firm: no })
    const usual = await arrive(second, { ...door(90), path_firm: no })
    expect((await rowOf(narrow)).flags).toContain('unlikely-number')
    expect((await rowOf(usual)).flags).not.toContain('unlikely-number')
    expect((await listFlagged('unlikely-number')).visits.map(({ visit }) => visit)).toEqual([narrow])
    expect((await listFlagged('photo-twice')).visits).toEqual([])
    expect((await listFlagged('any')).visits.map(({ visit }) => visit)).toContain(narrow)
    const { flags } = await read(narrow)
    expect(flags).toContainEqual({
      kind: 'unlikely-number',
      question: 'door_clear_width_cm',
      facts: { from: 60, to: 250 },
    })
    const reply = await api.as('chan').call(readReview, { params: { ...params(), visit: narrow } })
    expect(reply.text).not.toMatch(/T\d\d:\d\d/u)
  })

  test('go with a correction that takes away what was unlikely', async () => {
    const visit = await arrive(room, { ...door(45), path_firm: no })
    const sent = await visitTo(
      api,
      room,
      {},
      { change: (wire) => ({ ...wire, answers: door(90), corrects: { visit, reason: 'measured again' } }) },
    )
    expect((await send(api, sent)).status).toBe(200)
    expect((await rowOf(visit)).flags).not.toContain('unlikely-number')
  })

  test('of photos that two visits name stand at both', async () => {
    const photo = { kind: 'photo', photos: [{ sha256: 'a'.repeat(64), description: 'ទ្វារ' }] } as const
    const one = await arrive(room, { photo_entrance: photo })
    // Looked at before the other comes: what was remembered of the first is not believed any more.
    expect((await listFlagged('photo-twice')).visits).toEqual([])
    const two = await arrive(second, { photo_entrance: photo })
    await arrive(fourth)
    expect((await listFlagged('photo-twice')).visits.map(({ visit }) => visit)).toEqual([one, two])
  })

  test('go with what they were about, as soon as it is corrected', async () => {
    const visit = await arrive(room, { ...door(45), path_firm: no })
    expect((await listFlagged('unlikely-number')).visits).toHaveLength(1)
    const corrects = { visit, reason: 'mistyped' }
    const sent = await visitTo(
      api,
      room,
      {},
      { change: (wire) => ({ ...wire, answers: door(90), corrects }) },
    )
    expect((await send(api, sent)).status).toBe(200)
    expect((await listFlagged('unlikely-number')).visits).toEqual([])
  })

  test('are looked for in so many visits at a time, and the rest is a page away', async () => {
    for (let visits = 0; visits < 203; visits += 1) await arrive(ROOMS[visits % 3], { path_firm: no })
    const last = await arrive(fourth, { ...door(45), path_firm: no })
    const first = await listFlagged('unlikely-number')
    expect(first.visits).toEqual([])
    const rest = await listFlagged('unlikely-number', first.next)
    expect(rest.visits.map(({ visit }) => visit)).toEqual([last])
    expect(rest.next).toBeUndefined()
  })
})

describe('agreement', () => {
  const agreement = async (campaign = api.campaign) =>
    (await api.as('chan').call(readAgreement, { params: { campaign } })).body
  /** As if another tablet had made it. */
  const byAnother = async (visit: string) => {
    await sql`
      with other as (
        insert into enrolment (id, campaign_id, code, words_hash, state)
        values (${randomUUID()}, ${api.campaign}, ${randomUUID()}, '', 'revoked') returning id
      )
      update visit set enrolment_id = other.id from other where visit.id = ${visit}`.execute(api.db)
  }

  test('is of pairs by different tablets, with its n, and with no percent below ten pairs', async () => {
    await arrive(room, { [WAY]: yes })
    expect(await agreement()).toEqual({ pairs: 0, compared: 0, same: 0 })
    await byAnother(await arrive(room, { [WAY]: yes }))
    const same = await agreement()
    expect([same.pairs, same.same, same.percent]).toEqual([1, same.compared, undefined])
    expect(same.compared).toBeGreaterThan(20)
    // Of the same tablet as the first one, so beside the second it is a pair again, and differs.
    await arrive(room, { [WAY]: no })
    const differing = await agreement()
    expect(differing.pairs).toBe(2)
    expect(differing.same).toBeLessThan(differing.compared)
    expect(await agreement(await addCampaign(api))).toEqual({ pairs: 0, compared: 0, same: 0 })
  })

  test('counts what was corrected as it stands now, and is a percent from ten pairs on', async () => {
    for (let visits = 0; visits < 11; visits += 1) {
      const visit = await arrive(room, { [WAY]: visits === 10 ? no : yes })
      if (visits < 10) await byAnother(visit)
      else {
        expect((await agreement()).percent).toBeLessThan(100)
        await correct(visit)
      }
    }
    expect(await agreement()).toMatchObject({ pairs: 10, percent: 100 })
  })
})

describe('what was written', () => {
  test('lies sealed, and a mark stands in its place once free text has ended', async () => {
    const visit = await arrive()
    const words = 'តើអ្នកបានវាស់ទ្វារនៅខាងណា?'
    await decide([await rowOf(visit)], 'query', { reason: 'own-words', words })
    const { rows } = await sql<{ readonly all: string }>`
      select encode(words, 'escape') || to_jsonb(review_step) as all from review_step`.execute(api.db)
    expect(rows[0]?.all).toBeDefined()
    expect(rows[0]?.all).not.toContain(words)
    expect((await read(visit)).steps[0]?.words).toBe(words)
    await sql`update review_step set words = null`.execute(api.db)
    expect((await read(visit)).steps[0]?.words).toBe('…')
  })

  test('leaves the database with the day of free text', async () => {
    const visit = await arrive()
    await decide([await rowOf(visit)], 'query', { reason: 'own-words', words: 'តើនេះជាបន្ទប់លេខប៉ុន្មាន?' })
    await sql`
      insert into retention (campaign_id, class, ends_on, key_id, ended_on)
      values (${api.campaign}, 'free-text', '2027-10-04', 'none', '2027-10-04')
      on conflict (campaign_id, class) do update set ended_on = excluded.ended_on`.execute(api.db)
    await sweepEnded(api.db)
    const row = await api.db.selectFrom('review_step').select(['words', 'is_written']).executeTakeFirst()
    expect(row).toEqual({ words: null, is_written: true })
    expect((await read(visit)).steps[0]).toMatchObject({ reason: 'own-words', words: '…' })
    await sql`update retention set ended_on = null`.execute(api.db)
  })
})

test('every step stands in the logbook by its station, without a word of what was said', async () => {
  const visit = await arrive()
  await bring(visit, 'checked')
  const entries = await api.db
    .selectFrom('logbook')
    .select(['actor_role', 'object_id', 'detail_hash'])
    .where('act', '=', 'visits.reviewed')
    .orderBy('seq', 'desc')
    .limit(1)
    .execute()
  expect(entries).toMatchObject([{ actor_role: 'reviewer', object_id: room }])
  expect(entries[0]?.detail_hash).toHaveLength(32)
})
