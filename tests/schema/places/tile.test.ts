/** Tiles: known squares, and ranges that hold every square of a box. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boxOf,
  depthAt,
  isInBox,
  middleOf,
  placeOf,
  rangesOf,
  TILE_DEPTH,
  tileAt,
  tileOf,
} from '../../../schema/places/tile.ts'

const latitude = fc.double({ min: -80, max: 80, noNaN: true })
const longitude = fc.double({ min: -179, max: 179, noNaN: true })
const depth = fc.integer({ min: 3, max: TILE_DEPTH })

describe('the number of a tile', () => {
  it('takes the bits of column and row in turn', () => {
    expect(tileOf(0, 0)).toBe(0)
    expect([tileOf(1, 0), tileOf(0, 1), tileOf(1, 1), tileOf(2, 0)]).toEqual([1, 2, 3, 4])
    expect(placeOf(tileOf(25_904, 15_321))).toEqual({ column: 25_904, row: 15_321 })
  })

  it('is that of the web map', () => {
    // Phnom Penh by the formula every web map goes by, worked out elsewhere: 25934.06 and 15324.62.
    expect(placeOf(tileAt(11.56, 104.92))).toEqual({ column: 25_934, row: 15_324 })
    const { latitude: back, longitude: along } = middleOf(tileAt(11.56, 104.92), TILE_DEPTH)
    expect(Math.abs(back - 11.56)).toBeLessThan(0.006)
    expect(Math.abs(along - 104.92)).toBeLessThan(0.006)
  })

  it('of a larger tile is what is left when bits are taken away', () => {
    fc.assert(
      fc.property(latitude, longitude, depth, (north, east, its) => {
        expect(tileAt(north, east) >>> (2 * (TILE_DEPTH - its))).toBe(tileAt(north, east, its))
      }),
    )
  })
})

describe('the ranges of a box', () => {
  it('hold every place in the box, are few, in order and apart', () => {
    fc.assert(
      fc.property(latitude, longitude, latitude, longitude, depth, (one, two, three, four, its) => {
        const extent = {
          south: Math.min(one, three),
          north: Math.max(one, three),
          west: Math.min(two, four),
          east: Math.max(two, four),
        }
        const ranges = rangesOf(boxOf(extent, its), its)
        expect(ranges.length).toBeLessThanOrEqual(64)
        for (let at = 1; at < ranges.length; at += 1)
          expect(ranges[at]?.[0] ?? 0).toBeGreaterThan((ranges[at - 1]?.[1] ?? 0) + 1)
        for (const [north, east] of [
          [one, two],
          [three, four],
          [(one + three) / 2, (two + four) / 2],
        ] as const) {
          const tile = tileAt(north, east, its)
          expect(isInBox(tile, boxOf(extent, its))).toBe(true)
          expect(ranges.some(([from, to]) => tile >= from && tile <= to)).toBe(true)
        }
      }),
    )
  })

  it('of a small box are its own squares and no others', () => {
    const box = { west: 5, east: 6, north: 9, south: 10 }
    const inside: number[] = []
    for (const [from, to] of rangesOf(box, 5)) for (let tile = from; tile <= to; tile += 1) inside.push(tile)
    expect(inside).toHaveLength(4)
    expect(inside.every((tile) => isInBox(tile, box))).toBe(true)
  })
})

it('squares get smaller as people come nearer, to a kilometre', () => {
  expect([3, 7, 12, 17].map(depthAt)).toEqual([5, 9, 14, 15])
})
