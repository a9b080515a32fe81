/** A table about people → what may be told of it. The proof that nothing more can be worked out is in the README. */

import {
  type AreaGroup,
  countMonitors,
  countStations,
  enoughFor,
  type Grouped,
  groupAreas,
} from './area-groups.ts'
import { type DisclosureRules, leastOf } from './rules.ts'
import { type Span, stepsUpTo } from './steps.ts'
import { type Cell, type Dimension, hidden, type ProtectedCell, type Table } from './table.ts'

/** Every cell and every margin of the table, for every area. */
export const protect = (table: Table, rules: DisclosureRules): readonly ProtectedCell[] =>
  tell(table, groupAreas(table.areas, table.stations, enoughFor(rules)), rules)

/** The same for groups already formed. */
export function tell(
  table: Table,
  { groups, told }: Grouped,
  rules: DisclosureRules,
): readonly ProtectedCell[] {
  const leaves = listCombinations(table.dimensions.map(({ members }) => members))
  const leafKeys = leaves.map(keyOf)
  const toldOf = new Map(groups.map((group) => [group, tellGroup(group, leafKeys, rules)]))
  const margins = listCombinations(table.dimensions.map(({ members }) => [...members, undefined])).map(
    (at) => ({
      at,
      inside: leafKeys.filter((_, order) => fits(leaves[order] ?? [], at)),
    }),
  )
  return table.areas.flatMap(({ code }) => {
    const parts = told.get(code)
    return margins.map(({ at, inside }): ProtectedCell => {
      if (parts === undefined) return { area: code, at, cell: hidden(told.size > 0 ? 'with-others' : 'few') }
      const wanted = new Set(inside)
      return {
        area: code,
        at,
        cell: addUp(parts.map((part) => sumIn(part, toldOf.get(part) ?? new Map(), wanted))),
      }
    })
  })
}

interface Told extends Span {
  readonly shown: number
}

/**
 * Cells of one group in the order of the dimensions, told through their running totals: each total by its step alone.
 * A cell with no more than k of what is counted, or of fewer than k stations or monitors, counts as none.
 */
export function tellGroup(
  group: AreaGroup,
  leafKeys: readonly string[],
  rules: DisclosureRules,
): ReadonlyMap<string, Told> {
  const least = leastOf(rules)
  const steps = stepsUpTo(group.stations.length, rules)
  const inCell = new Map<string, AreaGroup['stations'][number][]>()
  for (const station of group.stations) {
    if (station.at === undefined) continue
    const those = inCell.get(keyOf(station.at))
    if (those) those.push(station)
    else inCell.set(keyOf(station.at), [station])
  }
  const told = new Map<string, Told>()
  let total = 0
  let before = 0
  for (const key of leafKeys) {
    const stations = inCell.get(key) ?? []
    if (stations.length > least && isOfMany(stations, rules)) total += stations.length
    const now = steps.find(total)
    if (now > before) {
      const low = before === 0 ? { from: 0, to: 0 } : steps.spanOf(before)
      const high = steps.spanOf(now)
      const span = { from: Math.max(least + 1, high.from - low.to), to: high.to - low.from }
      told.set(key, { ...span, shown: roundedWithin(span, rules) })
    }
    before = now
  }
  return told
}

const isOfMany = (stations: AreaGroup['stations'], rules: DisclosureRules): boolean =>
  countStations(stations) >= rules.stations && countMonitors(stations) >= rules.monitors

const roundedWithin = ({ from, to }: Span, { roundTo }: DisclosureRules): number =>
  roundTo * Math.max(1, Math.round((from + to) / 2 / roundTo))

/** What is told of some cells of a group: those not told may hold whatever the told ones leave. */
function sumIn({ stations }: AreaGroup, told: ReadonlyMap<string, Told>, wanted: ReadonlySet<string>): Told {
  let shown = 0
  let from = 0
  let others = 0
  let to: number | undefined
  for (const [key, one] of told)
    if (wanted.has(key)) {
      shown += one.shown
      from += one.from
      to = one.to
    } else others += one.from
  const isOneCell = wanted.size === 1 && to !== undefined
  return { shown, from, to: isOneCell ? (to ?? 0) : Math.max(from, stations.length - others) }
}

/** Sums of what is told; nothing where nothing is. */
function addUp(parts: readonly Told[]): Cell {
  const sum = { shown: 0, from: 0, to: 0 }
  for (const { shown, from, to } of parts) {
    sum.shown += shown
    sum.from += from
    sum.to += to
  }
  return sum.shown > 0 ? sum : hidden('few')
}

export const keyOf = (at: readonly string[]): string => at.join('\n')

const fits = (leaf: readonly string[], at: readonly (string | undefined)[]): boolean =>
  at.every((member, order) => member === undefined || member === leaf[order])

function listCombinations<Member>(lists: readonly (readonly Member[])[]): readonly (readonly Member[])[] {
  return lists.reduce<readonly (readonly Member[])[]>(
    (made, list) => made.flatMap((one) => list.map((member) => [...one, member])),
    [[]],
  )
}

/** The cells of a table, in the order in which their running totals are told. */
export const listLeafKeys = (dimensions: readonly Dimension[]): readonly string[] =>
  listCombinations(dimensions.map(({ members }) => members)).map(keyOf)
