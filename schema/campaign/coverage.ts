/** Coverage: how far a campaign got, in all and area by area. */

import type { AccessOutcome } from '../checklist/checklist.ts'
import type { AreaCode } from '../codes.ts'

/** Where one station stands: how far its visits got; nothing when nobody has been there. */
export interface StationReached {
  readonly area: AreaCode
  readonly visited: boolean
  readonly access?: AccessOutcome
}

export interface Coverage {
  readonly stations: number
  readonly entered: number
  readonly outsideOnly: number
  readonly refused: number
  readonly notFound: number
  readonly closed: number
  /** Visited, but how far nobody said. */
  readonly unsaid: number
  /** Nobody has been there. */
  readonly open: number
}

const NOTHING: Coverage = {
  ...{ stations: 0, entered: 0, outsideOnly: 0, refused: 0 },
  ...{ notFound: 0, closed: 0, unsaid: 0, open: 0 },
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
  for (const { visited, access } of stations) {
    coverage.stations += 1
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
