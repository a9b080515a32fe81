/** Steps: the whole numbers from 0 to a known total, cut into stretches of which only the number is ever told. */

import { type DisclosureRules, leastOf } from './rules.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

/** Steps of one total. All begin on the same grid, so that what two releases tell never cuts a step in two. */
export interface Steps {
  readonly count: number
  /** Which step a number is on. */
  find(number: number): number
  spanOf(step: number): Span
}

/**
 * Each step holds at least one number more than the least number k, so that its ends are k apart. What is left over at
 * the top belongs to the last step: there, too, nobody can tell "all of them" from "nearly all".
 */
export function stepsUpTo(total: number, rules: DisclosureRules): Steps {
  const length = leastOf(rules) + 1
  const count = Math.max(1, Math.floor((total + 1) / length))
  const spanOf = (step: number): Span => ({
    from: step * length,
    to: step === count - 1 ? total : (step + 1) * length - 1,
  })
  return {
    count,
    spanOf,
    find: (number) => Math.min(Math.floor(number / length), count - 1),
  }
}
