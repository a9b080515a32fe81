/** Cells of stations, merged by area: known answers, and what must hold for any stations. */

import Delaunator from 'delaunator'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInside, mergeCells, type Net, type Ring, standAround } from '../../../schema/places/area-shapes.ts'

interface Placed {
  readonly x: number
  readonly y: number
  readonly area: string
}

const FRAME = { west: 0, south: 0, east: 100, north: 100 }

function shapesOf(stations: readonly Placed[]): ReadonlyMap<string, readonly Ring[]> {
  const all = [...stations.map(({ x, y }) => [x, y] as const), ...standAround(FRAME)]
  const { triangles, halfedges } = Delaunator.from(all.map(([x, y]) => [x, y]))
  const net: Net = { xs: all.map(([x]) => x), ys: all.map(([, y]) => y), triangles, halfedges }
  return mergeCells(net, (point) => stations[point]?.area)
}

const nearestTo = (stations: readonly Placed[], x: number, y: number) =>
  stations
    .map((one) => ({ one, apart: Math.hypot(one.x - x, one.y - y) }))
    .toSorted((a, b) => a.apart - b.apart)

const stations = fc.uniqueArray(
  fc.record({
    x: fc.integer({ min: 0, max: 100 }),
    y: fc.integer({ min: 0, max: 100 }),
    area: fc.constantFrom('01', '02', '03'),
  }),
  { minLength: 1, maxLength: 60, selector: ({ x, y }) => `${x} ${y}` },
)
const place = fc.tuple(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: 0, max: 100, noNaN: true }),
)

describe('areas drawn from their stations', () => {
  it('are divided half way between two stations', () => {
    const shapes = shapesOf([
      { x: 20, y: 50, area: '01' },
      { x: 80, y: 50, area: '02' },
    ])
    expect([49.9, 50.1].map((x) => isInside(shapes.get('01') ?? [], x, 30))).toEqual([true, false])
    expect([49.9, 50.1].map((x) => isInside(shapes.get('02') ?? [], x, 30))).toEqual([false, true])
  })

  it('have a hole where another area lies within', () => {
    const around = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => ({
      x: 50 + 40 * Math.cos((at * Math.PI) / 4),
      y: 50 + 40 * Math.sin((at * Math.PI) / 4),
      area: '01',
    }))
    const shapes = shapesOf([...around, { x: 50, y: 50, area: '02' }])
    expect(shapes.get('01')).toHaveLength(2)
    expect(shapes.get('02')).toHaveLength(1)
    expect(isInside(shapes.get('01') ?? [], 50, 50)).toBe(false)
    expect(isInside(shapes.get('02') ?? [], 52, 50)).toBe(true)
  })

  it('are in several parts where their stations are', () => {
    const shapes = shapesOf([
      { x: 10, y: 50, area: '01' },
      { x: 50, y: 50, area: '02' },
      { x: 90, y: 50, area: '01' },
    ])
    expect([10, 90].map((x) => isInside(shapes.get('01') ?? [], x, 50))).toEqual([true, true])
    expect(isInside(shapes.get('01') ?? [], 50, 50)).toBe(false)
  })

  it('hold each of their stations, and no station of another', () => {
    fc.assert(
      fc.property(stations, (those) => {
        const shapes = shapesOf(those)
        for (const { x, y, area } of those)
          for (const [code, rings] of shapes)
            expect([area, code, isInside(rings, x, y)]).toEqual([area, code, area === code])
      }),
      { numRuns: 60 },
    )
  })

  it('cover every place of the country once: it is in the area of its nearest station and in no other', () => {
    fc.assert(
      fc.property(stations, fc.array(place, { minLength: 20, maxLength: 20 }), (those, places) => {
        const shapes = shapesOf(those)
        for (const [x, y] of places) {
          const [first, second] = nearestTo(those, x, y)
          // On a border either will do.
          if (!first || (second && second.apart - first.apart < 1e-6)) continue
          const holding = [...shapes].filter(([, rings]) => isInside(rings, x, y)).map(([code]) => code)
          expect(holding).toEqual([first.one.area])
        }
      }),
      { numRuns: 60 },
    )
  })
})
