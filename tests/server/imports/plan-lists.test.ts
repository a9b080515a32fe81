/** A plan as a file: tried first, brought in whole, the same twice, and taken out as it came. */

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { changeMonitorPlan, readMonitorPlan } from '../../../schema/wire/plan-endpoints.ts'
import { exportPlan, type takePlanList, type tryPlanList } from '../../../schema/wire/plan-list-endpoints.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS } from '../../support/intake.ts'
import { openIntake } from '../../support/intake-office.ts'
import { enrolTablet, signIn, type Tablet } from '../../support/signed-in.ts'

let api: Api
let first: Tablet
let second: Tablet
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql`delete from assignment`.execute(api.db)
  const [one, other] = [await enrolTablet(api), await enrolTablet(api)]
  ;[first, second] = one.code < other.code ? [one, other] : [other, one]
})

const room = (at: number) => ROOMS[at] ?? expect.unreachable('there are rooms')
const params = () => ({ campaign: api.campaign })
const listOf = (...pairs: readonly (readonly [string, string])[]) =>
  `monitor_code,station_code\r\n${pairs.map((pair) => `${pair.join(',')}\r\n`).join('')}`
const send = (path: string, list: string) =>
  api.as('dara').send('POST', `/api/campaigns/${api.campaign}/plan-lists${path}`, {
    body: Buffer.from(list),
    headers: { 'content-type': 'text/csv' },
  })
const look = async (list: string, query = '') => {
  const reply = await send(`/trial${query}`, list)
  expect(reply.status, reply.text).toBe(200)
  // Checked by the server against its definition.
  return reply.body as ReplyOf<typeof tryPlanList>
}
const take = (list: string, version: string, query = '') => send(`?version=${version}${query}`, list)
const bring = async (list: string, query = '') => {
  const { version } = await look(list, query.replace('&', '?'))
  const reply = await take(list, version, query)
  expect(reply.status, reply.text).toBe(200)
  return reply.body as ReplyOf<typeof takePlanList>
}
const takeOut = async () => (await api.as('dara').call(exportPlan, { params: params() })).text
const countRows = async () => (await sql`select from assignment`.execute(api.db)).rows.length

describe('a list', () => {
  it('changes nothing while it is looked at, and all of it when it is brought in', async () => {
    const list = listOf([first.code, room(0)], [first.code, room(1)], [second.code, room(1)])
    expect(await look(list)).toMatchObject({
      ...{ columns: { monitor: 0, station: 1 }, add: 3, remove: 0, same: 0, complaintCount: 0 },
    })
    expect(await countRows()).toBe(0)
    expect(await bring(list)).toEqual({ added: 3, removed: 0 })
    expect(await countRows()).toBe(3)
  })

  it('that comes twice changes nothing the second time, also when the first answer was lost', async () => {
    const list = listOf([first.code, room(0)])
    const { version } = await look(list)
    expect((await take(list, version)).body).toEqual({ added: 1, removed: 0 })
    expect((await take(list, version)).body).toEqual({ added: 0, removed: 0 })
    expect(await look(list)).toMatchObject({ add: 0, remove: 0, same: 1 })
  })

  it('comes out as it went in', async () => {
    const list = listOf([first.code, room(0)], [first.code, room(3)], [second.code, room(2)])
    await bring(list)
    expect(await takeOut()).toBe(`\uFEFF${list}`)
    expect(await look(await takeOut(), '?rest=goes')).toMatchObject({ add: 0, remove: 0, same: 3 })
  })

  it('leaves what it does not name, or takes it out where that is wanted', async () => {
    await bring(listOf([first.code, room(0)], [second.code, room(1)]))
    const list = listOf([first.code, room(2)])
    expect(await look(list, '?rest=stays')).toMatchObject({ add: 1, remove: 0 })
    expect(await bring(list, '&rest=goes')).toEqual({ added: 1, removed: 2 })
    expect(await takeOut()).toBe(`\uFEFF${list}`)
  })

  it('is read with headings in Khmer, capital letters and Khmer digits', async () => {
    const digits = [...room(0)].map((sign) => (/\d/u.test(sign) ? '០១២៣៤៥៦៧៨៩'[Number(sign)] : sign)).join('')
    const list = `លេខកូដការិយាល័យ,លេខកូដអ្នកសង្កេតការណ៍\n${digits}, ${first.code.toUpperCase()} \n\n`
    expect(await look(list)).toMatchObject({ columns: { monitor: 1, station: 0 }, add: 1, complaintCount: 0 })
  })

  it('is complained about line by line, and none of it is brought in', async () => {
    const gone = await enrolTablet(api)
    await sql`update enrolment set state = 'revoked' where id = ${gone.enrolment}`.execute(api.db)
    const list = listOf(
      [first.code, room(0)],
      ['nobody-11', room(0)],
      [gone.code, room(0)],
      [first.code, '999999-9999'],
      [first.code, room(0)],
      ['', room(1)],
      [first.code, '=1+1'],
    )
    const { complaints, version } = await look(list)
    expect(complaints.map(({ line, kind }) => [line, kind])).toEqual([
      [3, 'monitor-unknown'],
      [4, 'monitor-revoked'],
      [5, 'station-unknown'],
      [6, 'line-twice'],
      [7, 'monitor-missing'],
      [8, 'station-unfit'],
    ])
    expect(complaints[3]?.facts).toEqual({ firstLine: 2 })
    const refused = await take(list, version)
    expect([refused.status, refused.problem]).toEqual([422, 'plan-list-has-errors'])
    expect(await countRows()).toBe(0)
    expect((await look('a,b\n1,2\n')).complaints.map(({ kind }) => kind)).toEqual([
      'no-monitor-column',
      'no-station-column',
    ])
    expect((await look(listOf())).complaints).toMatchObject([{ line: 1, kind: 'nothing' }])
  })

  it('is refused when the plan was changed since it was looked at', async () => {
    const list = listOf([first.code, room(0)])
    const { version } = await look(list)
    const of = { params: { ...params(), code: second.code } }
    const seen = await api.as('dara').call(readMonitorPlan, of)
    const body = { version: seen.body.version, add: [room(1)], remove: [] }
    expect((await api.as('dara').call(changeMonitorPlan, { ...of, body })).status).toBe(200)
    const refused = await take(list, version)
    expect([refused.status, refused.problem]).toEqual([409, 'whole-plan-has-changed'])
    expect(await countRows()).toBe(1)
  })

  it('is written down when it changes something, and so is the file that is taken out', async () => {
    const acts = async () => {
      const { rows } = await sql<{ act: string; object_id: string }>`
        select act, object_id from logbook order by seq desc limit 2`.execute(api.db)
      return rows
    }
    await bring(listOf([first.code, room(0)]))
    await bring(listOf([first.code, room(0)]))
    await takeOut()
    expect(await acts()).toEqual([
      { act: 'export.made', object_id: api.campaign },
      { act: 'plan.changed', object_id: api.campaign },
    ])
  })

  it('leaves only with a second proof shown just now', async () => {
    const stale = await signIn(api, ['coordinator'], 'stale')
    expect((await stale.call(exportPlan, { params: params() })).problem).toBe('fresh-factor-needed')
  })
})
