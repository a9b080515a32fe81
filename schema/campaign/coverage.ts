/** Coverage: how far a campaign got, in all and area by area, against what was assigned. */

import type { AccessOutcome } from '../checklist/checklist.ts'
import type { AreaCode } from '../codes.ts'

/** Where one station stands: how far its visits got; nothing when nobody has been there. */
export interface StationReached {
  readonly area: AreaCode
  /** Somebody is to go there. */
  readonly assigned: boolean
  readonly visited: boolean
  readonly access?: AccessOutcome
}

/** Stations of an area, each counted once; `visited` is the sum of the six ways a visit can have ended. */
export interface Coverage {
  readonly stations: number
  readonly visited: number
  readonly assigned: number
  /** Of those assigned: visited, whoever it was that came. */
  readonly assignedVisited: number
  readonly entered: number
  readonly outsideOnly: number
  readonly refused: number
  readonly notFound: number
  readonly closed: number
  /** Visited, but how far nobody said, or it is not told. */
  readonly unsaid: number
  /** Nobody has been there. */
  readonly open: number
}

const NOTHING: Coverage = {
  ...{ stations: 0, visited: 0, assigned: 0, assignedVisited: 0 },
  ...{ entered: 0, outsideOnly: 0, refused: 0, notFound: 0, closed: 0, unsaid: 0, open: 0 },
}

const countedAs: Readonly<Record<AccessOutcome, keyof Coverage>> = {
  entered: 'entered',
  'outside-only': 'outsideOnly',
  refused: 'refused',
  'not-found': 'notFound',
  closed: 'closed',
}

export function countCoverage(stations: Iterable<StationReached>): Coverage {
  const coverage = { ...NOTHING }
  for (const { assigned, visited, access } of stations) {
    coverage.stations += 1
    if (visited) coverage.visited += 1
    if (assigned) coverage.assigned += 1
    if (assigned && visited) coverage.assignedVisited += 1
    coverage[!visited ? 'open' : access ? countedAs[access] : 'unsaid'] += 1
  }
  return coverage
}

/** The same for each area of one level: `codeLength` is that level's. */
export function countCoverageByArea(
  stations: Iterable<StationReached>,
  codeLength: number,
): ReadonlyMap<string, Coverage> {
  const groups = new Map<string, StationReached[]>()
  for (const station of stations) {
    const code = station.area.slice(0, codeLength)
    const group = groups.get(code)
    if (group) group.push(station)
    else groups.set(code, [station])
  }
  return new Map([...groups].map(([code, group]) => [code, countCoverage(group)]))
}

/** A number of stations out of those it is a part of. */
export interface PartOf {
  readonly count: number
  readonly n: number
}

/** How far the work is: of the stations assigned; of all stations where nothing was assigned, which is another thing. */
export const progressOf = ({ assigned, assignedVisited, stations, visited }: Coverage): PartOf =>
  assigned > 0 ? { count: assignedVisited, n: assigned } : { count: visited, n: stations }

/** Visited without being assigned to anybody: never a part of those that were. */
export const visitedBesides = ({ visited, assignedVisited }: Coverage): number => visited - assignedVisited
