/** What is told of people in one area, in the shape that pages are given. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listToldBarriers, type ToldTables } from '../../schema/disclosure/conduct-tables.ts'
import { tierOfBarrier } from '../../schema/disclosure/tier.ts'
import { toldAccess, toldOf } from '../../schema/disclosure/told.ts'

const REASONS = ['outside-only', 'refused', 'closed', 'not-found'] as const

/** Of an area that is told of, or of the whole country; of anything else only that it is hidden. */
export const peopleIn = (checklist: Checklist, batches: readonly ToldTables[], area: string | undefined) => ({
  barriers: listToldBarriers(checklist).map(({ id }) => {
    const { found, n } = toldOf(batches, id, area)
    return { barrier: id, found: { ...found }, n: { ...n } }
  }),
  access:
    area === undefined
      ? REASONS.map((outcome) => ({ outcome, stations: { ...toldAccess(batches, outcome) } }))
      : [],
})

export function isOfBuilding(checklist: Checklist, barrier: string): boolean {
  const known = checklist.barriers.find(({ id }) => id === barrier)
  return known !== undefined && tierOfBarrier(checklist, known) === 'A'
}
