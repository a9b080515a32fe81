/** Staff accounts, enrolment cards, and the monitors they make. */

import type { FastifyInstance } from 'fastify'
import { type CampaignId, readCampaignId, readPersonId } from '../../schema/codes.ts'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import {
  closeStaffAccount,
  dropStaffFactors,
  findTabletAddress,
  listMonitors as listMonitorsEndpoint,
  listStaff,
  makeEnrolmentCards,
  putStaff,
  revokeMonitor,
} from '../../schema/wire/people-endpoints.ts'
import { addressOf } from '../http/keep-apart.ts'
import { refuse } from '../http/refusal.ts'
import { namesAround, refuseWeakPassphrase } from '../http/refuse-passphrase.ts'
import { serve } from '../http/serve.ts'
import { makeCards } from '../make-cards.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { findMonitor, listMonitors, type Monitor, revokeEnrolment } from '../queries/enrolments.ts'
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
    if (body.passphrase !== undefined) refuseWeakPassphrase(body.passphrase, await namesAround(db, name))
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
    const address = addressOf(services, 'monitor')
    const made = await inTransaction(db, async (on) => {
      const cards = await makeCards(on, {
        campaign,
        codes: Array.from({ length: body.count }, () => undefined),
        address,
      })
      await writeLogbook(on, { actor, act: 'cards.made', object: campaign, detail: String(cards.length) })
      return cards
    })
    return { cards: made.map(({ code, words, link }) => ({ code, words, link })) }
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

  async function campaignOf(text: string): Promise<CampaignId> {
    const id = readCampaignId(text) ?? refuse('unknown-campaign', { campaign: text })
    if (!(await findCampaign(db, id))) refuse('unknown-campaign', { campaign: text })
    return id
  }
}
