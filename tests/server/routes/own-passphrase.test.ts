/** Somebody chooses another passphrase for themselves: with the present one and a fresh proof, and others who knew it are out. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putCampaign } from '../../../schema/wire/campaign-endpoints.ts'
import { listLogbook, listRefusedTries } from '../../../schema/wire/logbook-endpoints.ts'
import { changeOwnPassphrase, readSession, signIn } from '../../../schema/wire/session-endpoints.ts'
import { findCampaign } from '../../../server/queries/campaigns.ts'
import { savePassphrase } from '../../../server/queries/people.ts'
import { saveSession } from '../../../server/queries/sessions.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { type Api, callerWith, openApi } from '../../support/api.ts'
import { PASSPHRASE } from '../../support/people.ts'
import { type Person, signIn as signInAs } from '../../support/signed-in.ts'

const NEXT = 'ដំរីខៀវប្រាំក្បាល លេងភ្លេងលើដំបូលផ្ទះ'

let api: Api
let kunthea: Person
beforeAll(async () => {
  api = await openApi()
  kunthea = await signInAs(api, ['administrator'], 'whole')
  await savePassphrase(api.db, kunthea.person, await api.services.passphrases.hash(PASSPHRASE))
})
afterAll(() => api.close())

const change = (present: string, passphrase: string) =>
  kunthea.call(changeOwnPassphrase, { body: { present, passphrase } })
const enter = (passphrase: string) =>
  api.nobody.call(signIn, { body: { name: `administrator ${kunthea.person}`, passphrase } })

describe('one’s own passphrase', () => {
  it('is not changed without the present one, and that is counted among the tries in vain', async () => {
    const reply = await change('not the right one at all', NEXT)
    expect([reply.status, reply.problem]).toEqual([403, 'wrong-passphrase'])
    expect((await enter(PASSPHRASE)).status).toBe(200)
    const [today] = (await kunthea.call(listRefusedTries, {})).body
    expect(today).toMatchObject({ passphrase: 1, factor: 0, card: 0, permission: 0 })
  })

  it('is not changed for a weak one, also not for the name of the organisation with a year', async () => {
    expect((await change(PASSPHRASE, 'ខ្លី')).problem).toBe('passphrase-too-short')
    expect((await change(PASSPHRASE, 'password password 1234')).problem).toBe('passphrase-too-common')
    const campaign = (await findCampaign(api.db, api.campaign)) ?? expect.fail()
    const { id, ...fields } = campaign
    const organisation = { km: 'សមាគមមិត្តភាពខេត្តយើង', en: 'Friends of Our Province' }
    const body = {
      ...fields,
      organisation,
      name: { ...fields.name },
      election: { ...fields.election, name: { ...fields.election.name } },
    }
    const dara = await signInAs(api, ['coordinator'], 'whole')
    expect((await dara.call(putCampaign, { params: { campaign: id }, body })).status).toBe(200)
    for (const guess of ['Friends of our Province 2027', 'សមាគមមិត្តភាពខេត្តយើង ២០២៧'])
      expect((await change(PASSPHRASE, guess)).problem).toBe('passphrase-too-common')
    expect((await enter(PASSPHRASE)).status).toBe(200)
  })

  it('is changed with it: the old one opens nothing, other sessions are over, this one goes on, and the logbook says so', async () => {
    const token = newSecret()
    await saveSession(api.db, {
      tokenHash: hashOf(token),
      person: kunthea.person,
      at: api.services.now(),
      endsAt: new Date(api.services.now().getTime() + 36e6),
      factorAt: api.services.now(),
      kind: { browser: 'other', system: 'other' },
    })
    const elsewhere = callerWith(api.app, { cookie: `s=${token}`, origin: api.services.publicUrl })
    expect((await elsewhere.call(readSession, {})).body).not.toBeNull()
    expect((await change(PASSPHRASE, NEXT)).status).toBe(200)
    expect((await elsewhere.call(readSession, {})).body).toBeNull()
    expect((await kunthea.call(readSession, {})).body).toMatchObject({ person: kunthea.person })
    expect((await enter(PASSPHRASE)).problem).toBe('wrong-sign-in')
    expect((await enter(NEXT)).status).toBe(200)
    const { body, text } = await kunthea.call(listLogbook, {
      querystring: { act: 'staff.passphrase-changed' },
    })
    expect(body.entries).toHaveLength(1)
    for (const word of [PASSPHRASE, NEXT]) expect(text).not.toContain(word)
  })
})
