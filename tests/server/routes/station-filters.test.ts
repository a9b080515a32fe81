/** Filters: the map and the list hold the same stations, and those that somebody who reads page by page would find. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Settings } from '../../../schema/checklist/facts.ts'
import type { CampaignId } from '../../../schema/codes.ts'
import { REMEDY_CLASSES } from '../../../schema/findings/rating.ts'
import { unpackCodes } from '../../../schema/places/packed-columns.ts'
import { REACHED, STATION_STATES, type StationFilter } from '../../../schema/places/station-filter.ts'
import { REVIEW_STATES } from '../../../schema/visit/review.ts'
import { readAreaShares } from '../../../schema/wire/area-endpoints.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { listStations, readMap, readStation } from '../../../schema/wire/result-endpoints.ts'
import { countReviews, listReviews, takeReviewSteps } from '../../../schema/wire/review-endpoints.ts'
import { randomFrom } from '../../../seeds/demo/random.ts'
import { listCampaigns } from '../../../server/queries/campaigns.ts'
import { bringDemo } from '../../../server/start/bring-demo.ts'
import { settingsOf } from '../../../server/storage/campaign-settings.ts'
import { type Api, openApi } from '../../support/api.ts'
import { countByHand, judgeByHand } from '../../support/count-stations.ts'

type Sheet = ReplyOf<typeof readStation>
type Who = 'chan' | 'dara'

let api: Api
let campaign: CampaignId
let settings: Settings
/** Every station's own page, read one by one: what filters are counted by. */
const sheets = new Map<Who, readonly Sheet[]>()
beforeAll(async () => {
  api = await openApi()
  await bringDemo(api.services)
  const demo = (await listCampaigns(api.db)).find(({ id }) => id !== api.campaign)
  if (!demo) throw new Error('the demo is a campaign')
  campaign = demo.id
  settings = settingsOf(demo)
  for (const who of ['chan', 'dara'] as const) {
    const codes = await codesOnList(who, {})
    const read: Sheet[] = []
    for (const station of codes)
      read.push((await api.as(who).call(readStation, { params: { campaign, station } })).body)
    sheets.set(who, read)
  }
}, 120_000)
afterAll(() => api.close())

async function codesOnList(who: Who, filter: StationFilter): Promise<readonly string[]> {
  const codes: string[] = []
  for (let page = 1; ; page += 1) {
    const querystring = { ...filter, page: String(page) }
    const reply = await api.as(who).call(listStations, { params: { campaign }, querystring })
    expect(reply.status, reply.text).toBe(200)
    codes.push(...reply.body.stations.map(({ code }) => code))
    if (codes.length >= reply.body.total) return codes
  }
}

/** From the pages alone, by another way than the server's. */
function fits(sheet: Sheet, filter: StationFilter): boolean {
  const { area, state, group, barrier, remedy, kind, reached, search } = filter
  const isVisited = sheet.state !== 'not-visited'
  const its = group && isVisited ? (sheet.groups[group] ?? 'unknown') : sheet.state
  const names = [sheet.code, sheet.premisesName, ...sheet.areas.map(({ name }) => name)]
    .flatMap((name) => (typeof name === 'string' ? [name] : Object.values(name)))
    .map((name) => name.toLowerCase())
  const wanted: readonly boolean[] = [
    !area || sheet.areas.some(({ code }) => code === area),
    !state || its === state,
    !barrier || sheet.findings.some((one) => one.barrier === barrier && one.outcome === 'found'),
    !remedy || sheet.remedyClass === remedy,
    !kind || sheet.premisesKind === kind,
    !reached ||
      (reached === 'visited'
        ? isVisited
        : reached === 'not-visited'
          ? !isVisited
          : sheet.accessOutcome === reached),
    !search || names.some((name) => name.includes(search.toLowerCase())),
  ]
  return wanted.every(Boolean)
}

/** Parts that some station has, so that most filters find something. */
function randomFilter(seed: number, who: Who): StationFilter {
  const random = randomFrom(seed)
  const all = sheets.get(who) ?? []
  const model = random.pick(all.filter((sheet) => random.chance(0.2) || sheet.state !== 'not-visited'))
  const found = model.findings.filter(({ outcome }) => outcome === 'found').map(({ barrier }) => barrier)
  const group = random.pick(['mobility', 'vision', 'hearing', 'understanding', 'older'])
  const reached =
    who === 'chan' ? random.pick(REACHED) : random.pick(['visited', 'not-visited', 'entered'] as const)
  const word = random.pick([model.code, ...Object.values(model.premisesName)])
  return {
    ...(random.chance(0.4) && { area: random.pick(model.areas).code }),
    ...(random.chance(0.4) && { state: random.chance(0.6) ? model.state : random.pick(STATION_STATES) }),
    ...(random.chance(0.3) && { group }),
    ...(random.chance(0.4) && found.length > 0 && { barrier: random.pick(found) }),
    ...(random.chance(0.3) && { remedy: model.remedyClass ?? random.pick(REMEDY_CLASSES) }),
    ...(random.chance(0.4) && model.premisesKind && { kind: model.premisesKind }),
    ...(random.chance(0.4) && { reached }),
    ...(random.chance(0.2) && { search: word }),
  }
}

describe.each(['chan', 'dara'] as const)('seen by %s', (who) => {
  it('the list, the map and the pages of the stations agree on 20 random filters', async () => {
    // What a coordinator may not pick by, `fits` cannot know either: their pages do not tell it.
    const told = new Set(
      (sheets.get(who) ?? []).flatMap(({ findings }) => findings.map(({ barrier }) => barrier)),
    )
    let something = 0
    for (let seed = 1; seed <= 20; seed += 1) {
      const filter = randomFilter(seed, who)
      if (filter.barrier) expect(told).toContain(filter.barrier)
      const map = await api.as(who).call(readMap, { params: { campaign }, querystring: { ...filter } })
      const listed = await codesOnList(who, filter)
      const expected = (sheets.get(who) ?? []).filter((sheet) => fits(sheet, filter))
      const said = JSON.stringify(filter)
      expect([said, listed.toSorted()]).toEqual([said, expected.map(({ code }) => code).toSorted()])
      expect([said, unpackCodes(map.body.codes).toSorted()]).toEqual([
        said,
        expected
          .filter(({ point }) => point)
          .map(({ code }) => code)
          .toSorted(),
      ])
      expect(unpackCodes(map.body.codes).length + map.body.withoutPoint).toBe(listed.length)
      if (listed.length > 0 && listed.length < (sheets.get(who) ?? []).length) something += 1
    }
    expect(something).toBeGreaterThan(8)
  }, 120_000)

  it('each part alone takes some stations away and leaves some', async () => {
    const all = (sheets.get(who) ?? []).length
    for (const filter of [
      { remedy: 'before-next-election' },
      { kind: 'school' },
      { reached: 'visited' },
      { reached: 'not-visited' },
      { reached: 'entered' },
    ] as const) {
      const { length } = await codesOnList(who, filter)
      expect([filter, length > 0, length < all]).toEqual([filter, true, true])
    }
  })
})

describe('why nobody got in', () => {
  it('is asked for by reviewers, and by nobody who does not see stations whole', async () => {
    for (const reached of ['refused', 'outside-only', 'closed', 'not-found'] as const) {
      const asked = { params: { campaign }, querystring: { reached } }
      const ask = async (who: Who | 'bopha') => [
        (await api.as(who).call(listStations, asked)).problem,
        (await api.as(who).call(readMap, asked)).problem,
      ]
      expect(await ask('chan')).toEqual([undefined, undefined])
      for (const who of ['dara', 'bopha'] as const)
        expect([who, reached, ...(await ask(who))]).toEqual([who, reached, 'kept-inside', 'kept-inside'])
    }
    expect(await codesOnList('chan', { reached: 'refused' })).not.toEqual([])
  })
})

describe('the day on which a visit arrived', () => {
  it('is asked for by reviewers, by the clock of the country, and by nobody else', async () => {
    // Half past midnight where the country is, which is still the day before in UTC.
    await sql`update visit set received_at = '2027-06-05T17:30:00Z'
      where id = (select id from visit where campaign_id = ${campaign} order by sequence limit 1)`.execute(
      api.db,
    )
    const [first] = (
      await sql<{ readonly station: string }>`
        select station from visit where campaign_id = ${campaign} order by sequence limit 1`.execute(api.db)
    ).rows
    expect(await codesOnList('chan', { day: '2027-06-06' })).toEqual([first?.station])
    expect(await codesOnList('chan', { day: '2027-06-05' })).toEqual([])
    expect(await codesOnList('chan', { day: '2027-06-06', state: 'not-visited' })).toEqual([])
    const map = await api
      .as('chan')
      .call(readMap, { params: { campaign }, querystring: { day: '2027-06-06' } })
    expect(unpackCodes(map.body.codes)).toEqual([first?.station])
    const asked = { params: { campaign }, querystring: { day: '2027-06-06' } }
    for (const who of ['dara', 'bopha'] as const)
      expect([
        (await api.as(who).call(listStations, asked)).problem,
        (await api.as(who).call(readMap, asked)).problem,
      ]).toEqual(['kept-inside', 'kept-inside'])
  })
})

describe('a count made by plain SQL and the rules alone', () => {
  it('is the number of stations on the list and on the map, for 40 random filters, reviews and findings among them', async () => {
    const asked = { params: { campaign }, querystring: {} }
    const { visits } = (await api.as('chan').call(listReviews, asked)).body
    for (const [at, { visit, seen }] of visits.entries()) {
      const to = (['checked', 'query'] as const)[at % 3]
      const body = { visits: [{ visit, seen }], reason: 'photo' as const }
      if (to) await api.as('chan').call(takeReviewSteps, { params: { campaign }, body: { ...body, to } })
    }
    const judging = { db: api.db, campaign, checklist: api.services.shippedChecklist.checklist, settings }
    const judged = await judgeByHand(judging)
    const visited = [...judged.values()].filter((one) => one !== undefined)
    const groups = Object.keys(visited[0]?.groups ?? {})
    expect(groups.length).toBeGreaterThan(3)
    let something = 0
    const used = new Set<string>()
    for (let seed = 101; seed <= 140; seed += 1) {
      const random = randomFrom(seed)
      const { area, kind, reached } = randomFilter(seed, 'chan')
      const model = random.pick(sheets.get('chan') ?? [])
      const seen = random.pick(visited)
      // Every second one by what was found there, the others by where it is and how far people came.
      const isJudged = seed % 2 === 0
      const filter: StationFilter = {
        ...(area && random.chance(0.5) && { area }),
        ...(kind && random.chance(isJudged ? 0.3 : 1) && { kind }),
        ...(reached && random.chance(isJudged ? 0.3 : 1) && { reached }),
        ...(random.chance(isJudged ? 0.2 : 0.6) && { review: random.pick(REVIEW_STATES) }),
        ...(random.chance(0.1) && { search: model.code }),
        ...(isJudged && random.chance(0.6) && { state: random.pick(STATION_STATES) }),
        ...(isJudged && random.chance(0.5) && { group: random.pick(groups) }),
        ...(isJudged &&
          random.chance(0.4) &&
          seen.found.size > 0 && { barrier: random.pick([...seen.found]) }),
        ...(isJudged && random.chance(0.4) && { remedy: random.pick(REMEDY_CLASSES) }),
      }
      const counted = await countByHand(judging, judged, filter)
      const map = await api.as('chan').call(readMap, { params: { campaign }, querystring: { ...filter } })
      const said = JSON.stringify(filter)
      expect([said, (await codesOnList('chan', filter)).length]).toEqual([said, counted])
      expect([said, unpackCodes(map.body.codes).length + map.body.withoutPoint]).toEqual([said, counted])
      if (counted > 0) {
        something += 1
        for (const part of Object.keys(filter)) used.add(part)
      }
    }
    expect(something).toBeGreaterThan(16)
    // Each part has picked something at least once.
    expect([...used].toSorted()).toEqual(
      ['area', 'barrier', 'group', 'kind', 'reached', 'remedy', 'review', 'search', 'state'].toSorted(),
    )
  }, 120_000)

  it('is the same by every group, state, barrier and class of remedy alone', async () => {
    const judging = { db: api.db, campaign, checklist: api.services.shippedChecklist.checklist, settings }
    const judged = await judgeByHand(judging)
    const visited = [...judged.values()].filter((one) => one !== undefined)
    const alone: readonly StationFilter[] = [
      ...STATION_STATES.map((state) => ({ state })),
      ...Object.keys(visited[0]?.groups ?? {}).map((group) => ({ group, state: 'none' as const })),
      ...[...new Set(visited.flatMap(({ found }) => [...found]))].map((barrier) => ({ barrier })),
      ...REMEDY_CLASSES.map((remedy) => ({ remedy })),
    ]
    for (const filter of alone) {
      const counted = await countByHand(judging, judged, filter)
      const { body } = await api
        .as('chan')
        .call(listStations, { params: { campaign }, querystring: { ...filter } })
      expect([filter, body.total]).toEqual([filter, counted])
    }
  })
})

describe('how far a review has come', () => {
  it('is counted for reviewers, and picks stations for nobody else', async () => {
    const params = { campaign }
    const { counts } = (await api.as('chan').call(countReviews, { params })).body
    const listed = (await api.as('chan').call(listReviews, { params, querystring: {} })).body.counts
    expect(counts).toMatchObject(listed)
    expect(Object.keys(counts).toSorted()).toEqual([...REVIEW_STATES].toSorted())
    const asked = { params, querystring: { review: 'query' } } as const
    for (const who of ['dara', 'bopha'] as const) {
      expect((await api.as(who).call(listStations, asked)).problem).toBe('kept-inside')
      expect((await api.as(who).call(readMap, asked)).problem).toBe('kept-inside')
      expect((await api.as(who).call(readAreaShares, asked)).problem).toBe('kept-inside')
    }
    const shares = (await api.as('chan').call(readAreaShares, asked)).body
    expect(shares.all.stations).toBe((await codesOnList('chan', { review: 'query' })).length)
    const [first] = await codesOnList('chan', { review: 'query' })
    const one = { params, querystring: { station: first ?? '' } }
    const { visits } = (await api.as('chan').call(listReviews, one)).body
    expect(visits.map(({ station }) => station)).toEqual(visits.map(() => first))
    expect(visits.some(({ state }) => state === 'query')).toBe(true)
  })
})
