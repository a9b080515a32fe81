/** Every endpoint has a handler, a permission, a description, and a test; whom it lets in is the matrix's. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS } from '../../schema/people/permissions.ts'
import { findHome } from '../../server/home.ts'
import { refuseUnserved } from '../../server/http/serve.ts'
import { type Api, openApi } from '../support/api.ts'
import { readEndpoints } from '../support/endpoints.ts'

const home = findHome()

const endpoints = await readEndpoints()

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
