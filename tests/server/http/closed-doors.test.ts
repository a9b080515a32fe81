/** What stays shut to other sites and to whoever looks around: no reply for another origin, no file that is not the app's. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../support/api.ts'
import { readEndpoints } from '../../support/endpoints.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const endpoints = await readEndpoints()

describe('another site', () => {
  it('is let to read no reply and to announce no request, at any endpoint', async () => {
    for (const [name, { method, url }] of endpoints)
      for (const origin of ['https://example.org', 'null'])
        for (const asked of ['OPTIONS', method] as const) {
          const { headers } = await api.app.inject({
            method: asked,
            url,
            headers: { origin, 'access-control-request-method': method },
          })
          const opened = Object.keys(headers).filter((header) => header.startsWith('access-control-'))
          expect([name, asked, opened]).toEqual([name, asked, []])
        }
  })
})

describe('whoever looks around', () => {
  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/package.json',
    '/server/main.js',
    '/server/README.md',
    '/data/database-password',
    '/data/keys/organisation.json',
    '/assets/../../../package.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/assets/',
  ])('finds nothing of the machine at %s', async (path) => {
    const { text, headers } = await api.nobody.send('GET', path)
    // At most the app itself, which then says that there is no such page.
    expect(text).not.toMatch(/\[core\]|refs\/heads|"dependencies"|"keys"|Index of/u)
    expect(String(headers['content-type'])).toMatch(/^(?:text\/html|application\/problem\+json)/u)
  })
})
