/** Guessing passphrases from the office's own address, as fast as it goes: few are looked at, and nobody honest waits. */

import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPersonId } from '../../../schema/codes.ts'
import { buildApp } from '../../../server/app.ts'
import { savePerson } from '../../../server/queries/people.ts'
import { type Api, openApi } from '../../support/api.ts'
import { PASSPHRASE } from '../../support/people.ts'
import { giveTotp } from '../../support/totp.ts'

const HOUR_SECONDS = 3600
/** How often the guesser is let loose within an hour, and how many tries come at once each time. */
const EVERY_SECONDS = 20
const AT_ONCE = 40

let api: Api
let url: string
let close: () => Promise<unknown>
/** Passphrases that were really compared, by whether somebody has the name. */
const compared = { there: 0, nobody: 0 }
const codes = new Map<string, (at: Date) => string>()

beforeAll(async () => {
  api = await openApi()
  const { passphrases } = api.services
  const app = await buildApp({
    ...api.services,
    passphrases: {
      hash: passphrases.hash,
      matches: (passphrase, hashed, line) => {
        compared[hashed === undefined ? 'nobody' : 'there'] += 1
        return passphrases.matches(passphrase, hashed, line)
      },
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  close = () => app.close()
  // The address of a server that listens on a port has one.
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const passphraseHash = await passphrases.hash(PASSPHRASE)
  for (const name of ['Kunthea', 'Rith', 'Sopheap']) {
    const person = readPersonId(randomUUID())
    if (!person) throw new Error('a UUID is a person id')
    await savePerson(api.db, { person, name, roles: ['reviewer'], passphraseHash })
    codes.set(name, await giveTotp(api.services, person))
  }
})
afterAll(async () => {
  await close?.()
  await api?.close()
})

const post = (path: string, body: object, cookie = '') =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify(body),
  })
const cookiesOf = (reply: Response) => reply.headers.getSetCookie().map((set) => set.split(';')[0] ?? '')

/** Both steps; the cookies afterwards, or the status that stopped it. */
async function enter(name: string, known = '') {
  api.clock.advance(31_000)
  const first = await post('/api/session', { name, passphrase: PASSPHRASE }, known)
  if (!first.ok) return { status: first.status, known }
  const totp = codes.get(name)?.(api.services.now()) ?? ''
  const second = await post('/api/session/factor', { totp }, [...cookiesOf(first), known].join('; '))
  return {
    status: second.status,
    known: cookiesOf(second).find((cookie) => cookie.startsWith('known=')) ?? known,
  }
}

const guess = async (name: string) => {
  const replies = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) => post('/api/session', { name, passphrase: `guess ${at}` })),
  )
  return replies.map(({ status }) => status)
}

describe('somebody who guesses all the time', () => {
  it('has at most 15 guesses looked at in an hour, while who signed in here before comes and goes', async () => {
    const before = await enter('Kunthea')
    expect(before.status).toBe(200)
    let { known } = before
    compared.there = 0
    let honest = 0
    let looked = 0
    let asked = 0
    for (let second = 0; second < HOUR_SECONDS; second += EVERY_SECONDS) {
      const statuses = await guess('Kunthea')
      asked += statuses.length
      looked += statuses.filter((status) => status === 401).length
      expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([])
      if (second % 600 === 0) {
        const again = await enter('Kunthea', known)
        expect(again.status).toBe(200)
        known = again.known
        honest += 1
        second += 31
      } else api.clock.advance(EVERY_SECONDS * 1000)
    }
    expect(asked).toBeGreaterThan(5000)
    expect(looked).toBeGreaterThan(5)
    expect(looked).toBeLessThanOrEqual(15)
    expect(compared.there).toBe(looked + honest)
  })

  it('makes nobody else wait who comes from the same address for the first time', async () => {
    await guess('Kunthea')
    expect((await enter('Rith')).status).toBe(200)
  })

  it('learns nothing about names: one that nobody has is treated alike', async () => {
    compared.nobody = 0
    compared.there = 0
    const there = await guess('Sopheap')
    const nobody = await guess('Nobody of this name')
    expect(nobody.toSorted()).toEqual(there.toSorted())
    expect(compared.nobody).toBe(compared.there)
    expect(compared.there).toBe(5)
  })

  it('is no further with many addresses at once than with one', async () => {
    api.clock.advance(3 * HOUR_SECONDS * 1000)
    let looked = 0
    for (let second = 0; second < HOUR_SECONDS; second += EVERY_SECONDS) {
      for (let machine = 0; machine < 3; machine++) {
        const reply = await api.app.inject({
          method: 'POST',
          url: '/api/session',
          remoteAddress: `10.${second % 250}.${Math.floor(second / 250)}.${machine}`,
          headers: { origin: 'http://way-in.test' },
          payload: { name: 'Rith', passphrase: 'a guess' },
        })
        if (reply.statusCode === 401) looked += 1
      }
      api.clock.advance(EVERY_SECONDS * 1000)
    }
    expect(looked).toBeGreaterThan(5)
    expect(looked).toBeLessThanOrEqual(15)
  })
})
