/** Which areas a preliminary release may tell apart while monitors are on their way: those with a crowd to hide in. */

import type { DisclosureRules } from '../disclosure/rules.ts'

/** How many stations of an area were visited, and by whom; compared, and never told. */
export interface SeenArea {
  readonly code: string
  readonly visited: number
  readonly monitors: ReadonlySet<string>
}

type Needed = Pick<DisclosureRules, 'areaStations' | 'monitors'>

/** Enough stations and enough monitors that a count says where none of them is. */
export const isCrowd = ({ visited, monitors }: Omit<SeenArea, 'code'>, rules: Needed): boolean =>
  visited >= rules.areaStations && monitors.size >= rules.monitors

/**
 * The areas told apart. Those left out are told as a part of the whole alone: where together they would be too few,
 * the smallest of the others is left out with them, since the whole less the others would tell them.
 */
export function listEarlyAreas(areas: readonly SeenArea[], rules: Needed): ReadonlySet<string> {
  const visited = areas.filter((area) => area.visited > 0)
  const told = visited
    .filter((area) => isCrowd(area, rules))
    .toSorted((one, other) => other.visited - one.visited || (one.code < other.code ? -1 : 1))
  const left = visited.filter((area) => !told.includes(area))
  while (left.length > 0 && told.length > 0 && !isCrowd(together(left), rules)) {
    const smallest = told.pop()
    if (smallest) left.push(smallest)
  }
  return new Set(told.map(({ code }) => code))
}

const together = (areas: readonly SeenArea[]): Omit<SeenArea, 'code'> => ({
  visited: areas.reduce((sum, { visited }) => sum + visited, 0),
  monitors: new Set(areas.flatMap(({ monitors }) => [...monitors])),
})
