/** The second factor: set up before anything else, shown at each sign-in, and once more before what is grave. */

import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPersonId } from '../../../schema/codes.ts'
import type { Endpoint, EndpointSchema, InputOf } from '../../../schema/wire/endpoint.ts'
import { exportFindings } from '../../../schema/wire/export-endpoints.ts'
import {
  askForFactor,
  checkFreshness,
  dropPasskey,
  dropTotp,
  keepPasskey,
  keepRecoveryWords,
  keepTotp,
  listFactors,
  offerPasskey,
  offerRecoveryWords,
  offerTotp,
  showFactor,
} from '../../../schema/wire/factor-endpoints.ts'
import {
  closeStaffAccount,
  dropStaffFactors,
  listStaff,
  makeEnrolmentCards,
  putStaff,
} from '../../../schema/wire/people-endpoints.ts'
import {
  askForPasskey,
  endAllSessions,
  endSession,
  listSessions,
  readSession,
  signIn,
  signInWithPasskey,
  signOut,
} from '../../../schema/wire/session-endpoints.ts'
import { savePerson } from '../../../server/queries/people.ts'
import { resetSignIn } from '../../../server/queries/reset-sign-in.ts'
import { openFor } from '../../../server/sign-in/factor-seals.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import { type Api, openApi } from '../../support/api.ts'
import { PASSPHRASE } from '../../support/people.ts'
import { codeAt, giveTotp } from '../../support/totp.ts'

let api: Api
let hash: string
beforeAll(async () => {
  api = await openApi()
  hash = await api.services.passphrases.hash(PASSPHRASE)
})
afterAll(() => api.close())

let people = 0
async function makePerson() {
  people += 1
  const person = readPersonId(randomUUID())
  if (!person) throw new Error('a UUID is a person id')
  const name = `Reaksmey ${people}`
  await savePerson(api.db, { person, name, roles: ['administrator'], passphraseHash: hash })
  return { person, name }
}

/** A browser: its cookies change with what the server sets. */
function openBrowser(agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0') {
  const cookies = new Map<string, string>()
  return {
    cookies,
    call: async <Schema extends EndpointSchema>(
      called: Endpoint<Schema>,
      input: InputOf<Endpoint<Schema>>,
    ) => {
      const reply = await api.nobody.call(called, input, {
        'user-agent': agent,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      })
      for (const set of [reply.headers['set-cookie'] ?? []].flat()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      return reply
    },
  }
}

const first = async (name: string, browser = openBrowser()) => {
  const reply = await browser.call(signIn, { body: { name, passphrase: PASSPHRASE } })
  expect(reply.status).toBe(200)
  return { browser, session: reply.body }
}

/** Someone with an app, signed in by both steps. */
async function enter(browser = openBrowser()) {
  const { person, name } = await makePerson()
  const code = await giveTotp(api.services, person)
  await first(name, browser)
  expect((await browser.call(showFactor, { body: { totp: code(api.services.now()) } })).status).toBe(200)
  return { person, name, code, browser }
}

describe('an account without a second factor', () => {
  it('opens nothing but the page that sets one up', async () => {
    const { name } = await makePerson()
    const { browser, session } = await first(name)
    expect(session.standing).toBe('awaits-set-up')
    expect((await browser.call(listStaff, {})).problem).toBe('second-factor-needed')
    expect((await browser.call(listSessions, {})).problem).toBe('second-factor-needed')
    expect((await browser.call(checkFreshness, {})).problem).toBe('second-factor-needed')
    expect((await browser.call(showFactor, { body: { totp: '123456' } })).problem).toBe(
      'second-factor-needed',
    )
    expect((await browser.call(listFactors, {})).status).toBe(200)
    expect((await browser.call(offerTotp, {})).status).toBe(200)
  })

  it('is opened by an app, once a code of it was typed, in Khmer digits too', async () => {
    const { name } = await makePerson()
    const { browser } = await first(name)
    const before = browser.cookies.get('s')
    const { secret, address, offer } = (await browser.call(offerTotp, {})).body
    expect(new URL(address).searchParams.get('secret')).toBe(secret)
    expect((await browser.call(keepTotp, { body: { offer, code: '000000' } })).problem).toBe('wrong-factor')
    const khmer = codeAt(secret, api.services.now()).replace(
      /\d/gu,
      (digit) => '០១២៣៤៥៦៧៨៩'[Number(digit)] ?? '',
    )
    const kept = await browser.call(keepTotp, { body: { offer, code: khmer } })
    expect(kept.body).toMatchObject({ standing: 'whole', factors: { totp: true } })
    expect(browser.cookies.get('s')).not.toBe(before)
    expect((await browser.call(listStaff, {})).status).toBe(200)
    expect((await browser.call(dropTotp, {})).problem).toBe('last-factor')
  })

  it('is opened by words on paper, of which one is typed back and stays good', async () => {
    const { name } = await makePerson()
    const { browser } = await first(name)
    const { words, offer } = (await browser.call(offerRecoveryWords, {})).body
    expect(new Set(words).size).toBe(10)
    expect((await browser.call(keepRecoveryWords, { body: { offer, word: 'bababa-bababa' } })).problem).toBe(
      'wrong-factor',
    )
    const [word = ''] = words
    const kept = await browser.call(keepRecoveryWords, { body: { offer, word } })
    expect(kept.body).toMatchObject({ standing: 'whole', factors: { recoveryWords: 10 } })

    const again = (await first(name)).browser
    const shown = { body: { recoveryWord: ` ${word.replace('-', ' ').toUpperCase()} ` } }
    expect((await again.call(showFactor, shown)).body).toMatchObject({ factors: { recoveryWords: 9 } })
    expect((await (await first(name)).browser.call(showFactor, shown)).problem).toBe('wrong-factor')
  })

  it('takes no offer made for somebody else, or too long ago', async () => {
    const one = (await first((await makePerson()).name)).browser
    const other = (await first((await makePerson()).name)).browser
    const { secret, offer } = (await one.call(offerTotp, {})).body
    const body = () => ({ body: { offer, code: codeAt(secret, api.services.now()) } })
    expect((await other.call(keepTotp, body())).problem).toBe('offer-unfit')
    for (let waits = 0; waits < 2; waits++) {
      api.clock.advance(20 * 60_000)
      await one.call(listFactors, {})
    }
    expect((await one.call(keepTotp, body())).problem).toBe('offer-unfit')
  })
})

describe('showing the second factor', () => {
  it('lets nobody in by the passphrase alone, and shows the account nothing to change', async () => {
    const { person, name } = await makePerson()
    await giveTotp(api.services, person)
    const { browser, session } = await first(name)
    expect(session.standing).toBe('awaits-factor')
    for (const called of [listStaff, listFactors, offerTotp, offerRecoveryWords, offerPasskey] as const)
      expect((await browser.call(called as typeof listStaff, {})).problem).toBe('second-factor-needed')
    expect((await browser.call(signOut, {})).status).toBe(200)
  })

  it('takes a code one step early or late, and each step once', async () => {
    const { person, name } = await makePerson()
    const code = await giveTotp(api.services, person)
    const at = api.services.now().getTime()
    const show = async (shiftMs: number) =>
      (await (await first(name)).browser.call(showFactor, { body: { totp: code(new Date(at + shiftMs)) } }))
        .status
    expect(await show(-90_000)).toBe(401)
    expect(await show(90_000)).toBe(401)
    expect(await show(-30_000)).toBe(200)
    expect(await show(0)).toBe(200)
    expect(await show(0)).toBe(401)
    expect(await show(-30_000)).toBe(401)
  })

  it('takes one code of two that come at the same moment', async () => {
    const { person, name } = await makePerson()
    const code = await giveTotp(api.services, person)
    const browsers = [(await first(name)).browser, (await first(name)).browser]
    const body = { totp: code(api.services.now()) }
    const replies = await Promise.all(browsers.map((browser) => browser.call(showFactor, { body })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('is limited like passphrases: of a hundred guesses five are looked at', async () => {
    const { person, name } = await makePerson()
    await giveTotp(api.services, person)
    const { browser } = await first(name)
    const statuses = await Promise.all(
      Array.from({ length: 100 }, () =>
        browser.call(showFactor, { body: { recoveryWord: 'bababa-bababa' } }),
      ),
    )
    expect(statuses.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(95)
  })

  it('never falls back to the passphrase, not even when the last word is used', async () => {
    const { name } = await makePerson()
    const { browser } = await first(name)
    const { words, offer } = (await browser.call(offerRecoveryWords, {})).body
    await browser.call(keepRecoveryWords, { body: { offer, word: words[0] ?? '' } })
    for (const recoveryWord of words)
      expect((await browser.call(showFactor, { body: { recoveryWord } })).status).toBe(200)
    const { session } = await first(name)
    expect(session).toMatchObject({ standing: 'awaits-factor', factors: { recoveryWords: 0 } })
  })
})

describe('what is grave', () => {
  it('needs a factor shown within five minutes, and then goes through', async () => {
    const { browser, code } = await enter()
    const cards = { params: { campaign: api.campaign }, body: { count: 1 } }
    const closing = { params: { person: randomUUID() }, body: { isDisabled: true } }
    expect((await browser.call(checkFreshness, {})).status).toBe(200)
    api.clock.advance(5 * 60_000 + 1000)
    expect((await browser.call(checkFreshness, {})).problem).toBe('fresh-factor-needed')
    expect((await browser.call(closeStaffAccount, closing)).problem).toBe('fresh-factor-needed')
    expect((await browser.call(offerTotp, {})).problem).toBe('fresh-factor-needed')
    expect((await browser.call(listStaff, {})).status).toBe(200)
    // Whoever may not at all is told that, and not to show anything.
    expect((await browser.call(makeEnrolmentCards, cards)).problem).toBe('not-yours')
    const before = browser.cookies.get('s')
    expect((await browser.call(showFactor, { body: { totp: code(api.services.now()) } })).status).toBe(200)
    expect(browser.cookies.get('s')).not.toBe(before)
    expect((await browser.call(closeStaffAccount, closing)).problem).toBe('not-found')
  })

  it('is asked of exports, cards and staff, of everybody who may', async () => {
    const fresh = await openApi()
    fresh.clock.advance(6 * 60_000)
    const params = { campaign: fresh.campaign }
    expect((await fresh.as('bopha').call(exportFindings, { params, querystring: {} })).problem).toBe(
      'fresh-factor-needed',
    )
    expect((await fresh.as('dara').call(makeEnrolmentCards, { params, body: { count: 1 } })).problem).toBe(
      'fresh-factor-needed',
    )
    const staff = { params: { person: randomUUID() }, body: { name: 'x', roles: ['reviewer' as const] } }
    expect((await fresh.as('vanna').call(putStaff, staff)).problem).toBe('fresh-factor-needed')
    await fresh.close()
  })

  it('does not make a session last longer than its ten hours', async () => {
    const { browser, code } = await enter()
    for (let passed = 0; passed < 10 * 60; passed += 29) {
      api.clock.advance(29 * 60_000)
      await browser.call(showFactor, { body: { totp: code(api.services.now()) } })
    }
    expect((await browser.call(readSession, {})).body).toBeNull()
  })
})

describe('sessions', () => {
  it('are listed by day and kind of browser, and nothing of them can tell two people’s browsers apart', async () => {
    const { browser, name, code } = await enter()
    api.clock.advance(31_000)
    const phone = openBrowser(
      'Mozilla/5.0 (Linux; Android 14; SM-A057F) AppleWebKit/537.36 Chrome/147.0.0.0 Mobile Safari/537.36',
    )
    await first(name, phone)
    await phone.call(showFactor, { body: { totp: code(api.services.now()) } })
    const { body } = await browser.call(listSessions, {})
    expect(body.map(({ browser: kind, system, isThis }) => [kind, system, isThis])).toEqual([
      ['chrome', 'android', false],
      ['firefox', 'linux', true],
    ])
    for (const { since } of body) expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
    const stored = JSON.stringify(await api.db.selectFrom('session').selectAll().execute())
    expect(stored).not.toMatch(/SM-A057F|Mozilla|127\.0\.0\.1/u)

    const other = body.find(({ isThis }) => !isThis)
    expect((await browser.call(endSession, { params: { session: other?.id ?? '' } })).status).toBe(200)
    expect((await phone.call(readSession, {})).body).toBeNull()
    expect((await browser.call(endAllSessions, {})).status).toBe(200)
    expect((await browser.call(readSession, {})).body).toBeNull()
  })

  it('of others cannot be ended', async () => {
    const one = await enter()
    const other = await enter()
    const [theirs] = (await other.browser.call(listSessions, {})).body
    expect((await one.browser.call(endSession, { params: { session: theirs?.id ?? '' } })).problem).toBe(
      'not-found',
    )
    expect((await other.browser.call(readSession, {})).body).not.toBeNull()
  })

  it('end when the account is closed, which then says what a wrong passphrase says', async () => {
    const one = await enter()
    const other = await enter()
    const params = { person: other.person }
    const closed = await one.browser.call(closeStaffAccount, { params, body: { isDisabled: true } })
    expect(closed.body).toMatchObject({ isDisabled: true })
    expect((await other.browser.call(readSession, {})).body).toBeNull()
    const tried = await openBrowser().call(signIn, { body: { name: other.name, passphrase: PASSPHRASE } })
    expect(tried.problem).toBe('wrong-sign-in')
    await one.browser.call(closeStaffAccount, { params, body: { isDisabled: false } })
    expect((await first(other.name)).session.standing).toBe('awaits-factor')
  })

  it('are all kept by the cookie alone: signing out clears what the browser cached, and never what it stores', async () => {
    const { browser } = await enter()
    const reply = await browser.call(signOut, {})
    expect(reply.headers['clear-site-data']).toBe('"cache"')
  })
})

describe('the last administrator', () => {
  it('cannot be closed, and counts only while open', async () => {
    const fresh = await openApi()
    const [vanna] = (await fresh.as('vanna').call(listStaff, {})).body.filter(({ roles }) =>
      roles.includes('administrator'),
    )
    const second = randomUUID()
    await fresh.as('vanna').call(putStaff, {
      params: { person: second },
      body: { name: 'Second', roles: ['administrator'], passphrase: PASSPHRASE },
    })
    const close = (person: string) =>
      fresh.as('vanna').call(closeStaffAccount, { params: { person }, body: { isDisabled: true } })
    expect((await close(second)).status).toBe(200)
    expect((await close(vanna?.person ?? '')).problem).toBe('last-administrator')
    await fresh.close()
  })
})

describe('lost proofs', () => {
  it('are taken away by an administrator; the person is signed out and sets up anew', async () => {
    const one = await enter()
    const other = await enter()
    const dropped = await one.browser.call(dropStaffFactors, { params: { person: other.person } })
    expect(dropped.body).toMatchObject({ isSecured: false })
    expect((await other.browser.call(readSession, {})).body).toBeNull()
    expect((await first(other.name)).session.standing).toBe('awaits-set-up')
  })

  it('of whoever nobody can help are taken away at the machine itself, which leaves a line', async () => {
    const { name, person, browser } = await enter()
    expect(await resetSignIn(api.db, 'nobody of this name', undefined)).toBe(false)
    expect(await resetSignIn(api.db, ` ${name.toUpperCase()}`, undefined)).toBe(true)
    expect((await browser.call(readSession, {})).body).toBeNull()
    expect((await first(name)).session.standing).toBe('awaits-set-up')
    const lines = await api.db
      .selectFrom('logbook')
      .select('actor_role')
      .where('act', '=', 'staff.factors-reset')
      .where('object_id', '=', person)
      .execute()
    expect(lines).toEqual([{ actor_role: 'program' }])
  })
})

describe('a copy of the database', () => {
  it('holds neither secrets nor words, and opens nothing without the key file', async () => {
    const { name, person } = await makePerson()
    const { browser } = await first(name)
    const { secret, offer } = (await browser.call(offerTotp, {})).body
    await browser.call(keepTotp, { body: { offer, code: codeAt(secret, api.services.now()) } })
    const paper = (await browser.call(offerRecoveryWords, {})).body
    await browser.call(keepRecoveryWords, { body: { offer: paper.offer, word: paper.words[0] ?? '' } })
    const rows = JSON.stringify([
      await api.db.selectFrom('totp').selectAll().execute(),
      await api.db.selectFrom('recovery_word').selectAll().execute(),
    ])
    expect(rows).not.toContain(secret)
    for (const word of paper.words) {
      expect(rows).not.toContain(word)
      expect(rows).not.toContain(createHash('sha256').update(word).digest('base64url'))
    }
    const { sealed } = await api.db
      .selectFrom('totp')
      .select('sealed')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow()
    expect(openFor(api.services.organisationKeys, 'totp', person, sealed)).toBe(secret)
    expect(openFor(passingKeys(), 'totp', person, sealed)).toBeUndefined()
    // Moved to somebody else's row it opens nothing either.
    expect(openFor(api.services.organisationKeys, 'totp', randomUUID(), sealed)).toBeUndefined()
  })
})

describe('passkeys', () => {
  const nonsense = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
  } as const
  const answer = {
    ...nonsense,
    response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
  }

  it('are asked for this host, and made-up ones open nothing', async () => {
    const { browser } = await enter()
    const alone = await openBrowser().call(askForPasskey, {})
    expect(alone.body).toMatchObject({
      rpId: 'way-in.test',
      userVerification: 'required',
      allowCredentials: [],
    })
    expect((await openBrowser().call(signInWithPasskey, { body: { answer } })).problem).toBe('wrong-factor')
    expect((await browser.call(askForFactor, {})).body).toMatchObject({ userVerification: 'preferred' })
    expect((await browser.call(showFactor, { body: { passkey: answer } })).problem).toBe('wrong-factor')
    expect((await browser.call(offerPasskey, {})).body.rp.id).toBe('way-in.test')
    const made = { ...nonsense, response: { clientDataJSON: 'e30', attestationObject: 'AAAA' } }
    expect((await browser.call(keepPasskey, { body: { made } })).problem).toBe('wrong-factor')
    expect((await browser.call(dropPasskey, { params: { passkey: randomUUID() } })).status).toBe(200)
  })
})
