/** What a publication states, written down for an attacker: unknown is how many stations of each commune are in a cell. */

import type { AreaGroup } from '../../../schema/disclosure/area-groups.ts'
import { listLeafKeys, tellGroup } from '../../../schema/disclosure/protect.ts'
import { type DisclosureRules, leastOf } from '../../../schema/disclosure/rules.ts'
import { stepsUpTo } from '../../../schema/disclosure/steps.ts'
import type { Table } from '../../../schema/disclosure/table.ts'
import type { Knowledge, Statement } from './attacker.ts'

export interface Known extends Knowledge {
  readonly communes: readonly string[]
  readonly leafKeys: readonly string[]
  readonly visited: ReadonlyMap<string, number>
  unknownOf(commune: string, leaf: string): number
}

/**
 * The attacker is given more than is published: how areas were grouped, the step of every running total, and that each
 * station has a monitor of its own, so that "counts as none" means "no more than k".
 */
export function whatIsKnown(
  { dimensions, stations }: Table,
  groups: readonly AreaGroup[],
  rules: DisclosureRules,
): Known {
  const leafKeys = listLeafKeys(dimensions)
  const visited = new Map<string, number>()
  for (const { area } of stations) visited.set(area, (visited.get(area) ?? 0) + 1)
  const communes = [...visited.keys()]
  const unknownOf = (commune: string, leaf: string): number =>
    communes.indexOf(commune) * leafKeys.length + leafKeys.indexOf(leaf)
  const statements: Statement[] = communes.map((commune) => ({
    sumOf: leafKeys.map((leaf) => unknownOf(commune, leaf)),
    from: 0,
    to: visited.get(commune) ?? 0,
  }))
  for (const group of groups) {
    const inside = [...new Set(group.stations.map(({ area }) => area))]
    const told = tellGroup(group, leafKeys, rules)
    const steps = stepsUpTo(group.stations.length, rules)
    const counted: number[] = []
    let step = 0
    for (const leaf of leafKeys) {
      const here = inside.map((commune) => unknownOf(commune, leaf))
      const one = told.get(leaf)
      if (one === undefined) {
        // In the last step a cell that is not told can be anything that still fits.
        if (step < steps.count - 1 || steps.count === 1)
          statements.push({
            sumOf: here,
            from: 0,
            to: steps.count === 1 ? group.stations.length : leastOf(rules),
          })
        continue
      }
      counted.push(...here)
      step += stepsBetween(one.from, one.to, step, rules, steps)
      const { from, to } = steps.spanOf(step)
      statements.push({ sumOf: here, from: one.from, to: one.to })
      // The running total holds what was told and nothing else: what is not told counts as none.
      statements.push({ sumOf: [...counted], from, to })
    }
  }
  return { communes, leafKeys, visited, unknowns: communes.length * leafKeys.length, statements, unknownOf }
}

/** How many steps a told number went up: its span says so. */
function stepsBetween(
  from: number,
  to: number,
  before: number,
  rules: DisclosureRules,
  steps: ReturnType<typeof stepsUpTo>,
): number {
  for (let up = 1; before + up < steps.count; up += 1) {
    const low = before === 0 ? { from: 0, to: 0 } : steps.spanOf(before)
    const high = steps.spanOf(before + up)
    if (Math.max(leastOf(rules) + 1, high.from - low.to) === from && high.to - low.from === to) return up
  }
  throw new Error('No step fits what was told')
}
