/** Releases: frozen on election night and after the quiet days, the same bytes for ever, withdrawn where they must not stay. */

import { createHash, randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RELEASE_FILES } from '../../../schema/release/files.ts'
import type { ReleaseContent, ReleasedStation, ReleaseKind } from '../../../schema/release/release.ts'
import { holdStation } from '../../../schema/wire/hold-endpoints.ts'
import { gatherRecords, listRecords, moveRecords } from '../../../schema/wire/recommendation-endpoints.ts'
import {
  listReleases,
  putRelease,
  readRelease,
  withdrawRelease,
} from '../../../schema/wire/release-endpoints.ts'
import { agreeAsSecond, askForTwo } from '../../../schema/wire/two-people-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { type Api, openApi } from '../../support/api.ts'
import { type Planted, plantOffice, visitPlanted } from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { signIn } from '../../support/signed-in.ts'

const HOUR_MS = 3_600_000
/** Of the country: Phnom Penh is seven hours ahead. */
const AHEAD_MS = 7 * HOUR_MS

let api: Api
let planted: Planted
const chance = chanceFrom(77)
beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 8)
  // The first two communes, in province 02, and one of province 01: there too few came in yet.
  for (const station of planted.stations.slice(0, 34)) await visitPlanted(api, planted, station, chance)
  const today = localNow().toISOString().slice(0, 10)
  await sql`update campaign set election_date = ${today} where id = ${api.campaign}`.execute(api.db)
}, 120_000)
afterAll(() => api.close())

const localNow = () => new Date(api.services.now().getTime() + AHEAD_MS)
/** To this hour of the day there, so many days on. */
function goTo(hour: number, days = 0) {
  const now = localNow()
  const then = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, hour, 20)
  api.clock.advance(then - now.getTime())
}
const liaison = () => signIn(api, ['liaison'], 'whole')
const coordinator = () => signIn(api, ['coordinator'], 'whole')
const campaign = () => ({ campaign: api.campaign })

async function make(kind: ReleaseKind, by?: Awaited<ReturnType<typeof liaison>>) {
  const who = by ?? (await liaison())
  return who.call(putRelease, { params: { ...campaign(), release: randomUUID() }, body: { kind } })
}

async function take(number: number, file: string, language = 'km', app = api.app) {
  const { headers } = await liaison()
  const url = `/api/campaigns/${api.campaign}/releases/${number}/exports/${file}?language=${language}`
  const reply = await app.inject({ method: 'GET', url, headers: { ...headers } })
  return { status: reply.statusCode, bytes: reply.rawPayload, text: reply.body }
}
/** Gathers recommendations, agrees to one and overrules another; their remedies. */
async function recordTwo(): Promise<readonly [string, string]> {
  const by = await liaison()
  const list = async () => (await by.call(listRecords, { params: campaign(), querystring: {} })).body
  const seen = (await list()).gathering?.seen ?? ''
  await by.call(gatherRecords, { params: campaign(), body: { seen } })
  const [one, two] = (await list()).records
  if (!one || !two) throw new Error('there are too few recommendations')
  const day = localNow().toISOString().slice(0, 10)
  for (const [{ record, version }, to] of [[one, 'agreed'] as const, [two, 'overruled'] as const]) {
    const body = { records: [{ record, version }], to, day, words: { en: 'It stays inside.' } }
    expect((await by.call(moveRecords, { params: campaign(), body })).status).toBe(200)
  }
  return [one.remedy, two.remedy]
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function takeAll(number: number, app = api.app) {
  const hashes: Record<string, string> = {}
  for (const file of RELEASE_FILES)
    for (const language of ['km', 'en']) {
      const { status, bytes } = await take(number, file, language, app)
      hashes[`${file} ${language}`] = `${status} ${hashOf(bytes)}`
    }
  return hashes
}

async function contentOf(number: number) {
  const [first = '', ...lines] = (await take(number, 'release.jsonl')).text.trimEnd().split('\n')
  const content: ReleaseContent = JSON.parse(first)
  const stations = lines.map((line): ReleasedStation => JSON.parse(line))
  return { content, stations }
}

describe('on the evening of the election day', () => {
  it('nothing is released while the poll is open', async () => {
    goTo(9)
    expect((await make('preliminary')).problem).toBe('release-not-now')
    expect((await make('final')).problem).toBe('release-not-now')
  })

  it('a preliminary release needs somebody who knows where monitors are', async () => {
    goTo(20)
    const bopha = await liaison()
    expect((await make('preliminary', bopha)).problem).toBe('second-person-needed')
    const request = randomUUID()
    const body = { act: 'release.early', object: api.campaign, reason: 'Election night' } as const
    expect((await bopha.call(askForTwo, { params: { request }, body })).status).toBe(200)
    expect((await (await liaison()).call(agreeAsSecond, { params: { request } })).problem).toBe(
      'request-not-open',
    )
    expect((await (await coordinator()).call(agreeAsSecond, { params: { request } })).status).toBe(200)
    const made = await make('preliminary', bopha)
    expect(made.status, made.text).toBe(200)
    expect(made.body).toMatchObject({ number: 1, kind: 'preliminary', hour: 20, stations: 0 })
  })

  it('it tells counts of the country and of provinces with a crowd, and no station', async () => {
    const { content, stations } = await contentOf(1)
    expect(stations).toEqual([])
    expect(content.coverage).toMatchObject({ stations: 64, visited: 34 })
    // Province 01 has two visited stations: told apart it would point at them, and so would the rest without it.
    expect(content.areas).toEqual([])
    expect(content.told).toEqual([])
    const text = (await take(1, 'release.jsonl')).text
    for (const station of planted.stations) expect(text).not.toContain(station)
    for (const file of ['findings.csv', 'stations.geojson']) expect((await take(1, file)).status).toBe(409)
    expect((await take(1, 'indicators.csv')).status).toBe(200)
    expect((await take(1, 'recommendations.csv')).text).not.toContain('0201')
  })

  it('there is one only, and no final one before the quiet days are over', async () => {
    expect((await make('preliminary')).problem).toBe('release-exists')
    expect((await make('final')).problem).toBe('release-not-now')
  })
})

describe('after the quiet days', () => {
  it('the final release has every station, its hash is of its text, and it takes the place of the first', async () => {
    // What is seen on the next day is in the final one, and changes nothing of the first.
    const before = await takeAll(1)
    for (const station of planted.stations.slice(30, 50)) await visitPlanted(api, planted, station, chance)
    goTo(9, 3)
    const [agreed, overruled] = await recordTwo()
    const made = await make('final')
    expect(made.status, made.text).toBe(200)
    expect(made.body).toMatchObject({ number: 2, kind: 'final', stations: 50 })
    const { bytes } = await take(2, 'release.jsonl')
    expect([hashOf(bytes), bytes.length]).toEqual([made.body.sha256, made.body.bytes])
    const { content, stations } = await contentOf(2)
    expect(content).toMatchObject({ number: 2, supersedes: 1, stations: 50, moment: { day: made.body.day } })
    expect(stations.map(({ code }) => code)).toEqual(planted.stations.slice(0, 50).toSorted())
    expect(content.areas.map(({ code }) => code)).toEqual(['01', '02'])
    // What is on record is frozen as it stood; what was overruled is not told at all.
    expect(content.records?.find(({ remedy }) => remedy === agreed)?.state).toBe('agreed')
    const file = (await take(2, 'recommendations.csv', 'en')).text
    expect([file.includes(`,${agreed},`), file.includes(',agreed,')]).toEqual([true, true])
    for (const text of [JSON.stringify([content.records, content.recommendations]), file])
      expect(text).not.toContain(overruled)
    // What voters said is counted of many, and in the file as it is in the release.
    const [talks] = content.estimates?.interviews ?? []
    expect(talks).toMatchObject({ part: { of: 'all' }, talks: 54, stations: 50 })
    const said = (await take(2, 'interviews.csv', 'en')).text
    expect(said).toContain('all,All interviews.,54,50,int_vote_secret,Could you mark your ballot in secret?,')
    expect(said).not.toContain('Voter Dara')
    expect((await take(1, 'interviews.csv')).text.trimEnd().split('\n')).toHaveLength(1)
    // The workbook says the same as the table.
    const { sheets } = await readXlsx((await take(2, 'workbook.xlsx', 'en')).bytes)
    const [headings = [], ...asked] = sheets.find(({ name }) => name === 'Recommendations')?.rows ?? []
    const states = new Map(
      asked.map((row) => [row[headings.indexOf('remedy')], row[headings.indexOf('state')]]),
    )
    expect([states.get(agreed), states.has(overruled)]).toEqual(['agreed', false])
    expect(await takeAll(1)).toEqual(before)
    const { releases } = (await (await liaison()).call(listReleases, { params: campaign() })).body
    expect(releases.map(({ number, supersededBy }) => [number, supersededBy])).toEqual([
      [2, undefined],
      [1, 2],
    ])
  })

  it('its files have the same bytes whatever came since, also from a server that began anew', async () => {
    const before = await takeAll(2)
    expect(new Set(Object.values(before)).size).toBeGreaterThan(8)
    for (const station of planted.stations.slice(0, 20)) await visitPlanted(api, planted, station, chance)
    await sql`update campaign set name = '{"km": "ថ្មី", "en": "New"}' where id = ${api.campaign}`.execute(
      api.db,
    )
    // Another way to the same database: nothing that was kept in memory for the first one is known there.
    const exportDb = api.services.exportDb.withoutPlugins()
    const begunAnew = await buildApp({ ...api.services, exportDb })
    expect(await takeAll(2, begunAnew)).toEqual(before)
    await begunAnew.close()
    const next = await make('final')
    expect(next.body).toMatchObject({ number: 3 })
    expect(hashOf((await take(3, 'findings.csv')).bytes)).not.toBe(before['findings.csv km']?.split(' ')[1])
  })

  it('a station on hold is in no later release, and how many there are is not told', async () => {
    const [station = ''] = planted.stations
    const held = await (await coordinator()).call(holdStation, {
      params: { ...campaign(), station },
      body: { reason: 'One visible monitor.' },
    })
    expect(held.status).toBe(200)
    expect((await make('final')).body).toMatchObject({ number: 4, stations: 49 })
    const { content, stations } = await contentOf(4)
    expect(stations.some(({ code }) => code === station)).toBe(false)
    expect(content.redactions).toContainEqual({ reason: 'held', what: 'stations', count: 'few' })
    const { redactions } = (
      await (await liaison()).call(readRelease, { params: { ...campaign(), number: '4' } })
    ).body
    expect(redactions.map(({ text }) => text.en).join(' ')).toContain('too few to give a number')
  })

  it('one that names it is withdrawn: no file of it is given out, its number and hash stay', async () => {
    const params = { ...campaign(), number: '3' }
    // Read just now, so that the server still knows what is in it.
    expect((await take(3, 'codebook.csv')).status).toBe(200)
    const withdrawn = await (await coordinator()).call(withdrawRelease, { params, body: { reason: 'held' } })
    expect(withdrawn.status).toBe(200)
    for (const file of RELEASE_FILES) expect((await take(3, file)).status).toBe(410)
    expect((await take(2, 'release.jsonl')).status).toBe(200)
    const { releases } = (await (await liaison()).call(listReleases, { params: campaign() })).body
    expect(releases.find(({ number }) => number === 3)).toMatchObject({ withdrawn: 'held', stations: 50 })
    expect((await take(9, 'release.jsonl')).status).toBe(404)
  })

  it('asked for twice under one id it is made once, and two that are made at once get two numbers', async () => {
    const bopha = await liaison()
    const release = randomUUID()
    const ask = (id: string) =>
      bopha.call(putRelease, { params: { ...campaign(), release: id }, body: { kind: 'final' } })
    const [one, other] = await Promise.all([ask(release), ask(randomUUID())])
    expect([one.body.number, other.body.number].toSorted()).toEqual([5, 6])
    expect((await ask(release)).body).toEqual({
      ...one.body,
      ...(one.body.number === 5 && { supersededBy: 6 }),
    })
  })
})
