/** Cards, enrolling a tablet with one, and revoking it. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKit } from '../../../schema/wire/campaign-endpoints.ts'
import {
  enrol,
  findTabletAddress,
  listMonitors,
  makeEnrolmentCards,
  revokeMonitor,
} from '../../../schema/wire/people-endpoints.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const makeCards = async (count: number) => {
  const reply = await api
    .as('dara')
    .call(makeEnrolmentCards, { params: { campaign: api.campaign }, body: { count } })
  expect(reply.status).toBe(200)
  return reply.body.cards
}
const makeCard = async () => {
  const [card] = await makeCards(1)
  if (!card) throw new Error('no card')
  return card
}
const enrolWith = (code: string, words: string) => api.nobody.call(enrol, { body: { code, words } })
const withToken = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the address that tablets come to', () => {
  it('is the one of every link, with nothing to trust where no authority of an office stands behind it', async () => {
    const { body } = await api.as('dara').call(findTabletAddress, {})
    expect(body).toEqual({ address: api.services.publicUrl })
  })
})

describe('cards', () => {
  it('are made in hundreds, each with its own code and words, and a link that keeps the words from every server', async () => {
    const cards = await makeCards(500)
    expect(new Set(cards.map(({ code }) => code)).size).toBe(500)
    expect(new Set(cards.map(({ words }) => words)).size).toBe(500)
    for (const { code, words, link } of cards) {
      expect(code).toMatch(/^[a-z]{6}-\d\d$/u)
      expect(words).toMatch(/^([a-z]{6} ){6}[a-z]{6}$/u)
      expect(link).toBe(`http://way-in.test/enrol#${code}.${words.replaceAll(' ', '-')}`)
    }
  })

  it('leave nothing in the database from which their words could be read', async () => {
    const { words, code } = await makeCard()
    const stored = await api.db.selectFrom('enrolment').selectAll().where('code', '=', code).execute()
    const text = stored.map(({ words_hash }) => Buffer.from(words_hash).toString('latin1')).join()
    expect(text).not.toContain(words)
    expect(stored[0]?.words_hash).toHaveLength(32)
  })

  it('can be made by the coordinator alone, and only for a campaign there is', async () => {
    for (const name of ['chan', 'bopha', 'vanna', 'sokha'] as const) {
      const reply = await api
        .as(name)
        .call(makeEnrolmentCards, { params: { campaign: api.campaign }, body: { count: 1 } })
      expect([reply.status, reply.problem], name).toEqual([403, 'not-yours'])
    }
    const reply = await api
      .as('dara')
      .call(makeEnrolmentCards, { params: { campaign: randomUUID() }, body: { count: 1 } })
    expect(reply.problem).toBe('unknown-campaign')
  })
})

describe('enrolling a tablet', () => {
  it('works with code and words as people type them, in Khmer digits too', async () => {
    const card = await makeCard()
    const khmer = card.code
      .toUpperCase()
      .replace(/\d/gu, (digit) => String.fromCharCode(0x17e0 + Number(digit)))
    const reply = await enrolWith(
      ` ${khmer.replace('-', ' \u200B')} `,
      card.words.toUpperCase().replaceAll(' ', ' - '),
    )
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ campaign: api.campaign, code: card.code })
    const kit = await api.nobody.call(readKit, {}, withToken(reply.body.token))
    expect(kit.body).toMatchObject({ code: card.code, assigned: [], campaign: { id: api.campaign } })
    const stored = await api.db
      .selectFrom('enrolment')
      .selectAll()
      .where('code', '=', card.code)
      .executeTakeFirstOrThrow()
    expect(Buffer.from(stored.token_hash ?? []).equals(hashOf(reply.body.token))).toBe(true)
  })

  it('works once: of many tries at the same time, exactly one gets a token', async () => {
    const { code, words } = await makeCard()
    const replies = await Promise.all(Array.from({ length: 4 }, () => enrolWith(code, words)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410])
    expect((await enrolWith(code, words)).problem).toBe('card-is-used')
  })

  it('says the same to the tablet that asks again with its own token, and to no other', async () => {
    const { code, words } = await makeCard()
    const [token, other] = [newSecret(), newSecret()]
    const ask = (own: string) => api.nobody.call(enrol, { body: { code, words, token: own } })
    const replies = await Promise.all(Array.from({ length: 4 }, () => ask(token)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.body).toMatchObject({ token, code })
    expect((await api.nobody.call(readKit, {}, withToken(token))).body).toMatchObject({ code })
    expect((await ask(other)).problem).toBe('card-is-used')
    await api.as('dara').call(revokeMonitor, { params: { campaign: api.campaign, code } })
    expect((await ask(token)).problem).toBe('card-is-used')
  })

  it('says the same of a wrong word and of a card that does not exist, and makes the sixth wrong try wait, and never its holder', async () => {
    const { code, words } = await makeCard()
    const wrong = await enrolWith(
      code,
      words.replace(/.$/u, (last) => (last === 'a' ? 'e' : 'a')),
    )
    expect([wrong.status, wrong.problem]).toEqual([404, 'card-unknown'])
    expect((await enrolWith('babebi-00', words)).text).toBe(wrong.text)
    expect((await enrolWith('not a code', words)).text).toBe(wrong.text)
    for (let tries = 0; tries < 4; tries++) await enrolWith(code, 'wrong words')
    expect((await enrolWith(code, 'wrong words')).problem).toBe('too-many-tries')
    const elsewhere = await api.app.inject({
      method: 'POST',
      url: '/api/enrolments',
      remoteAddress: '10.9.9.9',
      payload: { code, words: 'wrong words' },
    })
    expect(elsewhere.statusCode).toBe(404)
    // A stranger's tries are the stranger's: the holder enrols meanwhile, behind the very same address.
    expect((await enrolWith(code, words)).status).toBe(200)
  })
})

describe('a monitor', () => {
  it('is a code and a state in the list of the coordinator', async () => {
    const card = await makeCard()
    const list = await api.as('dara').call(listMonitors, { params: { campaign: api.campaign } })
    expect(list.body).toContainEqual({ code: card.code, state: 'card-open', visits: 0, cameBack: false })
    expect(list.body).toContainEqual({ code: api.sokha.code, state: 'enrolled', visits: 0, cameBack: false })
  })

  it('who is revoked can send nothing more, from the very next request on', async () => {
    const { code, words } = await makeCard()
    const { body } = await enrolWith(code, words)
    expect((await api.nobody.call(readKit, {}, withToken(body.token))).status).toBe(200)
    const revoked = await api.as('dara').call(revokeMonitor, { params: { campaign: api.campaign, code } })
    expect(revoked.body).toEqual({ code, state: 'revoked', visits: 0, cameBack: false })
    const after = await api.nobody.call(readKit, {}, withToken(body.token))
    expect([after.status, after.problem]).toEqual([401, 'sign-in-first'])
    expect((await enrolWith(code, words)).problem).toBe('card-is-used')
    const unknown = await api
      .as('dara')
      .call(revokeMonitor, { params: { campaign: api.campaign, code: 'babebi-00' } })
    expect(unknown.problem).toBe('not-found')
  })

  it('cannot do with the token what only staff may, nor anything with a made-up one', async () => {
    expect((await api.as('sokha').call(listMonitors, { params: { campaign: api.campaign } })).problem).toBe(
      'not-yours',
    )
    const made = await api.nobody.call(readKit, {}, withToken('A'.repeat(43)))
    expect(made.problem).toBe('sign-in-first')
  })

  it('needs no cookie and no origin: the token is in a header no other site can set', async () => {
    expect((await api.as('sokha').call(readKit, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })
})
