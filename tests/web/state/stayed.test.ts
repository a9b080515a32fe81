/** When it is noted where somebody is. */

import { describe, expect, it } from 'vitest'
import { whenStayed } from '../../../web/state/stayed.ts'

/** A clock that goes on when it is told to. */
function startClock() {
  let at = 0
  let next: { readonly due: number; readonly act: () => void } | undefined
  return {
    clock: () => at,
    later: (act: () => void, ms: number) => {
      const mine = { due: at + ms, act }
      next = mine
      return () => {
        if (next === mine) next = undefined
      }
    },
    pass(ms: number) {
      at += ms
      if (!next || next.due > at) return
      const { act } = next
      next = undefined
      act()
    },
  }
}

const walk = () => {
  const time = startClock()
  const noted: string[] = []
  const stayed = whenStayed(time)
  return { ...time, noted, now: stayed.now, goTo: (place: string) => stayed.soon(() => noted.push(place)) }
}

describe('Where somebody is', () => {
  it('is noted once they have stayed for two seconds, and once only', () => {
    const { goTo, pass, noted } = walk()
    goTo('door')
    pass(1_999)
    expect(noted).toEqual([])
    pass(1)
    pass(10_000)
    expect(noted).toEqual(['door'])
  })

  it('is the last of the places they hurried through', () => {
    const { goTo, pass, noted } = walk()
    goTo('door')
    pass(500)
    goTo('ramp')
    pass(2_000)
    expect(noted).toEqual(['ramp'])
  })

  it('is noted every four seconds while they never stay', () => {
    const { goTo, pass, noted } = walk()
    for (let question = 1; question <= 20; question += 1) {
      goTo(`question ${question}`)
      pass(500)
    }
    expect(noted).toEqual(['question 8', 'question 16'])
  })

  it('is noted at once when they leave, and not again', () => {
    const { goTo, pass, now, noted } = walk()
    goTo('door')
    now()
    now()
    pass(5_000)
    expect(noted).toEqual(['door'])
  })
})
