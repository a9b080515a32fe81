/** Visits as reviewers see them: as they stand, and what was corrected in them. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import type { CorrectedAnswer } from '../../schema/visit/correction.ts'
import { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import { answersToWire, answerToWire } from '../../schema/wire/visit-shape.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listCorrectionDays, listWholeCorrectionsOf } from '../queries/corrections.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listVisitsOf, listWholeVisitsTo } from '../queries/visits.ts'
import { correctedVisits } from '../results/corrected-visits.ts'
import type { Services } from '../services.ts'

export const visitRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, checklists, country, classKeys } = services

  const readPlace = (params: { readonly campaign: string; readonly station: string }) => {
    const campaign = readCampaignId(params.campaign)
    const station = readStationCode(params.station)
    return campaign === undefined || station === undefined ? refuse('not-found') : { campaign, station }
  }

  const readStanding = async ({ campaign, station }: ReturnType<typeof readPlace>) =>
    correctedVisits(checklists, {
      visits: await listWholeVisitsTo(db, classKeys, campaign, station),
      corrections: await listWholeCorrectionsOf(db, classKeys, campaign, station),
    })

  serve(app, listVisits, async ({ params, actor }) => {
    const place = readPlace(params)
    await writeLogbook(db, { actor, act: 'visits.read', object: place.station })
    const stands = await readStanding(place)
    const stored = await listVisitsOf(db, place.campaign, place.station, country.timeZone)
    const byId = new Map(stored.map((visit) => [visit.id, visit]))
    return stands.visits.flatMap(({ visit }, index) => {
      const kept = byId.get(visit.id)
      if (kept === undefined) return []
      const { id, checklist, day, photos, talks } = kept
      return [
        {
          ...{ id, checklist, day, photos },
          order: index + 1,
          form: visit.form,
          answers: answersToWire(visit.answers),
          interviews: talks,
          carried: [...(visit.carried ?? [])],
          ...(visit.moved && { moved: { ...visit.moved } }),
        },
      ]
    })
  })

  serve(app, listCorrections, async ({ params }) => {
    const place = readPlace(params)
    const { visits, ignored } = await readStanding(place)
    const days = await listCorrectionDays(db, place.campaign, place.station, country.timeZone)
    return {
      answers: visits.flatMap(({ history }, index) =>
        history.map((answer) => ({
          ...correctedOnWire(answer),
          visit: index + 1,
          day: days.get(answer.correction) ?? '',
        })),
      ),
      ignored: ignored.map(({ why, correction: { id, corrects, answers } }) => ({
        why,
        day: days.get(id) ?? '',
        reason: corrects.reason,
        questions: [...answers.keys()],
      })),
    }
  })
}

const correctedOnWire = ({ question, before, after, reason, order, isFork }: CorrectedAnswer) => ({
  ...{ question, reason, order, isFork },
  ...(before && { before: answerToWire(before) }),
  after: answerToWire(after),
})
