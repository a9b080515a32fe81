/** Files of boundaries: joined by code, and every feature that cannot be used is named with the reason. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBoundaries } from '../../../schema/places/read-boundaries.ts'
import { simplifyRing } from '../../../schema/places/simplify-ring.ts'

const name = { km: '', en: '' }
const known = {
  codes: new Set(['01', '02', '03', '0101', '0102']),
  levels: [
    { id: 'province', name, codeLength: 2 },
    { id: 'district', name, codeLength: 4 },
  ],
}
const square = (west = 0) => [
  [west, 0],
  [west + 1, 0],
  [west + 1, 1],
  [west, 1],
  [west, 0],
]
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })
const feature = (properties: object, geometry: unknown = polygon(square())) => ({
  type: 'Feature',
  properties,
  geometry,
})
const read = (...features: unknown[]) => {
  const reply = readBoundaries({ type: 'FeatureCollection', features }, known)
  if (typeof reply === 'string') throw new Error(reply)
  return reply
}
const saidOf = ({ remarks }: ReturnType<typeof read>) =>
  remarks.map(({ feature: number, kind }) => `${number} ${kind}`)

describe('a file of boundaries', () => {
  it('is joined by the property with the most different codes, and says which areas it lacks', () => {
    const reply = read(
      feature({ province: '01', pcode: '0101', name: 'One' }),
      feature({ province: '01', pcode: '0102', name: 'Two' }),
    )
    expect([reply.property, reply.level, reply.missing]).toEqual(['pcode', 'district', []])
    expect([...reply.boundaries.keys()]).toEqual(['0101', '0102'])
    expect(read(feature({ code: '01' }), feature({ code: '02' })).missing).toEqual(['03'])
  })

  it('may have the letters of a country before its codes, or have lost their zeros, and says so', () => {
    const reply = read(feature({ code: 'KH01' }), feature({ code: 2 }), feature({ code: '03' }))
    expect([...reply.boundaries.keys()]).toEqual(['01', '02', '03'])
    expect(saidOf(reply)).toEqual(['1 code-mended', '2 code-mended'])
  })

  it.each([
    ['no-code', feature({ name: 'nowhere' })],
    ['unknown-area', feature({ code: '99' })],
    ['other-level', feature({ code: '0101' })],
    ['twice', feature({ code: '02' })],
    ['no-polygon', feature({ code: '01' }, { type: 'Point', coordinates: [0, 0] })],
    ['no-polygon', feature({ code: '01' }, null)],
    [
      'bad-corners',
      feature(
        { code: '01' },
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
    ],
    [
      'bad-corners',
      feature(
        { code: '01' },
        polygon([
          [0, 0],
          [1, 'x'],
          [1, 1],
          [0, 0],
        ]),
      ),
    ],
    [
      'bad-corners',
      feature(
        { code: '01' },
        polygon([
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ]),
      ),
    ],
    ['no-degrees', feature({ code: '01' }, polygon(square(491_000)))],
  ] as const)('leaves out a feature with %s and takes the others', (kind, wrong) => {
    const reply = read(feature({ code: '02' }), feature({ code: '03' }), wrong)
    expect(saidOf(reply)).toEqual([`3 ${kind}`])
    expect([...reply.boundaries.keys()]).toEqual(['02', '03'])
  })

  it('may have holes, which stay holes and are said', () => {
    const hole = square(0).map(([x = 0, y = 0]) => [0.25 + x / 2, 0.25 + y / 2])
    const reply = read(feature({ code: '01' }, polygon(square(), hole)))
    expect(saidOf(reply)).toEqual(['1 has-holes'])
    expect(reply.boundaries.get('01')).toHaveLength(2)
  })

  it.each([
    ['no-features', { type: 'Topology' }],
    ['no-features', { type: 'FeatureCollection', features: [] }],
    ['no-features', null],
    ['no-codes', { type: 'FeatureCollection', features: [feature({ name: 'One' })] }],
  ] as const)('is none with %s', (why, content) => {
    expect(readBoundaries(content, known)).toBe(why)
  })

  it('whatever it holds is read or refused, and nothing is taken for an area that is not known', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (properties, geometry) => {
        const content = { features: [{ properties, geometry }, feature({ code: '01' })] }
        const reply = readBoundaries(content, known)
        if (typeof reply === 'string') throw new Error(reply)
        for (const code of reply.boundaries.keys()) expect(known.codes.has(code)).toBe(true)
      }),
    )
  })
})

describe('a ring with fewer corners', () => {
  const corner = fc.double({ min: 0, max: 10, noNaN: true })
  it('has only corners it had, and none left out lies farther from it than told', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 6, maxLength: 80 }), (values) => {
        const ring = values.slice(0, values.length - (values.length % 2))
        const simple = simplifyRing(ring, 0.5)
        const pairs = (those: readonly number[]) =>
          those.flatMap((x, at) => (at % 2 === 0 ? [[x, those[at + 1] ?? 0] as const] : []))
        const corners = pairs(simple)
        const had = new Set(pairs(ring).map(String))
        for (const one of corners) expect(had.has(String(one))).toBe(true)
        const apart = ([x, y]: readonly [number, number]) =>
          Math.min(
            ...corners.map(([ax, ay], at) => {
              const [bx, by] = corners[(at + 1) % corners.length] ?? [ax, ay]
              const length = (bx - ax) ** 2 + (by - ay) ** 2
              const part =
                length === 0
                  ? 0
                  : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
              return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
            }),
          )
        for (const one of pairs(ring)) expect(apart(one)).toBeLessThanOrEqual(0.5 + 1e-9)
      }),
    )
  })

  it('keeps a straight line’s ends only', () => {
    expect(simplifyRing([0, 0, 1, 0, 2, 0, 3, 0, 3, 3, 0, 3], 0.1)).toEqual([0, 0, 3, 0, 3, 3, 0, 3])
  })
})
