/** Staff accounts, kept by the administrator. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffRole } from '../../../schema/people/roles.ts'
import { listStaff, putStaff } from '../../../schema/wire/people-endpoints.ts'
import { readSession, signIn } from '../../../schema/wire/session-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { PASSPHRASE } from '../../support/people.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const put = (person: string, name: string, roles: StaffRole[], passphrase?: string) =>
  api
    .as('vanna')
    .call(putStaff, { params: { person }, body: { name, roles, ...(passphrase ? { passphrase } : {}) } })

const idOf = async (name: string): Promise<string> => {
  const { body } = await api.as('vanna').call(listStaff, {})
  return body.find((one) => one.name === name)?.person ?? ''
}

describe('staff', () => {
  it('are created with a passphrase, listed, and can sign in', async () => {
    const person = randomUUID()
    expect((await put(person, 'ស្រីមុំ', ['reviewer'], PASSPHRASE)).body).toEqual({
      person,
      name: 'ស្រីមុំ',
      roles: ['reviewer'],
    })
    expect((await api.as('vanna').call(listStaff, {})).body).toContainEqual({
      person,
      name: 'ស្រីមុំ',
      roles: ['reviewer'],
      isSecured: false,
      isDisabled: false,
    })
    expect((await api.nobody.call(signIn, { body: { name: 'ស្រីមុំ', passphrase: PASSPHRASE } })).status).toBe(
      200,
    )
  })

  it('cannot be created without a passphrase, with a weak one, or with a name somebody has', async () => {
    expect(await put(randomUUID(), 'រតនា', ['reviewer'])).toMatchObject({
      status: 400,
      body: { what: 'required' },
    })
    expect((await put(randomUUID(), 'រតនា', ['reviewer'], 'ខ្លី')).problem).toBe('passphrase-too-short')
    expect((await put(randomUUID(), 'រតនា', ['reviewer'], '123456789012345678')).problem).toBe(
      'passphrase-too-common',
    )
    expect((await put(randomUUID(), 'Dara Sok', ['reviewer'], PASSPHRASE)).status).toBe(200)
    expect(await put(randomUUID(), ' dara\u200B  SOK', ['reviewer'], PASSPHRASE)).toMatchObject({
      status: 409,
      problem: 'name-is-taken',
    })
  })

  it('of one name, created twice at the same moment, are created once', async () => {
    const both = await Promise.all([1, 2].map(() => put(randomUUID(), 'ភ្លោះ', ['reviewer'], PASSPHRASE)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('change roles without a new passphrase, and with a new one are signed out everywhere', async () => {
    const person = await idOf('ចាន់')
    expect((await put(person, 'ចាន់', ['reviewer', 'liaison'])).status).toBe(200)
    expect((await api.as('chan').call(readSession, {})).body).toMatchObject({
      roles: ['reviewer', 'liaison'],
    })
    expect((await put(person, 'ចាន់', ['reviewer'], PASSPHRASE)).status).toBe(200)
    expect((await api.as('chan').call(readSession, {})).body).toBeNull()
  })

  it('always include an administrator', async () => {
    const vanna = await idOf('វណ្ណា')
    expect(await put(vanna, 'វណ្ណា', ['coordinator'])).toMatchObject({
      status: 409,
      problem: 'last-administrator',
    })
    const second = randomUUID()
    await put(second, 'ទីពីរ', ['administrator'], PASSPHRASE)
    expect((await put(second, 'ទីពីរ', ['liaison'])).status).toBe(200)
  })

  it('are nobody else’s business', async () => {
    for (const name of ['dara', 'bopha', 'sokha'] as const) {
      expect((await api.as(name).call(listStaff, {})).problem, name).toBe('not-yours')
    }
    expect((await api.nobody.call(listStaff, {})).problem).toBe('sign-in-first')
  })

  it('never show a hash of a passphrase', async () => {
    expect((await api.as('vanna').call(listStaff, {})).text).not.toContain('argon2')
  })
})
