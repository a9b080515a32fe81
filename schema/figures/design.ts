/** What a campaign's figures may claim, and how its stations were drawn: strata and clusters of the station list. */

import type { SampleType } from '../campaign/campaign.ts'
import { isDrawnByLot, type ListedStation, type SampleDesign } from '../campaign/sample.ts'
import type { StationCode } from '../codes.ts'

/**
 * `census`: every station of the list was to be visited. `by-lot`: a sample whose drawing is kept. `lot-not-kept`: the
 * campaign says it drew lots, but no drawing is kept here, so nothing can be worked out from it. `visited-only`: chosen
 * or taken as they came; figures are those of the stations visited and of no others.
 */
export const BASES = ['census', 'by-lot', 'lot-not-kept', 'visited-only'] as const
export type Basis = (typeof BASES)[number]

/** A sample as it was kept when it was drawn. */
export interface DrawnSample {
  readonly design: SampleDesign
  /** The area it was drawn from; the whole list without one. */
  readonly area?: string
  readonly stations: readonly StationCode[]
  /** Whether the list still is the one it was drawn from. */
  readonly isSameList: boolean
}

/** Stations drawn apart from all others, e.g. those of a province. */
export interface Stratum {
  /** Clusters of the list in it: premises where premises were drawn, else single stations. */
  readonly clusters: number
  readonly stations: number
}

/** Where a drawn station stands. */
export interface Drawn {
  readonly stratum: number
  /** Code of the premises where premises were drawn; the station's own otherwise. */
  readonly cluster: string
  /** Stations of the list in that cluster. */
  readonly clusterSize: number
}

export interface Design {
  readonly basis: Basis
  /** Without any unless the basis is `by-lot`. */
  readonly kinds: readonly SampleDesign['kind'][]
  readonly strata: readonly Stratum[]
  /** Only of a sample drawn by lot. */
  readonly drawn: ReadonlyMap<StationCode, Drawn>
  /** Whether the list is another one than it was when lots were drawn: then sizes are those of today. */
  readonly hasListChanged: boolean
}

/**
 * `samples`: the newest first. Samples of areas apart from each other count together, each with strata of its own; of
 * two whose areas hold each other the newest counts, since it was drawn to stand in the other's place.
 */
export function designOf(
  sampleType: SampleType,
  samples: readonly DrawnSample[],
  listed: readonly ListedStation[],
): Design {
  const bare = { kinds: [], strata: [], drawn: new Map(), hasListChanged: false }
  if (sampleType === 'census') return { basis: 'census', ...bare }
  if (sampleType !== 'probability') return { basis: 'visited-only', ...bare }
  const counted = chooseSamples(samples)
  if (counted.length === 0) return { basis: 'lot-not-kept', ...bare }
  const strata: Stratum[] = []
  const drawn = new Map<StationCode, Drawn>()
  for (const sample of counted) layOut(sample, listed, strata, drawn)
  return {
    basis: 'by-lot',
    kinds: [...new Set(counted.map(({ design }) => design.kind))],
    strata,
    drawn,
    hasListChanged: counted.some(({ isSameList }) => !isSameList),
  }
}

function chooseSamples(samples: readonly DrawnSample[]): readonly DrawnSample[] {
  const chosen: DrawnSample[] = []
  for (const sample of samples) {
    const isFree = chosen.every(({ area }) => isApart(area ?? '', sample.area ?? ''))
    if (isDrawnByLot(sample.design) && isFree) chosen.push(sample)
  }
  return chosen
}

/** A code begins with the codes of the areas that hold it. */
const isApart = (one: string, other: string): boolean => !one.startsWith(other) && !other.startsWith(one)

function layOut(
  { design, area, stations }: DrawnSample,
  listed: readonly ListedStation[],
  strata: Stratum[],
  drawn: Map<StationCode, Drawn>,
): void {
  const isClustered = design.kind === 'clustered'
  const stratumOf = ({ area: its }: ListedStation): string =>
    design.kind === 'stratified' ? its.slice(0, design.codeLength) : ''
  const clusterOf = ({ station, premises }: ListedStation): string => (isClustered ? premises : station)
  const inside = listed.filter((one) => area === undefined || one.area.startsWith(area))
  const strataByCode = new Map<string, { clusters: Set<string>; stations: number }>()
  const sizes = new Map<string, number>()
  for (const one of inside) {
    const stratum = strataByCode.get(stratumOf(one)) ?? { clusters: new Set(), stations: 0 }
    stratum.clusters.add(clusterOf(one))
    stratum.stations += 1
    strataByCode.set(stratumOf(one), stratum)
    sizes.set(clusterOf(one), (sizes.get(clusterOf(one)) ?? 0) + 1)
  }
  const numbers = new Map<string, number>()
  for (const [code, { clusters, stations: size }] of strataByCode) {
    numbers.set(code, strata.length)
    strata.push({ clusters: clusters.size, stations: size })
  }
  const wanted = new Set(stations)
  for (const one of inside) {
    const stratum = numbers.get(stratumOf(one))
    if (stratum === undefined || !wanted.has(one.station)) continue
    const cluster = clusterOf(one)
    drawn.set(one.station, { stratum, cluster, clusterSize: sizes.get(cluster) ?? 1 })
  }
}
