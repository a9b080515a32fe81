/** Areas of a preliminary release: no number told, and no difference of numbers told, is of a few stations or monitors. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCrowd, listEarlyAreas, type SeenArea } from '../../../schema/release/early-areas.ts'

const rules = { areaStations: 30, monitors: 5 }

const area = (code: string, visited: number, monitors = visited): SeenArea => ({
  ...{ code, visited },
  monitors: new Set(Array.from({ length: monitors }, (_, order) => `${code} ${order}`)),
})

describe('areas told on the evening of the election day', () => {
  it('are those with enough stations and monitors', () => {
    const told = listEarlyAreas([area('01', 40), area('02', 31), area('03', 35, 4), area('04', 29)], rules)
    expect([...told]).toEqual(['01', '02'])
  })

  it('leave another one out where the rest of the country would be too few', () => {
    expect([...listEarlyAreas([area('01', 60), area('02', 31), area('03', 2)], rules)]).toEqual(['01'])
    expect([...listEarlyAreas([area('01', 60), area('02', 2)], rules)]).toEqual([])
  })

  it('never leave a rest that is no crowd, whatever came in', () => {
    const anyArea = fc.record({ visited: fc.nat(80), monitors: fc.nat(12) })
    fc.assert(
      fc.property(fc.array(anyArea, { maxLength: 25 }), (seen) => {
        const areas = seen.map(({ visited, monitors }, order) =>
          area(String(order).padStart(2, '0'), visited, Math.min(visited, monitors)),
        )
        const told = listEarlyAreas(areas, rules)
        const rest = areas.filter(({ code, visited }) => visited > 0 && !told.has(code))
        for (const one of areas) if (told.has(one.code)) expect(isCrowd(one, rules)).toBe(true)
        if (told.size === 0 || rest.length === 0) return
        const monitors = new Set(rest.flatMap((one) => [...one.monitors]))
        const visited = rest.reduce((sum, one) => sum + one.visited, 0)
        expect(isCrowd({ visited, monitors }, rules)).toBe(true)
      }),
    )
  })
})
