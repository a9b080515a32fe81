/** Visits as reviewers see them. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import { listVisits } from '../../schema/wire/visit-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listVisitsOf } from '../queries/visits.ts'
import { countStoredTalks, storedOnWire } from '../reading/stored-visit.ts'
import type { Services } from '../services.ts'

export const visitRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, listVisits, async ({ params }) => {
    const campaign = readCampaignId(params.campaign)
    const station = readStationCode(params.station)
    if (campaign === undefined || station === undefined) return refuse('not-found')
    const visits = await listVisitsOf(services.db, campaign, station, services.country.timeZone)
    return visits.map(({ body, interviews, ...visit }, index) => {
      const { form, answers, carried = [], moved } = storedOnWire(body)
      return {
        ...visit,
        order: index + 1,
        form,
        answers,
        interviews: countStoredTalks(body, interviews),
        carried,
        ...(moved && { moved }),
      }
    })
  })
}
