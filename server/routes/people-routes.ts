/** Staff accounts, enrolment cards, and enrolling a tablet with a card. */

import { randomInt, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type CampaignId, readCampaignId, readPersonId } from '../../schema/codes.ts'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import {
  closeStaffAccount,
  dropStaffFactors,
  enrol,
  enrolAgain,
  findTabletAddress,
  listMonitors as listMonitorsEndpoint,
  listStaff,
  makeEnrolmentCards,
  putStaff,
  revokeMonitor,
} from '../../schema/wire/people-endpoints.ts'
import { drawCode, drawWords, hashOfWords, linkOfCard, readCode } from '../enrolment-card.ts'
import { makeTicket, openTicket } from '../enrolment-ticket.ts'
import { tokenOf } from '../http/identify.ts'
import { addressOf } from '../http/keep-apart.ts'
import { refuse } from '../http/refusal.ts'
import { refuseWeakPassphrase } from '../http/refuse-passphrase.ts'
import { serve } from '../http/serve.ts'
import { bringBack } from '../queries/bring-back.ts'
import { findCampaign } from '../queries/campaigns.ts'
import {
  findCard,
  findMonitor,
  listMonitors,
  type Monitor,
  revokeEnrolment,
  saveCards,
  useCard,
} from '../queries/enrolments.ts'
import { dropAllFactors } from '../queries/factors.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  changePerson,
  findAccount,
  findAccountByName,
  type ListedPerson,
  listPeople,
  saveWhetherDisabled,
} from '../queries/people.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf, isSame, newSecret } from '../storage/secrets.ts'

const FREE_TRIES_OF_CARD = 5

/** Lost is a state of its own for people, and one that can be taken back. */
export const monitorOnWire = ({ state, lostAt, isReplaced, ...monitor }: Monitor) => ({
  ...monitor,
  state: state === 'enrolled' && lostAt ? ('lost' as const) : state,
  ...(lostAt ? { lost: { at: lostAt.toISOString(), isReplaced } } : {}),
})

const listedOnWire = ({ person, name, roles, isSecured, isDisabled }: ListedPerson) => ({
  person,
  name,
  roles: [...roles],
  isSecured,
  isDisabled,
})

export const peopleRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services

  serve(app, listStaff, async () => (await listPeople(db)).map(listedOnWire))

  serve(app, putStaff, async ({ params, body, actor }) => {
    const person = readPersonId(params.person) ?? refuse('not-found')
    const name = withoutHiddenSigns(body.name).trim()
    if (name === '') refuse('bad-request', { where: 'body/name', what: 'empty' })
    const sameName = await findAccountByName(db, name)
    if (sameName && sameName.person !== person) refuse('name-is-taken', { name })
    const before = await findAccount(db, person)
    if (!before && body.passphrase === undefined)
      refuse('bad-request', { where: 'body/passphrase', what: 'required' })
    if (body.passphrase !== undefined) refuseWeakPassphrase(body.passphrase, name)
    const passphraseHash =
      body.passphrase === undefined
        ? before?.passphraseHash
        : await services.passphrases.hash(body.passphrase)
    if (passphraseHash === undefined) refuse('bad-request', { where: 'body/passphrase', what: 'required' })
    const account = { person, name, roles: body.roles, passphraseHash }
    const isDone = await inTransaction(db, async (on) => {
      if (!(await changePerson(on, account, body.passphrase !== undefined))) return false
      const act = before ? 'staff.changed' : 'staff.added'
      await writeLogbook(on, { actor, act, object: person, detail: body.roles.join(' ') })
      return true
    })
    if (!isDone) refuse('last-administrator')
    return { person, name, roles: body.roles }
  })

  serve(app, closeStaffAccount, async ({ params, body, actor }) => {
    const account = await accountOf(params.person)
    const at = body.isDisabled ? services.now() : null
    const isDone = await inTransaction(db, async (on) => {
      if (!(await saveWhetherDisabled(on, account.person, at))) return false
      const act = body.isDisabled ? 'staff.closed' : 'staff.opened'
      await writeLogbook(on, { actor, act, object: account.person })
      return true
    })
    if (!isDone) refuse('last-administrator')
    return listedOnWire({ ...account, isDisabled: body.isDisabled })
  })

  serve(app, dropStaffFactors, async ({ params, actor }) => {
    const account = await accountOf(params.person)
    await inTransaction(db, async (on) => {
      await dropAllFactors(on, account.person)
      await writeLogbook(on, { actor, act: 'staff.factors-dropped', object: account.person })
    })
    return listedOnWire({ ...account, isSecured: false })
  })

  const accountOf = async (id: string) => {
    const person = readPersonId(id)
    return (person && (await findAccount(db, person))) ?? refuse('not-found')
  }

  serve(app, listMonitorsEndpoint, async ({ params }) => {
    const campaign = await campaignOf(params.campaign)
    return (await listMonitors(db, campaign)).map(monitorOnWire)
  })

  serve(app, findTabletAddress, async () => {
    const { trust } = services
    return {
      address: addressOf(services, 'monitor'),
      ...(trust === undefined ? {} : { trust: { ...trust } }),
    }
  })

  serve(app, makeEnrolmentCards, async ({ params, body, actor }) => {
    const campaign = await campaignOf(params.campaign)
    const cards: { code: string; words: string; link: string }[] = []
    // A code can be taken already; then another one is drawn.
    while (cards.length < body.count) {
      const drawn = new Map(
        Array.from({ length: body.count - cards.length }, () => [drawCode(randomInt), drawWords(randomInt)]),
      )
      const saved = await inTransaction(db, async (on) => {
        const free = await saveCards(
          on,
          campaign,
          [...drawn].map(([code, words]) => ({
            id: randomUUID(),
            code,
            wordsHash: hashOfWords(code, words),
          })),
        )
        await writeLogbook(on, { actor, act: 'cards.made', object: campaign, detail: String(free.size) })
        return free
      })
      for (const [code, words] of drawn) {
        if (!saved.has(code)) continue
        cards.push({ code, words, link: linkOfCard(addressOf(services, 'monitor'), code, words) })
      }
    }
    return { cards }
  })

  serve(app, revokeMonitor, async ({ params, actor }) => {
    const campaign = await campaignOf(params.campaign)
    const revoked = await inTransaction(db, async (on) => {
      const object = (await revokeEnrolment(on, campaign, params.code)) ?? refuse('not-found')
      await writeLogbook(on, { actor, act: 'monitor.revoked', object })
      return object
    })
    services.tablets.forget(revoked)
    return monitorOnWire((await findMonitor(db, campaign, params.code)) ?? refuse('not-found'))
  })

  serve(app, enrol, async ({ body, request }) => {
    const code = readCode(body.code) ?? refuse('card-unknown')
    // With the address, so that a stranger elsewhere cannot keep the holder of the card from using it.
    const budget = `card ${code} ${request.ip}`
    const waitSeconds = services.tryLimits.waitFor(budget)
    if (waitSeconds > 0) refuse('too-many-tries', { waitSeconds })
    services.tryLimits.failed(budget, FREE_TRIES_OF_CARD)
    const card = await findCard(db, code)
    if (!card || !isSame(card.wordsHash, hashOfWords(code, body.words))) refuse('card-unknown')
    services.tryLimits.forget(budget)
    const token = newSecret()
    const tokenHash = hashOf(token)
    const isFirst =
      card.state === 'card-open' &&
      (await inTransaction(db, async (on) => {
        if (!(await useCard(on, card.id, tokenHash))) return false
        const actor = { kind: 'monitor', enrolment: card.id, roles: [] } as const
        await writeLogbook(on, { actor, act: 'monitor.enrolled', object: card.id })
        return true
      }))
    if (!isFirst) refuse('card-is-used')
    const { organisationKeys: keys } = services
    const ticket = makeTicket(keys, { ...card, enrolment: card.id, tokenHash })
    return {
      token,
      campaign: card.campaign,
      code: card.code,
      organisationKey: { ...keys.current },
      ticket,
    }
  })

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

  async function campaignOf(text: string): Promise<CampaignId> {
    const id = readCampaignId(text) ?? refuse('unknown-campaign', { campaign: text })
    if (!(await findCampaign(db, id))) refuse('unknown-campaign', { campaign: text })
    return id
  }
}
