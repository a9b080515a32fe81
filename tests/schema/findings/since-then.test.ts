/** From one election to the next: what is gone was looked for, and silence is no change. */

import { expect, it } from 'vitest'
import { OUTCOMES, type Outcome } from '../../../schema/findings/barrier.ts'
import { compareWithEarlier } from '../../../schema/findings/since-then.ts'

const compare = (then: Outcome | undefined, now: Outcome | undefined) =>
  compareWithEarlier(new Map(then ? [['ramp', then]] : []), new Map(now ? [['ramp', now]] : []))[0]?.became

it('calls gone only what was found then and looked for now', () => {
  expect(compare('found', 'absent')).toBe('gone')
  for (const now of ['open', 'not-applicable', undefined] as const)
    expect([now, compare('found', now)]).toEqual([now, 'not-told'])
})

it('calls new only what was looked for then and found now', () => {
  expect(compare('absent', 'found')).toBe('new')
  for (const then of ['open', 'not-applicable', undefined] as const)
    expect([then, compare(then, 'found')]).toEqual([then, undefined])
})

it('keeps what was found both times, and says nothing of what was found neither time', () => {
  expect(compare('found', 'found')).toBe('still-there')
  for (const then of OUTCOMES)
    for (const now of OUTCOMES)
      if (then !== 'found' && now !== 'found') expect(compare(then, now)).toBeUndefined()
})

it('finds everything still to be said when nobody has been there since', () => {
  const then = new Map<string, Outcome>([
    ['ramp', 'found'],
    ['door', 'absent'],
  ])
  expect(compareWithEarlier(then, undefined)).toEqual([{ barrier: 'ramp', became: 'not-told' }])
})
