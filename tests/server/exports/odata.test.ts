/** A release as an OData feed: what programs of analysts ask is answered, a page at a time, and the rest refused by name. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportOData, exportODataService } from '../../../schema/wire/odata-endpoints.ts'
import { readODataQuery } from '../../../server/exports/odata-query.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS, send, visitTo } from '../../support/intake.ts'
import { openIntake } from '../../support/intake-office.ts'
import { releaseNow } from '../../support/releases.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
  await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
  for (const room of ROOMS) expect((await send(api, await visitTo(api, room))).status).toBe(200)
  expect(await releaseNow(api)).toBe(1)
}, 120_000)
afterAll(() => api.close())

interface Answered {
  readonly value: readonly Readonly<Record<string, unknown>>[]
  readonly '@odata.count'?: number
  readonly '@odata.nextLink'?: string
  readonly error?: { readonly code: string; readonly target: string }
}

async function ask(
  set: 'Stations' | 'Findings' | 'Indicators' | '$metadata',
  querystring: Record<string, string> = {},
) {
  const params = { campaign: api.campaign, number: '1', set }
  const reply = await api.as('bopha').call(exportOData, { params, querystring })
  return {
    status: reply.status,
    headers: reply.headers,
    text: reply.text,
    body: reply.body as unknown as Answered,
  }
}

describe('the feed', () => {
  it('says which tables there are, and of what', async () => {
    const params = { campaign: api.campaign, number: '1' }
    const service = await api.as('bopha').call(exportODataService, { params, querystring: {} })
    expect(service.headers['odata-version']).toBe('4.0')
    expect(service.text).toContain('"url":"Findings"')
    const { text } = await ask('$metadata')
    expect(text).toContain('<PropertyRef Name="station_code"/>')
    expect(text).toContain('<Property Name="registered_voters" Type="Edm.Int32" Nullable="true"/>')
  })

  it('gives rows with zeros kept, chosen, counted and page by page', async () => {
    const all = (await ask('Stations', { $count: 'true' })).body
    expect([all['@odata.count'], all.value.map(({ station_code }) => station_code)]).toEqual([4, [...ROOMS]])
    expect(all.value[0]).toMatchObject({ province_code: '02', registered_voters: 300 })
    const some = (await ask('Stations', { $top: '2', $skip: '1', $select: 'station_code,room' })).body
    expect(some.value).toEqual(
      ROOMS.slice(1, 3).map((station_code, order) => ({ station_code, room: String(order + 2) })),
    )
    const one = (
      await ask('Findings', {
        $filter: `station_code eq '${ROOMS[2]}' and barrier_of eq 'building'`,
        $count: 'true',
      })
    ).body
    expect(one['@odata.count']).toBe(one.value.length)
    expect(new Set(one.value.map(({ station_code }) => station_code))).toEqual(new Set([ROOMS[2]]))
    expect((await ask('Indicators')).body.value.length).toBeGreaterThan(10)
  })

  it('refuses by name what it does not answer, in the shape of OData', async () => {
    for (const [query, status, target] of [
      [{ $orderby: 'room' }, 501, '$orderby'],
      [{ $expand: 'x' }, 501, '$expand'],
      [{ $filter: "contains(room,'1')" }, 501, '$filter'],
      [{ $filter: "monitor eq 'x'" }, 400, '$filter'],
      [{ $select: 'sender' }, 400, '$select'],
      [{ $top: '-1' }, 400, '$top'],
    ] as const) {
      const { status: said, body } = await ask('Stations', query)
      expect([said, body.error?.target]).toEqual([status, target])
    }
  })

  it('reads a filter to its last sign', () => {
    const columns = new Set(['name', 'n'])
    const read = ($filter: string) => readODataQuery({ $filter }, columns)
    expect(read("name eq 'O''Neil' and n eq -3")).toMatchObject({
      equals: [
        { column: 'name', value: "O'Neil" },
        { column: 'n', value: -3 },
      ],
    })
    for (const text of ["name eq 'a' and ", "name eq 'a' or n eq 1", 'name eq', "name eq 'a' n eq 1"])
      expect(read(text)).toHaveProperty('status')
  })
})
