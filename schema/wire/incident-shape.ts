/** An incident as it crosses the wire, inside its sealed box. */

import { type Static, Type } from 'typebox'
import { readCampaignId, readStationCode, readVisitId } from '../codes.ts'
import { CHAIR_WAS_TOLD, type Incident, SEEN_BY } from '../incident/incident.ts'
import { Code, closed, Uuid } from './shape.ts'

/** What is told, as the office reads it back. */
export const incidentFields = {
  station: Type.Optional(Code),
  kinds: Type.Array(Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' }), {
    minItems: 1,
    maxItems: 40,
    uniqueItems: true,
  }),
  seenBy: Type.Enum([...SEEN_BY]),
  isSomebodyInjured: Type.Boolean(),
  isGoingOn: Type.Boolean(),
  wasChairTold: Type.Enum([...CHAIR_WAS_TOLD]),
  note: Type.String({ maxLength: 5000 }),
  isUrgent: Type.Boolean(),
}

export const IncidentShape = Type.Object(
  { campaign: Uuid, visit: Type.Optional(Uuid), ...incidentFields },
  closed,
)
export type IncidentOnWire = Static<typeof IncidentShape>

export function incidentToWire(incident: Incident): IncidentOnWire {
  const { id: _, kinds, ...rest } = incident
  return { ...rest, kinds: [...kinds] }
}

/** The domain's incident out of a checked document; nothing when one of its codes is none. */
export function incidentFromWire(id: string, wire: IncidentOnWire): Incident | undefined {
  const campaign = readCampaignId(wire.campaign)
  const station = wire.station === undefined ? undefined : readStationCode(wire.station)
  const visit = wire.visit === undefined ? undefined : readVisitId(wire.visit)
  if (!campaign || (wire.station !== undefined && !station) || (wire.visit !== undefined && !visit))
    return undefined
  const { station: _, visit: __, ...rest } = wire
  return { ...rest, id, campaign, ...(station ? { station } : {}), ...(visit ? { visit } : {}) }
}
