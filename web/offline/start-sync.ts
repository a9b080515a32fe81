/** Sending, started on a real tablet: its clocks, its network, and what wakes it. Goes on while the vaults are locked. */

import type { Client } from '../api/client.ts'
import { createStore, type Readable } from '../state/store.ts'
import { type ClockState, checkClock } from './clock-check.ts'
import type { Outbox } from './outbox.ts'
import type { People } from './people.ts'
import { createPost } from './post.ts'
import { reachOffice } from './reach-office.ts'
import { createSync, type Sync } from './sync.ts'

export interface StartedSync {
  readonly sync: Sync
  /** Whether the date of this tablet can be right, by what the office says of it. */
  readonly clock: Readable<ClockState>
}

/** A line that neither carries nor breaks must not hold up everything; the largest thing takes a minute at 20 kb/s. */
const PATIENCE_MS = 120_000

export function startSync(outbox: Outbox, people: Pick<People, 'list' | 'settleCard'>): StartedSync {
  const clock = createStore(checkClock(Date.now()))
  const post: typeof fetch = async (address, asked) => {
    const giveUp = new AbortController()
    setTimeout(() => giveUp.abort(), PATIENCE_MS)
    const response = await fetch(address, { ...asked, signal: giveUp.signal })
    const said = Date.parse(response.headers.get('date') ?? '')
    // A page of some network may have a date of its own.
    const isOffice = /json/u.test(response.headers.get('content-type') ?? '')
    if (isOffice && !Number.isNaN(said)) clock.set(checkClock(Date.now(), said))
    return response
  }
  /** Each goes with the token of the person it is from, whoever has the tablet now. */
  const clientOf = (sender: string): Client =>
    reachOffice(post, people, () => people.list.value.find(({ code }) => code === sender))
  const sync = createSync({
    outbox,
    post: createPost(clientOf),
    now: () => performance.now(),
    random: Math.random,
    isOnline: () => navigator.onLine && people.list.value.length > 0,
    wakeAfter: (waitMs, wake) => {
      setTimeout(wake, waitMs)
    },
    alone: (work) => navigator.locks.request('sending', work),
  })
  // Whatever may mean that the network is back: the network says so, or somebody looks at the tablet again.
  addEventListener('online', () => void sync.runOnNewNetwork())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return
    clock.set(clock.value === 'unknown' ? checkClock(Date.now()) : clock.value)
    void sync.run()
  })
  void sync.run()
  return { sync, clock }
}
