/** The app as it is kept on this tablet: whether it starts without a network, and whether a newer version waits. */

import { createStore, type Readable } from '../state/store.ts'
import { isWorkOpen, whileNothingIsOpen } from './open-work.ts'

/** `no`: this browser, or this address without https, keeps no app; it needs the network to start. */
export type Kept = 'not-yet' | 'yes' | 'no'

/** `waits`: a newer version is here whole, but something is being filled. `offered`: it may be taken now. */
export type Newer = 'none' | 'waits' | 'offered' | 'taking'

export interface KeptApp {
  readonly kept: Readable<Kept>
  readonly newer: Readable<Newer>
  /** To be called when a page has opened: keeps the app the first time, later looks for a newer version. */
  readonly look: () => Promise<void>
  /** Changes to the newer version and loads every tab anew; does nothing while something is being filled. */
  readonly take: () => Promise<void>
}

export interface World {
  /** Missing where the address is not secure. */
  readonly container: ServiceWorkerContainer | undefined
  readonly reload: () => void
  readonly now: () => number
  readonly wait: (waitMs: number) => Promise<void>
}

const WORKER = '/service-worker.js'
/** A tab may stay open for days; browsers look for a newer worker only when a page is loaded. */
const LOOK_EVERY_MS = 3_600_000
/** Changing takes a moment; when it takes this long it has failed, and is offered again. */
const PATIENCE_MS = 15_000

export function keepApp({ container, reload, now, wait }: World): KeptApp {
  const kept = createStore<Kept>(container ? 'not-yet' : 'no')
  const newer = createStore<Newer>('none')
  let registration: ServiceWorkerRegistration | undefined
  let lookedAt = now()
  let isStarted = false

  const judge = async () => {
    if (newer.value === 'taking') return
    // The first one waits for a moment too; it is newer than nothing.
    if (!registration?.waiting || !registration.active) newer.set('none')
    else newer.set((await isWorkOpen()) ? 'waits' : 'offered')
  }

  const watch = (coming: ServiceWorker | null) => {
    coming?.addEventListener('statechange', () => void judge())
  }

  const start = async (own: ServiceWorkerContainer) => {
    // Changed under a page that had a version already: its files are gone, so it begins anew. Drafts are on the disk.
    let hadVersion = own.controller !== null
    own.addEventListener('controllerchange', () => {
      // A worker that was lost, as on a full disk, is no reason to lose what is only in this page's memory.
      if (hadVersion && own.controller) reload()
      hadVersion = true
    })
    if (hadVersion) kept.set('yes')
    void own.ready.then(() => kept.set('yes'))
    try {
      const registered = await own.register(WORKER, { updateViaCache: 'none' })
      registration = registered
      // Loaded past its worker, as browsers do when asked to load everything anew.
      hadVersion ||= registered.active !== null
      watch(registered.installing)
      registered.addEventListener('updatefound', () => watch(registered.installing))
      await judge()
    } catch {
      // Without a network the version that is here goes on.
      if (!hadVersion) kept.set('no')
    }
  }
  return {
    kept,
    newer,
    async look() {
      if (container && !isStarted) {
        isStarted = true
        return start(container)
      }
      await judge()
      if (!registration || now() - lookedAt < LOOK_EVERY_MS) return
      lookedAt = now()
      await registration.update().catch(() => undefined)
    },
    async take() {
      await whileNothingIsOpen(async () => {
        const waiting = registration?.waiting
        if (!waiting) return
        newer.set('taking')
        waiting.postMessage('take-over')
        // Nothing is opened in between: the new worker loads this tab anew, and with it this promise is gone.
        await wait(PATIENCE_MS)
        newer.set('none')
      })
      await judge()
    },
  }
}
