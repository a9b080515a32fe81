/** Paper: forms are made for stations of the plan, keyed by two people, and become visits like others. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFormNumber } from '../../../schema/paper/form-number.ts'
import type { InputOf } from '../../../schema/wire/endpoint.ts'
import { listPaperBatches, putPaperBatch, readPaperBatch } from '../../../schema/wire/paper-endpoints.ts'
import { changeMonitorPlan, readMonitorPlan } from '../../../schema/wire/plan-endpoints.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS } from '../../support/intake.ts'
import { emptyIntake, openIntake } from '../../support/intake-office.ts'
import { addCampaign, enrolTablet } from '../../support/signed-in.ts'

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
