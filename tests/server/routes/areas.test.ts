/** Areas on the map: the table of shares says what the list says, and every outline holds its own stations. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignId } from '../../../schema/codes.ts'
import { isInside } from '../../../schema/places/area-shapes.ts'
import { unpackCodes, unpackSteps } from '../../../schema/places/packed-columns.ts'
import type { StationFilter } from '../../../schema/places/station-filter.ts'
import { readAreaShapes, readAreaShares } from '../../../schema/wire/area-endpoints.ts'
import { listStations, readIndicators, readMap } from '../../../schema/wire/result-endpoints.ts'
import { listCampaigns } from '../../../server/queries/campaigns.ts'
import { bringDemo } from '../../../server/start/bring-demo.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
let campaign: CampaignId
beforeAll(async () => {
  api = await openApi()
  await bringDemo(api.services)
  const demo = (await listCampaigns(api.db)).find(({ id }) => id !== api.campaign)
  if (!demo) throw new Error('the demo is a campaign')
  campaign = demo.id
}, 120_000)
afterAll(() => api.close())

const degreesOf = (steps: readonly number[]) => {
  const at = [0, 0]
  return steps.map((step, which) => {
    at[which % 2] = (at[which % 2] ?? 0) + step
    return (at[which % 2] ?? 0) / 100_000
  })
}

async function sharesOf(filter: StationFilter, who: 'chan' | 'dara' | 'bopha' = 'chan') {
  const reply = await api.as(who).call(readAreaShares, { params: { campaign }, querystring: { ...filter } })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const totalOf = async (filter: StationFilter) =>
  (await api.as('chan').call(listStations, { params: { campaign }, querystring: { ...filter } })).body.total

describe('the shares of areas', () => {
  it('are what the list counts, area by area, down to the commune', async () => {
    for (let area: string | undefined, level = 0; level < 3; level += 1) {
      const { areas, all } = await sharesOf({ state: 'none', kind: 'school', ...(area && { area }) })
      expect(areas.length).toBeGreaterThan(0)
      for (const { code, share } of areas) {
        const of = (filter: StationFilter) => totalOf({ area: code, kind: 'school', ...filter })
        expect(share).toEqual({
          stations: await of({}),
          n: await of({ reached: 'visited' }),
          found: await of({ state: 'none' }),
        })
      }
      expect(areas.reduce((sum, { share }) => sum + share.found, 0)).toBe(all.found)
      area = areas[0]?.code
    }
  })

  it('of a barrier are those of the indicators, with the same denominator', async () => {
    const { areas } = await sharesOf({ barrier: 'gate-too-narrow' })
    for (const { code, share } of areas) {
      const { body } = await api
        .as('chan')
        .call(readIndicators, { params: { campaign }, querystring: { area: code } })
      const said = body.indicators.find(({ barrier }) => barrier === 'gate-too-narrow')
      expect([share.found, share.n]).toEqual([said?.found, said?.n])
    }
    expect(areas.some(({ share }) => share.found > 0)).toBe(true)
  })

  it('of what people did there are told to reviewers alone', async () => {
    const { body } = await api.as('chan').call(readIndicators, { params: { campaign }, querystring: {} })
    const outside = await api.as('bopha').call(readIndicators, { params: { campaign }, querystring: {} })
    const told = new Set(outside.body.indicators.map(({ barrier }) => barrier))
    const kept = body.indicators.find(({ barrier }) => !told.has(barrier))?.barrier ?? ''
    const ask = async (who: 'chan' | 'dara' | 'bopha') =>
      (await api.as(who).call(readAreaShares, { params: { campaign }, querystring: { barrier: kept } }))
        .problem
    expect([await ask('chan'), await ask('dara'), await ask('bopha')]).toEqual([
      undefined,
      'kept-inside',
      'kept-inside',
    ])
  })

  it('end where stations come next, and are none for an area nobody knows', async () => {
    expect(await sharesOf({ area: '999999' })).toEqual({
      all: { stations: 0, found: 0, n: 0 },
      areas: [],
    })
  })
})

describe('the outlines of areas', () => {
  it('hold the stations of their own area and of no other, at each level', async () => {
    const map = (await api.as('dara').call(readMap, { params: { campaign }, querystring: {} })).body
    const [lat, lon] = [map.latitudes, map.longitudes].map((packed) =>
      unpackSteps(packed).map((steps) => steps / map.stepsPerDegree),
    )
    const areaOf = new Map<string, string>()
    for (const area of (await sharesOf({})).areas.map(({ code }) => code)) {
      const { body } = await api.as('dara').call(readMap, { params: { campaign }, querystring: { area } })
      for (const code of unpackCodes(body.codes)) areaOf.set(code, area)
    }
    const reply = await api.as('dara').call(readAreaShapes, { params: { campaign }, querystring: {} })
    expect(reply.status, reply.text).toBe(200)
    const { areas, isApproximate, without } = reply.body
    expect([isApproximate, without]).toEqual([true, []])
    let inside = 0
    for (const { code, rings, label } of areas) {
      const shape = rings.map(degreesOf)
      expect(isInside(shape, label.longitude, label.latitude)).toBe(true)
      for (const [at, station] of unpackCodes(map.codes).entries())
        if (isInside(shape, lon?.[at] ?? 0, lat?.[at] ?? 0)) {
          expect([station, areaOf.get(station)]).toEqual([station, code])
          inside += 1
        }
    }
    expect(inside).toBe(lat?.length)
  })

  it('below one area are drawn for its own parts only', async () => {
    const [first] = (await sharesOf({})).areas
    const within = first?.code ?? ''
    const { body } = await api
      .as('bopha')
      .call(readAreaShapes, { params: { campaign }, querystring: { area: within } })
    expect(body.level).toBe('district')
    expect(body.areas.length).toBeGreaterThan(0)
    expect(body.areas.every(({ code }) => code.startsWith(within))).toBe(true)
  })
})
