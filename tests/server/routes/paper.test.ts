/** Paper: forms are made for stations of the plan, keyed by two people, and become visits like others. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFormNumber } from '../../../schema/paper/form-number.ts'
import type { InputOf } from '../../../schema/wire/endpoint.ts'
import { listPaperBatches, putPaperBatch, readPaperBatch } from '../../../schema/wire/paper-endpoints.ts'
import {
  listPaperEntries,
  putPaperEntry,
  readPaperSheet,
  takeInPaperSheet,
} from '../../../schema/wire/paper-entry-endpoints.ts'
import { revokeMonitor } from '../../../schema/wire/people-endpoints.ts'
import { changeMonitorPlan, readMonitorPlan } from '../../../schema/wire/plan-endpoints.ts'
import { listReviews, readReview } from '../../../schema/wire/review-endpoints.ts'
import { listSetAside } from '../../../schema/wire/sealed-endpoints.ts'
import type { Api, Caller } from '../../support/api.ts'
import { ROOMS } from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake } from '../../support/intake-office.ts'
import { addCampaign, enrolTablet, signIn } from '../../support/signed-in.ts'

let api: Api
let code = ''
let checklist: { readonly id: string; readonly version: string }
beforeAll(async () => {
  api = await openIntake()
  const { enrolment } = await enrolTablet(api)
  const row = await api.db
    .selectFrom('enrolment')
    .innerJoin('campaign', 'campaign.id', 'enrolment.campaign_id')
    .select(['code', 'checklist_id', 'checklist_version'])
    .where('enrolment.id', '=', enrolment)
    .executeTakeFirstOrThrow()
  code = row.code
  checklist = { id: row.checklist_id, version: row.checklist_version }
})
afterAll(() => api.close())
beforeEach(async () => {
  await emptyIntake(api)
  await sql`delete from paper_entry`.execute(api.db)
  await sql`delete from paper_form`.execute(api.db)
  await sql`delete from paper_batch`.execute(api.db)
})

const dara = () => api.as('dara')
async function goTo(stations: readonly string[]) {
  const params = { campaign: api.campaign, code }
  const { body: before } = await dara().call(readMonitorPlan, { params })
  const has = before.stations.map((station) => station.code)
  const body = {
    version: before.version,
    add: stations.filter((station) => !has.includes(station)),
    remove: has.filter((station) => !stations.includes(station)),
  }
  expect((await dara().call(changeMonitorPlan, { params, body })).status).toBe(200)
}
type Body = Partial<InputOf<typeof putPaperBatch>['body']>
const make = (
  body: Body = { monitor: code },
  batch: string = randomUUID(),
  campaign: string = api.campaign,
) =>
  dara().call(putPaperBatch, {
    params: { campaign, batch },
    body: { checklist, form: 'short', ...body },
  })

describe('forms', () => {
  it('are made for the stations of a monitor, each with its own number', async () => {
    await goTo(ROOMS.slice(0, 2))
    const made = await make()
    expect(made.status, made.text).toBe(200)
    expect(made.body.sheets.map(({ station, monitor }) => [station, monitor])).toEqual(
      ROOMS.slice(0, 2).map((station) => [station, code]),
    )
    const numbers = made.body.sheets.map(({ number }) => number)
    expect(new Set(numbers.map(readFormNumber)).size).toBe(2)
    const { body } = await dara().call(listPaperBatches, { params: { campaign: api.campaign } })
    expect(body).toMatchObject([{ batch: made.body.batch, forms: 2, takenIn: 0, form: 'short' }])
  })

  it('stay as they were made, whoever asks again', async () => {
    await goTo(ROOMS.slice(0, 1))
    const batch = randomUUID()
    const first = await make({ monitor: code }, batch)
    await goTo(ROOMS.slice(0, 3))
    const again = await make({ area: '02' }, batch)
    expect(again.body.sheets).toEqual(first.body.sheets)
    const elsewhere = await addCampaign(api)
    const params = { campaign: elsewhere, batch }
    expect((await dara().call(readPaperBatch, { params })).status).toBe(404)
    expect((await make({ monitor: code }, batch, elsewhere)).status).not.toBe(200)
  })

  it('are made below an area for whatever somebody has, and for nobody not at all', async () => {
    await goTo(ROOMS.slice(1, 2))
    const made = await make({ area: '020101' })
    expect(made.body.sheets.map(({ station }) => station)).toEqual([ROOMS[1]])
    expect((await make({ area: '03' })).problem).toBe('paper-for-nobody')
    await goTo([])
    expect((await make()).problem).toBe('paper-for-nobody')
    expect((await make({ monitor: 'nobody-1' })).status).toBe(404)
    const strange = { id: checklist.id, version: 'none' }
    expect((await make({ area: '02', checklist: strange })).problem).toBe('unknown-checklist')
  })
})

describe('keying a form', () => {
  let first: Caller
  let second: Caller
  let third: Caller
  let number = ''
  beforeAll(async () => {
    first = api.as('chan')
    second = await signIn(api, ['reviewer'], 'whole')
    third = await signIn(api, ['reviewer'], 'whole')
  })
  beforeEach(async () => {
    await goTo(ROOMS.slice(0, 1))
    number = (await make()).body.sheets[0]?.number ?? ''
  })

  const KEYS = { visit_type: 'B', access_result: 'A', step_free_route: 'B', entrance_steps_count: '3' }
  const sheet = (keys: Readonly<Record<string, string>> = {}) => ({
    ...{ day: '2026-01-04', from: '08:00', to: '08:40' },
    keys: { ...KEYS, ...keys },
  })
  const params = () => ({ campaign: api.campaign, number })
  const read = async (who: Caller) => (await who.call(readPaperSheet, { params: params() })).body
  const keep = (who: Caller, version: number, of = sheet(), isFinished = false) =>
    who.call(putPaperEntry, { params: params(), body: { version, isFinished, sheet: of } })
  const takeIn = (who: Caller, chosen: Readonly<Record<string, string>> = {}) =>
    who.call(takeInPaperSheet, { params: params(), body: { chosen } })

  it('twice by two people who see nothing of each other makes a visit like others', async () => {
    const kept = await keep(first, 0)
    expect([kept.status, kept.body.state, kept.body.mine?.version]).toEqual([200, 'to-key', 1])
    expect((await keep(first, 1, sheet(), true)).body.state).toBe('waits')
    const blind = await read(second)
    expect([blind.state, blind.mine, blind.both]).toEqual(['to-key', undefined, undefined])
    const done = await keep(second, 0, sheet({ step_free_route: '2' }), true)
    expect([done.body.state, done.body.both?.length]).toEqual(['to-compare', 2])
    const taken = await takeIn(second)
    expect([taken.status, taken.body], taken.text).toEqual([200, { state: 'received' }])
    expect(await countRows(api, 'visit')).toBe(1)
    const { body } = await first.call(listReviews, { params: { campaign: api.campaign }, querystring: {} })
    const visit = body.visits[0]?.visit ?? ''
    const whole = await first.call(readReview, { params: { campaign: api.campaign, visit } })
    expect(whole.body.visit.answers).toMatchObject({ step_free_route: { kind: 'yes-no', value: 'no' } })
    expect(whole.text).not.toContain(code)
    expect((await read(first)).state).toBe('taken-in')
    expect(JSON.stringify(await read(first))).not.toContain('08:40')
    expect((await takeIn(first)).problem).toBe('paper-is-taken-in')
    expect((await keep(third, 0)).problem).toBe('paper-is-taken-in')
    const entries = await api.db.selectFrom('paper_entry').select('body').execute()
    expect(entries).toEqual([{ body: null }, { body: null }])
  })

  it('differently waits until every difference is decided about', async () => {
    await keep(first, 0, sheet(), true)
    await keep(second, 0, sheet({ entrance_steps_count: '2' }), true)
    expect((await takeIn(first)).problem).toBe('paper-moved-on')
    expect((await takeIn(first, { entrance_steps_count: 'many' })).problem).toBe('paper-has-faults')
    expect(await countRows(api, 'visit')).toBe(0)
    expect((await takeIn(third, { entrance_steps_count: '2' })).status).toBe(200)
    expect(await countRows(api, 'visit')).toBe(1)
  })

  it('is refused to a third, to whoever keyed it once, and from a window that has not seen the newest', async () => {
    await keep(first, 0)
    expect((await keep(first, 0, sheet({ visit_type: 'C' }))).problem).toBe('paper-moved-on')
    // The answer was lost, and the same is said again.
    expect((await keep(first, 0)).status).toBe(200)
    expect((await keep(first, 1, sheet(), true)).status).toBe(200)
    expect((await keep(first, 2)).problem).toBe('paper-moved-on')
    await keep(second, 0)
    expect((await keep(third, 0)).problem).toBe('paper-by-others')
    expect((await read(third)).state).toBe('by-others')
    const { body } = await first.call(listPaperEntries, { params: { campaign: api.campaign } })
    expect(body.sheets).toEqual([{ number, station: ROOMS[0], state: 'waits', isMine: true }])
  })

  it('that somebody left for a night is keyed anew by another, who never sees what there was', async () => {
    await keep(first, 0)
    await keep(second, 0, sheet({ visit_type: 'C' }))
    await keep(second, 1, sheet({ visit_type: 'C' }), true)
    // Twelve hours on the clock of the office: finished work stays, however old.
    await sql`update paper_entry set kept_at = now() - interval '12 hours 1 minute'`.execute(api.db)
    const offered = await read(third)
    expect([offered.state, offered.mine]).toEqual(['to-key', undefined])
    expect((await keep(third, 0, sheet(), true)).body.state).toBe('to-compare')
    expect((await keep(first, 1)).problem).toBe('paper-by-others')
    const people = await api.db.selectFrom('paper_entry').select('turn').orderBy('turn').execute()
    expect(people).toEqual([{ turn: 1 }, { turn: 2 }])
  })

  it('that somebody goes on with stays theirs', async () => {
    await keep(first, 0)
    await keep(second, 0)
    await sql`update paper_entry set kept_at = now() - interval '11 hours 59 minutes'`.execute(api.db)
    expect((await read(third)).state).toBe('by-others')
    expect((await keep(third, 0)).problem).toBe('paper-by-others')
  })

  it('is not finished while something cannot stay as it is', async () => {
    expect((await keep(first, 0, sheet({ step_free_route: 'Q' }), true)).problem).toBe('paper-has-faults')
    expect((await keep(first, 0, { ...sheet(), day: '' }, true)).problem).toBe('paper-has-faults')
    expect((await keep(first, 0, sheet({ step_free_route: 'Q' }))).status).toBe(200)
  })

  it('lies sealed, and two who begin at the same moment get a turn each', async () => {
    const words = 'A sentence that stands on no other paper'
    const both = await Promise.all([keep(first, 0, sheet({ observer_note: words })), keep(second, 0)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const rows = await api.db.selectFrom('paper_entry').select(['turn', 'body']).orderBy('turn').execute()
    expect(rows.map(({ turn }) => turn)).toEqual([1, 2])
    for (const { body } of rows) expect(Buffer.from(body ?? []).includes(words)).toBe(false)
  })

  it('of somebody whose card was revoked is set aside, for a coordinator to vouch for', async () => {
    const { enrolment } = await enrolTablet(api)
    const row = await api.db
      .selectFrom('enrolment')
      .select('code')
      .where('id', '=', enrolment)
      .executeTakeFirstOrThrow()
    await goTo([])
    const before = code
    code = row.code
    await goTo(ROOMS.slice(0, 1))
    number = (await make({ monitor: code })).body.sheets[0]?.number ?? ''
    await keep(first, 0, sheet(), true)
    await keep(second, 0, sheet(), true)
    await dara().call(revokeMonitor, { params: { campaign: api.campaign, code } })
    code = before
    expect((await takeIn(first)).body).toEqual({ state: 'set-aside', reason: 'revoked-sender' })
    const { body } = await dara().call(listSetAside, { params: { campaign: api.campaign } })
    expect(body.entries).toMatchObject([{ reason: 'revoked-sender', station: ROOMS[0] }])
    expect(await countRows(api, 'visit')).toBe(0)
  })
})
