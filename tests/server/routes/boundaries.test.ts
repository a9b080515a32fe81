/** Boundaries over the API: tried without a trace, taken whole, drawn instead of what was computed, and bad files refused in words. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAreaShapes } from '../../../schema/wire/area-endpoints.ts'
import {
  dropBoundaries,
  listBoundaryLevels,
  takeBoundaries,
  tryBoundaries,
} from '../../../schema/wire/boundary-endpoints.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { listLogbook } from '../../../schema/wire/logbook-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms } from '../../support/intake.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
})
afterAll(() => api.close())

type Tried = ReplyOf<typeof tryBoundaries>

const square = (code: string, west: number, south: number) => ({
  type: 'Feature',
  properties: { ADM1_PCODE: `KH${code}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 1, south],
        [west + 1, south + 1],
        [west, south + 1],
        [west, south],
      ],
    ],
  },
})
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const send = (path: string, body: string | Uint8Array) =>
  api
    .as('dara')
    .send('POST', path, { body: Buffer.from(body), headers: { 'content-type': 'application/geo+json' } })
const levels = async () => (await api.as('dara').call(listBoundaryLevels, {})).body
const shapes = async () =>
  (await api.as('dara').call(readAreaShapes, { params: { campaign: api.campaign }, querystring: {} })).body
const acts = async () =>
  (await api.as('dara').call(listLogbook, { querystring: {} })).body.entries
    .map(({ act }) => act)
    .filter((act) => act.startsWith('boundaries.'))

describe('a file of boundaries', () => {
  it('that is tried says what it would do, and leaves nothing behind', async () => {
    const before = await shapes()
    const reply = await send(tryBoundaries.url, file(square('02', 103, 12), square('77', 104, 12)))
    expect(reply.status, reply.text).toBe(200)
    const tried = reply.body as Tried
    expect([tried.property, tried.level, tried.areas, tried.corners]).toEqual([
      'ADM1_PCODE',
      'province',
      1,
      4,
    ])
    expect(tried.remarks.map(({ feature, kind }) => [feature, kind])).toEqual([
      [2, 'unknown-area'],
      [1, 'code-mended'],
    ])
    const provinces = (await levels()).find(({ level }) => level === 'province')
    expect(tried.missingCount).toBe((provinces?.of ?? 0) - 1)
    expect((await levels()).every(({ areas }) => areas === 0)).toBe(true)
    expect(await shapes()).toEqual(before)
    expect(await acts()).toEqual([])
  })

  it('that is taken is drawn instead of what was computed, replaces its level, and goes again', async () => {
    expect((await shapes()).isApproximate).toBe(true)
    await send(takeBoundaries.url, file(square('01', 103, 12), square('02', 104, 12)))
    const taken = await send(takeBoundaries.url, file(square('02', 103, 12)))
    expect(taken.status, taken.text).toBe(200)
    const drawn = await shapes()
    expect(drawn.isApproximate).toBe(false)
    expect(drawn.areas.map(({ code, rings }) => [code, rings])).toEqual([
      ['02', [[10_300_000, 1_200_000, 100_000, 0, 0, 100_000, -100_000, 0]]],
    ])
    const dropped = await api.as('dara').call(dropBoundaries, { params: { level: 'province' } })
    expect(dropped.body).toEqual({ dropped: 1 })
    expect((await shapes()).isApproximate).toBe(true)
    expect(await acts()).toEqual(['boundaries.dropped', 'boundaries.taken', 'boundaries.taken'])
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"type": "FeatureCollection", "features": ['],
    ['no UTF-8', Uint8Array.from([0x22, 0xff, 0xfe, 0x22])],
    ['no features', '{"type":"Topology"}'],
    ['no code that is known', file({ ...square('02', 1, 1), properties: { name: 'x' } })],
    ['nesting without an end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a prototype', '{"__proto__":{"features":[{}]}}'],
  ] as const)('with %s is refused, and what stands stays', async (_, body) => {
    await send(takeBoundaries.url, file(square('02', 103, 12)))
    for (const { url } of [tryBoundaries, takeBoundaries]) {
      const reply = await send(url, body)
      expect([reply.status, reply.problem], reply.text).toEqual([422, 'boundaries-unreadable'])
    }
    expect((await shapes()).areas.map(({ code }) => code)).toEqual(['02'])
  })

  it('of more than 20 MB is refused by its length', async () => {
    const reply = await send(tryBoundaries.url, new Uint8Array(20 * 1024 * 1024 + 1))
    expect(reply.status).toBe(413)
  })
})
