/** Starts the app without a network. Events only: what to do is decided in `strategy.ts` and done by `shell-cache.ts`. */

import { shell } from 'virtual:shell'
import { openShellCache } from './shell-cache.ts'
import { FRAME, strategyFor } from './strategy.ts'

declare const self: ServiceWorkerGlobalScope

const kept = new Set(shell.files.map(({ path }) => path))
const cache = openShellCache(shell, { caches: self.caches, fetch: (request) => fetch(request) })

// No `skipWaiting` here: a newer version waits until a page says that nothing is being filled.
self.addEventListener('install', (event) => event.waitUntil(cache.fill()))

self.addEventListener('activate', (event) => {
  // The very first page is taken over too, so that it needs no network from now on.
  event.waitUntil(cache.dropOthers().then(() => self.clients.claim()))
})

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname: path } = new URL(request.url)
  const { method, mode } = request
  const strategy = strategyFor({ method, mode, path, isOwnOrigin: origin === self.location.origin }, kept)
  if (strategy === 'network-only') return
  event.respondWith(
    strategy === 'kept-once-used'
      ? useAndKeep(path, request)
      : findKept(strategy === 'frame' ? FRAME : path, request),
  )
})

/** The browser may have thrown away what was kept; then the network is asked. */
const findKept = async (path: string, request: Request): Promise<Response> =>
  (await cache.find(path)) ?? fetch(request)

async function useAndKeep(path: string, request: Request): Promise<Response> {
  const known = await cache.find(path)
  if (known) return known
  const response = await fetch(request)
  // A full tablet may refuse to keep it; the page gets it all the same.
  if (response.status === 200) await cache.keep(path, response.clone()).catch(() => undefined)
  return response
}
