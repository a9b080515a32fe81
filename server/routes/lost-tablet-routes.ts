/** Lost tablets: what they send is set aside from now on, their monitor gets another card, and what is missing is listed. */

import type { FastifyInstance } from 'fastify'
import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import { readInstant } from '../../schema/time.ts'
import {
  listMissingOfLost,
  markFound as markFoundEndpoint,
  markLost as markLostEndpoint,
  replaceLost,
} from '../../schema/wire/lost-tablet-endpoints.ts'
import { addressOf } from '../http/keep-apart.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { makeCards } from '../make-cards.ts'
import { findMonitor } from '../queries/enrolments.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  copyAccreditation,
  findLost,
  listMissing,
  markFound,
  markLost,
  moveAssignments,
} from '../queries/lost-tablets.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'
import { monitorOnWire } from './people-routes.ts'

export const lostTabletRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, tablets } = services
  const campaignOf = (text: string): CampaignId => readCampaignId(text) ?? refuse('not-found')
  const shown = async (campaign: CampaignId, code: string) =>
    monitorOnWire((await findMonitor(db, campaign, code)) ?? refuse('not-found'))

  serve(app, markLostEndpoint, async ({ params, body, actor }) => {
    const campaign = campaignOf(params.campaign)
    const at = readInstant(body.at) ?? refuse('bad-request', { where: 'body/at', what: 'not-a-time' })
    // Nothing is lost before there was anything, and not in the future: a clock of the office may be wrong.
    const lostAt = at.getTime() > services.now().getTime() ? services.now() : at
    const lost = await inTransaction(db, async (on) => {
      const object = (await markLost(on, campaign, params.code, lostAt)) ?? refuse('not-found')
      await writeLogbook(on, { actor, act: 'monitor.lost', object, detail: lostAt.toISOString() })
      return object
    })
    tablets.forget(lost)
    return shown(campaign, params.code)
  })

  serve(app, markFoundEndpoint, async ({ params, actor }) => {
    const campaign = campaignOf(params.campaign)
    const found = await inTransaction(db, async (on) => {
      const object = (await markFound(on, campaign, params.code)) ?? refuse('not-found')
      await writeLogbook(on, { actor, act: 'monitor.found', object })
      return object
    })
    tablets.forget(found)
    return shown(campaign, params.code)
  })

  serve(app, replaceLost, async ({ params, actor }) => {
    const campaign = campaignOf(params.campaign)
    const lost = (await findLost(db, campaign, params.code)) ?? refuse('not-found')
    const address = addressOf(services, 'monitor')
    const card = await inTransaction(db, async (on) => {
      const [made] = await makeCards(on, { campaign, codes: [undefined], address, replaces: lost })
      if (!made) throw new Error('no card was made')
      await moveAssignments(on, lost, made.enrolment)
      await copyAccreditation(on, lost, made.enrolment)
      await writeLogbook(on, { actor, act: 'monitor.replaced', object: lost, detail: made.enrolment })
      return made
    })
    return { code: card.code, words: card.words, link: card.link }
  })

  serve(app, listMissingOfLost, async ({ params }) => {
    const campaign = campaignOf(params.campaign)
    const lost = (await findLost(db, campaign, params.code)) ?? refuse('not-found')
    const { stations, photos, ...counts } = await listMissing(db, campaign, lost)
    const placed = ({ station, room }: (typeof stations)[number]) => ({ station, ...(room ? { room } : {}) })
    return {
      ...counts,
      stations: stations.map(placed),
      photos: photos.map((one) => ({ ...placed(one), missing: one.missing })),
    }
  })
}
