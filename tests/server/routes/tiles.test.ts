/** The map in tiles says what the map of all stations says: the same counts, the same stations, under every filter. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignId } from '../../../schema/codes.ts'
import { unpackCodes, unpackSmall, unpackSteps } from '../../../schema/places/packed-columns.ts'
import type { StationFilter } from '../../../schema/places/station-filter.ts'
import { tileAt } from '../../../schema/places/tile.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { readMap, readTiles } from '../../../schema/wire/result-endpoints.ts'
import { listCampaigns } from '../../../server/queries/campaigns.ts'
import { bringDemo } from '../../../server/start/bring-demo.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
let campaign: CampaignId
/** So many stations nobody visited lie around the others, made in the database, that squares are needed. */
const MORE = 5_000
beforeAll(async () => {
  api = await openApi()
  await bringDemo(api.services)
  const demo = (await listCampaigns(api.db)).find(({ id }) => id !== api.campaign)
  if (!demo) throw new Error('the demo is a campaign')
  campaign = demo.id
  await sql`
    insert into premises (code, area, name, search_key, latitude, longitude)
    select 'made-' || n, codes[1 + n % cardinality(codes)],
      '{"km": "x"}', 'x', 10.5 + 3.5 * ((n * 7919) % 1009) / 1009.0, 103 + 3.5 * ((n * 104729) % 1013) / 1013.0
    from generate_series(1, ${MORE}) as n,
      (select array_agg(code order by code) as codes from area where level = 'commune') as communes`.execute(
    api.db,
  )
  await sql`
    insert into station (code, premises, room) select 'made-' || n || '-1', 'made-' || n, '1'
    from generate_series(1, ${MORE}) as n`.execute(api.db)
}, 120_000)
afterAll(() => api.close())

type Who = 'chan' | 'dara' | 'bopha'
type Tiles = ReplyOf<typeof readTiles>
const COUNTRY = { south: '9.9', west: '102.3', north: '14.7', east: '107.7' }

async function tilesOf(filter: StationFilter, zoom: string, box = COUNTRY, who: Who = 'chan') {
  const { search: _, ...others } = filter
  const reply = await api
    .as(who)
    .call(readTiles, { params: { campaign }, querystring: { ...others, ...box, zoom } })
  expect(reply.status, reply.text.slice(0, 400)).toBe(200)
  return reply.body
}
const mapOf = async (filter: StationFilter, who: Who = 'chan') =>
  (await api.as(who).call(readMap, { params: { campaign }, querystring: { ...filter } })).body

/** Stations by state, whichever way they were sent. */
function countsOf({
  states,
  counts,
  points,
}: Tiles | (Awaited<ReturnType<typeof mapOf>> & { points?: never; counts?: never })) {
  const sums: Record<string, number> = {}
  const add = (state: string | undefined, stations: number) => {
    if (state && stations > 0) sums[state] = (sums[state] ?? 0) + stations
  }
  for (const [at, stations] of (counts ?? []).entries()) add(states[at % states.length], stations)
  if (points) for (const state of statesOf(points)) add(states[state], 1)
  return sums
}
const statesOf = ({ codes, state }: { readonly codes: string; readonly state: string }) =>
  unpackSmall(state, unpackCodes(codes).length)

function countsOfMap({ states, codes, state }: Awaited<ReturnType<typeof mapOf>>) {
  const sums: Record<string, number> = {}
  for (const one of statesOf({ codes, state })) sums[states[one] ?? ''] = (sums[states[one] ?? ''] ?? 0) + 1
  return sums
}

const FILTERS: readonly StationFilter[] = [
  {},
  { area: '02' },
  { state: 'none' },
  { state: 'not-visited' },
  { state: 'none', group: 'vision', area: '02' },
  { reached: 'visited', remedy: 'before-next-election' },
  { reached: 'not-visited', area: '0201' },
  { kind: 'school' },
  { kind: 'school', reached: 'not-visited' },
  { barrier: 'gate-too-narrow' },
  { barrier: 'gate-too-narrow', reached: 'not-visited' },
]

describe.each(['chan', 'dara'] as const)('the map in tiles, seen by %s', (who) => {
  it.each(FILTERS.map((filter) => [JSON.stringify(filter), filter] as const))(
    'counts what the map of all stations shows with %s, far and near',
    async (_, filter) => {
      const all = countsOfMap(await mapOf(filter, who))
      for (const zoom of ['6', '9.5', '13'])
        expect([zoom, countsOf(await tilesOf(filter, zoom, COUNTRY, who))]).toEqual([zoom, all])
    },
  )

  it('sends squares where stations are many, and the same stations as the map where they are few', async () => {
    const far = await tilesOf({}, '6', COUNTRY, who)
    expect([far.points, far.depth]).toEqual([undefined, 8])
    expect(far.tiles.length).toBeGreaterThan(8)
    expect(far.counts).toHaveLength(far.tiles.length * far.states.length)

    const box = { south: '12', west: '104', north: '12.8', east: '105' }
    const near = await tilesOf({}, '12', box, who)
    const all = await mapOf({}, who)
    const [latitudes = [], longitudes = []] = [all.latitudes, all.longitudes].map(unpackSteps)
    const inside = unpackCodes(all.codes).filter((_, which) => {
      const tile = tileAt((latitudes[which] ?? 0) / 100_000, (longitudes[which] ?? 0) / 100_000)
      const [corner, other] = [tileAt(12.8, 104, 14), tileAt(12, 105, 14)]
      return isBetween(tile >>> 2, corner, other)
    })
    expect(inside.length).toBeGreaterThan(20)
    expect(unpackCodes(near.points?.codes ?? '').toSorted()).toEqual(inside.toSorted())
  })
})

const isBetween = (tile: number, corner: number, other: number) => {
  const columns = (its: number) => its & 0x55555555
  const rows = (its: number) => its & 0x2aaaaaaa
  // Bits in turn keep the order of columns and of rows.
  return (
    columns(tile) >= columns(corner) &&
    columns(tile) <= columns(other) &&
    rows(tile) >= rows(corner) &&
    rows(tile) <= rows(other)
  )
}

describe('the map in tiles', () => {
  it('gives each station the tile that the domain works out', async () => {
    await tilesOf({}, '6')
    const rows = await api.db.selectFrom('station_tile').select(['tile', 'latitude', 'longitude']).execute()
    expect(rows.length).toBeGreaterThan(MORE)
    expect(rows.filter(({ tile, latitude, longitude }) => tile !== tileAt(latitude, longitude))).toEqual([])
  })

  it('follows the register when stations come or go', async () => {
    const before = countsOf(await tilesOf({}, '6'))['not-visited'] ?? 0
    await sql`delete from station where code = 'made-1-1'`.execute(api.db)
    api.clock.advance(3_000)
    expect(countsOf(await tilesOf({}, '6'))['not-visited']).toBe(before - 1)
  })

  it('is picked by review as the map of all stations is, for reviewers alone', async () => {
    for (const zoom of ['6', '13'])
      expect(countsOf(await tilesOf({ review: 'new' }, zoom))).toEqual(
        countsOfMap(await mapOf({ review: 'new' })),
      )
    const { problem } = await api
      .as('dara')
      .call(readTiles, { params: { campaign }, querystring: { ...COUNTRY, zoom: '6', review: 'new' } })
    expect(problem).toBe('kept-inside')
  })

  it('is not asked for what people did there by whoever does not see stations whole', async () => {
    const ask = async (who: Who) =>
      (
        await api.as(who).call(readTiles, {
          params: { campaign },
          querystring: { ...COUNTRY, zoom: '6', reached: 'refused' },
        })
      ).problem
    expect([await ask('chan'), await ask('dara'), await ask('bopha')]).toEqual([
      undefined,
      'kept-inside',
      'kept-inside',
    ])
  })

  it.each([
    ['zoom', '999'],
    ['south', '1e9'],
    ['west', 'x'],
  ])('refuses a %s of %s', async (name, value) => {
    const wrong = { ...COUNTRY, ...{ zoom: '6', [name]: value } }
    const { status } = await api.as('chan').call(readTiles, { params: { campaign }, querystring: wrong })
    expect(status).toBe(400)
  })

  it('answers any box at any zoom', async () => {
    for (const box of [
      { south: '-90', west: '-180', north: '90', east: '180' },
      { south: '14', west: '105', north: '12', east: '103' },
      { south: '0', west: '0', north: '0', east: '0' },
      { south: '-999', west: '-999', north: '999', east: '999' },
    ])
      for (const zoom of ['0', '5', '17', '99']) await tilesOf({}, zoom, box)
  })
})
