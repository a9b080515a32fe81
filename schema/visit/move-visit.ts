/** Moving a visit that was begun under the wrong station to the right one, with the reason. */

import type { StationCode } from '../codes.ts'
import type { Visit } from './visit.ts'

export type MoveRefusal = 'visit-is-finished' | 'same-station' | 'no-reason'

/** The visit at its right station; what was answered stays. It remembers where it was first begun. */
export function moveVisit(
  visit: Visit,
  to: StationCode,
  reason: string,
): { readonly visit: Visit; readonly refused?: MoveRefusal } {
  const said = reason.trim()
  if (visit.finishedAt !== undefined) return { visit, refused: 'visit-is-finished' }
  if (visit.station === to) return { visit, refused: 'same-station' }
  if (said === '') return { visit, refused: 'no-reason' }
  return {
    visit: { ...visit, station: to, moved: { from: visit.moved?.from ?? visit.station, reason: said } },
  }
}
