/** A stored body → the visit it was. */

import type { VisitOnWireLike } from '../../schema/database/visit-body.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import { type VisitOnWire, visitFromWire } from '../../schema/wire/visit-shape.ts'

/** Every body was checked against the wire's shape before it was stored, and none is ever changed. */
export const storedOnWire = (body: VisitOnWireLike): VisitOnWire => body as unknown as VisitOnWire

export function readStoredVisit(id: string, body: VisitOnWireLike): Visit {
  const visit = visitFromWire(id, storedOnWire(body))
  if (visit === undefined) throw new Error(`The stored visit ${id} cannot be read`)
  return visit
}
