/** Stations on hold. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readStationCode } from '../../schema/codes.ts'
import { endHold, holdStation, readHold } from '../../schema/wire/hold-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { endHold as endHoldOf, findHold, saveHold } from '../queries/disclosure.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { isKnownStation } from '../queries/places.ts'
import type { Services } from '../services.ts'

interface Address {
  readonly campaign: string
  readonly station: string
}

export const holdRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, now } = services
  /** A campaign and a station there are. */
  async function find(address: Address) {
    const campaign = readCampaignId(address.campaign)
    const station = readStationCode(address.station)
    if (!campaign || !station || !(await findCampaign(db, campaign)) || !(await isKnownStation(db, station)))
      return refuse('not-found')
    return { campaign, station }
  }

  serve(app, readHold, async ({ params }) => {
    const { campaign, station } = await find(params)
    const hold = await findHold(db, campaign, station)
    return hold ? { hold: { reason: hold.reason, since: hold.heldAt.toISOString().slice(0, 10) } } : {}
  })

  serve(app, holdStation, async ({ params, body, actor }) => {
    const place = await find(params)
    const reason = body.reason.trim()
    await db.transaction().execute(async (transaction) => {
      await saveHold(transaction, { ...place, reason, by: personOf(actor) })
      await writeLogbook(transaction, { actor, act: 'station.held', object: place.station, detail: reason })
    })
    return null
  })

  serve(app, endHold, async ({ params, actor }) => {
    const place = await find(params)
    await db.transaction().execute(async (transaction) => {
      const wasHeld = await endHoldOf(transaction, { ...place, by: personOf(actor), at: now() })
      if (!wasHeld) refuse('not-found')
      await writeLogbook(transaction, { actor, act: 'station.released', object: place.station })
    })
    return null
  })
}

/** The table of permissions lets only people of the office in here. */
const personOf = (actor: Actor) => (actor.kind === 'staff' ? actor.person : refuse('sign-in-first'))
