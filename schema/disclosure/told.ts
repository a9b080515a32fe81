/** Tables about people over all batches told so far. */

import type { AccessOutcome } from '../checklist/checklist.ts'
import { sumOfBatches } from './batches.ts'
import { type ToldBarrier, type ToldTables, WHOLE_COUNTRY } from './conduct-tables.ts'
import { type Cell, hidden } from './table.ts'

/** One barrier in one area. An area that no batch tells of is hidden, whatever it is called. */
export function toldOf(
  batches: readonly ToldTables[],
  barrier: string,
  area: string = WHOLE_COUNTRY,
): Pick<ToldBarrier, 'found' | 'n' | 'visited'> {
  const parts = batches.flatMap(({ barriers }) =>
    barriers.filter((one) => one.barrier === barrier && one.area === area),
  )
  if (batches.length > 0 && parts.length === 0)
    return { found: hidden('with-others'), n: hidden('with-others'), visited: 0 }
  return {
    visited: parts.reduce((sum, { visited }) => sum + visited, 0),
    found: sumOfBatches(parts.map(({ found, visited }) => ({ cell: found, visited }))),
    n: sumOfBatches(parts.map(({ n, visited }) => ({ cell: n, visited }))),
  }
}

/** Why nobody got in, in the whole country. */
export const toldAccess = (batches: readonly ToldTables[], outcome: AccessOutcome): Cell =>
  sumOfBatches(
    batches.map(({ access, notEntered }) => ({
      cell: access.find((one) => one.outcome === outcome)?.stations ?? hidden('few'),
      visited: notEntered,
    })),
  )

/** Areas in which something about the barrier is told, in the order of their codes; the whole country first. */
export const listToldAreas = (batches: readonly ToldTables[], barrier: string): readonly string[] =>
  [
    ...new Set(
      batches.flatMap(({ barriers }) =>
        barriers.flatMap((one) => (one.barrier === barrier && 'shown' in one.found ? [one.area] : [])),
      ),
    ),
  ].sort((one, other) => (one === WHOLE_COUNTRY ? -1 : other === WHOLE_COUNTRY ? 1 : one < other ? -1 : 1))
