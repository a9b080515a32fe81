/** Figures over the wire: weighted where lots were drawn, cut by area and building, and of people only what may be told. */

import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SampleType } from '../../../schema/campaign/campaign.ts'
import { listBarriersOf } from '../../../schema/disclosure/tier.ts'
import type { InputOf } from '../../../schema/wire/endpoint.ts'
import { exportIndicators } from '../../../schema/wire/export-endpoints.ts'
import { readFigures } from '../../../schema/wire/figure-endpoints.ts'
import { holdStation } from '../../../schema/wire/hold-endpoints.ts'
import { putSample } from '../../../schema/wire/sample-endpoints.ts'
import { figuresSeen } from '../../../server/results/figures.ts'
import { rememberedResults } from '../../../server/results/remember-results.ts'
import { takenOut } from '../../../server/results/seen-by.ts'
import { type Api, openApi } from '../../support/api.ts'
import { type Planted, plantOffice, visitPlanted } from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'

const WAY = 'no-step-free-way'

let api: Api
let planted: Planted
/** Eight communes with one school of six rooms each; of every school the first four rooms were visited. */
beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 6)
  const chance = chanceFrom(85)
  for (const station of planted.stations)
    if (Number(station.slice(-4)) <= 4) await visitPlanted(api, planted, station, chance)
}, 120_000)
afterAll(() => api.close())

const settle = (sampleType: SampleType) =>
  sql`update campaign set sample_type = ${sampleType} where id = ${api.campaign}`.execute(api.db)
const ask = async (
  who: 'chan' | 'dara' | 'bopha',
  querystring: InputOf<typeof readFigures>['querystring'] = {},
) => {
  const reply = await api.as(who).call(readFigures, { params: { campaign: api.campaign }, querystring })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const parseRows = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true, bom: true })
const way = ({ barriers }: Awaited<ReturnType<typeof ask>>['whole']) =>
  barriers.find(({ barrier }) => barrier === WAY)

describe('figures of a census', () => {
  it('are shares of the stations visited, with those nobody reached beside them, and no interval', async () => {
    await settle('census')
    const { basis, whole, areas } = await ask('chan')
    expect(basis).toBe('census')
    expect(whole.reached).toMatchObject({ listed: 48, chosen: 48, visited: 32, notReached: 16, besides: 0 })
    const found = way(whole)
    expect(found?.estimate?.share).toBeCloseTo((found?.count ?? 0) / (found?.n ?? 1), 6)
    expect(found?.estimate).not.toHaveProperty('interval')
    expect(areas.map(({ level, area, reached }) => [level, area, reached.listed])).toEqual([
      ['province', '01', 24],
      ['province', '02', 24],
    ])
  })

  it('add up: each area has its own stations, and what is below it is told apart when it is asked for', async () => {
    const { whole } = await ask('chan')
    const parts = await Promise.all(['01', '02'].map((area) => ask('chan', { area })))
    expect(parts.reduce((sum, part) => sum + (way(part.whole)?.count ?? 0), 0)).toBe(way(whole)?.count)
    expect(parts.map(({ areas }) => areas.map(({ area }) => area))).toEqual([
      ['0101', '0102'],
      ['0201', '0202'],
    ])
    expect((await ask('chan', { area: '02020101' })).whole.reached.listed).toBe(0)
  })

  it('are cut by the kind of building, as visits have it', async () => {
    const { kinds } = await ask('chan')
    const { kind, reached } = kinds[0] ?? expect.fail('no kind')
    expect((await ask('chan', { kind })).whole.reached.visited).toBe(reached.visited)
    expect((await ask('chan', { kind: 'castle' })).whole.reached.visited).toBe(0)
  })
})

describe('figures of a sample', () => {
  const draw = async (design: InputOf<typeof putSample>['body']['design']) => {
    await sql`delete from sample`.execute(api.db)
    const params = { campaign: api.campaign, sample: randomUUID() }
    const reply = await api.as('dara').call(putSample, { params, body: { design, seed: 'dice 4 4 1' } })
    expect(reply.status, reply.text).toBe(200)
  }

  it('have no interval as long as no drawing is kept', async () => {
    await settle('probability')
    const { basis, whole } = await ask('chan')
    expect(basis).toBe('lot-not-kept')
    expect(way(whole)?.estimate).not.toHaveProperty('interval')
  })

  it('rest on the stations drawn alone, with weights and an interval', async () => {
    await draw({ kind: 'simple', stations: 36 })
    const { basis, designs, whole } = await ask('chan')
    expect([basis, designs]).toEqual(['by-lot', ['simple']])
    const { chosen, visited, notReached, besides } = whole.reached
    expect([chosen, visited + notReached, visited + besides]).toEqual([36, 36, 32])
    const { share = -1, interval } = way(whole)?.estimate ?? {}
    expect(interval?.from).toBeLessThan(share)
    expect(interval?.to).toBeGreaterThan(share)
    const path = exportIndicators.url.replace(':campaign', api.campaign)
    const { text } = await api.as('bopha').send('GET', path)
    const row = parseRows(text).find(({ barrier }) => barrier === WAY)
    const told = way((await ask('bopha')).whole)?.estimate
    expect(Number(row?.estimate_percent)).toBeCloseTo(100 * (told?.share ?? -1), 1)
    expect(Number(row?.likely_to)).toBeCloseTo(100 * (told?.interval?.to ?? -1), 1)
    expect(row?.basis).toBe('by-lot')
  })

  it('count every school that was drawn as one cluster', async () => {
    await draw({ kind: 'clustered', premises: 6, rooms: 'all' })
    const { designs, whole, hasListChanged } = await ask('chan')
    expect([designs, hasListChanged]).toEqual([['clustered'], false])
    expect(whole.reached).toMatchObject({ chosen: 36, visited: 24, besides: 8 })
    expect(way(whole)?.estimate?.designEffect).toBeGreaterThan(0)
  })

  it('say that the list is another one than it was', async () => {
    const [station = ''] = planted.stations
    await sql`insert into station (code, premises, room) select '010101-0099', premises, '99' from station where code = ${station}`.execute(
      api.db,
    )
    expect((await ask('chan')).hasListChanged).toBe(true)
    await sql`delete from station where code = '010101-0099'`.execute(api.db)
    expect((await ask('chan')).hasListChanged).toBe(false)
    await settle('volunteer')
  })
})

describe('figures outside the review', () => {
  it('are of the building alone, and of people what tables tell', async () => {
    const about = listBarriersOf(api.services.shippedChecklist.checklist, 'B').map(({ id }) => id)
    const inside = await ask('chan')
    expect(inside.whole.barriers.map(({ barrier }) => barrier)).toEqual(expect.arrayContaining(about))
    expect(inside.whole.reached.reasons).toBeDefined()
    for (const who of ['bopha', 'dara'] as const)
      for (const querystring of [{}, { area: '02' }, { kind: 'pagoda' }]) {
        const told = await ask(who, querystring)
        for (const part of [told.whole, ...told.areas, ...told.kinds]) {
          for (const { barrier } of part.barriers) expect(about).not.toContain(barrier)
          expect(part.reached).not.toHaveProperty('reasons')
          expect(part.onTheDay).toEqual([])
        }
        expect(told.whole.people === undefined).toBe('kind' in querystring)
      }
  })

  it('leave out a station on hold as if nobody had been there', async () => {
    const before = (await ask('bopha')).whole.reached
    const [station = ''] = planted.stations
    const hold = { params: { campaign: api.campaign, station }, body: { reason: 'One visible monitor.' } }
    expect((await api.as('dara').call(holdStation, hold)).status).toBe(200)
    expect((await ask('bopha')).whole.reached).toEqual({
      ...before,
      visited: before.visited - 1,
      entered: expect.any(Number),
      notEntered: expect.any(Number),
    })
    expect((await ask('chan')).whole.reached.visited).toBe(32)
  })

  it('say of talks with voters the same to everybody: apart, of the whole country, and nothing that few said', async () => {
    const [inside, ...outside] = await Promise.all(
      (['chan', 'dara', 'bopha'] as const).map((who) => ask(who)),
    )
    for (const { interviews } of outside) expect(interviews).toEqual(inside?.interviews)
    const [all, ...parts] = inside?.interviews ?? []
    expect(all).toMatchObject({ part: { of: 'all' }, talks: 32, stations: 32 })
    // Nobody said whether they are a woman, so there is nobody to be told apart from the others.
    expect(parts.map(({ part }) => part)).toEqual([{ of: 'sex', sex: 'others' }])
    const secret = all?.questions.find(({ question }) => question === 'int_vote_secret')
    let told = 0
    for (const { choice, count } of secret?.choices ?? []) {
      const real = planted.said.filter((one) => one === choice).length
      if ('hidden' in count) continue
      told += 1
      expect(real).toBeGreaterThan(api.services.disclosure.stations)
      expect([count.from <= real, real <= count.to]).toEqual([true, true])
      expect(count.shown % api.services.disclosure.roundTo).toBe(0)
    }
    expect([told > 0, planted.said.includes('no_answer')]).toEqual([true, true])
    expect(secret?.n).toMatchObject({ shown: expect.any(Number) })
    for (const querystring of [{ area: '02' }, { kind: 'pagoda' }])
      expect(await ask('chan', querystring)).not.toHaveProperty('interviews')
  })

  it('of talks are kept when what voters said has ended', async () => {
    const { interviews } = await ask('chan')
    await sql`update interview set body = null`.execute(api.db)
    expect((await ask('chan')).interviews).toEqual(interviews)
  })

  it('travel whole: what is carried away is the same value as what is worked out', async () => {
    const seen = await takenOut(api.services, rememberedResults(api.services), api.campaign)
    const worked = await figuresSeen(api.services, seen, { levels: ['province'] })
    expect(await ask('bopha')).toEqual(JSON.parse(JSON.stringify(worked)))
  })
})
