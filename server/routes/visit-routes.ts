/** Visits as reviewers see them: as they stand, and what was corrected in them. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import type { Services } from '../services.ts'
import { correctedOnWire, type Place, readStanding, visitsOnWire } from './visits-on-wire.ts'

export const visitRoutes = (services: Services) => async (app: FastifyInstance) => {
  const readPlace = (params: { readonly campaign: string; readonly station: string }): Place => {
    const campaign = readCampaignId(params.campaign)
    const station = readStationCode(params.station)
    return campaign === undefined || station === undefined ? refuse('not-found') : { campaign, station }
  }

  serve(app, listVisits, async ({ params, actor }) => {
    const place = readPlace(params)
    await writeLogbook(services.db, { actor, act: 'visits.read', object: place.station })
    return visitsOnWire(services, place, await readStanding(services, place))
  })

  serve(app, listCorrections, async ({ params }) => {
    const place = readPlace(params)
    const stands = await readStanding(services, place)
    const { answers, days } = await correctedOnWire(services, place, stands)
    return {
      answers,
      ignored: stands.ignored.map(({ why, correction: { id, corrects, answers } }) => ({
        why,
        day: days.get(id) ?? '',
        reason: corrects.reason,
        questions: [...answers.keys()],
      })),
    }
  })
}
