/** Guessing is seen: what was refused is counted by day and kind, and nothing tells whose it was or where it came from. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TRIES, type Try } from '../../../schema/people/refused-tries.ts'
import { showFactor } from '../../../schema/wire/factor-endpoints.ts'
import { listLogbook, listRefusedTries } from '../../../schema/wire/logbook-endpoints.ts'
import { enrol } from '../../../schema/wire/people-endpoints.ts'
import { signIn } from '../../../schema/wire/session-endpoints.ts'
import { countRefusedTries } from '../../../server/sign-in/refused-tries.ts'
import { type Api, openApi } from '../../support/api.ts'
import { enrolTablet, signIn as signInAs } from '../../support/signed-in.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const read = async () => (await api.as('vanna').call(listRefusedTries, {})).body

describe('tries that were refused', () => {
  it('are counted by kind, on whichever page they were made, and what is allowed is not', async () => {
    expect(await read()).toEqual([])
    const guess = { name: 'GUESSED-NAME', passphrase: 'a guess that is long enough' }
    for (let order = 0; order < 3; order += 1) await api.nobody.call(signIn, { body: guess })
    const half = await signInAs(api, ['reviewer'], 'half')
    expect((await half.call(showFactor, { body: { totp: '000000' } })).problem).toBe('wrong-factor')
    const card = { code: 'mokade-47', words: 'one two three four five six seven eight' }
    expect((await api.nobody.call(enrol, { body: card })).problem).toBe('card-unknown')
    // Signed in, and curious.
    expect((await api.as('chan').call(listLogbook, { querystring: {} })).problem).toBe('not-yours')
    // A tablet that asks for what is not its own has no account that could be guessed.
    await (await enrolTablet(api)).call(listLogbook, { querystring: {} })
    await api.nobody.call(listLogbook, { querystring: {} })
    const [today, ...more] = await read()
    expect(more).toEqual([])
    expect(today).toMatchObject({ passphrase: 3, factor: 1, card: 1, permission: 1 })
  })

  it('are kept without name, address, browser or moment', async () => {
    const { rows } = await sql<{ all: string }>`
      select string_agg(refused_try::text, ' ') as all from refused_try`.execute(api.db)
    expect(rows[0]?.all).toMatch(/^(?:\(\d{4}-\d\d-\d\d,(?:passphrase|factor|card|permission),\d+\) ?)+$/u)
    expect(TRIES).toHaveLength(4)
  })

  it('are shown to administrators and coordinators alone', async () => {
    for (const name of ['chan', 'bopha', 'sokha'] as const)
      expect((await api.as(name).call(listRefusedTries, {})).problem).toBe('not-yours')
    expect((await api.as('dara').call(listRefusedTries, {})).status).toBe(200)
  })
})

describe('the count', () => {
  it('loses nothing to a flood, writes seldom, and waits for a database that is away', async () => {
    const saved: [string, Try, number][] = []
    let isAway = false
    const tries = countRefusedTries(
      async (day, what, count) => {
        await new Promise((done) => setImmediate(done))
        if (isAway) throw new Error('away')
        saved.push([day, what, count])
      },
      () => '2027-06-06',
    )
    for (let order = 0; order < 1000; order += 1) tries.note(order % 2 === 0 ? 'passphrase' : 'card')
    await tries.settle()
    expect(saved.length).toBeLessThan(10)
    const sumOf = (what: Try) =>
      saved.filter((one) => one[1] === what).reduce((sum, [, , count]) => sum + count, 0)
    expect([sumOf('passphrase'), sumOf('card')]).toEqual([500, 500])
    isAway = true
    tries.note('card')
    await tries.settle()
    isAway = false
    tries.note('card')
    await tries.settle()
    expect(sumOf('card')).toBe(502)
  })
})
