/** Acts that wait for a second person: asking, the list of what is open, agreeing and refusing. */

import type { FastifyInstance } from 'fastify'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import {
  hasExpired,
  mayApprove,
  mayAsk,
  mayDecide,
  mayRefuse,
  REQUEST_LIVES_MS,
} from '../../schema/people/two-people.ts'
import {
  agreeAsSecond,
  askForTwo,
  listRequestsForTwo,
  refuseAsSecond,
} from '../../schema/wire/two-people-endpoints.ts'
import type { Actor, Staff } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  type KeptRequest,
  listUndecided,
  lockRequest,
  markApproved,
  markRefused,
  saveRequest,
} from '../queries/requests-for-two.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const twoPeopleRoutes =
  ({ db }: Services) =>
  async (app: FastifyInstance) => {
    serve(app, askForTwo, async ({ params, body, actor }) => {
      const staff = staffOf(actor)
      if (!mayAsk(staff, body.act)) refuse('not-yours', { action: body.act })
      const [object, reason] = [
        withoutHiddenSigns(body.object).trim(),
        withoutHiddenSigns(body.reason).trim(),
      ]
      if (object === '' || reason === '') refuse('bad-request', { where: 'body', what: 'empty' })
      const asked = { id: params.request, act: body.act, object, reason, askedBy: staff.person }
      const kept = await inTransaction(db, async (on) => {
        const isNew = await saveRequest(on, asked)
        if (isNew)
          await writeLogbook(on, {
            actor,
            act: 'two.asked',
            object: asked.id,
            detail: `${asked.act} ${object}`,
          })
        return lockRequest(on, asked.id)
      })
      // Somebody else's id: nothing of theirs is told.
      if (kept?.askedBy !== staff.person || kept.act !== asked.act || kept.object !== object)
        return refuse('request-not-open')
      return onWire(kept, staff)
    })

    serve(app, listRequestsForTwo, async ({ actor }) => {
      const staff = staffOf(actor)
      return (await listUndecided(db))
        .filter((request) => !hasExpired(request, request.now))
        .filter(({ askedBy, act }) => askedBy === staff.person || mayDecide(staff, act))
        .map((request) => onWire(request, staff))
    })

    serve(app, agreeAsSecond, async ({ params, actor }) => {
      const staff = staffOf(actor)
      const agreed = await inTransaction(db, async (on) => {
        const request = (await lockRequest(on, params.request)) ?? refuse('not-found')
        if (!mayApprove(request, staff, request.now)) refuse('request-not-open')
        await markApproved(on, request.id, staff.person)
        await writeLogbook(on, { actor, act: 'two.approved', object: request.id })
        return lockRequest(on, request.id)
      })
      return onWire(agreed ?? refuse('not-found'), staff)
    })

    serve(app, refuseAsSecond, async ({ params, actor }) => {
      const staff = staffOf(actor)
      await inTransaction(db, async (on) => {
        const request = (await lockRequest(on, params.request)) ?? refuse('not-found')
        if (!mayRefuse(request, staff, request.now)) refuse('request-not-open')
        await markRefused(on, request.id, staff.person)
        await writeLogbook(on, { actor, act: 'two.refused', object: request.id })
      })
      return null
    })
  }

const staffOf = (actor: Actor): Staff =>
  actor.kind === 'staff' ? actor : refuse('not-yours', { action: 'two-people.take-part' })

const onWire = (request: KeptRequest, staff: Staff) => ({
  id: request.id,
  act: request.act,
  object: request.object,
  reason: request.reason,
  askedBy: request.askedByName,
  askedAt: request.askedAt.toISOString(),
  endsAt: new Date(request.askedAt.getTime() + REQUEST_LIVES_MS).toISOString(),
  ...(request.approvedByName === undefined ? {} : { agreedBy: request.approvedByName }),
  isMine: request.askedBy === staff.person,
  mayAgree: mayApprove(request, staff, request.now),
  mayRefuse: mayRefuse(request, staff, request.now),
})
