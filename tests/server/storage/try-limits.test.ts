/** Tries: a few are free, then waiting doubles up to a quarter of an hour, and quiet is forgiven. */

import { describe, expect, it } from 'vitest'
import { memoryTryLimits } from '../../../server/storage/try-limits.ts'

const limits = () => {
  let at = 0
  const tries = memoryTryLimits(() => new Date(at))
  return {
    tries,
    wait: (seconds: number) => {
      at += seconds * 1000
    },
  }
}

describe('tries', () => {
  it('are free up to the number given, then wait twice as long each time, but never more than 15 minutes', () => {
    const { tries, wait } = limits()
    const waits: number[] = []
    for (let failures = 0; failures < 18; failures++) {
      tries.failed('dara', 5)
      waits.push(tries.waitFor('dara'))
      wait(tries.waitFor('dara'))
    }
    expect(waits).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900, 900])
  })

  it('of one are not the tries of another, and success clears them', () => {
    const { tries } = limits()
    for (let failures = 0; failures < 6; failures++) tries.failed('dara', 5)
    expect(tries.waitFor('dara')).toBeGreaterThan(0)
    expect(tries.waitFor('chan')).toBe(0)
    tries.forget('dara')
    expect(tries.waitFor('dara')).toBe(0)
  })

  it('long ago are forgotten', () => {
    const { tries, wait } = limits()
    for (let failures = 0; failures < 20; failures++) tries.failed('dara', 5)
    wait(901 + 900)
    tries.failed('dara', 5)
    expect(tries.waitFor('dara')).toBe(0)
  })

  it('of what there are few of survive any flood of others, and one that was none is taken back', () => {
    const { tries } = limits()
    for (let failures = 0; failures < 6; failures++) tries.failed('dara', 5, { isKept: true })
    for (let name = 0; name < 50_000; name++) tries.failed(`name ${name}`, 1)
    expect(tries.waitFor('dara')).toBe(4)
    tries.takeBack('dara')
    expect(tries.waitFor('dara')).toBe(0)
    tries.failed('dara', 5, { isKept: true })
    expect(tries.waitFor('dara')).toBe(4)
  })

  it('of a hundred thousand made-up names fill no memory', () => {
    const { tries } = limits()
    tries.failed('first', 1)
    for (let name = 0; name < 100_000; name++) tries.failed(`name ${name}`, 1)
    expect(tries.waitFor('first')).toBe(0)
    expect(tries.waitFor('name 99999')).toBe(2)
  })
})
