/** A ratio estimated from a sample drawn by lot, with its standard error: Taylor linearisation over strata and clusters. */

import type { Weighed } from './weights.ts'

/** What one visited station adds: `y` to what is counted, `x` to what it is counted of. Others add nothing. */
export interface Addend {
  /** Its place in what was weighed. */
  readonly unit: number
  readonly y: number
  readonly x: number
}

export interface Ratio {
  /** Weighted sum of `y` ÷ weighted sum of `x`. */
  readonly ratio: number
  readonly variance: number
  /** Clusters that add something, less their strata: what the standard error itself rests on. */
  readonly degrees: number
  /** Clusters that add something. */
  readonly clusters: number
  /** Weighted sum of `x`: for how many stations it speaks. */
  readonly represented: number
}

/**
 * As in Särndal, Swensson and Wretman, Model Assisted Survey Sampling (1992), 5.5 and 5.6, and as the R package
 * `survey` does it: stations that are not meant stay in the sample with nothing, so that a part of the stations has
 * the right error. Finite-population correction at both stages. A stratum with a single cluster visited of several is
 * held against the whole rather than against itself, which errs on the side of caution. Nothing where nobody is counted.
 */
export function estimateRatio(
  { weights, clusterOf, clusters, strata }: Weighed,
  addends: readonly Addend[],
): Ratio | undefined {
  let above = 0
  let below = 0
  for (const { unit, y, x } of addends) {
    const weight = weights[unit] ?? 0
    above += weight * y
    below += weight * x
  }
  if (!(below > 0)) return undefined
  const ratio = above / below
  const within = new Map<number, { sum: number; squares: number }>()
  for (const { unit, y, x } of addends) {
    const linear = ((weights[unit] ?? 0) * (y - ratio * x)) / below
    const cluster = clusterOf[unit]
    if (cluster === undefined) continue
    const known = within.get(cluster)
    if (known) {
      known.sum += linear
      known.squares += linear * linear
    } else within.set(cluster, { sum: linear, squares: linear * linear })
  }
  const between = new Map<number, { sum: number; squares: number }>()
  let variance = 0
  for (const [number, { sum, squares }] of within) {
    const cluster = clusters[number]
    const stratum = cluster && strata[cluster.stratum]
    if (cluster === undefined || stratum === undefined) continue
    const known = between.get(cluster.stratum)
    if (known) {
      known.sum += sum
      known.squares += sum * sum
    } else between.set(cluster.stratum, { sum, squares: sum * sum })
    // Rooms drawn within premises, as far as there is more than one to see how they differ.
    const share = stratum.visited / stratum.clusters
    variance += share * spread({ sum, squares }, cluster.visited, cluster.stations)
  }
  for (const [number, sums] of between) {
    const stratum = strata[number]
    if (stratum === undefined) continue
    variance +=
      stratum.visited === 1
        ? (1 - 1 / stratum.clusters) * sums.squares
        : spread(sums, stratum.visited, stratum.clusters)
  }
  return {
    ratio,
    variance: Math.max(0, variance),
    degrees: within.size - between.size,
    clusters: within.size,
    represented: below,
  }
}

/** (1 − n/N) · n/(n − 1) · Σ(z − z̄)²; those that add nothing are among the n. Nothing can be seen of a single one. */
function spread({ sum, squares }: { sum: number; squares: number }, n: number, all: number): number {
  if (n < 2) return 0
  return Math.max(0, 1 - n / all) * (n / (n - 1)) * Math.max(0, squares - (sum * sum) / n)
}
