/** A stored body → the visit it was. */

import type { Visit } from '../../schema/visit/visit.ts'
import { type VisitOnWire, visitFromWire } from '../../schema/wire/visit-shape.ts'

/** Every body was checked against the wire's shape before it was stored, and none is ever changed. */
export const storedOnWire = (body: string): VisitOnWire => JSON.parse(body) as VisitOnWire

export function readStoredVisit(id: string, body: string): Visit {
  const visit = visitFromWire(id, storedOnWire(body))
  if (visit === undefined) throw new Error(`The stored visit ${id} cannot be read`)
  return visit
}
