/** A stored document of an incident → what it says. */

import type { IncidentOnWire } from '../../schema/wire/incident-shape.ts'

/** Every body was checked against the wire's shape before it was stored, and none is ever changed. */
export const storedIncident = (body: string): IncidentOnWire => JSON.parse(body) as IncidentOnWire
