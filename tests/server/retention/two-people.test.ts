/** Looking up a name, ending something early and holding it: nobody does it alone, and each leaves its entry. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TwoPeopleAct } from '../../../schema/people/two-people.ts'
import {
  dropRegisterEntry,
  putRegisterEntry,
  readPeopleRegister,
  revealIdentity,
} from '../../../schema/wire/people-register-endpoints.ts'
import {
  endClassEarly,
  holdClass,
  letGoClass,
  listRetention,
  setRetentionDay,
} from '../../../schema/wire/retention-endpoints.ts'
import { agreeAsSecond, askForTwo } from '../../../schema/wire/two-people-endpoints.ts'
import { beginKeeping } from '../../../server/keys/begin-keeping.ts'
import { findCampaign } from '../../../server/queries/campaigns.ts'
import { type Api, openApi } from '../../support/api.ts'
import { addCampaign, type Person, signIn } from '../../support/signed-in.ts'

let api: Api
let dara: Person
let sophea: Person
beforeAll(async () => {
  api = await openApi()
  const campaign = await findCampaign(api.db, api.campaign)
  if (campaign) await beginKeeping(api.db, api.services, campaign)
  dara = await signIn(api, ['coordinator'], 'whole')
  sophea = await signIn(api, ['coordinator'], 'whole')
})
afterAll(() => api.close())

const entry = { name: 'ចាន់ ធីតា', phone: '012 777 888', sex: 'female', disability: 'hearing' } as const
const here = () => ({ campaign: api.campaign, code: api.sokha.code })
const kept = (of: 'register' | 'photos' | 'free-text' | 'interviews') => ({
  params: { campaign: api.campaign, class: of },
})

async function agree(act: TwoPeopleAct, object: string): Promise<void> {
  const request = randomUUID()
  const body = { act, object, reason: 'មានគេសុំ' }
  expect((await dara.call(askForTwo, { params: { request }, body })).status).toBe(200)
  expect((await sophea.call(agreeAsSecond, { params: { request } })).status).toBe(200)
}

const actsOf = async (): Promise<readonly string[]> =>
  (await sql<{ act: string }>`select act from logbook order by seq`.execute(api.db)).rows.map(
    ({ act }) => act,
  )

describe('the register of people', () => {
  it('is written by one coordinator, shown as codes, and looked up by two', async () => {
    expect((await dara.call(putRegisterEntry, { params: here(), body: entry })).status).toBe(200)
    const { body, text } = await dara.call(readPeopleRegister, { params: { campaign: api.campaign } })
    expect(body).toMatchObject({ registered: [api.sokha.code], people: 1, endsOn: '2027-07-06' })
    for (const word of [entry.name, entry.phone]) expect(text).not.toContain(word)
    expect((await dara.call(revealIdentity, { params: here() })).problem).toBe('second-person-needed')
    await agree('identity.reveal', api.sokha.code)
    // Whoever agreed did not ask.
    expect((await sophea.call(revealIdentity, { params: here() })).problem).toBe('second-person-needed')
    expect((await dara.call(revealIdentity, { params: here() })).body).toEqual(entry)
    expect((await dara.call(revealIdentity, { params: here() })).problem).toBe('second-person-needed')
    expect(await actsOf()).toEqual(
      expect.arrayContaining(['register.written', 'two.used', 'identity.revealed']),
    )
    const { rows } = await sql<{
      all: string
    }>`select string_agg(logbook::text, ' ') as all from logbook`.execute(api.db)
    for (const word of [entry.name, entry.phone, api.sokha.code]) expect(rows[0]?.all).not.toContain(word)
  })

  it('of one campaign is out of reach from another, and an entry is taken out on demand', async () => {
    const other = { campaign: await addCampaign(api), code: api.sokha.code }
    for (const reply of [
      await dara.call(putRegisterEntry, { params: other, body: entry }),
      await dara.call(revealIdentity, { params: other }),
      await dara.call(dropRegisterEntry, { params: other }),
    ])
      expect(reply.problem).toBe('not-found')
    expect((await dara.call(dropRegisterEntry, { params: here() })).status).toBe(200)
    expect((await dara.call(dropRegisterEntry, { params: here() })).status).toBe(404)
    const { body } = await dara.call(readPeopleRegister, { params: { campaign: api.campaign } })
    expect(body.registered).toEqual([])
  })
})

describe('what is kept', () => {
  const day = async (of: string) =>
    (await dara.call(listRetention, { params: { campaign: api.campaign } })).body.find(
      (one) => one.class === of,
    )

  it('is kept longer by one person up to a limit, and shorter by two', async () => {
    expect(await day('photos')).toEqual({ class: 'photos', endsOn: '2027-10-04', mostOn: '2028-07-10' })
    const set = (endsOn: string) => dara.call(setRetentionDay, { ...kept('photos'), body: { endsOn } })
    expect((await set('2027-12-01')).status).toBe(200)
    expect((await set('2028-07-11')).problem).toBe('bad-request')
    expect((await set('2020-01-01')).problem).toBe('bad-request')
    expect((await set('2027-11-01')).problem).toBe('second-person-needed')
    await agree('early.delete', `${api.campaign}/photos`)
    expect((await set('2027-11-01')).status).toBe(200)
    expect(await day('photos')).toMatchObject({ endsOn: '2027-11-01' })
  })

  it('is held and let go by two people', async () => {
    const hold = () => dara.call(holdClass, { ...kept('photos'), body: { reason: 'តុលាការ' } })
    expect((await hold()).problem).toBe('second-person-needed')
    await agree('hold.set', `${api.campaign}/photos`)
    expect((await hold()).status).toBe(200)
    expect(await day('photos')).toMatchObject({ hold: { reason: 'តុលាការ' } })
    await agree('early.delete', `${api.campaign}/photos`)
    expect((await dara.call(endClassEarly, kept('photos'))).problem).toBe('is-held')
    expect((await dara.call(letGoClass, kept('photos'))).problem).toBe('second-person-needed')
    await agree('hold.lift', `${api.campaign}/photos`)
    expect((await dara.call(letGoClass, kept('photos'))).status).toBe(200)
    expect(await day('photos')).not.toHaveProperty('hold')
  })

  it('ends before its day by two people, for ever, and says since when', async () => {
    expect((await dara.call(endClassEarly, kept('register'))).problem).toBe('second-person-needed')
    await agree('early.delete', `${api.campaign}/register`)
    expect((await dara.call(endClassEarly, kept('register'))).status).toBe(200)
    expect(await day('register')).toHaveProperty('endedOn')
    expect((await dara.call(putRegisterEntry, { params: here(), body: entry })).problem).toBe('ended')
    expect((await dara.call(endClassEarly, kept('register'))).problem).toBe('ended')
    expect(await actsOf()).toEqual(
      expect.arrayContaining(['class.day-set', 'class.held', 'class.let-go', 'class.ended']),
    )
  })
})
