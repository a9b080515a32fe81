/** Somebody who knows the method, everything that was published and who was visited, and works out the rest. */

import { Exact, type Inequality } from './simplex.ts'

/** That a sum of unknown numbers lies between two known ones. */
export interface Statement {
  readonly sumOf: readonly number[]
  readonly from: number
  readonly to: number
}

/** Unknown numbers 0, 1, 2 …, each a whole number of stations and never negative. */
export interface Knowledge {
  readonly unknowns: number
  readonly statements: readonly Statement[]
}

export interface Interval {
  readonly from: number
  readonly to: number
}

/** The exact bounds of sums, by linear programming over whole numbers. */
export function attackerBy({ unknowns, statements }: Knowledge): (sumOf: readonly number[]) => Interval {
  const exact = Exact.under(statements.flatMap(asInequalities), unknowns)
  if (exact === undefined) throw new Error('What was published contradicts itself')
  return (sumOf) => {
    const coefficients = coefficientsOf(sumOf, 1)
    const high = exact.greatest(coefficients)
    const low = exact.greatest(coefficients.map((one) => -one))
    return { from: Math.ceil(-low.over / low.under - 1e-9), to: Math.floor(high.over / high.under + 1e-9) }
  }
}

function asInequalities({ sumOf, from, to }: Statement): readonly Inequality[] {
  const most = { coefficients: coefficientsOf(sumOf, 1), most: to }
  return from > 0 ? [most, { coefficients: coefficientsOf(sumOf, -1), most: -from }] : [most]
}

function coefficientsOf(sumOf: readonly number[], sign: 1 | -1): readonly number[] {
  const coefficients: number[] = Array.from({ length: Math.max(-1, ...sumOf) + 1 }, () => 0)
  for (const unknown of sumOf) coefficients[unknown] = (coefficients[unknown] ?? 0) + sign
  return coefficients
}

/**
 * The same more simply, as a clerk would do it: every statement narrows its unknowns by what the others in it can be
 * at most and at least, until nothing narrows any more. Never narrower than the exact bounds.
 */
export function propagate({ unknowns, statements }: Knowledge, most: number): readonly Interval[] {
  const known = Array.from({ length: unknowns }, () => ({ from: 0, to: most }))
  for (let changed = true; changed; ) {
    changed = false
    for (const { sumOf, from, to } of statements) {
      const low = sumOf.reduce((sum, one) => sum + (known[one]?.from ?? 0), 0)
      const high = sumOf.reduce((sum, one) => sum + (known[one]?.to ?? 0), 0)
      for (const unknown of sumOf) {
        const one = known[unknown]
        if (one === undefined) continue
        const next = {
          from: Math.max(one.from, from - (high - one.to)),
          to: Math.min(one.to, to - (low - one.from)),
        }
        if (next.from <= one.from && next.to >= one.to) continue
        changed = true
        known[unknown] = next
        break
      }
    }
  }
  return known
}

/** The unknowns that equations alone give away: Gauss' elimination with fractions, kept as whole numbers. */
export function eliminate({ unknowns, statements }: Knowledge): ReadonlyMap<number, number> {
  const rows = statements
    .filter(({ from, to }) => from === to)
    .map(({ sumOf, from }) => {
      const row = Array.from({ length: unknowns + 1 }, () => 0n)
      for (const unknown of sumOf) row[unknown] = (row[unknown] ?? 0n) + 1n
      row[unknowns] = BigInt(from)
      return row
    })
  let done = 0
  for (let column = 0; column < unknowns; column += 1) {
    const found = rows.findIndex((row, order) => order >= done && row[column] !== 0n)
    const line = rows[found]
    const first = rows[done]
    if (line === undefined || first === undefined) continue
    rows[found] = first
    rows[done] = line
    const pivot = line[column] ?? 1n
    rows.forEach((row, order) => {
      const factor = row[column] ?? 0n
      if (order === done || factor === 0n) return
      rows[order] = reduced(row.map((one, place) => one * pivot - factor * (line[place] ?? 0n)))
    })
    done += 1
  }
  const recovered = new Map<number, number>()
  for (const row of rows) {
    const left = row.slice(0, unknowns).flatMap((one, unknown) => (one === 0n ? [] : [{ one, unknown }]))
    const [only] = left
    if (left.length === 1 && only) recovered.set(only.unknown, Number(row[unknowns] ?? 0n) / Number(only.one))
  }
  return recovered
}

function reduced(row: readonly bigint[]): bigint[] {
  const divisor = row.reduce((one, other) => greatestCommon(one, other), 0n)
  return divisor > 1n ? row.map((one) => one / divisor) : [...row]
}

function greatestCommon(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
