/** A correction changes what the results say of a visit, never the visit itself, and is never counted as one. */

import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { exportFindings } from '../../../schema/wire/export-endpoints.ts'
import { listStations, readIndicators, readMap, readStation } from '../../../schema/wire/result-endpoints.ts'
import { askStanding, takeInAgain } from '../../../schema/wire/sealed-endpoints.ts'
import { listCorrections, listVisits } from '../../../schema/wire/visit-endpoints.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS, type Sent, send, stationCode, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake } from '../../support/intake-office.ts'
import { listDocuments } from '../../support/kept-sealed.ts'

const yes: Answer = { kind: 'yes-no', value: 'yes' }
const no: Answer = { kind: 'yes-no', value: 'no' }
const WAY = 'step_free_route'
const BARRIER = 'no-step-free-way'
const [room = stationCode('x'), otherRoom = stationCode('x')] = ROOMS

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const params = () => ({ campaign: api.campaign, station: room })

/** Sealed as a tablet seals it: only the answers it changes, the reason, and what it corrects. */
const correctionOf = (
  of: string,
  answers: Readonly<Record<string, Answer>>,
  {
    reason = 'the side gate was open after all',
    station = room,
    change = {},
    id,
  }: {
    readonly reason?: string
    readonly station?: typeof room
    readonly change?: object
    readonly id?: string
  } = {},
): Promise<Sent> =>
  visitTo(
    api,
    station,
    {},
    {
      ...(id === undefined ? {} : { id }),
      change: (wire) => ({ ...wire, answers, corrects: { visit: of, reason }, ...change }),
    },
  )

async function sendWell(sent: Sent): Promise<Sent> {
  const reply = await send(api, sent)
  expect(reply.status, reply.text).toBe(200)
  return sent
}

const visitWith = async (way: Answer) => sendWell(await visitTo(api, room, { [WAY]: way }))
const corrections = async () => (await api.as('chan').call(listCorrections, { params: params() })).body
const outcome = async () => {
  const { body } = await api.as('chan').call(readStation, { params: params() })
  return body.findings.find(({ barrier }) => barrier === BARRIER)?.outcome
}

describe('a correction', () => {
  test('gets a receipt like everything else, the same again for the same bytes', async () => {
    const visit = await visitWith(no)
    const sent = await correctionOf(visit.id, { [WAY]: yes })
    const replies = await Promise.all(Array.from({ length: 8 }, () => send(api, sent)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.body).toMatchObject({ state: 'received', arrived: expect.stringMatching(/^[1-9]/u) })
    const asked = [{ id: sent.id, sha256: sent.sha256, photos: [] }]
    const standing = await api.as('sokha').call(askStanding, { body: { kept: asked } })
    expect(standing.body).toMatchObject({ missing: [], here: [{ id: sent.id }] })
  })

  test('changes the station on the map, in the list, in the counts and in the exports at once', async () => {
    const visit = await visitWith(no)
    const seen = async () => {
      const filter = { params: { campaign: api.campaign }, querystring: {} }
      const chan = api.as('chan')
      const map = (await chan.call(readMap, filter)).body
      const list = (await chan.call(listStations, filter)).body
      const { indicators, visited } = (await chan.call(readIndicators, filter)).body
      const indicator = indicators.find(({ barrier }) => barrier === BARRIER)
      const { text } = await api.as('bopha').call(exportFindings, filter)
      const rows: readonly Record<string, string>[] = parse(text, { bom: true, columns: true })
      return {
        map: map.counts,
        barriersFound: list.stations.find(({ code }) => code === room)?.barriersFound,
        visits: list.stations.find(({ code }) => code === room)?.visits,
        visited,
        found: [indicator?.found, indicator?.n],
        exported: rows.find(({ barrier }) => barrier === BARRIER)?.outcome,
      }
    }
    const before = await seen()
    expect(before).toMatchObject({ found: [1, 1], exported: 'found', visits: 1 })
    await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    const after = await seen()
    expect(after).toMatchObject({
      found: [0, 1],
      exported: 'absent',
      visits: 1,
      visited: 1,
    })
    expect(after.map).not.toEqual(before.map)
    expect(after.barriersFound).toBeLessThan(before.barriersFound ?? 0)
  })

  test('leaves the visit as it was sealed, byte for byte, and is kept so itself', async () => {
    const visit = await visitWith(no)
    const sent = await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    const bodies = async (table: 'visit' | 'correction') => listDocuments(api, table)
    expect(await bodies('visit')).toEqual([visit.content.visit])
    expect(await bodies('correction')).toEqual([sent.content.visit])
  })

  test('is shown at its station with question, before, after, reason and order, and says nobody’s name and no time', async () => {
    const visit = await visitWith(no)
    const first = await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    await sendWell(
      await correctionOf(first.id, { [WAY]: no, path_firm: yes }, { reason: 'it was locked again' }),
    )
    const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u)
    const { answers, ignored } = await corrections()
    expect(answers.filter(({ question }) => question === WAY)).toEqual([
      {
        ...{ visit: 1, order: 1, day, question: WAY, before: no, after: yes, isFork: false },
        reason: 'the side gate was open after all',
      },
      {
        visit: 1,
        order: 2,
        day,
        question: WAY,
        before: yes,
        after: no,
        reason: 'it was locked again',
        isFork: false,
      },
    ])
    expect(answers).toHaveLength(3)
    expect(ignored).toEqual([])
    const { body } = await api.as('chan').call(listVisits, { params: params() })
    expect(body).toHaveLength(1)
    expect(body[0]?.answers).toMatchObject({ [WAY]: no, path_firm: yes })
    const refused = await api.as('bopha').call(listCorrections, { params: params() })
    expect(refused.status).toBe(403)
  })

  test('of the same thing as another is kept beside it: the later arrival is shown, and both are marked', async () => {
    const visit = await visitWith(no)
    await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    await sendWell(await correctionOf(visit.id, { [WAY]: no }, { reason: 'another look' }))
    expect((await corrections()).answers.map(({ isFork, order }) => [order, isFork])).toEqual([
      [1, true],
      [2, true],
    ])
    expect(await outcome()).toBe('found')
  })

  test('that comes before its visit waits for it, and counts as soon as that is there', async () => {
    const visit = await visitTo(api, room, { [WAY]: no })
    await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    expect((await corrections()).ignored).toMatchObject([{ why: 'missing', questions: [WAY] }])
    const filter = { params: { campaign: api.campaign }, querystring: {} }
    expect((await api.as('chan').call(readIndicators, filter)).body.visited).toBe(0)
    await sendWell(visit)
    expect(await outcome()).toBe('absent')
    expect((await corrections()).ignored).toEqual([])
  })

  test('of a visit from another tablet, of another station, of itself or in a ring is kept, named and without effect', async () => {
    const visit = await visitWith(no)
    const elsewhere = await sendWell(await visitTo(api, otherRoom, { [WAY]: no }))
    const strange = await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    await sql`
      with other as (
        insert into enrolment (id, campaign_id, code, words_hash, state)
        values (${randomUUID()}, ${api.campaign}, 'X-0001', '', 'revoked') returning id
      )
      update correction set enrolment_id = other.id from other where correction.id = ${strange.id}`.execute(
      api.db,
    )
    await sendWell(await correctionOf(elsewhere.id, { [WAY]: yes }))
    const self = randomUUID()
    await sendWell(await correctionOf(self, { [WAY]: yes }, { id: self }))
    const [one, two] = [randomUUID(), randomUUID()]
    await sendWell(await correctionOf(two, { [WAY]: yes }, { id: one }))
    await sendWell(await correctionOf(one, { [WAY]: yes }, { id: two }))
    const { answers, ignored } = await corrections()
    expect(answers).toEqual([])
    expect(ignored.map(({ why }) => why)).toEqual(['stranger', 'missing', 'itself', 'cycle', 'cycle'])
    expect(await outcome()).toBe('found')
  })

  test('with an answer that does not fit, with talks, photos or nothing in it, is set aside whole', async () => {
    const visit = await visitWith(no)
    const photo = { kind: 'photo', photos: [] } as const
    const bad = [
      await correctionOf(visit.id, { [WAY]: { kind: 'measure', value: 3 } }),
      await correctionOf(visit.id, { nowhere: yes }),
      await correctionOf(visit.id, {}),
      await correctionOf(visit.id, { [WAY]: yes }, { change: { carried: [WAY] } }),
      await correctionOf(visit.id, { photo_entrance: photo }),
    ]
    for (const sent of bad) {
      const reply = await send(api, sent)
      expect(reply.status, reply.text).toBe(202)
      expect(reply.body).toMatchObject({ state: 'set-aside', reason: 'does-not-fit' })
    }
    expect(await outcome()).toBe('found')
  })

  test('without a reason cannot be read, and at a station nobody knows is set aside', async () => {
    const visit = await visitWith(no)
    const blank = await send(api, await correctionOf(visit.id, { [WAY]: yes }, { reason: '  ' }))
    expect(blank.body).toMatchObject({ state: 'set-aside', reason: 'unreadable' })
    const nowhere = stationCode('999999-0001')
    const lost = await send(api, await correctionOf(visit.id, { [WAY]: yes }, { station: nowhere }))
    expect(lost.body).toMatchObject({ state: 'set-aside', reason: 'unknown-station' })
    await sql`insert into station (code, premises, room) values (${nowhere}, '020101-p1', '9')`.execute(
      api.db,
    )
    const again = await api.as('dara').call(takeInAgain, { params: { campaign: api.campaign }, body: {} })
    expect(again.body).toEqual({ takenIn: 1 })
    expect(await api.db.selectFrom('correction').select('station').execute()).toEqual([{ station: nowhere }])
    await sql`delete from station where code = ${nowhere}`.execute(api.db)
  })

  test('under the id of a visit, or another under its own id, is set aside and the first stands', async () => {
    const visit = await visitWith(no)
    const first = await sendWell(await correctionOf(visit.id, { [WAY]: yes }))
    for (const id of [visit.id, first.id]) {
      const reply = await send(api, await correctionOf(visit.id, { path_firm: no }, { id }))
      expect(reply.body).toMatchObject({ state: 'set-aside', reason: 'other-content' })
    }
    expect((await corrections()).answers).toHaveLength(1)
  })
})
