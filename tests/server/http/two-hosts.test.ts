/** Tablets and the office under two names: neither name serves the API of the other. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEnrolmentCards } from '../../../schema/wire/people-endpoints.ts'
import { sideOf } from '../../../schema/wire/side.ts'
import { type Api, openApi } from '../../support/api.ts'
import { readEndpoints } from '../../support/endpoints.ts'

const HOSTS = { desk: 'desk.way-in.test', monitor: 'way-in.test' }
const endpoints = await readEndpoints()

let api: Api
beforeAll(async () => {
  api = await openApi({ hosts: HOSTS })
})
afterAll(() => api.close())

/** A path with something in every place. */
const somewhere = (url: string): string =>
  url.replace(/:(sha256)/gu, 'a'.repeat(64)).replace(/:[a-z0-9]+/giu, '01890000-0000-7000-8000-0000000000ff')

const at = (host: string, origin = `http://${host}`) => ({ host, origin })

describe('with a host for the office and one for tablets', () => {
  it('what everybody may call says which side it is of', () => {
    const silent = endpoints.filter(([, { access, side }]) => access === 'everybody' && side === undefined)
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it.each(endpoints.filter(([, endpoint]) => sideOf(endpoint) === 'desk'))(
    '%s is not there for tablets, and the office’s cookie opens nothing at their name',
    async (_, { method, url }) => {
      for (const name of ['vanna', 'dara', 'chan', 'bopha'] as const) {
        const reply = await api.as(name).send(method, somewhere(url), { headers: at(HOSTS.monitor) })
        expect([reply.status, reply.problem]).toEqual([404, 'not-found'])
      }
    },
  )

  it.each(endpoints.filter(([, endpoint]) => sideOf(endpoint) === 'monitor'))(
    '%s is not there for the office, not even with a tablet’s token',
    async (_, { method, url }) => {
      const reply = await api.as('sokha').send(method, somewhere(url), { headers: at(HOSTS.desk) })
      expect([reply.status, reply.problem]).toEqual([404, 'not-found'])
    },
  )

  it.each(endpoints.filter(([, endpoint]) => sideOf(endpoint) === 'both' && endpoint.access !== 'everybody'))(
    '%s, which both sides need, knows at each name only those who belong there',
    async (_, { method, url }) => {
      const path = somewhere(url)
      expect((await api.as('dara').send(method, path, { headers: at(HOSTS.monitor) })).problem).toBe(
        'sign-in-first',
      )
      expect((await api.as('sokha').send(method, path, { headers: at(HOSTS.desk) })).problem).toBe(
        'sign-in-first',
      )
      expect((await api.as('dara').send(method, path, { headers: at(HOSTS.desk) })).problem).not.toBe(
        'sign-in-first',
      )
      expect((await api.as('sokha').send(method, path, { headers: at(HOSTS.monitor) })).problem).not.toBe(
        'sign-in-first',
      )
    },
  )

  it('serves under a third name what has no owner, and nothing else', async () => {
    const other = at('192.0.2.7')
    expect((await api.nobody.send('GET', '/api/health', { headers: other })).status).toBe(200)
    expect((await api.as('vanna').send('GET', '/api/staff', { headers: other })).problem).toBe('not-found')
    expect((await api.as('sokha').send('GET', '/api/kit', { headers: other })).problem).toBe('not-found')
  })

  it('takes no write to the office from a page of the tablets’ name', async () => {
    const lured = await api
      .as('vanna')
      .send('DELETE', '/api/session', { headers: at(HOSTS.desk, `http://${HOSTS.monitor}`) })
    expect(lured.problem).toBe('foreign-origin')
  })

  it('sends tablets to their name', async () => {
    const { body } = await api
      .as('dara')
      .call(makeEnrolmentCards, { params: { campaign: api.campaign }, body: { count: 1 } }, at(HOSTS.desk))
    expect(new URL(body.cards[0]?.link ?? '').hostname).toBe(HOSTS.monitor)
  })
})
