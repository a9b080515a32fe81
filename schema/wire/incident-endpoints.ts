/** Incidents, read in the office; tablets send them sealed. */

import { Type } from 'typebox'
import { INCIDENT_STATES } from '../incident/incident.ts'
import { endpoint } from './endpoint.ts'
import { incidentFields } from './incident-shape.ts'
import { closed, IsoDate, Uuid, WordsShape } from './shape.ts'

/** No monitor, no tablet, no time of day. */
const IncidentInOfficeShape = Type.Object({
  id: Uuid,
  /** Calendar day of arrival. */
  day: IsoDate,
  state: Type.Enum([...INCIDENT_STATES]),
  ...incidentFields,
  /** Of the station, where it is known. */
  premisesName: Type.Optional(WordsShape),
  room: Type.Optional(Type.String()),
  /** The monitor says so, or somebody is injured while it still goes on. */
  needsSomebodyNow: Type.Boolean(),
})

export const listIncidents = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/incidents',
  access: 'incident.read',
  schema: {
    summary: 'The incidents of a campaign: those that need somebody now first, then the newest',
    tags: ['incidents'],
    params: Type.Object({ campaign: Uuid }, closed),
    response: { 200: Type.Array(IncidentInOfficeShape) },
  },
})
