/** What leaves: no name, no time, no conduct of a single station, nothing on hold, and no cell about people below k. */

import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StationCode } from '../../../schema/codes.ts'
import { listBarriersOf } from '../../../schema/disclosure/tier.ts'
import {
  exportFindings,
  exportFindingsCodebook,
  exportGeoJson,
  exportIndicators,
  exportRecommendations,
} from '../../../schema/wire/export-endpoints.ts'
import { readFigures } from '../../../schema/wire/figure-endpoints.ts'
import { endHold, holdStation, readHold } from '../../../schema/wire/hold-endpoints.ts'
import {
  listRecommendations,
  listStations,
  readIndicators,
  readMap,
  readStation,
} from '../../../schema/wire/result-endpoints.ts'
import { findingColumns } from '../../../server/exports/columns.ts'
import { writeCsv } from '../../../server/exports/csv.ts'
import { listWhoVisited } from '../../../server/queries/results.ts'
import { rememberedResults, type WholeResults } from '../../../server/results/remember-results.ts'
import { type Api, openApi } from '../../support/api.ts'
import {
  type Planted,
  plantOffice,
  reportPlanted,
  visitPlanted,
} from '../../support/disclosure/planted-office.ts'
import { below, chanceFrom } from '../../support/disclosure/random-tables.ts'
import { SHIPPED_RULES } from '../../support/disclosure/rules.ts'

const k = Math.max(SHIPPED_RULES.monitors, SHIPPED_RULES.stations)
const QUERIES = 2_000
const FILES = [
  exportFindings,
  exportFindingsCodebook,
  exportIndicators,
  exportRecommendations,
  exportGeoJson,
] as const

let api: Api
let planted: Planted
const chance = chanceFrom(2027)

beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 18)
  // The last commune is not visited yet.
  for (const station of planted.stations.slice(0, -18)) await visitPlanted(api, planted, station, chance)
  for (const station of planted.stations.slice(0, 6)) await visitPlanted(api, planted, station, chance)
  for (const station of planted.stations.slice(0, 40)) await reportPlanted(api, planted, station)
}, 180_000)
afterAll(() => api.close())

const params = () => ({ campaign: api.campaign })
const whole = async (): Promise<WholeResults> => {
  const found = await rememberedResults(api.services).find(api.campaign)
  if (!found) throw new Error('a campaign')
  return found
}
const conduct = () =>
  new Set(listBarriersOf(api.services.shippedChecklist.checklist, 'B').map(({ id }) => id))

/** Everything a file consists of: its bytes in each way they can travel, and all that is said about it. */
async function takeOut(url: string, language: string): Promise<string> {
  const path = `${url.replace(':campaign', api.campaign)}?language=${language}`
  const parts: string[] = []
  for (const encoding of ['identity', 'gzip', 'br', 'deflate']) {
    const reply = await api.as('bopha').send('GET', path, { headers: { 'accept-encoding': encoding } })
    expect(reply.status, reply.text.slice(0, 200)).toBe(200)
    const unpack = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync }[
      String(reply.headers['content-encoding'])
    ]
    parts.push(path, JSON.stringify(reply.headers), (unpack?.(reply.bytes) ?? reply.bytes).toString('utf8'))
  }
  return parts.join('\n')
}

/** As it stands, and as it would stand in base64 or hexadecimal. */
function listHits(text: string, markers: Iterable<string>): readonly string[] {
  const low = text.toLowerCase()
  return [...markers].filter(
    (marker) =>
      low.includes(marker.toLowerCase()) ||
      text.includes(Buffer.from(marker).toString('base64').replaceAll('=', '').slice(0, -1)) ||
      low.includes(Buffer.from(marker).toString('hex')),
  )
}

const TIME_OF_DAY = /\d{4}-\d{2}-\d{2}T\d{2}|\b\d{2}:\d{2}\b(?!:?\d* GMT)/u

describe('an export', () => {
  test('holds none of what was planted, in any file, language or encoding, and no time of day', async () => {
    expect(planted.markers.size).toBeGreaterThan(500)
    for (const { url } of FILES)
      for (const language of ['km', 'en']) {
        const text = await takeOut(url, language)
        expect(text.length).toBeGreaterThan(1_000)
        expect(listHits(text, planted.markers), url).toEqual([])
        expect(text.replace(/"date":"[^"]*"/gu, ''), url).not.toMatch(TIME_OF_DAY)
      }
  }, 120_000)

  test('would be caught by this search with one column more', async () => {
    const { checklist, places, campaign } = await whole()
    const columns = [
      ...findingColumns(checklist, api.services.country, 'en'),
      {
        id: 'note',
        cell: ({ outcome }: { outcome: { evidence: readonly { answer?: { note?: string } }[] } }) =>
          outcome.evidence[0]?.answer?.note,
      },
    ]
    const results = rememberedResults(api.services)
    async function fileOf(judge: typeof results.judge): Promise<string> {
      async function* rows() {
        for (const station of planted.stations.slice(0, 3)) {
          const at = places.byCode.get(station)
          const judged = await judge(campaign, station)
          for (const outcome of judged?.findings.outcomes ?? []) {
            const barrier = checklist.barriers.find(({ id }) => id === outcome.barrier)
            if (at && judged && barrier)
              yield columns.map(({ cell }) => cell({ at: { ...at, ...judged }, barrier, outcome }))
          }
        }
      }
      const pieces: string[] = []
      const header = columns.map(({ id }) => id)
      for await (const piece of writeCsv(header, rows())) pieces.push(piece)
      return pieces.join('')
    }
    expect(listHits(await fileOf(results.judgeWhole), planted.markers).length).toBeGreaterThan(0)
    // And finds nothing in what the role of exports reads: a column too many has nothing to show.
    expect(listHits(await fileOf(results.judge), planted.markers)).toEqual([])
  })

  test('lists stations by their code and tells of no conduct at any of them', async () => {
    const rows = parse(await download(exportFindings.url), { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    const codes = rows.map(({ station_code }) => station_code ?? '')
    expect(codes).toEqual(codes.toSorted())
    const about = conduct()
    expect(about.size).toBeGreaterThan(10)
    for (const { barrier } of rows) expect(about).not.toContain(barrier)
    const { byStation } = await whole()
    for (const { station_code, rating, answer } of rows) {
      expect(rating).toBe(byStation.get(station_code as StationCode)?.released.rating)
      expect(answer).not.toContain('no-permission')
    }
  })

  test('waits while monitors are on their way', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await sql`update campaign set election_date = ${today} where id = ${api.campaign}`.execute(api.db)
    for (const { url } of FILES.filter(({ url }) => !url.includes('codebook')))
      expect((await api.as('bopha').send('GET', url.replace(':campaign', api.campaign))).problem).toBe(
        'quiet-days',
      )
    expect((await api.as('bopha').call(readMap, { params: params(), querystring: {} })).problem).toBe(
      'quiet-days',
    )
    for (const name of ['dara', 'chan'] as const)
      expect((await api.as(name).call(readMap, { params: params(), querystring: {} })).status).toBe(200)
    await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
  })
})

const download = async (url: string) => {
  const reply = await api.as('bopha').send('GET', `${url.replace(':campaign', api.campaign)}?language=en`)
  expect(reply.status, reply.text.slice(0, 200)).toBe(200)
  return reply.text
}

interface Told {
  readonly shown?: number
  readonly from?: number
  readonly to?: number
}

/** How many stations and monitors a cell about people really rests on. */
async function truthOf(barrier: string, area: string | undefined) {
  const { byStation, places } = await whole()
  const who = await listWhoVisited(api.services.exportDb, api.campaign)
  const counted = places.list.filter(
    ({ station, premises }) =>
      premises.area.startsWith(area ?? '') && byStation.get(station.code)?.accessOutcome === 'entered',
  )
  const those = (...outcomes: readonly string[]) =>
    counted.filter(({ station }) =>
      outcomes.includes(byStation.get(station.code)?.outcomes.get(barrier) ?? 'open'),
    )
  const numbers = (list: typeof counted) => ({
    stations: list.length,
    monitors: new Set(list.flatMap(({ station }) => who.get(station.code) ?? [])).size,
  })
  return { found: numbers(those('found')), n: numbers(those('found', 'absent')) }
}

describe('thousands of questions by the liaison', () => {
  test('never get a cell about people below k, nor a station picked by what people did there', async () => {
    const about = [...conduct()]
    const areas = ['01', '02', '0101', '0102', '0201', '020101', '020202', '0', '020', '02010', '99']
    const { checklist, byStation } = await whole()
    const truths = new Map<string, Awaited<ReturnType<typeof truthOf>>>()
    let told = 0
    for (let asked = 0; asked < QUERIES; asked += 1) {
      const area = chance() < 0.3 ? undefined : areas[below(chance, areas.length)]
      const within = area === undefined ? {} : { area }
      const caller = api.as(chance() < 0.8 ? 'bopha' : 'dara')
      const barrier = checklist.barriers[below(chance, checklist.barriers.length)]?.id ?? ''
      const kind = below(chance, 4)
      if (kind === 0) {
        const { body } = await caller.call(readIndicators, { params: params(), querystring: within })
        for (const one of body.indicators) expect(about).not.toContain(one.barrier)
        expect(Object.keys(body.accessOutcomes).filter((outcome) => outcome !== 'entered')).toEqual([])
        for (const one of body.people?.barriers ?? [])
          for (const which of ['found', 'n'] as const) {
            const cell: Told = one[which]
            if (cell.shown === undefined) continue
            told += 1
            const key = `${one.barrier} ${area}`
            const truth = truths.get(key) ?? (await truthOf(one.barrier, area))
            truths.set(key, truth)
            expect(truth[which].stations, key).toBeGreaterThanOrEqual(k)
            expect(truth[which].monitors, key).toBeGreaterThanOrEqual(k)
            expect(truth[which].stations, key).toBeGreaterThanOrEqual(cell.from ?? 0)
            expect(truth[which].stations, key).toBeLessThanOrEqual(cell.to ?? 0)
            expect(cell.shown % SHIPPED_RULES.roundTo).toBe(0)
            expect((cell.to ?? 0) - (cell.from ?? 0)).toBeGreaterThanOrEqual(k)
          }
        for (const { stations } of body.people?.access ?? [])
          expect(stations.shown ?? 0).toBeLessThanOrEqual(0)
      } else if (kind === 1) {
        const reply = await caller.call(readMap, { params: params(), querystring: { ...within, barrier } })
        if (about.includes(barrier) || barrier === 'serious-incident')
          expect(reply.problem).toBe('kept-inside')
        else expect(reply.status).toBe(200)
      } else if (kind === 2) {
        const { body } = await caller.call(listStations, {
          params: params(),
          querystring: { ...within, sort: 'barriers' },
        })
        for (const { code, state, visits, barriersFound } of body.stations) {
          const released = byStation.get(code as StationCode)?.released
          expect([state, visits, barriersFound]).toEqual([
            released?.rating ?? 'not-visited',
            released ? 1 : 0,
            released?.barriersFound ?? 0,
          ])
        }
      } else {
        const station = planted.stations[below(chance, planted.stations.length)] ?? ''
        const { body } = await caller.call(readStation, { params: { ...params(), station } })
        for (const finding of body.findings) {
          expect(about).not.toContain(finding.barrier)
          expect(finding.disagreeing).toEqual([])
        }
        expect([undefined, 'entered']).toContain(body.accessOutcome)
        expect(body.onTheDay).toEqual([])
      }
    }
    expect(told).toBeGreaterThan(100)
  }, 300_000)

  test('get recommendations about people with rounded numbers and without a station', async () => {
    const { body } = await api.as('bopha').call(listRecommendations, { params: params(), querystring: {} })
    const about = conduct()
    const all = body.flatMap(({ recommendations }) => recommendations)
    const ofPeople = all.filter(({ barrier }) => about.has(barrier))
    expect(ofPeople.length).toBeGreaterThan(0)
    for (const one of ofPeople) {
      expect(one).toMatchObject({ stations: [], isRounded: true })
      expect([one.found % 5, one.n % 5]).toEqual([0, 0])
    }
    for (const one of all) if (!about.has(one.barrier)) expect(one.stations.length).toBe(one.found)
  })

  test('find none of what was planted', async () => {
    const all = { params: params(), querystring: {} }
    let text = (await api.as('bopha').call(readMap, all)).text
    text += (await api.as('bopha').call(listStations, all)).text
    text += (await api.as('bopha').call(readIndicators, all)).text
    text += (await api.as('bopha').call(readFigures, all)).text
    text += (await api.as('bopha').call(listRecommendations, all)).text
    for (const station of planted.stations.slice(0, 40))
      text += (await api.as('bopha').call(readStation, { params: { ...params(), station } })).text
    expect(listHits(text, planted.markers)).toEqual([])
    expect(text).not.toMatch(TIME_OF_DAY)
  })

  test('see the whole in reviewing, where conduct belongs', async () => {
    const { body } = await api.as('chan').call(readIndicators, { params: params(), querystring: {} })
    const about = conduct()
    expect(body.indicators.filter(({ barrier, n }) => about.has(barrier) && n > 0).length).toBeGreaterThan(3)
    expect(body.people).toBeUndefined()
  })
})

describe('one export after the other', () => {
  const people = async () =>
    (await api.as('bopha').call(readIndicators, { params: params(), querystring: {} })).body.people

  test('tells the same of people until enough stations of enough monitors have come', async () => {
    const before = await people()
    expect(before?.barriers.some(({ found }) => found.shown !== undefined)).toBe(true)
    const late = planted.stations.slice(-18)
    for (const station of late) {
      await visitPlanted(api, planted, station, chance)
      expect(await people()).toEqual(before)
    }
    // A second visit to each station of the first commune changes what is known there, and not what was told.
    for (const station of planted.stations.slice(0, 18)) await visitPlanted(api, planted, station, chance)
    expect(await people()).toEqual(before)
    const told = await sql<{ count: string }>`select count(*) from told_station`.execute(api.db)
    expect(Number(told.rows[0]?.count)).toBe(planted.stations.length - 18)
  }, 60_000)

  test('asked for by many at once tells one batch, not several', async () => {
    await sql`delete from told_station`.execute(api.db)
    await sql`delete from told_batch`.execute(api.db)
    const all = await Promise.all(Array.from({ length: 12 }, people))
    for (const one of all) expect(one).toEqual(all[0])
    const batches = await sql<{ count: string }>`select count(*) from told_batch`.execute(api.db)
    expect(batches.rows[0]?.count).toBe(1)
  })
})

describe('a station on hold', () => {
  const station = () => planted.stations[20] ?? ('' as StationCode)
  const at = () => ({ params: { ...params(), station: station() } })

  test('leaves no export and no page outside the review until it is released', async () => {
    const before = await Promise.all(FILES.map(({ url }) => download(url)))
    expect(before.some((text) => text.includes(station()))).toBe(true)
    const held = await api.as('dara').call(holdStation, { ...at(), body: { reason: 'One visible monitor.' } })
    expect(held.status, held.text).toBe(200)
    for (const { url } of FILES) expect(await download(url), url).not.toContain(station())
    const sheet = await api.as('bopha').call(readStation, at())
    expect(sheet.body).toMatchObject({ state: 'not-visited', visits: 0, findings: [], recommendations: [] })
    expect(
      (await api.as('bopha').call(listRecommendations, { params: params(), querystring: {} })).text,
    ).not.toContain(station())
    const list = await api.as('bopha').call(listStations, {
      params: params(),
      querystring: { search: station() },
    })
    expect(list.body.stations[0]).toMatchObject({ state: 'not-visited', visits: 0, barriersFound: 0 })
    // Reviewers go on working with it.
    expect((await api.as('chan').call(readStation, at())).body.state).not.toBe('not-visited')
    expect((await api.as('dara').call(readHold, at())).body.hold).toMatchObject({
      reason: 'One visible monitor.',
    })

    expect((await api.as('dara').call(endHold, at())).status).toBe(200)
    expect((await api.as('dara').call(readHold, at())).body).toEqual({})
    expect(await Promise.all(FILES.map(({ url }) => download(url)))).toEqual(before)
  }, 60_000)

  test('is put on hold and released by coordinators alone, with a reason', async () => {
    for (const name of ['chan', 'bopha', 'vanna', 'sokha'] as const) {
      expect((await api.as(name).call(holdStation, { ...at(), body: { reason: 'why' } })).problem).toBe(
        'not-yours',
      )
      expect((await api.as(name).call(endHold, at())).problem).toBe('not-yours')
      expect((await api.as(name).call(readHold, at())).problem).toBe('not-yours')
    }
    for (const reason of ['', '   '])
      expect((await api.as('dara').call(holdStation, { ...at(), body: { reason } })).status).toBe(400)
    expect((await api.as('dara').call(endHold, at())).problem).toBe('not-found')
    const nowhere = { params: { ...params(), station: '990101-0001' } }
    expect((await api.as('dara').call(holdStation, { ...nowhere, body: { reason: 'why' } })).problem).toBe(
      'not-found',
    )
  })
})
