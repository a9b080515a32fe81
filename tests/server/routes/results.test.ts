/** Map, list, station, indicators, recommendations and exports say the same, and say nobody's name. */

import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpackCodes } from '../../../schema/places/packed-columns.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import {
  exportFindings,
  exportFindingsCodebook,
  exportGeoJson,
  exportIndicators,
  exportRecommendations,
} from '../../../schema/wire/export-endpoints.ts'
import {
  listRecommendations,
  listStations,
  readIndicators,
  readMap,
  readStation,
} from '../../../schema/wire/result-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, send, stationCode, visitTo } from '../../support/intake.ts'

const yes: Answer = { kind: 'yes-no', value: 'yes' }
const no: Answer = { kind: 'yes-no', value: 'no' }
const unseen: Answer = { kind: 'none', reason: 'not-observed' }
const PLANTED = 'SOKHA-WAS-HERE 012 345 678'

let api: Api
/**
 * By hand: rooms 1 and 2 have no step-free way, room 3 has one, of room 4 nobody could tell; room 2 was visited
 * twice and the second visit found the way. So: found 1 (room 1), absent 2 (rooms 2 and 3), open 1, n 3.
 */
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
  const [one, two, three, four] = ROOMS
  if (!one || !two || !three || !four) throw new Error('four rooms')
  const noted = { ...no, note: PLANTED } as Answer
  for (const [room, way] of [
    [one, noted],
    [two, no],
    [two, yes],
    [three, yes],
    [four, unseen],
  ] as const)
    await sendWell(room, { step_free_route: way })
})
afterAll(() => api.close())

async function sendWell(room: (typeof ROOMS)[number], answers: Readonly<Record<string, Answer>>) {
  const reply = await send(
    api,
    await visitTo(api, room, { door_clear_width_cm: { kind: 'measure', value: 95 }, ...answers }),
  )
  expect(reply.status, reply.text).toBe(200)
}

const params = () => ({ campaign: api.campaign })
const BARRIER = 'no-step-free-way'

describe('results', () => {
  test('are the same on the map, in the list and in the counts, whatever the filter', async () => {
    for (const filter of [
      {},
      { state: 'none' },
      { area: '0201', group: 'vision' },
      { barrier: BARRIER },
      { search: 'ទន្សាយ' },
    ] as const) {
      const map = await api.as('chan').call(readMap, { params: params(), querystring: filter })
      const list = await api.as('chan').call(listStations, { params: params(), querystring: filter })
      expect(map.status, map.text).toBe(200)
      expect(map.body.counts).toEqual(list.body.counts)
      expect(unpackCodes(map.body.codes).length + map.body.withoutPoint).toBe(list.body.total)
      expect(list.body.stations).toHaveLength(list.body.total)
    }
  })

  test('rate the room without a step-free way as closed to some, and leave a station nobody visited unrated', async () => {
    await sql`insert into station (code, premises, room) values ('020101-0005', '020101-p1', '5')`.execute(
      api.db,
    )
    const { body } = await api
      .as('chan')
      .call(listStations, { params: params(), querystring: { sort: 'state' } })
    expect(body.stations[0]).toMatchObject({ code: ROOMS[0], state: 'none', visits: 1 })
    expect(body.stations.at(-1)).toMatchObject({ code: '020101-0005', state: 'not-visited', visits: 0 })
    expect(body.counts['not-visited']).toBe(1)
    await sql`delete from station where code = '020101-0005'`.execute(api.db)
  })

  test('find a station by any spelling of its place, in both languages', async () => {
    const find = async (search: string) =>
      (await api.as('chan').call(listStations, { params: params(), querystring: { search } })).body.total
    expect(
      await Promise.all(['tonsay primary', 'TONSAY', 'បាត់​ដំបង', 'Battambang', '020101-0003'].map(find)),
    ).toEqual([2, 4, 4, 4, 1])
    expect(await find('%')).toBe(0)
  })

  test('count a barrier with its own denominator, as counted by hand', async () => {
    const { body } = await api.as('bopha').call(readIndicators, { params: params(), querystring: {} })
    expect(body.indicators.find(({ barrier }) => barrier === BARRIER)).toEqual({
      barrier: BARRIER,
      found: 1,
      n: 3,
      open: 1,
      notApplicable: 0,
    })
    expect(body).toMatchObject({ stations: 4, visited: 4, accessOutcomes: { entered: 4 } })
  })

  test('show at a station the evidence, the visits that disagree, what to do, and its neighbours', async () => {
    const { body } = await api.as('chan').call(readStation, {
      params: { ...params(), station: ROOMS[1] ?? '' },
    })
    const finding = body.findings.find(({ barrier }) => barrier === BARRIER)
    expect(finding).toMatchObject({ outcome: 'absent', disagreeing: [1] })
    expect(finding?.evidence[0]).toMatchObject({ question: 'step_free_route', answer: yes })
    const door = body.findings.find(({ barrier }) => barrier === 'door-too-narrow')
    expect(door?.evidence[0]?.bound).toMatchObject({ unit: 'cm' })
    expect(body.neighbours).toEqual([{ code: ROOMS[0], room: '1', state: 'none' }])
    expect(body.areas.map(({ level }) => level)).toEqual(['province', 'district', 'commune'])
  })

  test('recommend to each addressee with the stations it is about', async () => {
    const { body } = await api.as('bopha').call(listRecommendations, { params: params(), querystring: {} })
    const about = body
      .flatMap(({ recommendations }) => recommendations)
      .filter(({ barrier }) => barrier === BARRIER)
    expect(about.length).toBeGreaterThan(0)
    for (const one of about) expect(one).toMatchObject({ stations: [ROOMS[0]], found: 1, n: 3 })
  })

  test('are up to date with the visit just received, also when many read and write at once', async () => {
    const before = (await api.as('chan').call(listStations, { params: params(), querystring: {} })).body
    const code = stationCode('020101-0042')
    await sql`insert into station (code, premises, room) values (${code}, '020101-p2', '42')`.execute(api.db)
    for (let visits = 1; visits <= 3; visits += 1) {
      const [, seen] = await Promise.all([
        api.as('chan').call(listStations, { params: params(), querystring: {} }),
        sendWell(code, {}).then(() =>
          api.as('chan').call(listStations, { params: params(), querystring: { search: code } }),
        ),
      ])
      expect(seen.body.stations[0]?.visits).toBe(visits)
    }
    await sql`delete from visit where station = ${code}`.execute(api.db)
    await sql`delete from station where code = ${code}`.execute(api.db)
    expect((await api.as('chan').call(listStations, { params: params(), querystring: {} })).body).toEqual(
      before,
    )
  })

  test('of a campaign nobody knows are not found', async () => {
    const reply = await api.as('chan').call(readMap, { params: { campaign: randomUUID() }, querystring: {} })
    expect(reply.problem).toBe('not-found')
  })
})

const rowsOf = (text: string) =>
  parse(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[]

describe('an export', () => {
  const FILES = {
    'findings.csv': exportFindings,
    'findings-codebook.csv': exportFindingsCodebook,
    'indicators.csv': exportIndicators,
    'recommendations.csv': exportRecommendations,
    'findings.geojson': exportGeoJson,
  } as const
  type File = keyof typeof FILES
  const files = Object.keys(FILES) as readonly File[]
  const addressOf = (file: File) => FILES[file].url.replace(':campaign', api.campaign)
  const download = async (file: File, language = 'km') => {
    const reply = await api.as('bopha').send('GET', `${addressOf(file)}?language=${language}`)
    expect(reply.status, reply.text.slice(0, 300)).toBe(200)
    return reply
  }
  test('of findings says for every station what was counted by hand', async () => {
    const rows = rowsOf((await download('findings.csv')).text).filter(({ barrier }) => barrier === BARRIER)
    expect(rows.map(({ station_code, outcome }) => [station_code, outcome])).toEqual([
      [ROOMS[0], 'found'],
      [ROOMS[1], 'absent'],
      [ROOMS[2], 'absent'],
      [ROOMS[3], 'open'],
    ])
    expect(rows[0]).toMatchObject({
      province_code: '02',
      province_name: 'បាត់ដំបង',
      answer: 'no',
      rating: 'none',
      rating_mobility: 'none',
      entered: 'yes',
    })
    // How often somebody came, and whether they agreed, would tell of the monitors.
    for (const row of rows)
      for (const column of ['visits', 'visits_disagree', 'access_outcome'])
        expect(row).not.toHaveProperty(column)
    const door = rowsOf((await download('findings.csv')).text).find(
      ({ barrier }) => barrier === 'door-too-narrow',
    )
    expect(door).toMatchObject({ answer: '95', answer_unit: 'cm', outcome: 'absent', threshold_unit: 'cm' })
    expect(door?.threshold_sources).not.toBe('')
  })

  test('of indicators says on which basis its percentages stand, and the codebook what that means', async () => {
    const rows = rowsOf((await download('indicators.csv')).text)
    const book = rowsOf((await download('findings-codebook.csv')).text)
    expect(rows.find(({ barrier }) => barrier === BARRIER)).toMatchObject({
      ...{ basis: 'visited-only', estimate_percent: '', likely_from: '', likely_to: '', design_effect: '' },
    })
    for (const column of ['estimate_percent', 'likely_from', 'likely_to', 'design_effect', 'basis'])
      expect(book.map((row) => row.column)).toContain(column)
    expect(book.find(({ code }) => code === 'visited-only')?.column).toBe('basis')
  })

  test('of indicators gives no percentage of few stations', async () => {
    const row = rowsOf((await download('indicators.csv')).text).find(({ barrier }) => barrier === BARRIER)
    expect(row).toMatchObject({ found: '1', n: '3', percent: '', open: '1', not_applicable: '0' })
  })

  test('of recommendations names addressee, remedy, stations and numbers', async () => {
    const rows = rowsOf((await download('recommendations.csv', 'en')).text)
    const about = rows.filter(({ barrier }) => barrier === BARRIER)
    expect(about.length).toBeGreaterThan(0)
    for (const row of about) expect(row).toMatchObject({ found: '1', n: '3', stations: ROOMS[0] })
    for (const row of rows) expect(row.addressee_name !== '' && row.remedy_text !== '').toBe(true)
  })

  test('for maps is GeoJSON: longitude first, only official points, nothing where there is none', async () => {
    const reply = await download('findings.geojson')
    expect(reply.headers['content-type']).toMatch(/application\/geo\+json/u)
    const map = JSON.parse(reply.text) as {
      bbox: number[]
      features: { id: string; geometry: unknown; properties: Record<string, unknown> }[]
    }
    expect(map.bbox).toEqual([103.2, 13.1, 103.2, 13.1])
    expect(map.features.map(({ id }) => id)).toEqual(ROOMS)
    expect(map.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [103.2, 13.1] })
    expect(map.features[2]?.geometry).toBeNull()
    expect(map.features[0]?.properties).toMatchObject({
      rating: 'none',
      barriers: expect.arrayContaining([BARRIER]),
    })
  })

  test('explains every column and every code it uses', async () => {
    for (const language of ['km', 'en']) {
      const book = rowsOf((await download('findings-codebook.csv', language)).text)
      const explained = new Set(book.map(({ column, code }) => `${column} ${code}`))
      const rows = rowsOf((await download('findings.csv', language)).text)
      for (const column of Object.keys(rows[0] ?? {})) expect(explained).toContain(`${column} `)
      for (const row of rows)
        for (const column of ['barrier', 'outcome', 'severity', 'barrier_of', 'rating', 'threshold'])
          if (row[column]) expect(explained).toContain(`${column} ${row[column]}`)
      for (const { meaning } of book) expect(meaning).not.toBe('')
    }
  })

  test('begins with a byte order mark, ends lines as spreadsheets do, and never starts a formula', async () => {
    const { bytes, text } = await download('findings.csv', 'en')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u)
    const names = rowsOf(text).map(({ premises_name }) => premises_name)
    expect(names).toContain(`'=Slab Meas, "Pagoda"`)
  })

  test('never says who was there, when, or what belongs inside the organisation', async () => {
    const { sections } = api.services.shippedChecklist.checklist
    const inside = sections.filter(({ internal, repeats }) => internal || repeats)
    const ids = await sql<{ id: string }>`select id::text from visit`.execute(api.db)
    for (const file of files) {
      const { text } = await download(file, 'en')
      for (const secret of [
        api.sokha.code,
        api.sokha.enrolment,
        PLANTED,
        'T00:10',
        ...ids.rows.map(({ id }) => id),
      ])
        expect(text, file).not.toContain(secret)
      for (const { questions } of inside)
        for (const { id } of questions) expect(text, file).not.toContain(`${id},`)
      expect(text, file).not.toContain('serious-incident')
    }
  })

  test('is not for those who only review, nor for monitors', async () => {
    for (const name of ['chan', 'sokha'] as const)
      for (const file of files) {
        const reply = await api.as(name).send('GET', addressOf(file))
        expect(reply.problem, `${name} ${file}`).toBe('not-yours')
      }
  })
})
