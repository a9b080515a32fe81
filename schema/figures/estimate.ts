/** A mean estimated from a sample drawn by lot, with its standard error: Taylor linearisation over strata and clusters. */

import type { Weighed } from './weights.ts'

export interface Mean {
  /** Weighted sum of the values ÷ weighted number of those that have one. */
  readonly mean: number
  readonly variance: number
  /** Clusters that add something, less their strata: what the standard error itself rests on. */
  readonly degrees: number
  /** Clusters that add something. */
  readonly clusters: number
  /** Weighted number of those that have a value: for how many stations it speaks. */
  readonly represented: number
}

/**
 * `units`: places in what was weighed of those that have a value; `values`: theirs, in the same order. As in Särndal,
 * Swensson and Wretman, Model Assisted Survey Sampling (1992), 5.5 and 5.6, and as the R package `survey` does it:
 * whoever has no value stays in the sample with nothing, so that the mean of a part has the right error.
 * Finite-population correction at both stages. A stratum with a single cluster visited of several is held against the
 * whole rather than against itself, which errs on the side of caution. Nothing where nobody is counted.
 */
export function estimateMean(
  { weights, clusterOf, clusters, strata }: Weighed,
  units: readonly number[],
  values: readonly number[],
): Mean | undefined {
  let above = 0
  let below = 0
  for (let at = 0; at < units.length; at += 1) {
    const weight = weights[units[at] ?? 0] ?? 0
    above += weight * (values[at] ?? 0)
    below += weight
  }
  if (!(below > 0)) return undefined
  const mean = above / below
  // Plain lists of numbers, for this is done for every barrier of every area.
  const sums = new Float64Array(clusters.length)
  const squares = new Float64Array(clusters.length)
  const adds = new Uint8Array(clusters.length)
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] ?? 0
    const cluster = clusterOf[unit] ?? 0
    const linear = ((weights[unit] ?? 0) * ((values[at] ?? 0) - mean)) / below
    sums[cluster] = (sums[cluster] ?? 0) + linear
    squares[cluster] = (squares[cluster] ?? 0) + linear * linear
    adds[cluster] = 1
  }
  const ofStrata = strata.map(() => ({ sum: 0, squares: 0, clusters: 0 }))
  let variance = 0
  let count = 0
  for (const [number, { stratum, visited, stations }] of clusters.entries()) {
    const within = ofStrata[stratum]
    const all = strata[stratum]
    if (adds[number] === 0 || within === undefined || all === undefined) continue
    const sum = sums[number] ?? 0
    within.sum += sum
    within.squares += sum * sum
    within.clusters += 1
    count += 1
    // Rooms drawn within premises, as far as there is more than one to see how they differ.
    variance += (all.visited / all.clusters) * spread(sum, squares[number] ?? 0, visited, stations)
  }
  let degrees = count
  for (const [number, within] of ofStrata.entries()) {
    const all = strata[number]
    if (all === undefined || within.clusters === 0) continue
    degrees -= 1
    variance +=
      all.visited === 1
        ? (1 - 1 / all.clusters) * within.squares
        : spread(within.sum, within.squares, all.visited, all.clusters)
  }
  return { mean, variance: Math.max(0, variance), degrees, clusters: count, represented: below }
}

/** (1 − n/N) · n/(n − 1) · Σ(z − z̄)²; those that add nothing are among the n. Nothing can be seen of a single one. */
function spread(sum: number, squares: number, n: number, all: number): number {
  if (n < 2) return 0
  return Math.max(0, 1 - n / all) * (n / (n - 1)) * Math.max(0, squares - (sum * sum) / n)
}
