/** Fetching ahead: in order, so many at once and no more, and a fault is heard of when its turn comes. */

import { expect, test } from 'vitest'
import { lookAhead } from '../../../server/results/look-ahead.ts'

test('what is made comes in order, and never more than so many are begun', async () => {
  let begun = 0
  let taken = 0
  const most: number[] = []
  const make = async (thing: number) => {
    begun += 1
    most.push(begun - taken)
    // Later things are ready earlier.
    for (let turn = thing; turn < 10; turn += 1) await Promise.resolve()
    return thing * 2
  }
  const made: number[] = []
  for await (const one of lookAhead([0, 1, 2, 3, 4, 5, 6, 7], make, 3)) {
    taken += 1
    made.push(one)
  }
  expect(made).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
  expect(Math.max(...most)).toBe(3)
})

test('what failed ends it in its turn; what came before is there', async () => {
  const make = async (thing: number) => {
    if (thing === 2) throw new Error('the second')
    return thing
  }
  const made: number[] = []
  const all = async () => {
    for await (const one of lookAhead([0, 1, 2, 3], make, 3)) made.push(one)
  }
  await expect(all()).rejects.toThrow('the second')
  expect(made).toEqual([0, 1])
})

test('nothing to make is nothing made', async () => {
  const made: number[] = []
  for await (const one of lookAhead([], async (thing: number) => thing, 3)) made.push(one)
  expect(made).toEqual([])
})
