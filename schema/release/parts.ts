/** A release by its places: the areas within one, each with its stations, and below the last of them the premises. */

import type { AreaCode, PremisesCode } from '../codes.ts'
import type { AreaLevel } from '../country.ts'
import type { Words } from '../language.ts'
import type { ReleaseContent, ReleasedStation } from './release.ts'

/** Province, district, commune; what lies below is too small to be handed anything. */
const LEVELS_CHOSEN_BY = 3

interface Part<Code> {
  readonly code: Code
  readonly name: Words
  /** Of the release. */
  readonly stations: number
}

export interface Parts {
  /** What the areas are; nothing where there are none. */
  readonly level: Pick<AreaLevel, 'id' | 'name'> | undefined
  /** In the order of their codes, like the premises. */
  readonly areas: readonly Part<AreaCode>[]
  /** Only where no areas are left to choose by. */
  readonly premises: readonly Part<PremisesCode>[]
}

/** The largest areas of a release. */
export const listLargestParts = ({ areas, areaLevels: [level] }: ReleaseContent): Parts => ({
  level: level && named(level),
  areas: areas
    .filter(({ coverage }) => coverage.visited > 0)
    .map(({ code, name, coverage }) => ({ code, name, stations: coverage.visited })),
  premises: [],
})

export interface Parting {
  /** Whatever does not lie within is passed over. */
  add(station: ReleasedStation): void
  finish(): Parts
}

/** Station by station, so that nobody holds all of a release. */
export function beginParts({ areaLevels }: Pick<ReleaseContent, 'areaLevels'>, within: string): Parting {
  const areas = new Map<AreaCode, Part<AreaCode>>()
  const premises = new Map<PremisesCode, Part<PremisesCode>>()
  let levelId: string | undefined
  return {
    add(station) {
      const at = station.areas.findIndex(({ code }) => code === within)
      if (at < 0) return
      const below = at + 1 < LEVELS_CHOSEN_BY ? station.areas[at + 1] : undefined
      if (below === undefined) return count(premises, station.premises)
      levelId = below.level
      count(areas, below)
    },
    finish() {
      const level = areaLevels.find(({ id }) => id === levelId)
      return { level: level && named(level), areas: inOrder(areas), premises: inOrder(premises) }
    },
  }
}

const named = ({ id, name }: AreaLevel) => ({ id, name })

function count<Code>(
  parts: Map<Code, Part<Code>>,
  { code, name }: { readonly code: Code; readonly name: Words },
): void {
  parts.set(code, { code, name, stations: (parts.get(code)?.stations ?? 0) + 1 })
}

const inOrder = <Code extends string>(parts: ReadonlyMap<Code, Part<Code>>): readonly Part<Code>[] =>
  [...parts.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1))
