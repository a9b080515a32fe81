/** Signing in, staying signed in, signing out, and the link for the first administrator. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPersonId } from '../../../schema/codes.ts'
import { listStaff } from '../../../schema/wire/people-endpoints.ts'
import {
  createFirstAdministrator,
  readSession,
  readSetUp,
  signIn,
  signOut,
} from '../../../schema/wire/session-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { saveLink } from '../../../server/queries/first-person.ts'
import { savePerson } from '../../../server/queries/people.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { type Api, openApi } from '../../support/api.ts'
import { PASSPHRASE } from '../../support/people.ts'
import { giveTotp } from '../../support/totp.ts'

const TEVY = { name: 'ទេវី', person: readPersonId('01890000-0000-7000-8000-000000000001') }

let api: Api
let codeNow: (at: Date) => string
beforeAll(async () => {
  api = await openApi()
  if (!TEVY.person) throw new Error('a person id')
  await savePerson(api.db, {
    person: TEVY.person,
    name: TEVY.name,
    roles: ['reviewer'],
    passphraseHash: await api.services.passphrases.hash(PASSPHRASE),
  })
  codeNow = await giveTotp(api.services, TEVY.person)
})
afterAll(() => api.close())

const cookieOf = (setCookie: unknown): string =>
  String(Array.isArray(setCookie) ? setCookie[0] : setCookie).split(';')[0] ?? ''

/** From an address of its own, so that one test's failures do not make another wait. */
const signInFrom = (address: string, name: string, passphrase: string, cookie?: string) =>
  api.app.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: address,
    headers: {
      origin: 'http://way-in.test',
      'content-type': 'application/json',
      ...(cookie ? { cookie } : {}),
    },
    payload: JSON.stringify({ name, passphrase }),
  })

/** Both steps. A code is good once, so the clock goes on until there is another. */
const enterFrom = async (address: string, known = '') => {
  api.clock.advance(31_000)
  const first = await signInFrom(address, 'ទេវី', PASSPHRASE, known)
  if (first.statusCode !== 200) return first
  return api.app.inject({
    method: 'POST',
    url: '/api/session/factor',
    remoteAddress: address,
    headers: {
      origin: 'http://way-in.test',
      'content-type': 'application/json',
      cookie: [cookieOf(first.headers['set-cookie']), known].filter(Boolean).join('; '),
    },
    payload: JSON.stringify({ totp: codeNow(api.services.now()) }),
  })
}

/** So long that no try of before counts any more. */
const forgetTries = () => api.clock.advance(80 * 60_000)

describe('signing in', () => {
  it('takes the name however it is typed, and answers with person and roles', async () => {
    const reply = await api.nobody.call(signIn, { body: { name: ' ទេ\u200Bវី ', passphrase: PASSPHRASE } })
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      person: TEVY.person,
      name: 'ទេវី',
      roles: ['reviewer'],
      standing: 'awaits-factor',
      factors: { totp: true, passkeys: 0, recoveryWords: 0 },
    })
  })

  it('hands out a cookie that scripts cannot read and other sites cannot send, and stores only its hash', async () => {
    const reply = await enterFrom('10.0.0.1')
    const [session] = reply.headers['set-cookie'] as string[]
    expect(session).toMatch(/^s=[A-Za-z0-9_-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Strict$/)
    const secret = cookieOf(session).slice(2)
    const stored = await api.db.selectFrom('session').selectAll().execute()
    expect(stored.some(({ token_hash }) => Buffer.from(token_hash).equals(hashOf(secret)))).toBe(true)
    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  it('says the same of a wrong passphrase and of a name nobody has', async () => {
    const wrong = await signInFrom('10.0.0.2', 'ទេវី', 'not the passphrase at all')
    const unknown = await signInFrom('10.0.0.2', 'nobody of this name', PASSPHRASE)
    expect(wrong.statusCode).toBe(401)
    expect(unknown.body).toBe(wrong.body)
    expect(wrong.json().type).toBe('/problems/wrong-sign-in')
  })

  it('compares with some hash even for a name nobody has, so that time tells nothing', async () => {
    const compared: (string | undefined)[] = []
    const { passphrases } = api.services
    const watched = await buildApp({
      ...api.services,
      passphrases: {
        hash: passphrases.hash,
        matches: (passphrase, hashed) => {
          compared.push(hashed)
          return passphrases.matches(passphrase, hashed)
        },
      },
    })
    await watched.inject({
      method: 'POST',
      url: '/api/session',
      headers: { origin: 'http://way-in.test' },
      payload: { name: 'nobody of this name', passphrase: PASSPHRASE },
    })
    await watched.close()
    expect(compared).toEqual([undefined])
  })

  it('makes a stranger wait after five failures, the account included, and says how long', async () => {
    forgetTries()
    for (let tries = 0; tries < 5; tries++)
      expect((await signInFrom('10.0.0.3', 'ទេវី', `wrong ${tries}`)).statusCode).toBe(401)
    const sixth = await signInFrom('10.0.0.3', 'ទេវី', PASSPHRASE)
    expect(sixth.statusCode).toBe(429)
    expect(sixth.json().type).toBe('/problems/too-many-tries')
    expect(Number(sixth.headers['retry-after'])).toBe(sixth.json().waitSeconds)
    api.clock.advance(1000 * (sixth.json().waitSeconds + 1))
    expect((await signInFrom('10.0.0.3', 'ទេវី', PASSPHRASE)).statusCode).toBe(200)
  })

  it('does not lock out a browser that signed in before, however many strangers try', async () => {
    forgetTries()
    const first = await enterFrom('10.0.0.4')
    const known = (first.headers['set-cookie'] as string[])
      .map(cookieOf)
      .find((cookie) => cookie.startsWith('known='))
    expect(known).toBeDefined()
    for (let tries = 0; tries < 25; tries++) await signInFrom(`10.1.0.${tries}`, 'ទេវី', 'wrong')
    expect((await signInFrom('10.2.0.1', 'ទេវី', PASSPHRASE)).statusCode).toBe(429)
    expect((await enterFrom('10.2.0.1', known)).statusCode).toBe(200)
    const forged = `known=${known?.slice(6).split('.')[0]}.${Buffer.alloc(32).toString('base64url')}`
    expect((await signInFrom('10.2.0.1', 'ទេវី', PASSPHRASE, forged)).statusCode).toBe(429)
    forgetTries()
  })

  it('does not believe an address that the sender made up', async () => {
    const reply = (forwarded: string) =>
      api.app.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '10.0.0.9',
        headers: {
          origin: 'http://way-in.test',
          'content-type': 'application/json',
          'x-forwarded-for': forwarded,
        },
        payload: JSON.stringify({ name: 'somebody else', passphrase: 'wrong' }),
      })
    for (let tries = 0; tries < 5; tries++) await reply(`192.0.2.${tries}`)
    expect((await reply('192.0.2.99')).statusCode).toBe(429)
  })
})

describe('behind a proxy of the same machine, by https', () => {
  it('the proxy is believed, anybody else is not, and the cookie is bound to this host', async () => {
    const publicUrl = 'https://way-in.example.org'
    const behind = await buildApp({ ...api.services, publicUrl })
    const attempt = (remoteAddress: string, forwarded: string, passphrase = 'wrong') =>
      behind.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress,
        headers: { origin: publicUrl, 'x-forwarded-for': forwarded },
        payload: { name: 'ទេវី', passphrase },
      })
    forgetTries()
    for (let tries = 0; tries < 5; tries++) await attempt('127.0.0.1', '192.0.2.1')
    expect((await attempt('127.0.0.1', '192.0.2.1')).statusCode).toBe(429)
    const other = await attempt('127.0.0.1', '192.0.2.2', PASSPHRASE)
    expect(other.statusCode).toBe(200)
    expect(String(other.headers['set-cookie'])).toMatch(/^__Host-s=[\w-]+; .*; Secure/u)
    forgetTries()
    for (let tries = 0; tries < 5; tries++) await attempt('10.7.7.7', `192.0.2.${tries + 10}`)
    expect((await attempt('10.7.7.7', '192.0.2.50')).statusCode).toBe(429)
    await behind.close()
    forgetTries()
  })
})

describe('a session', () => {
  const signInAsTevy = async () => {
    const reply = await enterFrom('10.3.0.1')
    const cookie = cookieOf((reply.headers['set-cookie'] as string[])[0])
    return { cookie, origin: 'http://way-in.test' }
  }

  it('says who is signed in; null when nobody is', async () => {
    const headers = await signInAsTevy()
    expect((await api.nobody.call(readSession, {}, headers)).body).toMatchObject({ name: 'ទេវី' })
    expect((await api.nobody.call(readSession, {})).body).toBeNull()
  })

  it('ends at once when signed out, on the server too', async () => {
    const headers = await signInAsTevy()
    const reply = await api.nobody.call(signOut, {}, headers)
    expect(reply.status).toBe(200)
    expect(String(reply.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await api.nobody.call(readSession, {}, headers)).body).toBeNull()
  })

  it('ends after half an hour without a request, and after ten hours in any case', async () => {
    const idle = await signInAsTevy()
    api.clock.advance(31 * 60_000)
    expect((await api.nobody.call(readSession, {}, idle)).body).toBeNull()

    const busy = await signInAsTevy()
    for (let passed = 0; passed < 10 * 60 - 25; passed += 25) {
      expect((await api.nobody.call(readSession, {}, busy)).body).not.toBeNull()
      api.clock.advance(25 * 60_000)
    }
    api.clock.advance(26 * 60_000)
    expect((await api.nobody.call(readSession, {}, busy)).body).toBeNull()
  })

  it('is not there for somebody who makes up a cookie', async () => {
    const reply = await api.nobody.call(readSession, {}, { cookie: `s=${newSecret()}` })
    expect(reply.body).toBeNull()
  })
})

describe('writing on behalf of another site', () => {
  it('is refused whatever the browser calls it', async () => {
    // The clock of the other tests has gone on for hours.
    const fresh = await openApi()
    const { cookie } = fresh.as('vanna').headers
    const attempt = (headers: Record<string, string>) =>
      fresh.nobody.send('DELETE', '/api/session', { headers: { cookie: cookie ?? '', ...headers } })
    const lure = await fresh.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: cookie ?? '' },
    })
    expect(lure.json().type).toBe('/problems/foreign-origin')
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://way-in.test.evil.example' },
      { origin: 'http://way-in.test', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://way-in.test', 'sec-fetch-site': 'same-site' },
    ]) {
      const reply = await attempt(headers)
      expect(reply.problem, JSON.stringify(headers)).toBe('foreign-origin')
    }
    expect((await fresh.as('vanna').call(listStaff, {})).status).toBe(200)
    await fresh.close()
  })

  it('is possible from the address the office typed, whichever of the names of the machine it was', async () => {
    const reply = await api.nobody.call(
      signIn,
      { body: { name: 'ទេវី', passphrase: PASSPHRASE } },
      { origin: 'http://192.168.1.5:8080', host: '192.168.1.5:8080', 'sec-fetch-site': 'same-origin' },
    )
    expect(reply.status).toBe(200)
  })
})

describe('the link for the first administrator', () => {
  it('works once, for one of all who try at the same time, and only with its own secret', async () => {
    const fresh = await openApi()
    await fresh.db.deleteFrom('person').execute()
    const secret = newSecret()
    await saveLink(fresh.db, hashOf(secret))
    expect((await fresh.nobody.call(readSetUp, {})).body).toEqual({ awaitsFirstAdministrator: true })
    expect(JSON.stringify(await fresh.db.selectFrom('setting').selectAll().execute())).not.toContain(secret)

    const create = (name: string, withSecret: string, passphrase = PASSPHRASE) =>
      fresh.nobody.call(createFirstAdministrator, { body: { secret: withSecret, name, passphrase } })
    expect((await create('ចោរ', newSecret())).problem).toBe('link-is-used')
    expect((await create('វណ្ណា', secret, 'short')).problem).toBe('passphrase-too-short')
    expect((await create('វណ្ណា', secret, 'aaaaaaaaaaaaaaaaaaaa')).problem).toBe('passphrase-too-common')
    expect((await create('   ', secret)).problem).toBe('bad-request')

    const all = await Promise.all(['មួយ', 'ពីរ', 'បី'].map((name) => create(name, secret)))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 410, 410])
    const first = all.find(({ status }) => status === 200)
    const cookie = cookieOf(first?.headers['set-cookie'])
    expect((await fresh.nobody.call(readSession, {}, { cookie })).body).toMatchObject({
      roles: ['administrator', 'coordinator', 'reviewer', 'liaison'],
    })
    expect((await fresh.nobody.call(readSetUp, {})).body).toEqual({ awaitsFirstAdministrator: false })
    expect((await create('យឺត', secret)).problem).toBe('link-is-used')
    await fresh.close()
  })

  it('of an earlier start no longer works', async () => {
    const fresh = await openApi()
    await fresh.db.deleteFrom('person').execute()
    const [earlier, later] = [newSecret(), newSecret()]
    await saveLink(fresh.db, hashOf(earlier))
    await saveLink(fresh.db, hashOf(later))
    const body = { name: 'វណ្ណា', passphrase: PASSPHRASE }
    expect(
      (await fresh.nobody.call(createFirstAdministrator, { body: { ...body, secret: earlier } })).status,
    ).toBe(410)
    expect(
      (await fresh.nobody.call(createFirstAdministrator, { body: { ...body, secret: later } })).status,
    ).toBe(200)
    await fresh.close()
  })
})
