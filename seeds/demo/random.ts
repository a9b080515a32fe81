/** Numbers that look random and are the same everywhere, from one seed (mulberry32). */

export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  chance(probability: number): boolean
  pick<Thing>(things: readonly Thing[]): Thing
  /** A UUID of version 7's form; the time in it says nothing. */
  uuid(): string
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const hex = (digits: number): string => {
    let text = ''
    for (let digit = 0; digit < digits; digit += 1) text += Math.floor(next() * 16).toString(16)
    return text
  }
  return {
    next,
    chance: (probability) => next() < probability,
    pick: (things) => {
      const thing = things[Math.floor(next() * things.length)]
      if (thing === undefined) throw new RangeError('Nothing to pick from')
      return thing
    },
    uuid: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}
