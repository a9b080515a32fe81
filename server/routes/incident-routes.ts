/** Incidents, read in the office: what was told and where, never by whom or at what time of day. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import { needsSomebodyNow } from '../../schema/incident/incident.ts'
import { listIncidents as listIncidentsEndpoint } from '../../schema/wire/incident-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listIncidents } from '../queries/incidents.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findPlacesOf } from '../queries/places.ts'
import { storedIncident } from '../reading/stored-incident.ts'
import type { Services } from '../services.ts'

export const incidentRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, listIncidentsEndpoint, async ({ params, actor }) => {
    const campaign = readCampaignId(params.campaign) ?? refuse('not-found')
    await writeLogbook(services.db, { actor, act: 'incidents.read', object: campaign })
    const stored = await listIncidents(services.db, services.classKeys, campaign, services.country.timeZone)
    const incidents = stored.map(({ body, ...one }) => {
      const { campaign: _, visit: __, ...told } = storedIncident(body)
      return { ...one, ...told, needsSomebodyNow: needsSomebodyNow(told) }
    })
    const places = await findPlacesOf(
      services.db,
      incidents.flatMap(({ station }) => readStationCode(station ?? '') ?? []),
    )
    const worded = incidents.map((incident) => {
      const place = incident.station === undefined ? undefined : places.get(incident.station)
      return { ...incident, ...(place && { premisesName: { ...place.premisesName }, room: place.room }) }
    })
    // A stable sort: within each part the newest stay first.
    return worded.sort((one, other) => Number(other.needsSomebodyNow) - Number(one.needsSomebodyNow))
  })
}
