/** A tablet that a restored database does not know is let in again by its ticket: it, and nobody else. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKit } from '../../../schema/wire/campaign-endpoints.ts'
import {
  enrol,
  enrolAgain,
  listMonitors,
  makeEnrolmentCards,
  revokeMonitor,
} from '../../../schema/wire/people-endpoints.ts'
import { makeTicket, openTicket } from '../../../server/enrolment-ticket.ts'
import { saveCampaign } from '../../../server/queries/campaigns.ts'
import { saveCards } from '../../../server/queries/enrolments.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { type Api, openApi } from '../../support/api.ts'
import { campaignId } from '../../support/builders.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const withToken = (token: string) => ({ authorization: `Bearer ${token}` })

async function enrolTablet() {
  const made = await api
    .as('dara')
    .call(makeEnrolmentCards, { params: { campaign: api.campaign }, body: { count: 1 } })
  const [card] = made.body.cards
  if (!card) throw new Error('no card')
  const { body } = await api.nobody.call(enrol, { body: { code: card.code, words: card.words } })
  return { ...body, words: card.words }
}
type Tablet = Awaited<ReturnType<typeof enrolTablet>>

/** As a backup has it that was made before the card was. */
const forget = ({ code }: Pick<Tablet, 'code'>) =>
  api.db.deleteFrom('enrolment').where('code', '=', code).execute()
/** As a backup has it that was made before the card was used. */
const unuse = ({ code }: Pick<Tablet, 'code'>) =>
  api.db
    .updateTable('enrolment')
    .set({ state: 'card-open', token_hash: null })
    .where('code', '=', code)
    .execute()

const comeBack = ({ token, ticket }: Pick<Tablet, 'token' | 'ticket'>) =>
  api.nobody.call(enrolAgain, { body: { ticket } }, withToken(token))
const kitOf = ({ token }: Pick<Tablet, 'token'>) => api.nobody.call(readKit, {}, withToken(token))
const monitorOf = async (code: string) => {
  const { body } = await api.as('dara').call(listMonitors, { params: { campaign: api.campaign } })
  return body.find((monitor) => monitor.code === code)
}
const rowsOf = (token: string) =>
  api.db
    .selectFrom('enrolment')
    .select(['code', 'state', 'id'])
    .where('token_hash', '=', hashOf(token))
    .execute()

describe('a ticket', () => {
  it('comes with the enrolment, and the very same one with every kit', async () => {
    const tablet = await enrolTablet()
    const kits = [await kitOf(tablet), await kitOf(tablet)]
    expect(kits.map(({ body }) => body.ticket)).toEqual([tablet.ticket, tablet.ticket])
  })

  it('shows nothing of what is in it', async () => {
    const { ticket, code, token, campaign } = await enrolTablet()
    const seen = Buffer.from(ticket.split('.')[2] ?? '', 'base64url').toString('latin1')
    for (const part of [code, campaign, hashOf(token).toString('base64url'), hashOf(token).toString('hex')])
      expect(`${ticket} ${seen}`).not.toContain(part)
  })

  it('is opened by the keys of its organisation alone, the older ones too', async () => {
    const { ticket } = await enrolTablet()
    const { organisationKeys: keys } = api.services
    expect(openTicket(keys, ticket)).toMatchObject({ campaign: api.campaign })
    expect(openTicket(passingKeys(), ticket)).toBeUndefined()
    const newer = passingKeys()
    const both = {
      ...newer,
      findTicketKey: (id: string) => newer.findTicketKey(id) ?? keys.findTicketKey(id),
    }
    expect(openTicket(both, ticket)).toMatchObject({ campaign: api.campaign })
  })

  it('does not open with any one of its letters changed', async () => {
    const { ticket } = await enrolTablet()
    const { organisationKeys: keys } = api.services
    const whole = openTicket(keys, ticket)
    for (let at = 0; at < ticket.length; at += 1) {
      const other = ticket[at] === 'A' ? 'B' : 'A'
      const changed = `${ticket.slice(0, at)}${other}${ticket.slice(at + 1)}`
      // The bits beyond the last whole byte are no part of it.
      const opened = openTicket(keys, changed)
      if (at < ticket.length - 1) expect(opened, `letter ${at}`).toBeUndefined()
      else if (opened) expect(opened).toEqual(whole)
    }
    for (const cut of [0, 1, 19, 60, ticket.length - 4])
      expect(openTicket(keys, ticket.slice(0, cut))).toBeUndefined()
  })
})

describe('a tablet that the database has forgotten', () => {
  it.each([
    ['with its card', forget],
    ['but for its open card', unuse],
  ])('%s is let in again, its card is used, and it is marked', async (_, lose) => {
    const tablet = await enrolTablet()
    await lose(tablet)
    expect((await kitOf(tablet)).status).toBe(401)
    const reply = await comeBack(tablet)
    expect([reply.status, reply.body]).toEqual([200, { campaign: api.campaign, code: tablet.code }])
    expect((await kitOf(tablet)).body).toMatchObject({ code: tablet.code, ticket: tablet.ticket })
    expect(await monitorOf(tablet.code)).toEqual({
      code: tablet.code,
      state: 'enrolled',
      visits: 0,
      cameBack: true,
    })
    const again = await api.nobody.call(enrol, { body: { code: tablet.code, words: tablet.words } })
    expect(again.problem).toBe('card-is-used')
  })

  it('comes back once, however often and at once it asks', async () => {
    const tablet = await enrolTablet()
    await forget(tablet)
    const replies = await Promise.all(Array.from({ length: 50 }, () => comeBack(tablet)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(200)
    expect((await comeBack(tablet)).text).toBe(replies[0]?.text)
    expect(await rowsOf(tablet.token)).toHaveLength(1)
  })

  it('comes under a code beside its own when another card has the code by now, and that one stays as it is', async () => {
    const tablet = await enrolTablet()
    await forget(tablet)
    const other = { id: randomUUID(), code: tablet.code, wordsHash: hashOf('other words') }
    await saveCards(api.db, api.campaign, [other])
    const replies = await Promise.all(Array.from({ length: 50 }, () => comeBack(tablet)))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    expect(replies[0]?.body).toMatchObject({ code: `${tablet.code}-2` })
    expect(await rowsOf(tablet.token)).toMatchObject([{ code: `${tablet.code}-2`, state: 'enrolled' }])
    expect(await monitorOf(tablet.code)).toMatchObject({ state: 'card-open', cameBack: false })
    expect((await kitOf(tablet)).status).toBe(200)
  })

  it('comes beside whoever has used its card meanwhile: both can send', async () => {
    const first = await enrolTablet()
    await unuse(first)
    const { body: second } = await api.nobody.call(enrol, { body: { code: first.code, words: first.words } })
    expect((await comeBack(first)).body).toMatchObject({ code: `${first.code}-2` })
    expect([(await kitOf(first)).status, (await kitOf(second)).status]).toEqual([200, 200])
    expect((await comeBack(second)).body).toMatchObject({ code: first.code })
  })

  it('stays out once it is revoked again, also under the code beside its own', async () => {
    const tablet = await enrolTablet()
    await forget(tablet)
    await saveCards(api.db, api.campaign, [{ id: randomUUID(), code: tablet.code, wordsHash: hashOf('w') }])
    const { body } = await comeBack(tablet)
    expect((await kitOf(tablet)).status).toBe(200)
    await api.as('dara').call(revokeMonitor, { params: { campaign: api.campaign, code: body.code } })
    expect((await comeBack(tablet)).problem).toBe('ticket-unfit')
    expect((await kitOf(tablet)).status).toBe(401)
  })
})

describe('a ticket lets nobody in', () => {
  it('who is revoked, enrolled or with the card still open', async () => {
    const enrolled = await enrolTablet()
    const open = await enrolTablet()
    await unuse(open)
    for (const tablet of [enrolled, open]) {
      await api.as('dara').call(revokeMonitor, { params: { campaign: api.campaign, code: tablet.code } })
      const reply = await comeBack(tablet)
      expect([reply.status, reply.problem]).toEqual([403, 'ticket-unfit'])
      expect((await kitOf(tablet)).status).toBe(401)
      expect(await monitorOf(tablet.code)).toMatchObject({ state: 'revoked', cameBack: false })
    }
  })

  it('without the token it was made for', async () => {
    const [tablet, other] = [await enrolTablet(), await enrolTablet()]
    await forget(tablet)
    await forget(other)
    const bare = await api.nobody.call(enrolAgain, { body: { ticket: tablet.ticket } })
    expect(bare.problem).toBe('ticket-unfit')
    expect((await comeBack({ ...tablet, token: other.token })).problem).toBe('ticket-unfit')
    expect((await comeBack({ ...tablet, token: newSecret() })).problem).toBe('ticket-unfit')
    expect(await rowsOf(tablet.token)).toEqual([])
  })

  it('that another organisation made, or nobody', async () => {
    const tablet = await enrolTablet()
    await forget(tablet)
    const foreign = makeTicket(passingKeys(), {
      enrolment: randomUUID(),
      campaign: api.campaign,
      code: tablet.code,
      tokenHash: hashOf(tablet.token),
      wordsHash: hashOf('w'),
    })
    for (const ticket of [foreign, 'ticket', `${tablet.ticket.slice(0, -8)}AAAAAAAA`])
      expect((await comeBack({ ...tablet, ticket })).problem).toBe('ticket-unfit')
    expect(await rowsOf(tablet.token)).toEqual([])
  })

  it('of a campaign that is not here; of another one that is, into that one only', async () => {
    const ticketFor = (campaign: string, token: string) =>
      makeTicket(api.services.organisationKeys, {
        enrolment: randomUUID(),
        campaign: campaignId(campaign),
        code: 'tadoke-55',
        tokenHash: hashOf(token),
        wordsHash: hashOf('w'),
      })
    const token = newSecret()
    expect((await comeBack({ token, ticket: ticketFor(randomUUID(), token) })).problem).toBe(
      'unknown-campaign',
    )
    const { checklist } = api.services.shippedChecklist
    const other = campaignId(randomUUID())
    await saveCampaign(api.db, {
      id: other,
      name: { en: 'Other' },
      organisation: { en: 'Other' },
      election: { name: { en: 'Other' }, kind: 'other', date: '2027-06-06' },
      checklist: { id: checklist.id, version: checklist.version },
      sampleType: 'purposive',
      settings: { photosAllowed: false },
    })
    expect((await comeBack({ token, ticket: ticketFor(other, token) })).body.campaign).toBe(other)
    expect((await kitOf({ token })).body.campaign.id).toBe(other)
    expect(await monitorOf('tadoke-55')).toBeUndefined()
  })
})
