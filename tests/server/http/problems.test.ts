/** Refusals: in every language, without a word of what was sent, and never as a fault when it is not one. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ProblemSlug, problems } from '../../../schema/wire/problems.ts'
import { readSession } from '../../../schema/wire/session-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { findHome } from '../../../server/home.ts'
import { preferredLanguage } from '../../../server/http/language-of.ts'
import { readProblemWords } from '../../../server/http/problem-words.ts'
import { refusalFromConstraint } from '../../../server/storage/constraint-problems.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
afterEach(() => vi.restoreAllMocks())

// The keys of the catalogue are its slugs; `Object.keys` only promises text.
const slugs = Object.keys(problems) as ProblemSlug[]
const folder = join(findHome(), 'web', 'words')
const words = readProblemWords(folder, ['km', 'en'])

/** Every fact of the catalogue with some value, as a handler would give it. */
const factsOf = (slug: ProblemSlug): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(problems[slug].facts.properties).map(([name, shape]) => [
      name,
      'type' in shape && shape.type === 'integer'
        ? 7
        : 'type' in shape && shape.type === 'array'
          ? ['x']
          : 'something',
    ]),
  )

describe('the words of refusals', () => {
  it.each(slugs)('%s says what is wrong and what to do, in Khmer and in English', (slug) => {
    const km = words.say(slug, factsOf(slug), 'km')
    const en = words.say(slug, factsOf(slug), 'en')
    for (const text of [km.title, km.detail]) expect(text).toMatch(/[\u1780-\u17ff]/u)
    for (const text of [en.title, en.detail]) expect(text).toMatch(/^[A-Z0-9]/u)
    // A fact nobody gave is left as {$name}: a typing mistake in the catalogue.
    for (const text of [km.title, km.detail, en.title, en.detail]) expect(text).not.toMatch(/[{}]|\$/u)
  })

  it('need the same facts in both languages, and say nothing the catalogue does not know', () => {
    const idsIn = (language: string) =>
      [
        ...readFileSync(join(folder, language, 'problems.ftl'), 'utf8').matchAll(/^([a-z][a-z0-9-]*) =/gmu),
      ].map(([, id]) => id)
    expect(idsIn('km').sort()).toEqual(idsIn('en').sort())
    const known = new Set<string>(slugs.map((slug) => `problem-${slug}`))
    expect(idsIn('en').filter((id) => id?.startsWith('problem-') && !known.has(id))).toEqual([])
  })
})

describe('a refusal', () => {
  it('is problem+json in the language asked for, with the words of all languages beside', async () => {
    const ask = (language?: string) =>
      api.nobody.send('GET', '/api/campaigns', language ? { headers: { 'accept-language': language } } : {})
    const english = await ask('en-GB,en;q=0.9,km;q=0.5')
    expect(english.status).toBe(401)
    expect(english.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(english.headers['content-language']).toBe('en')
    expect(english.body).toMatchObject({
      type: '/problems/sign-in-first',
      status: 401,
      title: 'Sign in first',
      titles: { km: 'សូមចូលគណនីជាមុនសិន', en: 'Sign in first' },
    })
    expect((await ask('fr')).body).toMatchObject({ title: 'សូមចូលគណនីជាមុនសិន' })
    expect((await ask()).headers['content-language']).toBe('km')
  })

  it.each([
    ['en;q=0.1,km;q=0.9', 'km'],
    ['km;q=0,en', 'en'],
    ['de, en;q=0.8', 'en'],
    ['*', 'km'],
    [';;;,,q=9', 'km'],
    [undefined, 'km'],
  ])('for Accept-Language %s speaks %s', (header, language) => {
    expect(preferredLanguage(header, ['km', 'en'])).toBe(language)
  })
})

describe('a fault of the server', () => {
  it('says nothing about itself to the caller, and nothing about people to the log', async () => {
    const logged: string[] = []
    vi.spyOn(console, 'error').mockImplementation((text: string) => void logged.push(text))
    const broken = await buildApp({
      ...api.services,
      checklists: {
        find: async () => {
          throw new Error('relation "person" has ពិសី with passphrase secret-of-dara')
        },
      },
    })
    const reply = await broken.inject({
      method: 'GET',
      url: '/api/checklists/secret-id/secret-version',
      headers: api.as('dara').headers,
    })
    await broken.close()
    expect(reply.statusCode).toBe(500)
    expect(reply.json()).toMatchObject({ type: '/problems/server-fault', status: 500 })
    expect(reply.body).not.toContain('secret')
    expect(logged.join()).toContain('GET /api/checklists/:id/:version')
    for (const private_ of ['secret', 'ពិសី', '127.0.0.1', 'person'])
      expect(logged.join()).not.toContain(private_)
  })

  it('that passes by itself is called busy, and says when to come back', async () => {
    const broken = await buildApp({
      ...api.services,
      checklists: {
        find: async () => {
          throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
        },
      },
    })
    const reply = await broken.inject({
      method: 'GET',
      url: '/api/checklists/a/b',
      headers: api.as('dara').headers,
    })
    await broken.close()
    expect(reply.json().type).toBe('/problems/server-busy')
    expect(reply.headers['retry-after']).toBe('5')
  })

  it('is not what a broken disk is, but whoever runs the server learns of it', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = await buildApp({
      ...api.services,
      checklists: {
        find: async () => {
          throw Object.assign(new Error('could not read block 7 in file'), { code: '58030' })
        },
      },
    })
    const reply = await broken.inject({
      method: 'GET',
      url: '/api/checklists/a/b',
      headers: api.as('dara').headers,
    })
    await broken.close()
    expect([reply.json().type, reply.headers['retry-after']]).toEqual(['/problems/server-busy', '60'])
    expect(said.mock.calls.join()).toMatch(/Fault at GET .*58030/u)
    expect(said.mock.calls.join()).not.toContain('block 7')
  })

  it('is not what a broken constraint is', () => {
    const broken = (constraint: string) =>
      refusalFromConstraint(Object.assign(new Error('x'), { constraint }))
    expect(broken('person_name_is_unique')?.slug).toBe('name-is-taken')
    expect(broken('visit_station_is_known')?.slug).toBe('unknown-station')
    expect(broken('something_else')).toBeUndefined()
  })
})

describe('every reply', () => {
  it('carries the headers that keep pages to themselves, and the API is kept by no cache', async () => {
    const { headers } = await api.nobody.call(readSession, {})
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    // WebAssembly may be compiled, for Argon2 on the tablet; no text becomes a program.
    expect(policy.replace(" 'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:/u)
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('tells browsers to stay with https only where people come by https', async () => {
    expect((await api.nobody.call(readSession, {})).headers['strict-transport-security']).toBeUndefined()
    const secure = await buildApp({ ...api.services, publicUrl: 'https://way-in.example.org' })
    const reply = await secure.inject({ method: 'GET', url: '/api/health' })
    await secure.close()
    expect(reply.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('that is large travels compressed, and one that is small does not', async () => {
    const { id, version } = api.services.shippedChecklist.checklist
    const headers = { 'accept-encoding': 'br, gzip' }
    const large = await api.as('dara').send('GET', `/api/checklists/${id}/${version}`, { headers })
    expect(large.headers['content-encoding']).toBe('br')
    expect(large.bytes.length).toBeLessThan(
      JSON.stringify(api.services.shippedChecklist.checklist).length / 3,
    )
    expect(
      (await api.as('dara').send('GET', '/api/session', { headers })).headers['content-encoding'],
    ).toBeUndefined()
  })
})
