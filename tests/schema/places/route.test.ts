/** The order to go round premises in, and distances as people say them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metresBetween, roundDistance } from '../../../schema/places/distance.ts'
import { orderRoute } from '../../../schema/places/route.ts'

/** Along one meridian, so that a hundredth of a degree is about 1.1 km. */
const at = (code: string, latitude?: number) => ({
  code: `${code}-1`,
  area: code,
  ...(latitude === undefined ? {} : { point: { latitude, longitude: 103 } }),
})
const codes = (legs: readonly { readonly stop: { readonly area: string } }[]) =>
  legs.map(({ stop }) => stop.area)

describe('a route', () => {
  const school = at('010203', 13.5)
  const pagoda = at('010201', 13.51)
  const hall = at('010202', 13.6)

  it('goes each time on to the nearest that is left', () => {
    const from = { latitude: 13.52, longitude: 103 }
    expect(codes(orderRoute([school, hall, pagoda], from))).toEqual(['010201', '010203', '010202'])
    expect(codes(orderRoute([school, hall, pagoda], { latitude: 13.7, longitude: 103 }))).toEqual([
      '010202',
      '010201',
      '010203',
    ])
  })

  it('says how far each one is from the one before', () => {
    const [first, second] = orderRoute([school, pagoda], { latitude: 13.52, longitude: 103 })
    expect(first?.metres).toBeCloseTo(1112, 0)
    expect(second?.metres).toBeCloseTo(1112, 0)
  })

  it('begins without a start with the first in order of area code, and says no distance for it', () => {
    const legs = orderRoute([hall, school, pagoda])
    expect(codes(legs)).toEqual(['010201', '010203', '010202'])
    expect(legs[0]?.metres).toBeUndefined()
    expect(legs[1]?.metres).toBeGreaterThan(1000)
  })

  it('has those without coordinates last, in order of area code', () => {
    expect(codes(orderRoute([at('0105'), hall, at('0101'), pagoda]))).toEqual([
      '010201',
      '010202',
      '0101',
      '0105',
    ])
    expect(codes(orderRoute([at('0105'), at('0101')], school.point))).toEqual(['0101', '0105'])
  })

  it('is the same on every tablet: of equal distances the smaller code goes first', () => {
    const [north, south] = [at('02', 13.51), at('01', 13.49)]
    const from = { latitude: 13.5, longitude: 103 }
    expect(codes(orderRoute([north, south], from))).toEqual(codes(orderRoute([south, north], from)))
  })

  it('of nothing is nothing', () => expect(orderRoute([])).toEqual([]))

  it('has every stop once, and no later one nearer than the next', () => {
    const point = fc.record({
      latitude: fc.double({ min: 10, max: 14, noNaN: true }),
      longitude: fc.double({ min: 102, max: 108, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(fc.option(point, { nil: undefined }), { maxLength: 9 }), point, (points, from) => {
        const stops = points.map((one, n) => ({ code: `p${n}`, area: `0${n}`, point: one }))
        const legs = orderRoute(stops, from)
        expect(new Set(legs.map(({ stop }) => stop.code))).toEqual(new Set(stops.map(({ code }) => code)))
        let here = from
        legs.forEach(({ stop, metres }, n) => {
          if (stop.point === undefined) return
          for (const later of legs.slice(n + 1))
            if (later.stop.point)
              expect(metresBetween(here, later.stop.point)).toBeGreaterThanOrEqual(metres ?? 0)
          here = stop.point
        })
      }),
    )
  })
})

it.each([
  [0, 'm', 50],
  [30, 'm', 50],
  [340, 'm', 350],
  [974, 'm', 950],
  [976, 'km', 1],
  [1249, 'km', 1.2],
  [9940, 'km', 9.9],
  [9960, 'km', 10],
  [14_400, 'km', 14],
] as const)('%d metres are said as about %s %d', (metres, unit, value) =>
  expect(roundDistance(metres)).toEqual({ unit, value }),
)
