/** The built site: each page address gets the frame, hashed files are kept for ever, and the API is never mistaken for a page. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../../server/app.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
let app: FastifyInstance
let folder: string
beforeAll(async () => {
  api = await openApi()
  folder = await mkdtemp(join(tmpdir(), 'way-in-site-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Way In</title>')
  await writeFile(join(folder, 'service-worker.js'), '// worker')
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'plain')
  await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), 'brotli')
  await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), 'gzip')
  app = await buildApp({ ...api.services, siteFolder: folder })
})
afterAll(async () => {
  await app.close()
  await api.close()
  await rm(folder, { recursive: true })
})

const get = (url: string, headers: Readonly<Record<string, string>> = { accept: 'text/html' }) =>
  app.inject({ method: 'GET', url, headers })

describe('the site', () => {
  it.each([
    '/',
    '/stations',
    '/visit/01890000-0000-7000-8000-000000000001/section/entrance',
    '/enrol',
    '/no-such-page?a=b',
  ])('answers %s with the frame, to be asked for anew each time', async (path) => {
    const reply = await get(path)
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('<title>Way In</title>')
    expect(reply.headers['cache-control']).toBe('no-cache')
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('sends the smallest copy a browser takes, and lets it keep what has a hash in its name', async () => {
    const path = '/assets/app-1a2b.js'
    expect((await get(path, { 'accept-encoding': 'br, gzip' })).body).toBe('brotli')
    expect((await get(path, { 'accept-encoding': 'gzip' })).body).toBe('gzip')
    const plain = await get(path, {})
    expect(plain.body).toBe('plain')
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(String(plain.headers.vary)).toMatch(/accept-encoding/iu)
  })

  it('has the worker asked for anew each time', async () => {
    const reply = await get('/service-worker.js', {})
    expect(reply.headers['cache-control']).toBe('no-cache')
    expect(reply.headers['content-type']).toContain('javascript')
  })

  it('does not answer with a page where a program asked for something else', async () => {
    for (const path of ['/api/nothing', '/assets/gone-9z.js']) {
      const reply = await get(path)
      expect([reply.statusCode, reply.json().type], path).toEqual([404, '/problems/not-found'])
    }
    expect((await get('/stations', { accept: 'application/json' })).statusCode).toBe(404)
  })

  it('shows the API, out of the endpoint definitions, without the internet', async () => {
    const description = (await get('/api/openapi.json')).json()
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths)).toContain('/api/sealed/{id}')
    const page = await get('/api/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u)
    // Its own, wider policy, but nothing from other places and no scripts written into the page.
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toMatch(/script-src 'self'(;|$)/u)
    expect(policy).not.toMatch(/unsafe|https?:|upgrade/u)
  })
})
