/** What became of remedies on the day itself, over visits and stations: counted apart from findings, changing none. */

import type { Checklist } from '../checklist/checklist.ts'
import type { Visit } from '../visit/visit.ts'
import type { RemedyId } from './remedy.ts'

/** At one station: what any of its visits says. */
export interface OnTheDay {
  readonly remedy: RemedyId
  readonly isTold: boolean
  readonly isPutRight: boolean
}

/** In the order of the checklist; a remedy that is none, or none for the day, is left out. */
export function listOnTheDay(
  checklist: Checklist,
  visits: readonly Pick<Visit, 'remedied'>[],
): readonly OnTheDay[] {
  const states = visits.flatMap(({ remedied = [] }) => remedied)
  return checklist.remedies.flatMap(({ id, when }) => {
    const said = states.filter(({ remedy }) => remedy === id)
    const isTold = said.some(({ told }) => told !== undefined)
    const isPutRight = said.some(({ putRight }) => putRight !== undefined)
    return when === 'on-the-day' && (isTold || isPutRight) ? [{ remedy: id, isTold, isPutRight }] : []
  })
}

/** In how many stations the chair was told of a remedy, and in how many it was put right. */
export interface CountedOnTheDay {
  readonly remedy: RemedyId
  readonly told: number
  readonly putRight: number
}

/** In the order of the checklist; remedies nobody told of are left out. */
export function countOnTheDay(
  checklist: Checklist,
  stations: readonly (readonly OnTheDay[])[],
): readonly CountedOnTheDay[] {
  const counts = new Map<RemedyId, { told: number; putRight: number }>()
  for (const { remedy, isTold, isPutRight } of stations.flat()) {
    const { told, putRight } = counts.get(remedy) ?? { told: 0, putRight: 0 }
    counts.set(remedy, { told: told + Number(isTold), putRight: putRight + Number(isPutRight) })
  }
  return checklist.remedies.flatMap(({ id }) => {
    const count = counts.get(id)
    return count ? [{ remedy: id, ...count }] : []
  })
}
