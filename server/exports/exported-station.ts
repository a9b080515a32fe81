/** What exports are made of: a visited station, its place, and what the visits say. No monitor, no time, no visit. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listBarriersOf, tierOfBarrier } from '../../schema/disclosure/tier.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { CombinedFindings } from '../../schema/findings/combine-visits.ts'
import type { StationRating } from '../../schema/findings/rate.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import type { Point, Premises, Station } from '../../schema/places/premises.ts'

export interface ExportedStation {
  readonly station: Station
  readonly premises: Premises
  /** From the largest to the smallest. */
  readonly areas: readonly Area[]
  readonly point: Point | undefined
  /** That of the latest visit. */
  readonly checklist: Checklist
  readonly findings: CombinedFindings
  readonly rating: StationRating
}

/** Whether a barrier may be told of a single station. */
export const isReleased = (checklist: Checklist, barrier: Barrier): boolean =>
  tierOfBarrier(checklist, barrier) === 'A'

export const listReleased = (checklist: Checklist): readonly Barrier[] => listBarriersOf(checklist, 'A')
