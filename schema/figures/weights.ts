/** For how many stations of the list each visited one stands. */

import type { StationCode } from '../codes.ts'
import type { Design } from './design.ts'

/** Clusters and strata by their place in lists, so that sums over them are quick. */
export interface Weighed {
  /** One for each visited station that counts, in the order they were given; the weights of a stratum add up to its stations. */
  readonly weights: readonly number[]
  readonly clusterOf: readonly number[]
  readonly clusters: readonly WeighedCluster[]
  readonly strata: readonly WeighedStratum[]
}

export interface WeighedCluster {
  readonly stratum: number
  /** Visited stations in it, and those the list has. */
  readonly visited: number
  readonly stations: number
}

export interface WeighedStratum {
  /** Clusters somebody visited, and those the list has. */
  readonly visited: number
  readonly clusters: number
}

/**
 * Weight: stations of the stratum ÷ stations visited in it, so whoever was drawn and not visited is made up for by the
 * others of the stratum. Where premises were drawn: premises in all ÷ premises visited, times rooms there ÷ rooms
 * visited there. Stations that were not drawn weigh nothing and must be left out before.
 */
export function weigh(design: Design, visited: readonly StationCode[]): Weighed {
  const clusterNumbers = new Map<string, number>()
  const clusters: { stratum: number; visited: number; stations: number }[] = []
  const strata = design.strata.map(({ clusters: all }) => ({ visited: 0, clusters: all }))
  const clusterOf = visited.map((station) => {
    const drawn = design.drawn.get(station)
    if (drawn === undefined) throw new Error('A station that was not drawn has no weight')
    const key = `${drawn.stratum} ${drawn.cluster}`
    const known = clusterNumbers.get(key)
    const number = known ?? clusters.length
    if (known === undefined) {
      clusterNumbers.set(key, number)
      clusters.push({ stratum: drawn.stratum, visited: 0, stations: drawn.clusterSize })
      const stratum = strata[drawn.stratum]
      if (stratum) stratum.visited += 1
    }
    const cluster = clusters[number]
    if (cluster) cluster.visited += 1
    return number
  })
  const weights = clusterOf.map((number) => {
    const cluster = clusters[number]
    const stratum = cluster && strata[cluster.stratum]
    return cluster && stratum
      ? (stratum.clusters / stratum.visited) * (cluster.stations / cluster.visited)
      : 0
  })
  return { weights, clusterOf, clusters, strata }
}

/** The same of some of the visited stations alone, in the order asked for: weights and what strata hold stay as they were. */
export function sliceOf(
  { weights, clusterOf, clusters, strata }: Weighed,
  units: readonly number[],
): Weighed {
  const clusterNumbers = new Map<number, number>()
  const stratumNumbers = new Map<number, number>()
  const own: WeighedCluster[] = []
  const ownStrata: WeighedStratum[] = []
  const numberOf = (cluster: number): number => {
    const known = clusterNumbers.get(cluster)
    const of = clusters[cluster]
    if (known !== undefined || of === undefined) return known ?? 0
    let stratum = stratumNumbers.get(of.stratum)
    if (stratum === undefined) {
      stratum = ownStrata.length
      stratumNumbers.set(of.stratum, stratum)
      ownStrata.push(strata[of.stratum] ?? { visited: 0, clusters: 0 })
    }
    clusterNumbers.set(cluster, own.length)
    own.push({ ...of, stratum })
    return own.length - 1
  }
  return {
    weights: units.map((unit) => weights[unit] ?? 0),
    clusterOf: units.map((unit) => numberOf(clusterOf[unit] ?? 0)),
    clusters: own,
    strata: ownStrata,
  }
}
