/** Every endpoint has a handler, a permission that holds, a description, and a test. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS, may } from '../../schema/people/permissions.ts'
import type { Endpoint } from '../../schema/wire/endpoint.ts'
import { findHome } from '../../server/home.ts'
import { refuseUnserved } from '../../server/http/serve.ts'
import { type Api, openApi } from '../support/api.ts'
import { readEndpoints } from '../support/endpoints.ts'
import { type CastName, cast } from '../support/people.ts'

const home = findHome()

const endpoints = await readEndpoints()
const restricted = endpoints.filter(([, { access }]) => access !== 'everybody')

/** A path with something in every place. */
const somewhere = ({ url }: Endpoint): string =>
  url.replace(/:(sha256)/gu, 'a'.repeat(64)).replace(/:[a-z0-9]+/giu, '01890000-0000-7000-8000-0000000000ff')

function listTests(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) return listTests(inside)
    return entry.name.endsWith('.ts') && !inside.startsWith(join(home, 'tests', 'house')) ? [inside] : []
  })
}
const tests = listTests(join(home, 'tests'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

describe('the endpoints', () => {
  it('are found', () => {
    expect(endpoints.length).toBeGreaterThan(30)
    expect(new Set(endpoints.map(([, { method, url }]) => `${method} ${url}`)).size).toBe(endpoints.length)
  })

  it.each(endpoints)('%s has a handler', (_, { method, url }) => {
    expect(api.app.hasRoute({ method, url })).toBe(true)
  })

  it.each(endpoints)('%s names who may call it, and says what it is for', (_, { access, schema }) => {
    expect(['everybody', 'signed-in', ...ACTIONS]).toContain(access)
    expect(schema.summary.length).toBeGreaterThan(5)
    expect(schema.tags.length).toBeGreaterThan(0)
  })

  it.each(endpoints)('%s is asked in a test, by its name or at its address', (name, { url }) => {
    const address = url.replace(/[.]/gu, '[.]').replace(/:[a-zA-Z0-9]+/gu, '(?:\\$\\{[^}]*\\}|[^/\\s\'"`]+)')
    const asked = new RegExp(`\\b${name}\\b|${address}[?'"\`]`, 'u')
    expect(asked.test(tests)).toBe(true)
  })

  it.each(restricted)('%s turns away whoever is not signed in', async (_, endpoint) => {
    const reply = await api.nobody.send(endpoint.method, somewhere(endpoint))
    expect([reply.status, reply.problem]).toEqual([401, 'sign-in-first'])
  })

  // The names of the cast are its keys; `Object.keys` only promises text.
  const names = Object.keys(cast) as CastName[]
  const strangers = restricted.flatMap(([name, endpoint]) => {
    const { access } = endpoint
    if (access === 'everybody' || access === 'signed-in') return []
    return names
      .filter((who) => !may({ roles: [cast[who].role] }, access))
      .map((who) => [name, who, endpoint] as const)
  })

  it.each(strangers)(
    '%s turns away %s, before anything that was sent is looked at',
    async (_, who, endpoint) => {
      const reply = await api.as(who).send(endpoint.method, somewhere(endpoint), {
        body: '{"not": "what belongs here"',
        headers: { 'content-type': 'application/json' },
      })
      expect([reply.status, reply.problem]).toEqual([403, 'not-yours'])
    },
  )

  it('are all the API there is: nothing is served that has no endpoint', async () => {
    const known = new Set<string>(endpoints.map(([, { url }]) => url.replace(/:([a-zA-Z0-9]+)/gu, '{$1}')))
    const { body } = await api.nobody.send('GET', '/api/openapi.json')
    const paths = typeof body === 'object' && body !== null && 'paths' in body ? body.paths : undefined
    const described = Object.keys(paths ?? {})
    expect(described.filter((path) => !known.has(path))).toEqual([])
    expect(described).toHaveLength(known.size)
    const bare = fastify()
    refuseUnserved(bare)
    expect(() => bare.get('/api/behind-the-house', async () => 'unseen')).toThrow('without an endpoint')
  })
})
