/** Enrolling a tablet with a card, and letting one in again that a restored database does not know. */

import type { FastifyInstance } from 'fastify'
import { readCode } from '../../schema/people/card-words.ts'
import { enrol, enrolAgain } from '../../schema/wire/people-endpoints.ts'
import { hashOfWords } from '../enrolment-card.ts'
import { makeTicket, openTicket } from '../enrolment-ticket.ts'
import { tokenOf } from '../http/identify.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { bringBack } from '../queries/bring-back.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { type Card, findCard, useCard } from '../queries/enrolments.ts'
import { writeLogbook } from '../queries/logbook.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf, isSame, newSecret } from '../storage/secrets.ts'

/**
 * Wrong ones, per card and address; then whoever tries is told to wait. The right words always pass: 112 bits are not
 * guessed, however fast, and a stranger behind the same address must not keep the holder of a card from using it.
 */
const FREE_TRIES_OF_CARD = 5

export const enrolmentRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services

  serve(app, enrol, async ({ body, request }) => {
    const code = readCode(body.code) ?? refuse('card-unknown')
    const budget = `card ${code} ${request.ip}`
    const card = await findCard(db, code)
    if (!card || !isSame(card.wordsHash, hashOfWords(code, body.words))) return refuseWrong(budget)
    services.tryLimits.forget(budget)
    const token = body.token ?? newSecret()
    const tokenHash = hashOf(token)
    if (!(await isUsedBy(card, tokenHash))) refuse('card-is-used')
    const { organisationKeys: keys } = services
    return {
      token,
      campaign: card.campaign,
      code: card.code,
      organisationKey: { ...keys.current },
      ticket: makeTicket(keys, { ...card, enrolment: card.id, tokenHash }),
    }
  })

  function refuseWrong(budget: string): never {
    const waitSeconds = services.tryLimits.waitFor(budget)
    if (waitSeconds > 0) refuse('too-many-tries', { waitSeconds })
    services.tryLimits.failed(budget, FREE_TRIES_OF_CARD)
    return refuse('card-unknown')
  }

  /** Used now, or before by the very same tablet, which did not hear the answer. */
  async function isUsedBy(card: Card, tokenHash: Uint8Array): Promise<boolean> {
    const isFirst =
      card.state === 'card-open' &&
      (await inTransaction(db, async (on) => {
        if (!(await useCard(on, card.id, tokenHash))) return false
        const actor = { kind: 'monitor', enrolment: card.id, roles: [] } as const
        await writeLogbook(on, { actor, act: 'monitor.enrolled', object: card.id })
        return true
      }))
    if (isFirst) return true
    // Read again: of two at the same time the other may have been this very tablet.
    const { state, tokenHash: kept } = (await findCard(db, card.code)) ?? card
    return state === 'enrolled' && kept !== null && isSame(kept, tokenHash)
  }

  serve(app, enrolAgain, async ({ body, request }) => {
    // Sealed with a key that no database holds: whatever else is said costs no query before this is settled.
    const ticket = openTicket(services.organisationKeys, body.ticket) ?? refuse('ticket-unfit')
    const token = tokenOf(request)
    if (token === undefined || !isSame(hashOf(token), ticket.tokenHash)) refuse('ticket-unfit')
    if (!(await findCampaign(db, ticket.campaign))) refuse('unknown-campaign', { campaign: ticket.campaign })
    const code = await inTransaction(db, async (on) => {
      const back = (await bringBack(on, ticket)) ?? refuse('ticket-unfit')
      const actor = { kind: 'monitor', enrolment: ticket.enrolment, roles: [] } as const
      await writeLogbook(on, { actor, act: 'monitor.enrolled-again', object: ticket.enrolment })
      return back
    })
    return { campaign: ticket.campaign, code }
  })
}
