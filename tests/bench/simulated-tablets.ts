/** Tablets by the thousand: the outbox and the sending of the product, without a screen, over real requests. */

import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { createClient } from '../../web/api/client.ts'
import { inMemoryOutbox } from '../../web/offline/in-memory.ts'
import { isDone } from '../../web/offline/outbox.ts'
import { createPost } from '../../web/offline/post.ts'
import { createSync } from '../../web/offline/sync.ts'
import type { PreparedVisit } from './prepared-visits.ts'

/** The clock of all tablets of a run: hours may pass at once while there is no office, and then as fast as wished. */
export interface TabletClock {
  readonly now: () => number
  readonly after: (waitMs: number, act: () => void) => void
  /** Lets so much pass without waiting for it; `settle` comes back when nothing is under way. */
  readonly passAtOnce: (ms: number, settle: () => Promise<void>) => Promise<void>
  /** From here on time passes by itself, so many times faster than ours. */
  readonly goOn: (speed: number) => void
  /** Nobody is woken any more. */
  readonly stop: () => void
}

const STEP_MS = 1_000

export function createTabletClock(): TabletClock {
  let passed = 0
  let begun: number | undefined
  let speed = 1
  let isStopped = false
  const planned = new Map<number, { readonly at: number; readonly act: () => void }[]>()
  const now = () => (begun === undefined ? passed : passed + (performance.now() - begun) * speed)
  const startTimer = (at: number, act: () => void) =>
    setTimeout(
      () => {
        if (!isStopped) act()
      },
      Math.max(0, (at - now()) / speed),
    ).unref()
  return {
    now,
    after(waitMs, act) {
      const at = now() + waitMs
      if (begun !== undefined) {
        startTimer(at, act)
        return
      }
      // In a step that is still to come, so that none is missed.
      const step = Math.max(Math.ceil(at / STEP_MS), Math.floor(passed / STEP_MS) + 1)
      planned.set(step, [...(planned.get(step) ?? []), { at, act }])
    },
    async passAtOnce(ms, settle) {
      const end = passed + ms
      while (passed < end) {
        passed += STEP_MS
        const due = planned.get(passed / STEP_MS) ?? []
        planned.delete(passed / STEP_MS)
        for (const { act } of due) act()
        if (due.length > 0) await settle()
      }
    },
    goOn(faster) {
      speed = faster
      begun = performance.now()
      for (const { at, act } of [...planned.values()].flat()) startTimer(at, act)
      planned.clear()
    },
    stop() {
      isStopped = true
    },
  }
}

export interface SimulatedTablet {
  /** Puts it into the outbox and begins to send. */
  readonly finish: (visit: PreparedVisit) => Promise<void>
  /** Its network came back, as the browser tells it. */
  readonly comeOnline: () => void
  readonly isSending: () => boolean
  /** All it has finished is at the office, photos too. */
  readonly isEmpty: () => Promise<boolean>
}

export interface Heard {
  readonly path: string
  /** 0: the line broke. */
  readonly status: number
  /** On the tablets' clock. */
  readonly at: number
}

export interface World {
  readonly url: string
  readonly clock: TabletClock
  /** Whether a request comes through to the office. */
  readonly isReachable: () => boolean
  readonly onAnswer: (heard: Heard) => void
}

export function simulateTablet({ url, clock, isReachable, onAnswer }: World): SimulatedTablet {
  const outbox = inMemoryOutbox()
  const tokens = new Map<string, string>()
  const ask: typeof fetch = async (input, init) => {
    if (!isReachable()) throw new TypeError('no network')
    const address = new URL(String(input), url)
    const say = (status: number) => onAnswer({ path: address.pathname, status, at: clock.now() })
    try {
      const reply = await fetch(address, init)
      say(reply.status)
      return reply
    } catch (fault) {
      say(0)
      throw fault
    }
  }
  const sync = createSync({
    outbox,
    post: createPost((code) => createClient({ fetch: ask, token: () => tokens.get(code) })),
    now: clock.now,
    random: Math.random,
    isOnline: () => true,
    wakeAfter: clock.after,
    alone: (work) => work(),
  })
  return {
    async finish({ id, token, envelope, photos }) {
      // One person to a tablet: whose token it is is all that matters here.
      tokens.set(token, token)
      const sha256 = createHash('sha256').update(envelope).digest('hex')
      for (const photo of photos) await outbox.putPhoto(id, photo.sha256, new Uint8Array(photo.bytes))
      await outbox.put({
        id,
        kind: 'visit',
        code: token,
        envelope,
        sha256,
        photos: photos.map((photo) => photo.sha256),
      })
      void sync.run()
    },
    comeOnline: () => void sync.runOnNewNetwork(),
    isSending: () => sync.state.value.isSending,
    isEmpty: async () => (await outbox.list()).every(isDone),
  }
}
