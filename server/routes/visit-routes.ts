/** Taking in visits, and showing them to reviewers. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import { listVisits, putVisit } from '../../schema/wire/visit-endpoints.ts'
import { visitFromWire } from '../../schema/wire/visit-shape.ts'
import { bytesOf } from '../http/json-body.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listMissingPhotos } from '../queries/photos.ts'
import { listVisitsOf } from '../queries/visits.ts'
import { findMisfit } from '../reading/check-answers.ts'
import { listPhotosExpected } from '../reading/photos-expected.ts'
import { receiptCode } from '../reading/receipt-code.ts'
import { storedOnWire } from '../reading/stored-visit.ts'
import type { Services } from '../services.ts'
import { rememberedSettings } from '../storage/campaign-settings.ts'
import { hashOf } from '../storage/secrets.ts'
import { visitWriter } from '../storage/visit-writer.ts'

export const visitRoutes = (services: Services) => async (app: FastifyInstance) => {
  const campaigns = rememberedSettings(services.db, services.now)
  const writer = visitWriter(services.db)

  serve(app, putVisit, async ({ params, body, actor, request, reply }) => {
    const visit = visitFromWire(params.visit, body)
    if (visit === undefined) return refuse('bad-request', { where: 'body', what: 'not-a-code' })
    if (actor.kind !== 'monitor' || actor.campaign !== visit.campaign)
      return refuse('not-yours', { action: 'visit.submit' })
    const settings = await campaigns.find(visit.campaign)
    if (settings === undefined) return refuse('unknown-campaign', { campaign: visit.campaign })
    const checklist = await services.checklists.find(visit.checklist)
    if (checklist === undefined) return refuse('unknown-checklist', { ...visit.checklist })
    const misfit = findMisfit(checklist, visit, settings)
    if (misfit) return refuse('answers-do-not-fit', { ...misfit })

    const bytes = bytesOf(request)
    const sha256 = hashOf(bytes)
    const photosExpected = listPhotosExpected(visit)
    const saved = await writer.save({
      id: visit.id,
      campaign: visit.campaign,
      station: visit.station,
      enrolment: actor.enrolment,
      checklist: visit.checklist,
      sha256,
      body: bytes.toString('utf8'),
      photosExpected,
    })
    if (saved === 'unknown-station') return refuse('unknown-station', { station: visit.station })
    if (saved === 'set-aside') reply.code(202)
    const state: 'received' | 'set-aside' = saved === 'set-aside' ? 'set-aside' : 'received'
    return {
      visit: visit.id,
      sha256: sha256.toString('hex'),
      code: receiptCode(sha256),
      state,
      photosMissing: [...(await listMissingPhotos(services.db, visit.id, photosExpected))],
    }
  })

  serve(app, listVisits, async ({ params }) => {
    const campaign = readCampaignId(params.campaign)
    const station = readStationCode(params.station)
    if (campaign === undefined || station === undefined) return refuse('not-found')
    const visits = await listVisitsOf(services.db, campaign, station, services.country.timeZone)
    return visits.map(({ body, ...visit }, index) => {
      const { form, answers, interviews } = storedOnWire(body)
      return { ...visit, order: index + 1, form, answers, interviews: interviews.length }
    })
  })
}
