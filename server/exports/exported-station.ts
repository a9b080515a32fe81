/** What exports are made of: a visited station, its place, and what the visits say. No monitor, no time, no visit. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
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
  readonly visits: number
  readonly findings: CombinedFindings
  readonly rating: StationRating
}

/**
 * Whether a barrier may be told of a single station: interviews, voters seen, incidents and overall views
 * stay in the organisation.
 */
export function isReleased(checklist: Checklist, barrier: Barrier): boolean {
  const { questions, sectionOf } = indexOf(checklist)
  const rests = [barrier.question, ...(barrier.alsoRestsOn ?? [])]
  return rests.every((id) => {
    const section = sectionOf.get(id)
    const about = questions.get(id)?.about
    const isInside = section?.internal || section?.repeats || about === 'voters' || about === 'interview'
    return section !== undefined && !isInside
  })
}

export const listReleased = (checklist: Checklist): readonly Barrier[] =>
  checklist.barriers.filter((barrier) => isReleased(checklist, barrier))
