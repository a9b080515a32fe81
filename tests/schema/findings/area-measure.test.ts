/** What areas are shaded by: which stations are asked, which count, and when a share may be called one. */

import { describe, expect, it } from 'vitest'
import { askedAmong, judgeBy, measureOf, shadeOf } from '../../../schema/findings/area-measure.ts'

describe('the measure of a map of areas', () => {
  it('is the barrier of the filter, else its state, else where everybody can vote without help', () => {
    expect(measureOf({ barrier: 'steps', state: 'none' })).toEqual({ by: 'barrier', barrier: 'steps' })
    expect(measureOf({ state: 'none' })).toEqual({ by: 'state', state: 'none' })
    expect(measureOf({})).toEqual({ by: 'state', state: 'full' })
  })

  it('never narrows the stations it is measured among', () => {
    expect(askedAmong({ state: 'none', kind: 'school' })).toEqual({ kind: 'school' })
    expect(askedAmong({ barrier: 'steps', kind: 'school' })).toEqual({ kind: 'school' })
    // With both the state narrows and the barrier is measured.
    expect(askedAmong({ barrier: 'steps', state: 'none' })).toEqual({ state: 'none' })
  })

  it('counts a barrier among those that can say yes or no', () => {
    const by = measureOf({ barrier: 'steps' })
    const judged = (['found', 'absent', 'open', 'not-applicable', undefined] as const).map((outcome) =>
      judgeBy(by, { state: 'none', outcome }),
    )
    expect(judged).toEqual([true, false, undefined, undefined, undefined])
  })

  it('counts a state among the visited, and stations nobody has been to among all', () => {
    const told = (state: 'none' | 'not-visited') =>
      (['none', 'full', 'unknown', 'not-visited'] as const).map((its) =>
        judgeBy(measureOf({ state }), { state: its, outcome: undefined }),
      )
    expect(told('none')).toEqual([true, false, false, undefined])
    expect(told('not-visited')).toEqual([false, false, false, true])
  })

  it.each([
    [0, 0, 'none-told'],
    [9, 9, 'few'],
    [0, 10, 0],
    [1, 10, 1],
    [5, 20, 1],
    [6, 20, 2],
    [10, 20, 2],
    [15, 20, 3],
    [20, 20, 4],
  ] as const)('shades %i of %i as %s', (found, n, shade) => {
    expect(shadeOf({ found, n })).toBe(shade)
  })
})
