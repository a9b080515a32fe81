/** How steep a ramp is, from what a tape can measure. */

import { describe, expect, it } from 'vitest'
import type { Derived } from '../../../schema/checklist/checklist.ts'
import { derive } from '../../../schema/checklist/derive.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { cm, inAll, notMeasured, stickFits } from '../../support/builders.ts'

const gradient: Derived = {
  ...{ id: 'gradient', formula: 'gradient', rise: 'rise', length: 'length' },
  name: inAll('gradient'),
}
const of = (rise: Answer, length: Answer) =>
  derive(
    gradient,
    new Map([
      ['rise', rise],
      ['length', length],
    ]),
  )

describe('the gradient of a ramp', () => {
  it('is rise over the run below the slope: 3 up on 5 of slope is 3 in 4', () => {
    expect(of(cm(30), cm(50)).value).toBe(0.75)
  })

  it('is steeper than rise over slope: 60 up on 300 is 60 in 293.9', () => {
    expect(of(cm(60), cm(300)).value).toBeCloseTo(60 / 293.938769, 8)
  })

  it('of a level board is nothing', () => {
    expect(of(cm(0), cm(100)).value).toBe(0)
  })

  it('is impossible where the ramp climbs as much as it is long', () => {
    expect(of(cm(50), cm(50))).toMatchObject({ impossible: true })
    expect(of(cm(60), cm(50)).value).toBeUndefined()
    expect(of(cm(0), cm(0))).toMatchObject({ impossible: true })
  })

  it('is missing, not impossible, while one of the two is', () => {
    expect(of(cm(50), notMeasured)).toEqual({ rests: [cm(50), notMeasured] })
    expect(of(stickFits, cm(50)).impossible).toBeUndefined()
    expect(derive(gradient, new Map()).value).toBeUndefined()
  })
})
