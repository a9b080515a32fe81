/** Stored documents of a visit → the visit it was. */

import type { Visit } from '../../schema/visit/visit.ts'
import { type InterviewsOnWire, type VisitOnWire, visitFromWire } from '../../schema/wire/visit-shape.ts'

/** Visits stored before there were envelopes have their talks in the body. */
type StoredVisit = VisitOnWire & { readonly interviews?: InterviewsOnWire }

/** Every body was checked against the wire's shape before it was stored, and none is ever changed. */
export const storedOnWire = (body: string): StoredVisit => JSON.parse(body) as StoredVisit

/** Without its talks: nothing that is worked out from a visit needs them. */
export function readStoredVisit(id: string, body: string): Visit {
  const visit = visitFromWire(id, storedOnWire(body))
  if (visit === undefined) throw new Error(`The stored visit ${id} cannot be read`)
  return visit
}
