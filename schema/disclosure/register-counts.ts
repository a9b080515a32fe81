/** What the register is counted for: how many there are of each, told so that nobody can be worked out of it. */

import {
  DISABILITIES,
  type Disability,
  type RegisterEntry,
  SEXES,
  type Sex,
} from '../people/register-entry.ts'
import type { DisclosureRules } from './rules.ts'

export interface ToldCount<Of extends string> {
  readonly of: Of
  /** At least so many, in whole steps; nothing where there are too few to be told. */
  readonly atLeast: number | undefined
}

export interface RegisterCounts {
  /** Everybody in the register: as many as the office has entered, which it knows. */
  readonly people: number
  readonly bySex: readonly ToldCount<Sex>[]
  readonly byDisability: readonly ToldCount<Disability>[]
  /** Everybody with some disability. */
  readonly withDisability: number | undefined
}

/**
 * Each number is told only in whole steps downwards, and not below as many people as the rules want: what is left of
 * the whole then fits several answers for every number that is not told. Nothing is crossed with anything else.
 */
export function countRegister(
  entries: readonly Pick<RegisterEntry, 'sex' | 'disability'>[],
  rules: Pick<DisclosureRules, 'monitors' | 'roundTo'>,
): RegisterCounts {
  const tell = (isOne: (entry: (typeof entries)[number]) => boolean) => {
    const count = entries.filter(isOne).length
    const told = Math.floor(count / rules.roundTo) * rules.roundTo
    // Of a register this small, whoever is not of the larger part stands out.
    return entries.length >= 2 * rules.monitors && told >= rules.monitors ? told : undefined
  }
  return {
    people: entries.length,
    bySex: SEXES.map((of) => ({ of, atLeast: tell(({ sex }) => sex === of) })),
    byDisability: DISABILITIES.map((of) => ({ of, atLeast: tell(({ disability }) => disability === of) })),
    withDisability: tell(({ disability }) => disability !== 'none' && disability !== 'not-said'),
  }
}
