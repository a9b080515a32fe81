/** One kind of fault, how often it was tried, and what it cost. */

export interface Tally {
  readonly what: string
  readonly tries: number
  /** Changes the page had said are kept. */
  readonly kept: number
  readonly lost: number
  /** Milliseconds of typing that were missing, at worst. */
  readonly worstTypingMs: number
  readonly faults: readonly string[]
}

/** Long runs say where they are. */
export const sayRound = (what: string, round: number, tries: number, lost: number): void => {
  console.log(`      ${what}: ${round} of ${tries}${lost > 0 ? `, ${lost} lost` : ''}`)
}
