/** What a reviewer asks reaches the tablet that sent the visit and no other, without a word anybody wrote, until it is answered. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { readKit } from '../../../schema/wire/campaign-endpoints.ts'
import { listReviews, readReview, takeReviewSteps } from '../../../schema/wire/review-endpoints.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake } from '../../support/intake-office.ts'

const no: Answer = { kind: 'yes-no', value: 'no' }
const WAY = 'step_free_route'
const WORDS = 'តើអ្នកបានវាស់ទ្វារណា?'
const [room = stationCode('x')] = ROOMS

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const params = () => ({ campaign: api.campaign })

async function arrive(): Promise<string> {
  const sent = await visitTo(api, room, { [WAY]: no })
  expect((await send(api, sent)).status).toBe(200)
  return sent.id
}

async function answer(
  of: string,
  answers: Readonly<Record<string, Answer>>,
  corrects: object = {},
): Promise<{ readonly id: string; readonly status: number }> {
  const change = (wire: object) => ({
    ...wire,
    answers,
    corrects: { visit: of, reason: 'I looked again', ...corrects },
  })
  const sent = await visitTo(api, room, {}, { change })
  return { id: sent.id, status: (await send(api, sent)).status }
}

async function rowOf(visit: string) {
  const { visits } = (await api.as('chan').call(listReviews, { params: params(), querystring: {} })).body
  const row = visits.find((one) => one.visit === visit)
  if (!row) throw new Error('the visit is not listed')
  return row
}

async function ask(visit: string, questions: readonly string[] = [WAY]) {
  const { seen } = await rowOf(visit)
  return api.as('chan').call(takeReviewSteps, {
    params: params(),
    body: {
      visits: [{ visit, seen }],
      ...{ to: 'query', reason: 'contradiction', words: WORDS, questions: [...questions] },
    },
  })
}

const kit = () => api.as('sokha').call(readKit, {})
const read = async (visit: string) =>
  (await api.as('chan').call(readReview, { params: { ...params(), visit } })).body

describe('what is asked about a visit', () => {
  test('comes with the kit of the tablet that sent it: the reason and the questions, and no word of the reviewer', async () => {
    const visit = await arrive()
    expect((await kit()).body.queries).toEqual([])
    expect((await ask(visit)).status).toBe(200)
    const { body, text } = await kit()
    const { id, version } = api.services.shippedChecklist.checklist
    expect(body.queries).toEqual([
      {
        ...{ visit, lastWord: visit, step: 1, station: room, reason: 'contradiction', questions: [WAY] },
        checklist: { id, version },
        day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u),
      },
    ])
    expect(text).not.toContain(WORDS)
    expect((await read(visit)).steps[0]).toMatchObject({ questions: [WAY], words: WORDS })
  })

  test('reaches nobody else, also not somebody who was at the same station', async () => {
    const [mine, theirs] = [await arrive(), await arrive()]
    await sql`
      with other as (
        insert into enrolment (id, campaign_id, code, words_hash, state)
        values (${randomUUID()}, ${api.campaign}, ${`talipo-${theirs.slice(0, 2).replace(/\D/gu, '1')}`}, ''::bytea, 'card-open')
        returning id
      )
      update visit set enrolment_id = (select id from other) where id = ${theirs}`.execute(api.db)
    await ask(theirs)
    expect((await kit()).body.queries).toEqual([])
    await ask(mine)
    expect((await kit()).body.queries.map(({ visit }) => visit)).toEqual([mine])
  })

  test('is open no more once a correction has come, and the visit stands as new', async () => {
    const visit = await arrive()
    await ask(visit)
    const first = await answer(visit, { [WAY]: { kind: 'yes-no', value: 'yes' } })
    expect(first.status).toBe(200)
    expect((await kit()).body.queries).toEqual([])
    expect(await rowOf(visit)).toMatchObject({ state: 'new', isAnswered: true, isPutBack: false })
    // Asked once more, the answer has to name what was said last.
    await ask(visit)
    expect((await kit()).body.queries).toMatchObject([{ visit, lastWord: first.id, step: 2 }])
  })

  test('can be answered by "it is right as it is": nothing changes, and the office reads why', async () => {
    const visit = await arrive()
    await ask(visit)
    expect((await answer(visit, {}, { confirms: true })).status).toBe(200)
    const { row, visit: stands, corrected, confirmed } = await read(visit)
    expect(row).toMatchObject({ state: 'new', isAnswered: true })
    expect([stands.answers[WAY], corrected]).toEqual([no, []])
    expect(confirmed).toEqual([{ day: row.day, reason: 'I looked again' }])
    expect((await kit()).body.queries).toEqual([])
  })

  test('is not answered by a document that changes nothing and does not say so, or does both', async () => {
    const visit = await arrive()
    await ask(visit)
    expect((await answer(visit, {})).status).toBe(202)
    expect((await answer(visit, { [WAY]: no }, { confirms: true })).status).toBe(202)
    expect((await kit()).body.queries).toHaveLength(1)
  })

  test('names only questions that a monitor can answer anew', async () => {
    const visit = await arrive()
    for (const question of ['no_such_question', 'photos'])
      expect((await ask(visit, [question])).body).toMatchObject({ what: 'questions-unfit', stations: [room] })
    expect((await kit()).body.queries).toEqual([])
  })
})
