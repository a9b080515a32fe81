/** A release as an OData feed: what programs of analysts ask is answered, a page at a time, and the rest refused by name. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportODataService } from '../../../schema/wire/odata-endpoints.ts'
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
  headers: Record<string, string> = {},
) {
  const path = `/api/campaigns/${api.campaign}/releases/1/exports/odata/${set}`
  const reply = await api.as('bopha').send('GET', `${path}?${new URLSearchParams(querystring)}`, { headers })
  return {
    status: reply.status,
    headers: reply.headers,
    text: reply.text,
    body: (set === '$metadata' ? undefined : reply.body) as unknown as Answered,
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
      [{ $select: '' }, 400, '$select'],
      [{ $filter: '' }, 400, '$filter'],
      [{ $filter: 'room eq 1' }, 400, '$filter'],
      [{ $filter: "registered_voters eq '300'" }, 400, '$filter'],
      [{ $top: '-1' }, 400, '$top'],
      [{ $skiptoken: '1' }, 400, '$skiptoken'],
      [{ $format: 'atom' }, 501, '$format'],
      [{ pretty: 'true' }, 400, 'pretty'],
    ] as const) {
      const { status: said, body } = await ask('Stations', query)
      expect([said, body.error?.target]).toEqual([status, target])
    }
  })

  it('compares what it tells: numbers that stand among texts as text, and what is not known as null', async () => {
    const all = (await ask('Findings')).body.value
    const wanted = all.find(({ answer }) => /^\d+$/u.test(String(answer))) ?? expect.fail()
    const same = (await ask('Findings', { $filter: `answer eq '${wanted.answer}'` })).body.value
    expect(same).toEqual(all.filter(({ answer }) => answer === wanted.answer))
    const unknown = (await ask('Findings', { $filter: 'derived_value eq null', $select: '*' })).body.value
    expect(unknown).toEqual(all.filter(({ derived_value }) => derived_value === null))
    expect(unknown.length).toBeLessThan(all.length)
  })

  it('answers in the one form there is, and not a program that wants another', async () => {
    const json = (accept: string, more: Record<string, string> = {}) =>
      ask('Stations', {}, { accept, ...more })
    for (const accept of [
      '*/*',
      'application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,text/plain;q=0.7',
      'text/html, application/json; odata.streaming=true; IEEE754Compatible=false',
    ])
      expect([accept, (await json(accept, { 'odata-maxversion': '4.0' })).status]).toEqual([accept, 200])
    expect((await json('*/*', { 'odata-maxversion': '4.01' })).headers['odata-version']).toBe('4.0')
    for (const [accept, more, status, target] of [
      ['application/atom+xml', {}, 406, 'Accept'],
      ['application/json;odata.metadata=full', {}, 406, 'Accept'],
      ['application/json;q=0', {}, 406, 'Accept'],
      ['*/*', { 'odata-maxversion': '3.0' }, 400, 'OData-MaxVersion'],
    ] as const) {
      const { status: said, body } = await json(accept, more)
      expect([said, body.error?.target]).toEqual([status, target])
    }
    const $format = 'application/json;odata.metadata=minimal'
    expect((await ask('Stations', { $format }, { accept: 'text/csv' })).status).toBe(200)
    expect((await ask('$metadata', {}, { accept: 'application/xml' })).status).toBe(200)
    expect((await ask('$metadata', { $format: 'json' })).status).toBe(501)
  })

  it('reads a filter to its last sign', () => {
    const columns = new Map([
      ['name', 'text'],
      ['n', 'whole'],
    ] as const)
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
