/** A tablet on a slope: two readings, half a turn apart, give the slope and nothing of the sensor's own faults. */

import { describe, expect, it } from 'vitest'
import {
  gradientOf,
  leanOf,
  riseFrom,
  slopeFrom,
  steadyLean,
  type Turn,
} from '../../../web/questions/tilt.ts'

const still = (turn: Turn): readonly Turn[] => Array.from({ length: 20 }, () => turn)
const slope = (first: Turn, second: Turn) => slopeFrom(leanOf(first), leanOf(second))
const DEGREES = 180 / Math.PI

describe('The tilt of a tablet', () => {
  it('on a ramp of 1 : 12 gives 1 : 12, whichever way the tablet points', () => {
    const steep = Math.atan(1 / 12) * DEGREES
    expect(1 / gradientOf(slope({ beta: steep, gamma: 0 }, { beta: -steep, gamma: 0 }) ?? 0)).toBeCloseTo(
      12,
      6,
    )
    expect(1 / gradientOf(slope({ beta: 0, gamma: steep }, { beta: 0, gamma: -steep }) ?? 0)).toBeCloseTo(
      12,
      6,
    )
  })

  it('does not count what the sensor, or a bulge at the back, adds of its own', () => {
    const bulge = 1.2
    const found = slope({ beta: 5 + bulge, gamma: 0.8 }, { beta: -5 + bulge, gamma: 0.8 })
    expect((found ?? 0) * DEGREES).toBeCloseTo(5, 2)
  })

  it('says nothing when the tablet was not turned round', () => {
    expect(slope({ beta: 5, gamma: 0 }, { beta: 5.1, gamma: 0 })).toBeUndefined()
    expect(slope({ beta: 2.9, gamma: 0 }, { beta: 2.9, gamma: 0 })).toBeUndefined()
  })

  it('makes a rise of a length along the slope, as a tape is read', () => {
    expect(riseFrom(Math.asin(30 / 200), 200)).toBe(30)
    expect(riseFrom(Math.atan(1 / 12), 100)).toBe(8.3)
  })
})

describe('A reading', () => {
  it('is the mean of a tablet that lay still', () => {
    expect(
      steadyLean([...still({ beta: 4.9, gamma: 0 }), ...still({ beta: 5.1, gamma: 0 })])?.bottom,
    ).toBeCloseTo(Math.sin(5 / DEGREES), 4)
  })

  it('may be a single one: a tablet that lies still has nothing more to say', () => {
    expect(steadyLean([{ beta: 5, gamma: 0 }])).toEqual(leanOf({ beta: 5, gamma: 0 }))
  })

  it.each([
    ['moved', [...still({ beta: 5, gamma: 0 }), { beta: 6, gamma: 0 }]],
    ['was held upright', still({ beta: 70, gamma: 0 })],
    ['lay on its screen', still({ beta: 178, gamma: 60 })],
    ['said nothing', []],
  ])('is none when the tablet %s', (_, turns) => {
    expect(steadyLean(turns)).toBeUndefined()
  })
})
