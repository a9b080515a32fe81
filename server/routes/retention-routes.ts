/** Until when each class of a campaign is kept: the days, ending one early, and legal holds. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import type { SealedClass } from '../../schema/retention/classes.ts'
import { lastEndOf, needsSecondPerson } from '../../schema/retention/rules.ts'
import { isDay } from '../../schema/time.ts'
import {
  endClassEarly,
  holdClass,
  letGoClass,
  listRetention,
  setRetentionDay,
} from '../../schema/wire/retention-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { requireTwo } from '../http/require-two.ts'
import { serve } from '../http/serve.ts'
import { dayIn } from '../logbook/day-in.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { endClass } from '../queries/end-class.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  liftLegalHold,
  listKept,
  listLegalHolds,
  lockKept,
  saveEnd,
  saveLegalHold,
} from '../queries/retention.ts'
import type { Services } from '../services.ts'
import { type Db, inTransaction } from '../storage/database.ts'

interface Address {
  readonly campaign: string
  readonly class: SealedClass
}

/** What a second person agrees to: one class of one campaign. */
const objectOf = ({ campaign, class: of }: Address): string => `${campaign}/${of}`

export const retentionRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, classKeys, retention, country, now } = services
  const today = () => dayIn(now(), country.timeZone)
  const campaignOf = async (id: string) => {
    const campaign = readCampaignId(id)
    return (campaign && (await findCampaign(db, campaign))) ?? refuse('not-found')
  }

  serve(app, listRetention, async ({ params }) => {
    const { id, election } = await campaignOf(params.campaign)
    const holds = await listLegalHolds(db, id)
    return (await listKept(db, id)).map(({ class: of, endsOn, endedOn }) => {
      const hold = holds.find((one) => one.class === of)
      return {
        class: of,
        endsOn,
        mostOn: lastEndOf(retention[of], election.date, today()),
        ...(endedOn === undefined ? {} : { endedOn }),
        ...(hold ? { hold: { reason: hold.reason, since: dayIn(hold.setAt, country.timeZone) } } : {}),
      }
    })
  })

  serve(app, setRetentionDay, async ({ params, body: { endsOn }, actor }) => {
    const { id, election } = await campaignOf(params.campaign)
    const last = lastEndOf(retention[params.class], election.date, today())
    if (!isDay(endsOn) || endsOn <= today() || endsOn > last)
      refuse('bad-request', { where: 'body/endsOn', what: 'not-a-day-it-can-end' })
    await inTransaction(db, async (on) => {
      const kept = await lockOpen(on, { ...params, campaign: id })
      if (needsSecondPerson(kept, endsOn)) await requireTwo(on, 'early.delete', objectOf(params), actor)
      await saveEnd(on, id, params.class, endsOn)
      await writeLogbook(on, { actor, act: 'class.day-set', object: id, detail: `${params.class} ${endsOn}` })
    })
    return null
  })

  serve(app, endClassEarly, async ({ params, actor }) => {
    const { id } = await campaignOf(params.campaign)
    await inTransaction(db, async (on) => {
      await lockOpen(on, { ...params, campaign: id })
      await requireTwo(on, 'early.delete', objectOf(params), actor)
      const what = { today: today(), actor, mayEnd: ({ isHeld }: { readonly isHeld: boolean }) => !isHeld }
      if (!(await endClass(on, classKeys, { campaign: id, class: params.class }, what))) refuse('is-held')
    })
    return null
  })

  serve(app, holdClass, async ({ params, body, actor }) => {
    const { id } = await campaignOf(params.campaign)
    await inTransaction(db, async (on) => {
      const { isHeld } = await lockOpen(on, { ...params, campaign: id })
      if (isHeld) refuse('is-held')
      await requireTwo(on, 'hold.set', objectOf(params), actor)
      await saveLegalHold(on, {
        campaign: id,
        class: params.class,
        reason: body.reason.trim(),
        by: personOf(actor),
      })
      await writeLogbook(on, { actor, act: 'class.held', object: id, detail: params.class })
    })
    return null
  })

  serve(app, letGoClass, async ({ params, actor }) => {
    const { id } = await campaignOf(params.campaign)
    await inTransaction(db, async (on) => {
      const { isHeld } = await lockOpen(on, { ...params, campaign: id })
      if (!isHeld) refuse('not-found')
      await requireTwo(on, 'hold.lift', objectOf(params), actor)
      await liftLegalHold(on, { campaign: id, class: params.class, by: personOf(actor) })
      await writeLogbook(on, { actor, act: 'class.let-go', object: id, detail: params.class })
    })
    return null
  })
}

/** One that has not ended; whoever else wants to change it waits. */
async function lockOpen(on: Db, { campaign: id, class: of }: Address) {
  const campaign = readCampaignId(id) ?? refuse('not-found')
  const kept = (await lockKept(on, campaign, of)) ?? refuse('not-found')
  if (kept.endedOn !== undefined) refuse('ended', { on: kept.endedOn })
  return kept
}

/** The table of permissions lets only people of the office in here. */
const personOf = (actor: Actor) => (actor.kind === 'staff' ? actor.person : refuse('sign-in-first'))
