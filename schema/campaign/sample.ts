/** Drawing a sample of stations by lot, so that anybody with the list and the seed draws the same again. */

import type { AreaCode, PremisesCode, StationCode } from '../codes.ts'

/** A station of the list that is drawn from. */
export interface ListedStation {
  readonly station: StationCode
  readonly premises: PremisesCode
  /** The smallest known; the areas above it are what its code begins with. */
  readonly area: AreaCode
}

export type SampleDesign =
  /** Each station is as likely as any other. */
  | { readonly kind: 'simple'; readonly stations: number }
  /** From each area of a level: as many as it has a share of, or equally many. */
  | {
      readonly kind: 'stratified'
      readonly stations: number
      readonly codeLength: number
      readonly shares: 'proportional' | 'equal'
    }
  /** Premises are drawn, then rooms in each: cheaper ways, and rooms of one school are alike. */
  | { readonly kind: 'clustered'; readonly premises: number; readonly rooms: number | 'all' }
  /** Chosen by hand for a reason: it stands for itself and for nothing else. */
  | { readonly kind: 'purposive'; readonly stations: readonly StationCode[]; readonly reason: string }

export const SAMPLE_KINDS = [
  'simple',
  'stratified',
  'clustered',
  'purposive',
] as const satisfies readonly SampleDesign['kind'][]

/** Whether percentages of it may be read as those of the list it was drawn from. */
export const isDrawnByLot = ({ kind }: Pick<SampleDesign, 'kind'>): boolean => kind !== 'purposive'

/**
 * The lot of a name: texts that are compared. The same name has the same lot for ever, and lots of different names have
 * nothing to do with each other; a hash of seed and name does that, and no order of any list can.
 */
export type LotOf = (name: string) => string

/** In order of the codes; fewer than asked for where there are no more. Codes that are not on the list are left out. */
export function drawSample(
  listed: readonly ListedStation[],
  design: SampleDesign,
  lotOf: LotOf,
): readonly StationCode[] {
  return drawn(listed, design, lotOf)
    .map(({ station }) => station)
    .toSorted()
}

function drawn(
  listed: readonly ListedStation[],
  design: SampleDesign,
  lotOf: LotOf,
): readonly ListedStation[] {
  const byLot = (stations: readonly ListedStation[]) =>
    inOrderOfLots(
      stations,
      ({ station }) => station,
      (station) => lotOf(`station ${station}`),
    )
  switch (design.kind) {
    case 'simple':
      return byLot(listed).slice(0, design.stations)
    case 'stratified': {
      const strata = groupBy(listed, ({ area }) => area.slice(0, design.codeLength))
      const shares = sharesOf(strata, design, lotOf)
      return [...strata].flatMap(([code, stations]) => byLot(stations).slice(0, shares.get(code)))
    }
    case 'clustered': {
      const { premises, rooms } = design
      const clusters = [...groupBy(listed, (one) => one.premises)]
      const chosen = inOrderOfLots(
        clusters,
        ([code]) => code,
        (code) => lotOf(`premises ${code}`),
      )
      return chosen
        .slice(0, premises)
        .flatMap(([, stations]) => byLot(stations).slice(0, rooms === 'all' ? stations.length : rooms))
    }
    case 'purposive': {
      const wanted = new Set(design.stations)
      return listed.filter(({ station }) => wanted.has(station))
    }
  }
}

type Strata = ReadonlyMap<string, readonly ListedStation[]>
type Stratified = Extract<SampleDesign, { kind: 'stratified' }>

/** How many from each area; together as many as asked for, as far as there are so many. */
export function sharesOf(
  strata: Strata,
  { stations, shares }: Pick<Stratified, 'stations' | 'shares'>,
  lotOf: LotOf,
): ReadonlyMap<string, number> {
  const sizes = [...strata].map(([code, { length: size }]) => ({ code, size }))
  const ordered = inOrderOfLots(
    sizes,
    ({ code }) => code,
    (code) => lotOf(`area ${code}`),
  )
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  const wanted = Math.min(stations, total)
  return shares === 'equal' ? shareEqually(ordered, wanted) : shareByLargestRemainder(ordered, wanted, total)
}

interface Stratum {
  readonly code: string
  readonly size: number
}

/** Whole numbers throughout, so that no rounding of the machine decides; of equal remainders the lot does. */
function shareByLargestRemainder(
  strata: readonly Stratum[],
  wanted: number,
  total: number,
): ReadonlyMap<string, number> {
  if (total === 0) return new Map()
  const shares = new Map(strata.map(({ code, size }) => [code, Math.floor((wanted * size) / total)]))
  const left = wanted - [...shares.values()].reduce((sum, share) => sum + share, 0)
  const remainders = strata.map(({ code, size }) => ({ code, remainder: (wanted * size) % total }))
  // Sorting keeps the order of the lots among equals.
  for (const { code } of remainders.toSorted((one, other) => other.remainder - one.remainder).slice(0, left))
    shares.set(code, (shares.get(code) ?? 0) + 1)
  return shares
}

/** One to each in turn, in order of their lots; who has no more is passed over. */
function shareEqually(strata: readonly Stratum[], wanted: number): ReadonlyMap<string, number> {
  const shares = new Map(strata.map(({ code }) => [code, 0]))
  let left = wanted
  while (left > 0) {
    const open = strata.filter(({ code, size }) => (shares.get(code) ?? 0) < size)
    if (open.length === 0) break
    for (const { code } of open.slice(0, left)) {
      shares.set(code, (shares.get(code) ?? 0) + 1)
      left -= 1
    }
  }
  return shares
}

/** Of equal lots, which hashes do not have, the code decides: never the order of the list. */
function inOrderOfLots<Thing>(
  things: readonly Thing[],
  codeOf: (thing: Thing) => string,
  lotOf: (code: string) => string,
): readonly Thing[] {
  return things
    .map((thing) => ({ thing, key: `${lotOf(codeOf(thing))} ${codeOf(thing)}` }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ thing }) => thing)
}

function groupBy<Key>(
  listed: readonly ListedStation[],
  keyOf: (one: ListedStation) => Key,
): ReadonlyMap<Key, readonly ListedStation[]> {
  const groups = new Map<Key, ListedStation[]>()
  for (const one of listed) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
