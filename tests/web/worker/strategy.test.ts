/** What the worker does with each request: the frame, a kept file, or nothing at all. */

import { describe, expect, it } from 'vitest'
import { strategyFor } from '../../../web/worker/strategy.ts'

const kept = new Set(['/', '/icon.svg', '/manifest.webmanifest', '/assets/index-1a.js'])
const asked = (path: string, change: object = {}) =>
  strategyFor({ method: 'GET', isOwnOrigin: true, mode: 'no-cors', path, ...change }, kept)
const opened = (path: string) => asked(path, { mode: 'navigate' })

describe('The worker', () => {
  it.each([
    '/',
    '/monitor',
    '/monitor/visits/1b4e28ba-2fa1-4d11-883f-0016d3cca427/sections/entrance',
    '/office',
    '/nowhere',
  ])('begins %s with the frame when it is opened as a page', (path) => expect(opened(path)).toBe('frame'))

  it.each(['/icon.svg', '/manifest.webmanifest', '/assets/index-1a.js'])(
    'hands out %s as it is kept',
    (path) => {
      expect(asked(path)).toBe('kept')
      expect(opened(path)).toBe('kept')
    },
  )

  it('keeps out of public pages, which have no app around them', () => {
    expect(opened('/r/1/km')).toBe('network-only')
  })

  it('keeps a hashed file that was left out once it is used', () => {
    expect(asked('/assets/results-page-2b.js')).toBe('kept-once-used')
  })

  it.each(['/api', '/api/kit', '/api/docs/', '/api/visits/1'])(
    'never touches what the office answers at %s',
    (path) => {
      expect(asked(path)).toBe('network-only')
      expect(opened(path)).toBe('network-only')
    },
  )

  it('never answers for a request that sends something', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      expect(asked('/icon.svg', { method, mode: 'navigate' }), method).toBe('network-only')
  })

  it('never answers for another origin', () => {
    for (const path of ['/', '/icon.svg', '/assets/index-1a.js'])
      expect(asked(path, { isOwnOrigin: false, mode: 'navigate' }), path).toBe('network-only')
  })

  it('leaves to the network what it does not know, the worker itself among it', () => {
    for (const path of ['/service-worker.js', '/robots.txt', '/monitor'])
      expect(asked(path), path).toBe('network-only')
  })
})
